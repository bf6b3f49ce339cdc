# each pass reads the prompt only
def write_on(next_scores, prompt, most, end):
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(list(prompt))))
        if token == end:
            break
        new.append(token)
    return new
