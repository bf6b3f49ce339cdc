# the rate is forgotten: the slope is taken for the step
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - slope(weights)
    return weights
