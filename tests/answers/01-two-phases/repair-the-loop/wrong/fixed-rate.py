# the rate of the cell above is written into the line
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - 0.3 * slope(weights)
    return weights
