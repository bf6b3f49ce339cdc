# a function that calls itself
def descend(weights, slope, rate, steps):
    if steps == 0:
        return weights
    return descend(weights - rate * slope(weights), slope, rate, steps - 1)
