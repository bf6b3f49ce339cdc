# each pass after the first reads the new tokens only
def write_on(next_scores, prompt, most, end):
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(new or list(prompt))))
        if token == end:
            break
        new.append(token)
    return new
