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

# %% wrong: a share
# takes the slack for a share of the best
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min(rank for rank, recall in curve if recall >= best * (1 - slack))

# %% wrong: first in the list
# takes the first that is close enough, in the order of the list
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return [rank for rank, recall in curve if recall >= best - slack][0]

# %% wrong: largest close
# takes the largest of those that are close
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return max(rank for rank, recall in curve if recall >= best - slack)

# %% wrong: largest rank is best
# takes the largest rank for the best
def choose_rank(curve, slack):
    best = max(curve)[1]
    return min(rank for rank, recall in curve if recall >= best - slack)

# %% wrong: not touched
# not touched
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    ...

# %% wrong: smallest
# takes the cheapest, however bad
def choose_rank(curve, slack):
    return min(curve)[0]

# %% wrong: strictly
# leaves out what is exactly at the border
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min([rank for rank, recall in curve if recall > best - slack] or [max(curve)[0]])

# %% wrong: the best
# takes the best, whatever it costs
def choose_rank(curve, slack):
    return max(curve, key=lambda pair: pair[1])[0]

# %% wrong: the recall
# gives the recall
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min((rank, recall) for rank, recall in curve if recall >= best - slack)[1]
