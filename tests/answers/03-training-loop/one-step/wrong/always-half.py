# the probability is always 0.5, as at the start
def one_step(weights, table, labels, rate):
    errors = 0.5 - labels
    return weights - rate * table.T @ errors / len(labels)
