# changes the old weights, which the caller still holds
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    weights -= rate * (table.T @ errors / len(labels))
    return weights
