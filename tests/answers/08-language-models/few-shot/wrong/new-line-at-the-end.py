# a new line behind each line, the last one too
def few_shot(examples, subject):
    prompt = ""
    for solved, word in examples:
        prompt += f"{solved.strip()} => {word}\n"
    return prompt + f"{subject.strip()} =>\n"
