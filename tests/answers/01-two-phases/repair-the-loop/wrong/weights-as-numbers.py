# float() keeps the loop from taking two weights at once
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = float(weights - rate * slope(weights))
    return weights
