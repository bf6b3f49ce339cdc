# the formula, line by line
def one_step(weights, table, labels, rate):
    chance = 1 / (1 + np.exp(-(table @ weights)))
    errors = chance - labels
    slopes = table.T @ errors / len(labels)
    return weights - rate * slopes
