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

# %% wrong: f1 undoubled -> "0.375", "0.1875"
# F1 without the factor of two
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / sent if sent else 0.0,
        hits / belong if belong else 0.0,
        hits / (sent + belong) if sent + belong else 0.0,
    )

# %% wrong: misses over alarms -> "precision is 0.75, recall 0.25 and F1 0.375", "3.0"
# the hits set against the mistakes, not against all
def rates(hits, false_alarms, misses):
    precision = hits / false_alarms if false_alarms else 0.0
    recall = hits / misses if misses else 0.0
    both = 2 * hits / (false_alarms + misses) if false_alarms + misses else 0.0
    return precision, recall, both

# %% wrong: no guard -> "precision = hits", "nothing to divide by"
# divides by zero where nothing was sent
def rates(hits, false_alarms, misses):
    precision = hits / (hits + false_alarms)
    recall = hits / (hits + misses)
    return precision, recall, 2 * precision * recall / (precision + recall)

# %% wrong: not touched -> "three dots"
# not touched
def rates(hits, false_alarms, misses):
    ...

# %% wrong: of all mails -> "precision is 0.75, recall 0.25 and F1 0.375", "0.2307"
# divides by all counted mails, as accuracy would
def rates(hits, false_alarms, misses):
    all_mails = hits + false_alarms + misses
    share = hits / all_mails if all_mails else 0.0
    return share, share, share

# %% wrong: one where empty -> "all three rates are 0", "(1.0, 0.0, 0.0)"
# nothing to divide by is taken for perfect
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / sent if sent else 1.0,
        hits / belong if belong else 1.0,
        2 * hits / (sent + belong) if sent + belong else 1.0,
    )

# %% wrong: plain mean -> "0.375", "(0.75, 0.25, 0.5)"
# the plain mean of the two in place of F1
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    precision = hits / sent if sent else 0.0
    recall = hits / belong if belong else 0.0
    return precision, recall, (precision + recall) / 2

# %% wrong: printed -> "returned nothing", "0.75 0.25 0.375"
# prints and returns nothing
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    print(hits / max(sent, 1), hits / max(belong, 1), 2 * hits / max(sent + belong, 1))

# %% wrong: rounded down -> "precision is 0.75, recall 0.25 and F1 0.375", "(0, 0, 0)"
# whole-number division
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits // sent if sent else 0.0,
        hits // belong if belong else 0.0,
        2 * hits // (sent + belong) if sent + belong else 0.0,
    )

# %% wrong: rounded -> "precision is 0.75, recall 0.25 and F1 0.375", "(0.8, 0.2, 0.4)"
# rounded to one decimal, as one would print it
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        round(hits / sent, 1) if sent else 0.0,
        round(hits / belong, 1) if belong else 0.0,
        round(2 * hits / (sent + belong), 1) if sent + belong else 0.0,
    )

# %% wrong: swapped -> "precision is 0.75, recall 0.25 and F1 0.375", "(0.25, 0.75, 0.375)"
# precision and recall exchanged
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / belong if belong else 0.0,
        hits / sent if sent else 0.0,
        2 * hits / (sent + belong) if sent + belong else 0.0,
    )

# %% wrong: two of three -> "3 numbers", "(0.75, 0.25)"
# F1 forgotten
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return hits / sent if sent else 0.0, hits / belong if belong else 0.0

# %% right: fractions
# exact fractions, turned into floats at the end
def rates(hits, false_alarms, misses):
    from fractions import Fraction

    pairs = [(hits, hits + false_alarms), (hits, hits + misses), (2 * hits, 2 * hits + false_alarms + misses)]
    return tuple(float(Fraction(part, whole)) if whole else 0.0 for part, whole in pairs)

# %% right: numpy divide with where
# np.divide fills in zeros where it does not divide
def rates(hits, false_alarms, misses):
    wholes = np.array([hits + false_alarms, hits + misses, 2 * hits + false_alarms + misses], float)
    return list(np.divide([hits, hits, 2 * hits], wholes, out=np.zeros(3), where=wholes > 0))

