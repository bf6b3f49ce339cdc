# both names begin at the start, and the new one is followed
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    new_weights = weights
    for _ in range(steps):
        new_weights = new_weights - rate * slope(new_weights)
    return new_weights
