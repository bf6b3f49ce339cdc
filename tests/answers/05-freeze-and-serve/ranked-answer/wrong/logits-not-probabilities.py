# the raw scores instead of probabilities
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(scores[place])) for place in order[:top]]
