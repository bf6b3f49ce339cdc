# `and` between arrays
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked and not fraud) + miss * np.sum(not blocked and fraud)

    return min(thresholds, key=cost)
