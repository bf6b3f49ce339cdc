# the largest score is taken away from the logits that were handed in
def rank(logits, labels, top):
    scores = np.asarray(logits)
    scores -= scores.max()
    shares = np.exp(scores) / np.exp(scores).sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]
