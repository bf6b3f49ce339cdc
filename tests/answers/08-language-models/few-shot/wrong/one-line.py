# all on one line
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    return " ".join([*lines, f"{subject.strip()} =>"])
