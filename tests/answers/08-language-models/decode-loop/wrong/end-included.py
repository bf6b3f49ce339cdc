# keeps the end token
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        tokens.append(token)
        if token == end:
            break
    return tokens[len(prompt) :]
