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

# %% wrong: border below -> "0.25", "0.35"
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

# %% wrong: counts of truth -> "0.2", "0.666666"
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

# %% wrong: empty steps too -> "(0.0, 0.0, 0)", "0.625"
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

# %% wrong: equal counts -> "0.2", "0.766666"
# steps with equally many rows instead of equal width
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    rows = []
    for part in np.array_split(np.argsort(stated, kind="stable"), bins):
        if len(part):
            rows.append((stated[part].mean(), truth[part].mean(), len(part)))
    return rows

# %% wrong: first row only -> "0.766666"
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

# %% wrong: middle of the step -> "0.2", "0.25"
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

# %% wrong: not touched -> "three dots"
# not touched
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    ...

# %% wrong: one is lost -> "1.0", "0.9"
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

# %% wrong: right answers -> "0.2, 0.0"
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

# %% wrong: swapped -> "0.2", "0.766666"
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

# %% wrong: ten always -> "0.2", "0.766666"
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

# %% right: floor and grouping
# a dictionary from step to its rows, read in order
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    groups = {}
    for score, is_true in zip(stated.tolist(), truth.tolist()):
        step = bins - 1 if score == 1.0 else int(score // (1 / bins))
        groups.setdefault(step, []).append([score, is_true])
    return [[*np.mean(groups[step], axis=0), len(groups[step])] for step in sorted(groups)]

# %% right: digitize
# numpy's digitize with the inner borders
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    step = np.digitize(stated, np.arange(1, bins) / bins)
    answer = []
    for number in np.unique(step):
        rows = np.flatnonzero(step == number)
        answer.append([stated[rows].mean(), np.count_nonzero(truth[rows]) / rows.size, rows.size])
    return answer

# %% right: bincount
# sums by step, all at once, in one array
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    step = np.clip(np.floor(stated * bins).astype(int), 0, bins - 1)
    count = np.bincount(step, minlength=bins)
    used = count > 0
    mean = np.bincount(step, stated, bins)[used] / count[used]
    share = np.bincount(step, truth, bins)[used] / count[used]
    return np.stack([mean, share, count[used]], axis=1)

# %% right: histograms
# numpy's histogram closes its last step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    count, _ = np.histogram(stated, bins, (0, 1))
    total, _ = np.histogram(stated, bins, (0, 1), weights=stated)
    true, _ = np.histogram(stated, bins, (0, 1), weights=truth.astype(float))
    return [(t / c, y / c, int(c)) for t, y, c in zip(total, true, count) if c]

# %% wrong: rounded -> "0.77", "0.766666"
# two decimals, as in a table
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((round(float(stated[here].mean()), 2), round(float(truth[here].mean()), 2), here.sum()))
    return rows

# %% wrong: count first -> "0.2", "2"
# the count in front
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((here.sum(), stated[here].mean(), truth[here].mean()))
    return rows

# %% wrong: highest step first -> "0.2", "0.766666"
# from the highest step on
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins - 1, -1, -1):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% wrong: rounded to the nearest step -> "0.8", "0.6"
# each score goes to the nearest step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum(np.round(stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% wrong: steps between the scores -> "0.55", "0.625"
# from the lowest to the highest score instead of from 0 to 1
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    low, high = stated.min(), stated.max()
    place = np.minimum(((stated - low) / (high - low) * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% wrong: two numbers a step -> "3"
# the count is forgotten
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    return [
        (stated[place == number].mean(), truth[place == number].mean())
        for number in range(bins)
        if (place == number).any()
    ]

# %% wrong: share of all -> "0.4", "0.666666"
# the share of all rows instead of those in the step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].sum() / len(truth), here.sum()))
    return rows

# %% wrong: printed -> "returned nothing", "it printed"
# the rows are printed
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    for number in range(bins):
        here = place == number
        if here.any():
            print(stated[here].mean(), truth[here].mean(), here.sum())

# %% wrong: stops at an empty step -> "0.95"
# the first empty step ends the loop
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if not here.any():
            break
        rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% right: groupby
# sorted by step and grouped
from itertools import groupby


def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    def step(pair):
        return min(int(pair[0] * bins), bins - 1)

    curve = []
    for _, group in groupby(sorted(zip(stated.tolist(), truth.tolist()), key=step), key=step):
        scores, truths = zip(*group)
        curve.append((sum(scores) / len(scores), sum(truths) / len(truths), len(scores)))
    return curve

# %% right: add at
# sums in arrays of zeros, in 32 bits
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    table = np.zeros((bins, 3), np.float32)
    for score, is_true in zip(stated, truth):
        table[min(int(score * bins), bins - 1)] += (score, is_true, 1)
    table = table[table[:, 2] > 0]
    table[:, :2] /= table[:, 2:]
    return table

# %% wrong: median -> "0.766666", "0.8"
# the middle score instead of the mean
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    return [
        (np.median(stated[place == n]), truth[place == n].mean(), (place == n).sum())
        for n in range(bins) if (place == n).any()
    ]

# %% wrong: scores sorted alone -> "0.2", "0.5"
# the scores are sorted and the truths are not
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    stated = np.sort(stated)[::-1]
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% wrong: more than one -> "0.95"
# steps with a single score are left out
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.sum() > 1:
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows

# %% wrong: one joins the first step -> "0.9", "0.95"
# 1.0 wraps around to the first step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = (stated * bins).astype(int) % bins
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows
