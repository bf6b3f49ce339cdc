# sixty steps, as in the cell above, whatever was asked for
def descend(weights, slope, rate, steps):
    for _ in range(60):
        weights = weights - rate * slope(weights)
    return weights
