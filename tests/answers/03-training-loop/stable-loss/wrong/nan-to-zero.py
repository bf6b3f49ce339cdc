# what is not a number is called 0
def stable_loss(scores, labels):
    chance = 1 / (1 + np.exp(-scores))
    losses = -(labels * np.log(chance) + (1 - labels) * np.log(1 - chance))
    return np.mean(np.nan_to_num(losses, posinf=0.0))
