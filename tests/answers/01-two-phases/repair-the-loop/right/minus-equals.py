# the short form, -=
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        weights -= rate * slope(weights)
    return weights
