# %% inputs
"""Three counts, often zero; the first draws are all of zero and one."""

from itertools import product

import numpy as np

FIRST = list(product((0, 1), repeat=3))


def inputs(draw):
    if draw < len(FIRST):
        return FIRST[draw]
    rng = np.random.default_rng(draw)
    return tuple(int(count) for count in rng.integers(0, 40, 3) * (rng.random(3) < 0.7))

# %% right: harmonic mean
# F1 as the harmonic mean of the two, guarded
def rates(hits, false_alarms, misses):
    precision = hits / (hits + false_alarms) if hits + false_alarms > 0 else 0.0
    recall = hits / (hits + misses) if hits + misses > 0 else 0.0
    if precision + recall == 0:
        return precision, recall, 0.0
    return precision, recall, 2 * precision * recall / (precision + recall)

# %% right: no hits first
# without a hit all three are zero, and with one nothing can be zero below the line
def rates(hits, false_alarms, misses):
    if hits == 0:
        return [0.0, 0.0, 0.0]
    return [hits / (hits + false_alarms), hits / (hits + misses), 2 * hits / (2 * hits + false_alarms + misses)]

# %% right: numpy
# an array instead of a tuple, with the larger of the sum and one below the line
def rates(hits, false_alarms, misses):
    parts = np.array([hits, hits, 2 * hits])
    wholes = np.array([hits + false_alarms, hits + misses, 2 * hits + false_alarms + misses])
    return parts / np.maximum(wholes, 1)

# %% right: sums first
# two sums first
def rates(hits, false_alarms, misses):
    sent = hits + false_alarms
    belong = hits + misses
    return (
        hits / sent if sent else 0.0,
        hits / belong if belong else 0.0,
        2 * hits / (sent + belong) if sent + belong else 0.0,
    )

# %% right: try except
# divides, and catches what cannot be divided
def rates(hits, false_alarms, misses):
    def share(part, whole):
        try:
            return part / whole
        except ZeroDivisionError:
            return 0.0

    return share(hits, hits + false_alarms), share(hits, hits + misses), share(2 * hits, 2 * hits + false_alarms + misses)

# %% wrong: f1 undoubled
# F1 without the factor of two
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / sent if sent else 0.0,
        hits / belong if belong else 0.0,
        hits / (sent + belong) if sent + belong else 0.0,
    )

# %% wrong: misses over alarms
# the hits set against the mistakes, not against all
def rates(hits, false_alarms, misses):
    precision = hits / false_alarms if false_alarms else 0.0
    recall = hits / misses if misses else 0.0
    both = 2 * hits / (false_alarms + misses) if false_alarms + misses else 0.0
    return precision, recall, both

# %% wrong: no guard
# divides by zero where nothing was sent
def rates(hits, false_alarms, misses):
    precision = hits / (hits + false_alarms)
    recall = hits / (hits + misses)
    return precision, recall, 2 * precision * recall / (precision + recall)

# %% wrong: not touched
# not touched
def rates(hits, false_alarms, misses):
    ...

# %% wrong: of all mails
# divides by all counted mails, as accuracy would
def rates(hits, false_alarms, misses):
    all_mails = hits + false_alarms + misses
    share = hits / all_mails if all_mails else 0.0
    return share, share, share

# %% wrong: one where empty
# nothing to divide by is taken for perfect
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / sent if sent else 1.0,
        hits / belong if belong else 1.0,
        2 * hits / (sent + belong) if sent + belong else 1.0,
    )

# %% wrong: plain mean
# the plain mean of the two in place of F1
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    precision = hits / sent if sent else 0.0
    recall = hits / belong if belong else 0.0
    return precision, recall, (precision + recall) / 2

# %% wrong: printed
# prints and returns nothing
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    print(hits / max(sent, 1), hits / max(belong, 1), 2 * hits / max(sent + belong, 1))

# %% wrong: rounded down
# whole-number division
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits // sent if sent else 0.0,
        hits // belong if belong else 0.0,
        2 * hits // (sent + belong) if sent + belong else 0.0,
    )

# %% wrong: rounded
# rounded to one decimal, as one would print it
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        round(hits / sent, 1) if sent else 0.0,
        round(hits / belong, 1) if belong else 0.0,
        round(2 * hits / (sent + belong), 1) if sent + belong else 0.0,
    )

# %% wrong: swapped
# precision and recall exchanged
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / belong if belong else 0.0,
        hits / sent if sent else 0.0,
        2 * hits / (sent + belong) if sent + belong else 0.0,
    )

# %% wrong: two of three
# F1 forgotten
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return hits / sent if sent else 0.0, hits / belong if belong else 0.0
