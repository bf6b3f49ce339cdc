# the return stands inside the loop: one step, then the end
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - rate * slope(weights)
        return weights
