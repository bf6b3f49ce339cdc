# puts each in and takes it out again where it is too much
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        taken.append(chunk)
        if count(written(question, taken)) > budget:
            taken.pop()
    return written(question, taken)
