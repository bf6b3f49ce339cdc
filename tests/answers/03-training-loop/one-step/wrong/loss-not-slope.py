# every weight gets the mean error: the value drives the step, not the slope of each weight
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * np.mean(errors)
