# %% inputs
"""Payments with scores on a coarse grid, so that thresholds and ties are met often; the first ones are of one kind."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    rows = int(rng.integers(1, 12))
    fraud = rng.random(rows) < (draw if draw < 2 else 0.4)
    thresholds = rng.permutation(11)[: rng.integers(1, 11)] / 10
    return (
        fraud,
        rng.integers(0, 11, rows) / 10,
        thresholds.tolist(),
        int(rng.choice([0, 1, 10])),
        int(rng.choice([1, 10, 120])),
    )

# %% right: argmin
# a list of costs, and the place of the smallest
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = []
    for threshold in thresholds:
        alarms = np.sum((scores > threshold) & (fraud == 0))
        misses = np.sum((scores <= threshold) & (fraud == 1))
        costs.append(alarms * false_alarm + misses * miss)
    return thresholds[int(np.argmin(costs))]

# %% right: loops
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

# %% right: matrix
# all thresholds at once
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    blocked = scores[None, :] > np.array(thresholds)[:, None]
    costs = false_alarm * (blocked & ~fraud).sum(axis=1) + miss * (~blocked & fraud).sum(axis=1)
    return thresholds[costs.argmin()]

# %% right: mean cost
# the mean cost of a payment instead of the sum: the same place is lowest
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    def cost(threshold):
        blocked = scores > threshold
        return np.mean(np.where(blocked & ~fraud, false_alarm, 0) + np.where(~blocked & fraud, miss, 0))

    return sorted(thresholds, key=cost)[0]

# %% right: min by cost
# a small function, and min
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: all blocked
# counts every blocked payment as a false alarm
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked) + miss * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: at least
# blocks a score of exactly the threshold too
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores >= threshold
        return false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: counts only
# the fewest mistakes, whatever they cost
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def mistakes(threshold):
        return np.sum((scores > threshold) != fraud)

    return min(thresholds, key=mistakes)

# %% wrong: dearest
# max for min
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)

    return max(thresholds, key=cost)

# %% wrong: formula
# the formula instead of the search
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    return false_alarm / (false_alarm + miss)

# %% wrong: last of equals
# keeps the last of equally cheap ones
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    best, least = None, float("inf")
    for threshold in thresholds:
        blocked = scores > threshold
        cost = false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)
        if cost <= least:
            best, least = threshold, cost
    return best

# %% wrong: not touched
# not touched
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    ...

# %% wrong: prices swapped
# the prices exchanged
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return miss * np.sum(blocked & ~fraud) + false_alarm * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: python and
# `and` between arrays
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked and not fraud) + miss * np.sum(not blocked and fraud)

    return min(thresholds, key=cost)

# %% wrong: the cost
# returns what it costs, not the threshold
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = []
    for threshold in thresholds:
        blocked = scores > threshold
        costs.append(false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud))
    return min(costs)

# %% wrong: the place
# returns the place in the list
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = [
        false_alarm * np.sum((scores > t) & ~fraud) + miss * np.sum((scores <= t) & fraud) for t in thresholds
    ]
    return int(np.argmin(costs))
