# the probabilities of the shown ones alone add up to one
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    shown = shares[order[:top]] / shares[order[:top]].sum()
    return [(labels[place], float(share)) for place, share in zip(order, shown)]
