# logaddexp of 1, where 1 is e to the power of 0
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(1, scores) - labels * scores)
