# returns the place in the list
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = [
        false_alarm * np.sum((scores > t) & ~fraud) + miss * np.sum((scores <= t) & fraud) for t in thresholds
    ]
    return int(np.argmin(costs))
