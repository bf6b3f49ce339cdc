# the sum instead of the mean
def stable_loss(scores, labels):
    return np.sum(np.logaddexp(0, scores) - labels * scores)
