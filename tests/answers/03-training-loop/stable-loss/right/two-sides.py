# the loss of each kind on its own side
def stable_loss(scores, labels):
    return np.mean(np.where(labels == 1, np.logaddexp(0, -scores), np.logaddexp(0, scores)))
