# a copy of the prompt, cut off at the end
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]
