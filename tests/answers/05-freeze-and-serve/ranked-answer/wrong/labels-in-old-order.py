# probabilities are sorted and labels are not
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(label, float(share)) for label, share in zip(labels, sorted(shares, reverse=True)[:top])]
