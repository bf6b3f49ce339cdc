# cuts the prompt in the middle of a source
def assemble(question, chunks, budget, count):
    text = written(question, chunks)
    while count(text) > budget:
        chunks = [*chunks[:-1], " ".join(chunks[-1].split()[:-1])] if chunks[-1] else chunks[:-1]
        text = written(question, chunks)
    return text
