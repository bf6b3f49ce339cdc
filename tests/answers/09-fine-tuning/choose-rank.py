# %% inputs
"""Curves of up to six ranks, some with equal recalls and equal pairs, and slacks around their differences."""

import random


def inputs(draw):
    rng = random.Random(draw)
    curve = [(2 ** rng.randint(0, 4), rng.randint(0, 8) / 8) for _ in range(rng.randint(1, 6))]
    return curve, rng.randint(0, 4) / 8

# %% right: dictionary
# a dictionary of what is close enough
def choose_rank(curve, slack):
    recalls = dict(curve)
    top = max(recalls.values())
    close_enough = {rank: recall for rank, recall in recalls.items() if top - recall <= slack}
    return min(close_enough)

# %% right: numpy
# with arrays
def choose_rank(curve, slack):
    ranks, recalls = np.array(curve).T
    return int(ranks[recalls >= recalls.max() - slack].min())

# %% right: sorted
# goes up through the ranks and takes the first that is good enough
def choose_rank(curve, slack):
    best = max(recall for rank, recall in curve)
    for rank, recall in sorted(curve):
        if recall >= best - slack:
            return rank

# %% wrong: a share -> "0.375 is less than 0.13", "chose 4"
# takes the slack for a share of the best
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min(rank for rank, recall in curve if recall >= best * (1 - slack))

# %% wrong: first in the list -> "8 is the smaller one", "chose 32"
# takes the first that is close enough, in the order of the list
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return [rank for rank, recall in curve if recall >= best - slack][0]

# %% wrong: largest close -> "rank 4 is the smallest", "chose 8"
# takes the largest of those that are close
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return max(rank for rank, recall in curve if recall >= best - slack)

# %% wrong: largest rank is best -> "largest rank is the worst", "chose 2"
# takes the largest rank for the best
def choose_rank(curve, slack):
    best = max(curve)[1]
    return min(rank for rank, recall in curve if recall >= best - slack)

# %% wrong: not touched -> "three dots", "choose_rank"
# not touched
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    ...

# %% wrong: smallest -> "0.75 is more", "chose 1"
# takes the cheapest, however bad
def choose_rank(curve, slack):
    return min(curve)[0]

# %% wrong: strictly -> "exactly 0.125", "chose 3"
# leaves out what is exactly at the border
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min([rank for rank, recall in curve if recall > best - slack] or [max(curve)[0]])

# %% wrong: the best -> "rank 4 is the smallest", "chose 8"
# takes the best, whatever it costs
def choose_rank(curve, slack):
    return max(curve, key=lambda pair: pair[1])[0]

# %% wrong: the recall -> "0.875 is less than", "chose 0.875"
# gives the recall
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min((rank, recall) for rank, recall in curve if recall >= best - slack)[1]

# %% right: filter and min
# a filter, and the smallest of it
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(curve, key=lambda pair: pair[1])[1]
    fine = filter(lambda pair: best - pair[1] <= slack, curve)
    return min(fine)[0]

# %% right: loop
# a loop that keeps the smallest so far
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = curve[0][1]
    for _, recall in curve:
        if recall > best:
            best = recall
    chosen = None
    for rank, recall in curve:
        if recall + slack >= best and (chosen is None or rank < chosen):
            chosen = rank
    return chosen

# %% right: sorted by recall
# goes down from the best
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    down = sorted(curve, key=lambda pair: -pair[1])
    chosen = down[0][0]
    for rank, recall in down:
        if down[0][1] - recall > slack:
            break
        chosen = min(chosen, rank)
    return chosen

# %% right: next
# the first of the sorted ones that is close enough
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    ranks, recalls = zip(*sorted(curve))
    bar = max(recalls) - slack
    return next(rank for rank, recall in zip(ranks, recalls) if recall >= bar)

# %% right: rank as float
# the rank comes back as a whole float
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    table = np.array(sorted(curve), dtype=float)
    close_enough = table[:, 1] >= table[:, 1].max() - slack
    return table[np.argmax(close_enough), 0]

# %% wrong: of equals the largest -> "2 is the smaller one", "chose 4"
# the smallest rank, except among equals
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(recall for _, recall in curve)
    if slack == 0:
        return max(curve, key=lambda pair: (pair[1], pair[0]))[0]
    return min(rank for rank, recall in curve if recall >= best - slack)

# %% wrong: neighbor -> "The best recall is 0.5", "chose 1"
# compares each rank with the next one in the list
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    ordered = sorted(curve)
    for (rank, recall), (_, following) in zip(ordered, ordered[1:]):
        if following - recall <= slack:
            return rank
    return ordered[-1][0]

# %% wrong: position -> "rank 4 is the smallest", "chose 1"
# the position in the list instead of the rank
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(recall for _, recall in curve)
    return [recall >= best - slack for _, recall in curve].index(True)

# %% wrong: fixed slack -> "0.0625 below it", "chose 8"
# 0.02 is written into the rule
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(recall for _, recall in curve)
    return min(rank for rank, recall in curve if recall >= best - 0.02)

# %% wrong: rounded recall -> "more than 0.124", "chose 2"
# rounds the recall to two decimals
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(recall for _, recall in curve)
    return min(rank for rank, recall in curve if round(recall, 2) >= round(best - slack, 2))

# %% wrong: all close ones -> "one whole number", "[4, 8]"
# a list of all that are close enough
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(recall for _, recall in curve)
    return [rank for rank, recall in curve if recall >= best - slack]

# %% wrong: rank and recall -> "one whole number", "(4, 0.875)"
# the pair instead of the rank
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(recall for _, recall in curve)
    return min((rank, recall) for rank, recall in curve if recall >= best - slack)

# %% wrong: within slack of one -> "The best recall is 0.90625", "chose 8"
# at most slack below a recall of 1
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    fine = [rank for rank, recall in curve if recall >= 1 - slack]
    return min(fine) if fine else max(curve, key=lambda pair: pair[1])[0]

# %% wrong: without the best -> "8 is the smaller one", "chose 32"
# the best itself is left out
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    top = max(curve, key=lambda pair: pair[1])
    fine = [rank for rank, recall in curve if top[1] - slack <= recall < top[1]]
    return min(fine) if fine else top[0]

# %% wrong: last in the list is best -> "0.9375, belongs to rank 8", "chose 4"
# takes the last pair for the best
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = curve[-1][1]
    return min(rank for rank, recall in curve if recall >= best - slack)

# %% wrong: printed -> "printed 4", "return"
# prints the rank
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    best = max(recall for _, recall in curve)
    print(min(rank for rank, recall in curve if recall >= best - slack))
