# gives the list instead of the prompt
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return taken
