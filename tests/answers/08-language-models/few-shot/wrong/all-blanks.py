# takes out all double blanks
def few_shot(examples, subject):
    pairs = [(" ".join(about.split()), word) for about, word in [*examples, (subject, "")]]
    return "\n".join(f"{about} => {word}" for about, word in pairs).rstrip()
