# one more line hands the new place on to the next round
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
        weights = new_weights
    return weights
