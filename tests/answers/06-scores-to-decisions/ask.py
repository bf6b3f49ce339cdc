# %% inputs
"""Scores in sixteenths, so that ties and scores of just `sure` are met often; first no mails, then no places."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    scores = rng.integers(0, 17, rng.integers(0, 15) if draw else 0) / 16
    return scores.tolist(), int(rng.integers(8, 17)) / 16, int(rng.integers(0, 9)) if draw > 1 else 0

# %% right: argsort
# numpy, with a stable sort
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    chances = np.asarray(probabilities, float)
    order = np.argsort(np.abs(chances - 0.5), kind="stable")
    top = np.maximum(chances, 1 - chances)
    return [int(row) for row in order if top[row] < sure][:places]

# %% right: one by one
# takes the most uncertain one again and again
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    left = {row: max(p, 1 - p) for row, p in enumerate(probabilities) if max(p, 1 - p) < sure}
    chosen = []
    while left and len(chosen) < places:
        row = min(left, key=left.get)
        chosen.append(row)
        del left[row]
    return chosen

# %% right: pairs
# pairs of distance and position: equal distances are sorted by position
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    pairs = []
    for row, p in enumerate(probabilities):
        if p < sure and 1 - p < sure:
            pairs.append((abs(p - 0.5), row))
    pairs.sort()
    return [row for _, row in pairs[:places]]

# %% right: sorted positions
# chooses, sorts, cuts
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: at most
# asks also where a label just reaches it
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) <= sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: by value
# finds the position by the value: equal mails come out as one
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = sorted([p for p in probabilities if max(p, 1 - p) < sure], key=lambda p: abs(p - 0.5))
    return [list(probabilities).index(p) for p in unsure[:places]]

# %% wrong: cut first
# cuts before it sorts
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure][:places]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))

# %% wrong: everybody
# the most uncertain of all, sure or not
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    return sorted(range(len(probabilities)), key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: highest first
# the highest probability of spam first
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: -probabilities[row])[:places]

# %% wrong: in order of arrival
# first come, first served
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return unsure[:places]

# %% wrong: no limit
# forgets the places
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))

# %% wrong: not touched
# not touched
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    ...

# %% wrong: one side
# forgets that surely wanted is sure as well
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if p < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: positions in the list of unsure
# counts positions among the unsure ones only
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [p for p in probabilities if max(p, 1 - p) < sure]
    return sorted(range(len(unsure)), key=lambda row: abs(unsure[row] - 0.5))[:places]

# %% wrong: probabilities
# the probabilities instead of their positions
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [p for p in probabilities if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda p: abs(p - 0.5))[:places]

# %% wrong: surest first
# the least uncertain first
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5), reverse=True)[:places]
