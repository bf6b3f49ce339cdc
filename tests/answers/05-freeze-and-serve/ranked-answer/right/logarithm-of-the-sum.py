# by the logarithm of the sum
def rank(logits, labels, top):
    total = np.logaddexp.reduce(np.asarray(logits, float))
    shares = np.exp(np.asarray(logits, float) - total)
    order = np.lexsort((np.arange(len(shares)), -shares))
    return [(labels[i], shares[i]) for i in order][:top]
