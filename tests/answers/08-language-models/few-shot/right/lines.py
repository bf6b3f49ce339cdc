# a list of lines, joined
def few_shot(examples, subject):
    lines = [f"{solved.strip()} => {word}" for solved, word in examples]
    lines.append(f"{subject.strip()} =>")
    return "\n".join(lines)
