# keeps the prompt beside the list
def assemble(question, chunks, budget, count):
    taken = []
    prompt = written(question, taken)
    for chunk in chunks:
        longer = written(question, taken + [chunk])
        if count(longer) <= budget:
            taken = taken + [chunk]
            prompt = longer
    return prompt
