# the places instead of the labels
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(int(place), float(shares[place])) for place in order[:top]]
