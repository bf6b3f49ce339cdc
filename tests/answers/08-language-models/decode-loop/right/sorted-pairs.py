# looks for the largest by hand
def write_on(next_scores, prompt, most, end):
    made = []
    for _ in range(most):
        scores = [float(score) for score in next_scores(list(prompt) + made)]
        token = scores.index(max(scores))
        if token == end:
            break
        made = made + [token]
    return made
