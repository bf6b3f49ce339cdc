# prints the end instead of returning it
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - rate * slope(weights)
    print(weights)
