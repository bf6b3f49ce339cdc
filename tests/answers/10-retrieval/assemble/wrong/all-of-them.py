# forgets the budget
def assemble(question, chunks, budget, count):
    return written(question, chunks)
