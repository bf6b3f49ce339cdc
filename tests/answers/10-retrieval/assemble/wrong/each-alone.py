# asks for each chunk by itself, and never for all together
def assemble(question, chunks, budget, count):
    return written(question, [chunk for chunk in chunks if count(written(question, [chunk])) <= budget])
