# the probability is cut off before the logarithm: finite, but no longer the loss
def stable_loss(scores, labels):
    chance = np.clip(1 / (1 + np.exp(-scores)), 1e-12, 1 - 1e-12)
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))
