# e to the power of a thousand: infinity divided by infinity
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores)
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]
