# forgets the open line
def few_shot(examples, subject):
    return "\n".join(f"{solved.strip()} => {word}" for solved, word in examples)
