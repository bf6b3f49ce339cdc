# the score is taken for the probability
def one_step(weights, table, labels, rate):
    errors = table @ weights - labels
    return weights - rate * table.T @ errors / len(labels)
