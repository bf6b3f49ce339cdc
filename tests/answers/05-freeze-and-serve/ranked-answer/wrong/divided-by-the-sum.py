# divided by the sum, without the power of e
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = scores
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]
