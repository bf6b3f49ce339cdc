# a list of costs, and the place of the smallest
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = []
    for threshold in thresholds:
        alarms = np.sum((scores > threshold) & (fraud == 0))
        misses = np.sum((scores <= threshold) & (fraud == 1))
        costs.append(alarms * false_alarm + misses * miss)
    return thresholds[int(np.argmin(costs))]
