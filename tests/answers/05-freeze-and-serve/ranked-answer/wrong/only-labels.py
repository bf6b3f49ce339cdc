# labels without their probabilities
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [labels[place] for place in order[:top]]
