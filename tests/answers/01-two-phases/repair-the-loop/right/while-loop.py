# a while loop that counts down
def descend(weights, slope, rate, steps):
    while steps > 0:
        direction = -slope(weights)
        weights = weights + rate * direction
        steps = steps - 1
    return weights
