# sorts by length, so that more fit and the best may be left out
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in sorted(chunks, key=count):
        if count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)
