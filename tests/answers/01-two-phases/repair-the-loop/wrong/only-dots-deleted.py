# only the dots are deleted: the step is still computed and never stored
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return weights
