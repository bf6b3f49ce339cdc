# labels turned around
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(0, scores) - (1 - labels) * scores)
