# counts the prompt into `most`
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    while len(tokens) < most:
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]
