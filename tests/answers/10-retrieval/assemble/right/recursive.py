# one chunk, then the rest
def assemble(question, chunks, budget, count, taken=()):
    if not chunks:
        return written(question, list(taken))
    longer = [*taken, chunks[0]]
    fits = count(written(question, longer)) <= budget
    return assemble(question, chunks[1:], budget, count, longer if fits else taken)
