# every step has the same length: only the direction of the slope is used
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - rate * np.sign(slope(weights))
    return weights
