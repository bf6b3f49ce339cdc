# a list instead of a text
def few_shot(examples, subject):
    return [f"{solved.strip()} => {word}" for solved, word in examples] + [f"{subject.strip()} =>"]
