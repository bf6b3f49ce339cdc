# just the budget is too much here
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) < budget:
            taken.append(chunk)
    return written(question, taken)
