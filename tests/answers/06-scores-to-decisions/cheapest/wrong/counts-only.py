# the fewest mistakes, whatever they cost
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def mistakes(threshold):
        return np.sum((scores > threshold) != fraud)

    return min(thresholds, key=mistakes)
