# keeps the whole path and returns its end
def descend(weights, slope, rate, steps):
    path = [weights]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(path[-1]))
    return path[-1]
