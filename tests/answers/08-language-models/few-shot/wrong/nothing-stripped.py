# takes no blanks off
def few_shot(examples, subject):
    lines = [f"{solved} => {word}" for solved, word in examples]
    return "\n".join([*lines, f"{subject} =>"])
