# goes with the slope: the slope is thought to point downhill
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights + rate * slope(weights)
    return weights
