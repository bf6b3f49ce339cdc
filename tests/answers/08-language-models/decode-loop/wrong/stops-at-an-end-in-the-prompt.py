# an end token in the prompt ends it at once
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    while len(tokens) < len(prompt) + most and end not in tokens:
        tokens.append(int(np.argmax(next_scores(tokens))))
    new = tokens[len(prompt) :]
    return new[:-1] if new and new[-1] == end else new
