# as before, without the error for no steps: still every round starts from the old place
def descend(weights, slope, rate, steps):
    new_weights = weights
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return new_weights
