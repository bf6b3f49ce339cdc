# the larger part taken out by hand, so that only small powers are computed
def stable_loss(scores, labels):
    large = np.maximum(scores, 0)
    return np.mean(large - labels * scores + np.log1p(np.exp(-np.abs(scores))))
