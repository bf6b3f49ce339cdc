# asks once and takes the best of one pass
def write_on(next_scores, prompt, most, end):
    scores = next_scores(list(prompt))
    order = np.argsort(-scores)
    return [int(token) for token in order[:most] if token != end]
