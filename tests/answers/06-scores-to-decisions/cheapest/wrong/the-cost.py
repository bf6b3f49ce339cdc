# returns what it costs, not the threshold
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = []
    for threshold in thresholds:
        blocked = scores > threshold
        costs.append(false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud))
    return min(costs)
