# %% inputs
"""Truths and scores, every third time on a grid of sixteenths, with both ends; the first time there are none."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    rows = int(rng.integers(1, 30)) if draw else 0
    stated = rng.integers(0, 17, rows) / 16 if draw % 3 == 0 else rng.random(rows)
    return rng.random(rows) < stated, stated, int(rng.integers(1, 9))

# %% right: borders
# compares with the borders of each step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    found = []
    for number in range(bins):
        here = (stated >= number / bins) & (stated < (number + 1) / bins)
        if number == bins - 1:
            here = here | (stated == 1.0)
        if here.sum() > 0:
            found.append([float(np.mean(stated[here])), float(np.mean(truth[here])), int(here.sum())])
    return found

# %% right: library
# the library's curve, row by row
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    from course_lib import evaluation

    if len(truth) == 0:
        return []
    curve = evaluation.reliability(truth, stated, bins)
    return list(zip(curve.stated, curve.observed, curve.rows))

# %% right: places
# a place for each score, then step by step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% right: sorted into lists
# plain lists, one for each step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    steps = [[] for _ in range(bins)]
    for is_true, score in zip(truth, stated):
        steps[min(int(score * bins), bins - 1)].append((score, is_true))
    return [
        (sum(s for s, _ in step) / len(step), sum(t for _, t in step) / len(step), len(step))
        for step in steps
        if step
    ]

# %% wrong: border below
# a score on a border goes to the step below
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.maximum(np.ceil(stated * bins).astype(int) - 1, 0)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% wrong: counts of truth
# the number that was true instead of the share
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].sum(), here.sum()))
    return rows

# %% wrong: empty steps too
# empty steps as zeros
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        count = here.sum()
        rows.append((stated[here].sum() / max(count, 1), truth[here].sum() / max(count, 1), count))
    return rows

# %% wrong: equal counts
# steps with equally many rows instead of equal width
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    rows = []
    for part in np.array_split(np.argsort(stated, kind="stable"), bins):
        if len(part):
            rows.append((stated[part].mean(), truth[part].mean(), len(part)))
    return rows

# %% wrong: first row only
# returns within the loop
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
        return rows

# %% wrong: middle of the step
# the middle of the step instead of the mean of what was stated
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append(((number + 0.5) / bins, truth[here].mean(), here.sum()))
    return rows

# %% wrong: not touched
# not touched
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    ...

# %% wrong: one is lost
# a score of 1.0 belongs to no step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = (stated * bins).astype(int)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% wrong: right answers
# the share of right answers at one half, not the share that was true
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), ((stated > 0.5) == truth)[here].mean(), here.sum()))
    return rows

# %% wrong: swapped
# share and mean exchanged
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((truth[here].mean(), stated[here].mean(), here.sum()))
    return rows

# %% wrong: ten always
# ten steps, whatever is asked
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * 10).astype(int), 9)
    rows = []
    for number in range(10):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows
