# the open line is a pair with an empty word
def few_shot(examples, subject):
    pairs = [*examples, (subject, "")]
    return "\n".join(f"{about.strip()} => {word}" for about, word in pairs).rstrip(" ")
