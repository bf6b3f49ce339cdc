# the open line comes first
def few_shot(examples, subject):
    lines = [f"{subject.strip()} =>"]
    lines += [f"{solved.strip()} => {word}" for solved, word in examples]
    return "\n".join(lines)
