# the formula of the task
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(0, scores) - labels * scores)
