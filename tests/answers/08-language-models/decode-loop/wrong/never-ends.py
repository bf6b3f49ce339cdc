# does not look for the end
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        tokens.append(int(np.argmax(next_scores(tokens))))
    return tokens[len(prompt) :]
