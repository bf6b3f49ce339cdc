# all thresholds at once
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    blocked = scores[None, :] > np.array(thresholds)[:, None]
    costs = false_alarm * (blocked & ~fraud).sum(axis=1) + miss * (~blocked & fraud).sum(axis=1)
    return thresholds[costs.argmin()]
