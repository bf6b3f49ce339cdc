# error times row, then the mean over the messages
def one_step(weights, table, labels, rate):
    chance = 1 / (1 + np.exp(-(table @ weights)))
    slopes = ((chance - labels)[:, None] * table).mean(axis=0)
    return weights - rate * slopes
