# counts the chunks without question and numbers
def assemble(question, chunks, budget, count):
    taken, used = [], 0
    for chunk in chunks:
        if used + count(chunk) <= budget:
            taken.append(chunk)
            used += count(chunk)
    return written(question, taken)
