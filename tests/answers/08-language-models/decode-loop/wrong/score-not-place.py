# appends the highest score instead of its token
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.max(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]
