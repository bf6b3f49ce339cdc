# returns the new place, but every round starts from the old one: only the last line is thought to matter
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return new_weights
