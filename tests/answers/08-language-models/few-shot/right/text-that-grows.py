# a text that grows
def few_shot(examples, subject):
    prompt = ""
    for solved, word in examples:
        prompt += solved.strip() + " => " + word + "\n"
    return prompt + subject.strip() + " =>"
