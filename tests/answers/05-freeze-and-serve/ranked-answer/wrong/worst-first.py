# sorted from the smallest on
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]
