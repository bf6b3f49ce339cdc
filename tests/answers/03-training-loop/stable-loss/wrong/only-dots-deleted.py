# only the dots are deleted
def stable_loss(scores, labels):
    """The mean loss: stable_loss(np.array([1000.0]), np.array([0])) is 1000.0."""
    chance = 1 / (1 + np.exp(-scores))
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))
