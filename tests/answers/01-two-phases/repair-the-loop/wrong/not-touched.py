# not touched at all
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    ...  # delete this line when you have repaired the loop
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return weights
