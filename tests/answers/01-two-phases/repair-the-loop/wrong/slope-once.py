# the slope is asked for once: it is thought to be the same everywhere
def descend(weights, slope, rate, steps):
    direction = slope(weights)
    for _ in range(steps):
        weights = weights - rate * direction
    return weights
