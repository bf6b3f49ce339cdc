# the new place is stored under the name that the next round reads
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        weights = weights - rate * slope(weights)
    return weights
