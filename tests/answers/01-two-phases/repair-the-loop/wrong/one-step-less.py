# counts from one and so takes one step less
def descend(weights, slope, rate, steps):
    for step in range(1, steps):
        weights = weights - rate * slope(weights)
    return weights
