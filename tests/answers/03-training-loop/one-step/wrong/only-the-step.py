# gives the step and not the new weights
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return -rate * table.T @ errors / len(labels)
