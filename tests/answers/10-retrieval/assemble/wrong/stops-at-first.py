# stops at the first one that does not fit
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) > budget:
            break
        taken.append(chunk)
    return written(question, taken)
