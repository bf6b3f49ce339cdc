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

# %% wrong: at most -> "0.75", "[2]"
# asks also where a label just reaches it
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) <= sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: by value -> "[1, 3, 4, 0]", "[1, 3, 1, 0]"
# finds the position by the value: equal mails come out as one
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = sorted([p for p in probabilities if max(p, 1 - p) < sure], key=lambda p: abs(p - 0.5))
    return [list(probabilities).index(p) for p in unsure[:places]]

# %% wrong: cut first -> "[1, 3, 4]"
# cuts before it sorts
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure][:places]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))

# %% wrong: everybody -> "0.05", "[2]"
# the most uncertain of all, sure or not
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    return sorted(range(len(probabilities)), key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: highest first -> "[1, 2]", "[2, 1]"
# the highest probability of spam first
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: -probabilities[row])[:places]

# %% wrong: in order of arrival -> "[1, 3, 4]", "[0, 1, 2]"
# first come, first served
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return unsure[:places]

# %% wrong: no limit -> "[1, 3, 4]"
# forgets the places
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))

# %% wrong: not touched -> "three dots"
# not touched
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    ...

# %% wrong: one side -> "0.05", "[2, 1, 0]"
# forgets that surely wanted is sure as well
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if p < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: positions in the list of unsure -> "[1, 2]", "[0, 1]"
# counts positions among the unsure ones only
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [p for p in probabilities if max(p, 1 - p) < sure]
    return sorted(range(len(unsure)), key=lambda row: abs(unsure[row] - 0.5))[:places]

# %% wrong: probabilities -> "[1, 2]", "[0.45, 0.6]"
# the probabilities instead of their positions
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [p for p in probabilities if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda p: abs(p - 0.5))[:places]

# %% wrong: surest first -> "[1, 2]", "[2, 1]"
# the least uncertain first
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5), reverse=True)[:places]

# %% right: heap
# the most uncertain ones from a heap of pairs
import heapq


def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    heap = []
    for row in range(len(probabilities)):
        p = float(probabilities[row])
        if 1 - sure < p < sure:
            heapq.heappush(heap, (abs(0.5 - p), row))
    return [heapq.heappop(heap)[1] for _ in range(min(places, len(heap)))]

# %% right: lexsort
# positions as a numpy array
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    p = np.array(probabilities)
    rows = np.flatnonzero((p < sure) & (1 - p < sure))
    return rows[np.lexsort((rows, np.abs(p[rows] - 0.5)))][:places]

# %% right: inserted in place
# each mail is inserted where it belongs, as a tuple at the end
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    queue = []
    for row, p in enumerate(probabilities):
        likelier = p if p > 0.5 else 1 - p
        if likelier >= sure:
            continue
        place = len(queue)
        while place > 0 and queue[place - 1][0] > likelier:
            place -= 1
        queue.insert(place, (likelier, row))
    return tuple(row for _, row in queue)[:places]

# %% right: sort and filter
# all positions sorted first, then the sure ones dropped
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    distance = [abs(p - 0.5) for p in probabilities]
    order = sorted(range(len(distance)), key=distance.__getitem__)
    queue = list(filter(lambda row: not (probabilities[row] >= sure or 1 - probabilities[row] >= sure), order))
    return queue[0:places]

# %% wrong: later first -> "[1, 3, 4, 0]", "4, 3, 1"
# of equally uncertain ones the later mail comes first
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: (abs(probabilities[row] - 0.5), -row))[:places]

# %% wrong: equals by probability -> "[1, 3, 4, 0]", "[3, 1, 4, 2]"
# of equally uncertain ones the lower probability comes first
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: (abs(probabilities[row] - 0.5), probabilities[row]))[:places]

# %% wrong: counted from one -> "[1, 2]", "[2, 3]"
# positions counted from 1
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return [row + 1 for row in sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]]

# %% wrong: either label -> "[1, 2]", "[]"
# the label that is less likely has to reach it
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if min(p, 1 - p) >= sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: sure is seven tenths -> "0.9", "[1, 3, 4]"
# always 0.7
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < 0.7]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: distance rounded -> "0.48"
# distances are rounded to one decimal
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: round(abs(probabilities[row] - 0.5), 1))[:places]

# %% wrong: lowest above one half -> "[1, 3, 4]"
# only spam is looked at: nearest above one half first, those below it last
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: (probabilities[row] < 0.5, abs(probabilities[row] - 0.5)))[:places]

# %% wrong: pairs -> "0.45"
# positions together with their probabilities
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [(row, p) for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda pair: abs(pair[1] - 0.5))[:places]

# %% wrong: printed -> "returned nothing", "it printed"
# the queue is printed
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    print(sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places])

# %% right: bubbles
# swaps neighbors until all are in order
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    rows = [i for i in range(len(probabilities)) if 1 - probabilities[i] < sure and not probabilities[i] >= sure]
    for end in range(len(rows) - 1, 0, -1):
        for i in range(end):
            if abs(probabilities[rows[i]] - 0.5) > abs(probabilities[rows[i + 1]] - 0.5):
                rows[i], rows[i + 1] = rows[i + 1], rows[i]
    return rows[:places]

# %% right: jax
# with jax, in 32 bits
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    p = jnp.array(probabilities)
    likelier = jnp.maximum(p, 1 - p)
    order = jnp.argsort(jnp.abs(p - 0.5), stable=True)
    return [int(i) for i in order if likelier[i] < sure][:places]

# %% wrong: distance compared with sure -> "0.05", "[2]"
# the distance from one half is compared with sure
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if abs(p - 0.5) < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]

# %% wrong: one place too few -> "[1, 2]", "[1]"
# one place is left over
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[: places - 1]

# %% wrong: a set -> "list", "set"
# a set of positions
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return set(sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places])

# %% wrong: none instead of an empty list -> "returned nothing"
# no list where nobody is unsure
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    if unsure:
        return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]
