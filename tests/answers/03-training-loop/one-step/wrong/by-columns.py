# divides by the number of columns
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * table.T @ errors / len(weights)