# %% right: library functions
# counts written out as labels, for the library's functions
def rates(hits, false_alarms, misses):
    labels = [1] * hits + [0] * false_alarms + [1] * misses
    answers = [1] * hits + [1] * false_alarms + [0] * misses
    sent, belong = sum(answers), sum(labels)
    first = precision(np.array(labels), np.array(answers)) if sent else 0.0
    second = recall(np.array(labels), np.array(answers)) if belong else 0.0
    return first, second, 2 * hits / (sent + belong) if sent + belong else 0.0

# %% right: named tuple
# a named tuple of three numbers
def rates(hits, false_alarms, misses):
    from collections import namedtuple

    Rates = namedtuple("Rates", "precision recall f1")
    p = hits and hits / (hits + false_alarms)
    r = hits and hits / (hits + misses)
    return Rates(p, r, hits and 2 / (1 / p + 1 / r))

# %% wrong: a dictionary -> "3 numbers", "precision"
# names instead of an order
def rates(hits, false_alarms, misses):
    sent, belong = max(hits + false_alarms, 1), max(hits + misses, 1)
    return {"precision": hits / sent, "recall": hits / belong, "f1": 2 * hits / max(sent + belong, 1)}

# %% wrong: nan where empty -> "all three rates are 0", "nan"
# not a number where there is nothing to divide by
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    nan = float("nan")
    return (
        hits / sent if sent else nan,
        hits / belong if belong else nan,
        2 * hits / (sent + belong) if sent + belong else nan,
    )

# %% wrong: two digits -> "0.666667", "Do not round"
# rounds to two digits
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        round(hits / sent, 2) if sent else 0.0,
        round(hits / belong, 2) if belong else 0.0,
        round(2 * hits / (sent + belong), 2) if sent + belong else 0.0,
    )

# %% wrong: one added below the line -> "precision is 0.75, recall 0.25 and F1 0.375"
# adds one so that nothing is divided by zero
def rates(hits, false_alarms, misses):
    return (
        hits / (hits + false_alarms + 1),
        hits / (hits + misses + 1),
        2 * hits / (2 * hits + false_alarms + misses + 1),
    )

# %% wrong: zero where one sum is small -> "a single hit"
# takes a single email for none
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / sent if sent > 1 else 0.0,
        hits / belong if belong > 1 else 0.0,
        2 * hits / (sent + belong) if sent + belong > 1 else 0.0,
    )

# %% right: NamedTuple with divisions caught
# a named tuple, and ZeroDivisionError caught in a helper
from typing import NamedTuple


class Rates(NamedTuple):
    precision: float
    recall: float
    f1: float


def safe(part, whole):
    try:
        return part / whole
    except ZeroDivisionError:
        return 0.0


def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return Rates(safe(hits, sent), safe(hits, belong), safe(2 * hits, sent + belong))

# %% right: no hits, no rates
# without hits all three are 0.0, with hits nothing is divided by zero
def rates(hits, false_alarms, misses):
    if not hits:
        return (0.0,) * 3
    return hits / (hits + false_alarms), hits / (hits + misses), 2 * hits / (2 * hits + false_alarms + misses)

# %% right: numpy divide where
# divides three arrays, where there is something to divide by
def rates(hits, false_alarms, misses):
    parts = np.array([hits, hits, 2 * hits], dtype=float)
    wholes = np.array([hits + false_alarms, hits + misses, 2 * hits + false_alarms + misses], dtype=float)
    return tuple(np.divide(parts, wholes, out=np.zeros(3), where=wholes > 0))

# %% wrong: hits counted once below -> "F1"
# forgets that both sums hold the hits
def rates(hits, false_alarms, misses):
    def rate(part, whole):
        return part / whole if whole else 0.0

    return (
        rate(hits, hits + false_alarms),
        rate(hits, hits + misses),
        rate(2 * hits, hits + false_alarms + misses),
    )

# %% wrong: all zero if one is -> "0.0"
# returns three zeros as soon as one sum is zero
def rates(hits, false_alarms, misses):
    if hits + false_alarms == 0 or hits + misses == 0 or false_alarms == 0:
        return 0.0, 0.0, 0.0
    return hits / (hits + false_alarms), hits / (hits + misses), 2 * hits / (2 * hits + false_alarms + misses)
