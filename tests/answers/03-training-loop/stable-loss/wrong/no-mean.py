# a loss for each message
def stable_loss(scores, labels):
    return np.logaddexp(0, scores) - labels * scores
