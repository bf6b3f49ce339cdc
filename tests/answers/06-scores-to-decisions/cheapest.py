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

# %% wrong: all blocked -> "0.1", "0.95"
# counts every blocked payment as a false alarm
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked) + miss * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: at least -> "0.3", "0.5"
# blocks a score of exactly the threshold too
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores >= threshold
        return false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: counts only -> "0.35"
# the fewest mistakes, whatever they cost
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def mistakes(threshold):
        return np.sum((scores > threshold) != fraud)

    return min(thresholds, key=mistakes)

# %% wrong: dearest -> "0.35", "0.8"
# max for min
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)

    return max(thresholds, key=cost)

# %% wrong: formula -> "0.35", "0.0769"
# the formula instead of the search
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    return false_alarm / (false_alarm + miss)

# %% wrong: last of equals -> "0.45", "0.55"
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

# %% wrong: not touched -> "three dots"
# not touched
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    ...

# %% wrong: prices swapped -> "0.8", "0.35"
# the prices exchanged
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return miss * np.sum(blocked & ~fraud) + false_alarm * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: python and -> "ValueError", "fraud"
# `and` between arrays
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked and not fraud) + miss * np.sum(not blocked and fraud)

    return min(thresholds, key=cost)

# %% wrong: the cost -> "0.35", "10"
# returns what it costs, not the threshold
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = []
    for threshold in thresholds:
        blocked = scores > threshold
        costs.append(false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud))
    return min(costs)

# %% wrong: the place -> "0.35", "2"
# returns the place in the list
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = [
        false_alarm * np.sum((scores > t) & ~fraud) + miss * np.sum((scores <= t) & fraud) for t in thresholds
    ]
    return int(np.argmin(costs))

# %% right: dictionary of costs
# a cost for each threshold, in a dictionary
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs = {}
    for threshold in thresholds:
        costs[threshold] = sum(
            (false_alarm if score > threshold else 0) if not bad else (0 if score > threshold else miss)
            for bad, score in zip(fraud.tolist(), scores.tolist())
        )
    least = min(costs.values())
    return [threshold for threshold in thresholds if costs[threshold] == least][0]

# %% right: jax
# with jax, in 32 bits
import jax.numpy as jnp


def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    steps = jnp.array(thresholds)
    over = jnp.array(scores) > steps[:, None]
    bad = jnp.array(fraud)
    bill = jnp.where(bad, jnp.where(over, 0, miss), jnp.where(over, false_alarm, 0)).sum(axis=1)
    return steps[jnp.argmin(bill)]

# %% right: reduce
# two at a time, the first one kept unless the second is cheaper
from functools import reduce


def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    honest_scores, fraud_scores = scores[~fraud], scores[fraud]

    def bill(t):
        return len(honest_scores[honest_scores > t]) * false_alarm + np.count_nonzero(fraud_scores <= t) * miss

    return reduce(lambda kept, other: other if bill(other) < bill(kept) else kept, thresholds)

# %% wrong: lowest of equals -> "0.55", "0.45"
# tries the thresholds from the lowest to the highest
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)

    return min(sorted(thresholds), key=cost)

# %% wrong: miss below only -> "0.3", "0.5"
# a score of exactly the threshold is neither blocked nor missed
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        return false_alarm * np.sum((scores > threshold) & ~fraud) + miss * np.sum((scores < threshold) & fraud)

    return min(thresholds, key=cost)

# %% wrong: starts at zero -> "returned nothing"
# the least cost so far begins at 0
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    best, least = None, 0
    for threshold in thresholds:
        blocked = scores > threshold
        cost = false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)
        if cost < least:
            best, least = threshold, cost
    return best

# %% wrong: starts at a hundred -> "0.5", "0.65"
# the least cost so far begins at 100, and the first threshold is kept
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    best, least = thresholds[0], 100
    for threshold in thresholds:
        blocked = scores > threshold
        cost = false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)
        if cost < least:
            best, least = threshold, cost
    return best

# %% wrong: returns in the loop -> "0.0", "0.35"
# returns after the first threshold
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    best, least = None, float("inf")
    for threshold in thresholds:
        blocked = scores > threshold
        cost = false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)
        if cost < least:
            best, least = threshold, cost
        return best

# %% wrong: threshold and cost -> "one number", "tuple"
# the threshold together with its cost
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    best, least = None, float("inf")
    for threshold in thresholds:
        blocked = scores > threshold
        cost = false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)
        if cost < least:
            best, least = threshold, cost
    return best, least

# %% wrong: the shop's prices -> "0.35", "0.8"
# always 10 and 120
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return 10 * np.sum(blocked & ~fraud) + 120 * np.sum(~blocked & fraud)

    return min(thresholds, key=cost)

# %% wrong: misses only -> "0.0", "0.35"
# alarms are not counted
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    return min(thresholds, key=lambda threshold: miss * np.sum((scores <= threshold) & fraud))

# %% wrong: sums run on -> "0.0", "0.35"
# the sum is not set back for the next threshold
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    costs, cost = [], 0
    for threshold in thresholds:
        blocked = scores > threshold
        cost += false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)
        costs.append(cost)
    return thresholds[int(np.argmin(costs))]

# %% wrong: printed -> "returned nothing", "it printed"
# the threshold is printed
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(threshold):
        blocked = scores > threshold
        return false_alarm * np.sum(blocked & ~fraud) + miss * np.sum(~blocked & fraud)

    print(min(thresholds, key=cost))

# %% right: confusion by histogram
# counts below each threshold in sorted scores
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    bad, good = np.sort(scores[fraud]), np.sort(scores[np.logical_not(fraud)])
    best = None
    for t in thresholds:
        missed = np.searchsorted(bad, t, side="right")
        alarms = good.size - np.searchsorted(good, t, side="right")
        bill = missed * miss + alarms * false_alarm
        if best is None or bill < best[0]:
            best = (bill, t)
    return best[1]

# %% right: integers
# truths as numbers
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    f = fraud.astype(int)
    bills = []
    for t in thresholds:
        b = (scores > t).astype(int)
        bills.append(int((b * (1 - f)).sum()) * false_alarm + int(((1 - b) * f).sum()) * miss)
    return thresholds[bills.index(min(bills))]

# %% wrong: saved instead of lost -> "0.35", "0.0"
# the most frauds that are caught
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""
    return max(thresholds, key=lambda t: miss * np.sum((scores > t) & fraud))

# %% wrong: rounded threshold -> "0.35", "0.3"
# one decimal
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(t):
        return false_alarm * np.sum((scores > t) & ~fraud) + miss * np.sum((scores <= t) & fraud)

    return float(f"{min(thresholds, key=cost) - 1e-9:.1f}")

# %% wrong: rates instead of counts -> "0.65", "0.4"
# shares of the honest and of the frauds instead of numbers
def cheapest(fraud, scores, thresholds, false_alarm, miss):
    """The first threshold of least cost: with nothing but frauds it is the lowest one."""

    def cost(t):
        alarms = np.mean(scores[~fraud] > t) if (~fraud).any() else 0
        misses = np.mean(scores[fraud] <= t) if fraud.any() else 0
        return false_alarm * alarms + miss * misses

    return min(thresholds, key=cost)
