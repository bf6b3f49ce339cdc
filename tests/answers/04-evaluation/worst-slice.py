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

# %% wrong: best slice -> "'terse'", "returned 'plain'"
# compares the wrong way round: the best slice
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        share = sum(rows) / len(rows)
        if len(rows) >= least and share > most:
            worst, most = name, share
    return worst

# %% wrong: dots left -> "returned nothing", "Use `return`"
# repaired, and the line with the dots still there
def worst_slice(right, slices, least):
    ...
    return None

# %% wrong: last of equals -> "alphabet", "returned 'z'"
# of equal slices the last one
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes >= most:
            worst, most = name, mistakes
    return worst

# %% wrong: least of all -> "least number of 5", "each slice"
# the least number compared with all mails
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(right) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: more than least -> "least number of 4", "returned 'plain'"
# more than the least number is asked for
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) > least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: needs a mistake -> "perfect", "[None, 'a']"
# starts at no mistakes, so that perfect slices are never named
def worst_slice(right, slices, least):
    worst, most = None, 0
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: no least -> "least number of 5", "returned 'terse'"
# shares, and the least number still ignored
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: not touched -> "'terse'", "not numbers of mistakes"
# the starter as it was, its dots deleted
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = len(rows) - sum(rows)
        if mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: of all mails -> "'terse'", "not numbers of mistakes"
# divides by all mails, so the largest slice still wins
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = (len(rows) - sum(rows)) / len(right)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: only least -> "'terse'", "not numbers of mistakes"
# the least number, and still mistakes instead of shares
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = len(rows) - sum(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: returns inside -> "'terse'", "returned 'plain'"
# returns after the first slice
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
        return worst

# %% wrong: unsorted -> "alphabet", "returned 'z'"
# in the order of the mails instead of the alphabet
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in dict.fromkeys(slices):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% right: defaultdict
# two counters, and a loop over the names in order
def worst_slice(right, slices, least):
    from collections import defaultdict

    count, good = defaultdict(int), defaultdict(int)
    for is_right, name in zip(right, slices):
        count[name] += 1
        good[name] += is_right
    worst = None
    for name in sorted(count):
        if count[name] < least:
            continue
        if worst is None or good[name] / count[name] < good[worst] / count[worst]:
            worst = name
    return worst

# %% right: fractions
# exact fractions, compared as pairs with the name
def worst_slice(right, slices, least):
    from fractions import Fraction

    shares = []
    for name in set(slices):
        rows = [bool(r) for r, s in zip(right, slices) if s == name]
        if len(rows) >= least:
            shares.append((Fraction(sum(rows), len(rows)), name))
    return min(shares)[1] if shares else None

# %% right: groupby
# sorts the emails by slice, then goes through the groups
def worst_slice(right, slices, least):
    from itertools import groupby

    worst, lowest = None, float("inf")
    for name, group in groupby(sorted(zip(slices, right)), key=lambda pair: pair[0]):
        rows = [is_right for _, is_right in group]
        share = np.mean(rows)
        if len(rows) >= least and share < lowest:
            worst, lowest = name, share
    return worst

# %% right: Counter and sorted
# sorts by the share of mistakes, highest first, then by name
def worst_slice(right, slices, least):
    from collections import Counter

    every = Counter(slices)
    wrong = Counter(name for is_right, name in zip(right, slices) if not is_right)
    names = [name for name in every if every[name] >= least]
    names.sort(key=lambda name: (-wrong[name] / every[name], name))
    return next(iter(names), None)

# %% wrong: empty text for none -> "None", "['', '', 'plain']"
# an empty text where there is no slice to name
def worst_slice(right, slices, least):
    worst, most = "", -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        if len(rows) >= least and 1 - sum(rows) / len(rows) > most:
            worst, most = name, 1 - sum(rows) / len(rows)
    return worst

# %% wrong: rounded shares -> "not numbers of mistakes"
# rounds the shares to whole numbers
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = round(1 - sum(rows) / len(rows))
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst

# %% wrong: the share as well -> "text", "'terse'"
# returns name and share
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst, most

# %% wrong: larger slice wins a tie -> "alphabet"
# of equally bad slices the larger one
def worst_slice(right, slices, least):
    groups = {}
    for is_right, name in zip(right, slices):
        groups.setdefault(name, []).append(is_right)
    pairs = [(sum(rows) / len(rows), -len(rows), name) for name, rows in groups.items() if len(rows) >= least]
    return min(pairs)[2] if pairs else None

# %% right: Counter and fractions
# exact shares, smallest pair of share and name
from collections import Counter
from fractions import Fraction


def worst_slice(right, slices, least):
    size = Counter(slices)
    good = Counter(name for name, ok in zip(slices, right) if ok)
    candidates = [(Fraction(good[name], n), name) for name, n in size.items() if n >= least]
    return min(candidates)[1] if candidates else None

# %% right: groupby of sorted pairs
# sorts the pairs by name and groups them; min keeps the first of equals
from itertools import groupby
from statistics import fmean


def worst_slice(right, slices, least):
    pairs = sorted(zip(slices, right), key=lambda pair: pair[0])
    groups = {name: [ok for _, ok in rows] for name, rows in groupby(pairs, key=lambda pair: pair[0])}
    large = (name for name, rows in groups.items() if len(rows) >= least)
    return min(large, key=lambda name: fmean(groups[name]), default=None)

# %% wrong: size filter by right answers -> "at least"
# counts only the right answers of a slice
def worst_slice(right, slices, least):
    worst, lowest = None, 2
    for name in sorted(set(slices)):
        rows = [r for r, s in zip(right, slices) if s == name]
        if sum(rows) >= least and sum(rows) / len(rows) < lowest:
            worst, lowest = name, sum(rows) / len(rows)
    return worst

# %% wrong: whole per cent -> "share"
# compares rounded shares
def worst_slice(right, slices, least):
    worst, lowest = None, 2
    for name in sorted(set(slices)):
        rows = [r for r, s in zip(right, slices) if s == name]
        if len(rows) >= least and round(sum(rows) / len(rows), 2) < lowest:
            worst, lowest = name, round(sum(rows) / len(rows), 2)
    return worst

# %% wrong: no slice if the list is short -> "None"
# compares the length of the whole list with least, not that of the slice
def worst_slice(right, slices, least):
    if len(right) < least:
        return None
    shares = {}
    for name in sorted(set(slices)):
        rows = [r for r, s in zip(right, slices) if s == name]
        shares[name] = sum(rows) / len(rows)
    return min(shares, key=shares.get) if shares else None

# %% wrong: text None -> "None"
# returns the text "None"
def worst_slice(right, slices, least):
    worst, lowest = "None", 2
    for name in sorted(set(slices)):
        rows = [r for r, s in zip(right, slices) if s == name]
        if len(rows) >= least and sum(rows) / len(rows) < lowest:
            worst, lowest = name, sum(rows) / len(rows)
    return worst
