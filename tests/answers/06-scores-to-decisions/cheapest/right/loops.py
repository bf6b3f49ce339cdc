# plain loops, no numpy
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    best, least = None, float("inf")
    for threshold in thresholds:
        cost = 0
        for is_fraud, score in zip(fraud, scores):
            if score > threshold and not is_fraud:
                cost = cost + false_alarm
            if score <= threshold and is_fraud:
                cost = cost + miss
        if cost < least:
            best, least = threshold, cost
    return best
