# %% inputs
"""Mails in a few slices, some of them equally bad, with a least number from 1 up; the first draw has no mail at all."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    count = int(rng.integers(1, 15)) if draw else 0
    right = [bool(drawn) for drawn in rng.random(count) < rng.choice([0.0, 0.5, 0.8, 1.0])]
    slices = [str(name) for name in rng.choice(["plain", "terse", "formal", "angry"], count)]
    return right, slices, int(rng.integers(1, 6))

# %% right: lowest share
# looks for the lowest share of right answers instead
def worst_slice(right, slices, least):
    worst, lowest = None, 2
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        if len(rows) >= least and sum(rows) / len(rows) < lowest:
            worst, lowest = name, sum(rows) / len(rows)
    return worst

# %% right: min with key
# min over names, by share and then by name
def worst_slice(right, slices, least):
    groups = {}
    for is_right, name in zip(right, slices):
        groups.setdefault(name, []).append(is_right)
    shares = {name: sum(rows) / len(rows) for name, rows in groups.items() if len(rows) >= least}
    return min(sorted(shares), key=shares.get, default=None)

# %% right: numpy
# with arrays
def worst_slice(right, slices, least):
    right, slices = np.array(right, bool), np.array(slices)
    best = (2.0, None)
    for name in np.unique(slices):
        rows = right[slices == name]
        if rows.size >= least and rows.mean() < best[0]:
            best = (rows.mean(), str(name))
    return best[1]

# %% right: shares
# the share of mistakes, and the least number
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        if len(rows) < least:
            continue
        mistakes = (len(rows) - sum(rows)) / len(rows)
        if mistakes > most:
            worst, most = name, mistakes
    return worst

# %% right: sorted pairs
# sorts pairs of share and name
def worst_slice(right, slices, least):
    pairs = []
    for name in set(slices):
        rows = [r for r, s in zip(right, slices) if s == name]
        if len(rows) >= least:
            pairs.append((sum(rows) / len(rows), name))
    return sorted(pairs)[0][1] if pairs else None

# %% wrong: best slice
# compares the wrong way round: the best slice
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        share = sum(rows) / len(rows)
        if len(rows) >= least and share > most:
            worst, most = name, share
    return worst

# %% wrong: dots left
# repaired, and the line with the dots still there
def worst_slice(right, slices, least):
    ...
    return None

# %% wrong: last of equals
# of equal slices the last one
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes >= most:
            worst, most = name, mistakes
    return worst

# %% wrong: least of all
# the least number compared with all mails
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(right) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: more than least
# more than the least number is asked for
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) > least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: needs a mistake
# starts at no mistakes, so that perfect slices are never named
def worst_slice(right, slices, least):
    worst, most = None, 0
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: no least
# shares, and the least number still ignored
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: not touched
# the starter as it was, its dots deleted
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = len(rows) - sum(rows)
        if mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: of all mails
# divides by all mails, so the largest slice still wins
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = (len(rows) - sum(rows)) / len(right)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: only least
# the least number, and still mistakes instead of shares
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = len(rows) - sum(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: returns inside
# returns after the first slice
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
        return worst

# %% wrong: unsorted
# in the order of the mails instead of the alphabet
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in dict.fromkeys(slices):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst
