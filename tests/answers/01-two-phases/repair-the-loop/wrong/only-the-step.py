# the step takes the place of the weights: the difference is taken for the new place
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = rate * slope(weights)
    return weights
