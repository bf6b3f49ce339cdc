# another arrow
def few_shot(examples, subject):
    lines = [f"{solved.strip()} -> {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject.strip()} ->"])
