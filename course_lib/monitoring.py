# SPDX-License-Identifier: Apache-2.0
"""After deployment: has what comes in, what goes out, or what came of it changed since the model was trained?

A test of drift compares a reference (what the model was validated on) with a window of production. It answers
with a statistic and a p-value; `Alarm` turns p-values of many windows into few false alarms of a stated rate.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from course_lib.arguments import whole_number

_MOST_PAIRS = 20_000_000
"""Of rows of the two samples: beyond, the exact test takes long, and its limit is off by less than a twentieth."""
_MOST_CUTS = 64


class Drift(NamedTuple):
    """What one test found in one window."""

    signal: str
    """The name of what was looked at: an input column, the score, the outcome."""
    statistic: float
    p_value: float
    """How often a window at least as far off would come from an unchanged world."""


def psi(reference: Any, window: Any, bins: int = 10) -> float:
    """Population stability index: sum of (w - r) * log(w / r) over bins that hold equal shares of the reference.

    Half a row is added to every bin, so that an empty one does not make it infinite. Common advice reads below
    0.1 as stable and above 0.25 as changed; for a small window chance alone gives about (bins - 1) *
    (1 / len(reference) + 1 / len(window)), so use `Alarm` where a false-alarm rate is promised.

    Raises:
        ValueError: an empty side, a missing value, or `bins` is no whole number from 1.
    """
    bins = whole_number("bins", bins, 1)
    old, new = _numbers(reference, window)
    edges = np.unique(np.quantile(old, np.linspace(0, 1, bins + 1)[1:-1]))
    return _psi(
        np.bincount(np.searchsorted(edges, old), minlength=len(edges) + 1),
        np.bincount(np.searchsorted(edges, new), minlength=len(edges) + 1),
    )


def psi_of_categories(reference: Any, window: Any) -> float:
    """The same index over categories, new ones among them.

    Raises:
        ValueError: an empty side.
    """
    return _psi(*_counts(reference, window))


def numeric_drift(signal: str, reference: Any, window: Any) -> Drift:
    """Tests whether two samples of numbers have one distribution; the statistic is the largest gap of their shares.

    The gap is that of Kolmogorov and Smirnov, between the cumulative shares. Without ties its two-sample test gives
    the p-value: exact up to 20 million pairs of rows, beyond that by its limit. Ties make that test blind to a rare
    flag, so where there are few values (64 or fewer), or one value holds a quarter of the rows, the p-value comes
    from Fisher's exact tests of the rows up to each of at most 64 values, corrected for their number.

    Raises:
        ValueError: an empty side, or a value that is missing (None or NaN) or not a number.
    """
    from scipy.stats import ks_2samp  # a second to import

    old, new = _numbers(reference, window)
    values, codes, totals = np.unique(np.concatenate([old, new]), return_inverse=True, return_counts=True)
    has_ties = len(values) < len(codes) and (len(values) <= _MOST_CUTS or totals.max() * 4 >= len(codes))
    is_exact = not has_ties and len(old) * len(new) <= _MOST_PAIRS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it says that it fell back on the approximation
        result = ks_2samp(old, new, method="exact" if is_exact else "asymp")
    p_value = _cuts_p_value(codes[len(old) :], totals) if has_ties else float(result.pvalue)
    return Drift(signal, float(result.statistic), p_value)


def category_drift(signal: str, reference: Any, window: Any) -> Drift:
    """Tests whether two samples have the same share of each category; the statistic is chi-square.

    A category may be rare, new, or gone. Two categories are compared by Fisher's exact test. With more, the p-value is
    twice the smaller one of two tests: Fisher's of each category against the rest and of the rare ones together,
    corrected for their number, which finds one category that changed and reaches any level; and a permutation test of
    chi-square, which finds many small changes and has p-values from 1 in 100,000 upward. None and NaN are one category
    of their own.

    Raises:
        ValueError: an empty side.
    """
    from course_lib.exact_tests import any_group_differs, permutation_chi_square

    counts = np.stack(_counts(reference, window))
    totals, rows = counts.sum(0), int(counts.sum())
    if len(totals) < 2:
        return Drift(signal, 0.0, 1.0)
    hits = counts[counts.sum(1).argmin()]  # the smaller side has fewer assignments to go through
    drawn = int(hits.sum())
    expected = drawn / rows * totals
    statistic = float(rows / (rows - drawn) * np.sum((hits - expected) ** 2 / expected))
    if len(totals) == 2:
        return Drift(signal, statistic, any_group_differs(hits[:1], totals[:1], drawn, rows))
    rare = _rare_together(totals)
    p_value = any_group_differs(np.r_[hits, rare @ hits], np.r_[totals, rare @ totals], drawn, rows)
    p_value = min(p_value, permutation_chi_square(hits, totals, needed=p_value))
    return Drift(signal, statistic, min(1.0, 2 * p_value))


def share_drift(signal: str, hits: int, rows: int, expected: float) -> Drift:
    """An exact binomial test of a share: accuracy or a rate of outcomes against the one that was promised.

    `expected` counts as known. A share that was itself measured on a few rows has an error of its own: compare the two
    samples by `category_drift` instead.

    Raises:
        ValueError: no rows, more hits than rows, or an expected share outside 0 to 1.
    """
    from scipy.stats import binomtest

    if not 0 <= hits <= rows or rows < 1 or not 0 <= expected <= 1:
        raise ValueError(f"{hits} of {rows} against an expected share of {expected} cannot be compared: correct them.")
    return Drift(signal, hits / rows, float(binomtest(hits, rows, expected).pvalue))


@dataclass(frozen=True)
class Alarm:
    """When to wake someone up: a level for each test that keeps false alarms as rare as promised.

    With `signals` tests in each of `windows` windows, each test is held to `rate / (signals * windows)`
    (Bonferroni), so the chance of even one false alarm in all of them is at most `rate`, whether or not the
    signals depend on each other.

    Raises:
        ValueError: a rate outside 0 to 1, or no signals or windows.
    """

    rate: float = 0.05
    """The chance of any false alarm in all these windows."""
    signals: int = 1
    windows: int = 1

    def __post_init__(self) -> None:
        """Refuse what promises nothing."""
        if not 0 < self.rate < 1 or self.signals < 1 or self.windows < 1:
            raise ValueError("An alarm needs a rate between 0 and 1, and at least one signal and one window.")

    @property
    def level(self) -> float:
        """The p-value at or below which one test rings."""
        return self.rate / (self.signals * self.windows)

    def rings(self, found: Sequence[Drift]) -> tuple[Drift, ...]:
        """The tests that ring, the most surprising first.

        Raises:
            ValueError: more tests than signals in all windows, for which no rate was promised.
        """
        most = self.signals * self.windows
        if len(found) > most:
            raise ValueError(f"This alarm is for {most} tests, got {len(found)}: set `signals` to their number.")
        return tuple(sorted((drift for drift in found if drift.p_value <= self.level), key=lambda drift: drift.p_value))


def compare(reference: Mapping[str, Any], window: Mapping[str, Any]) -> list[Drift]:
    """Test every column of the reference: numbers by Kolmogorov-Smirnov, all else as categories.

    Raises:
        ValueError: the window lacks a column.
    """
    missing = sorted(reference.keys() - window.keys())
    if missing:
        raise ValueError(f"The window has no column {missing[0]!r}: record the same columns as in the reference.")
    return [
        (numeric_drift if np.asarray(column).dtype.kind in "iuf" else category_drift)(name, column, window[name])
        for name, column in reference.items()
    ]


def labels_known(decided: Any, now: Any, delay: Any) -> np.ndarray:
    """Whose outcome is known by `now`: bool [N], decided at least `delay` before (dates, or numbers alike).

    Later rows look better than they are (a fraud is reported weeks after it), so measure on these only.
    """
    return np.asarray(np.asarray(decided) + delay <= now)


def retraining_due(trained: Any, now: Any, every: Any, rung: Sequence[Drift] = ()) -> str | None:
    """Why to retrain now, in a sentence, or None: the schedule says so, or an alarm has rung."""
    if rung:
        return f"The signal {rung[0].signal} has drifted (p = {rung[0].p_value:.1e}): retrain, then look at it again."
    if now - trained >= every:
        return f"The model was trained on {trained} and the schedule says every {every}: retrain."
    return None


def _cuts_p_value(codes: np.ndarray, totals: np.ndarray) -> float:
    """Fisher's exact tests of the rows up to a value, at no more than `_MOST_CUTS` values.

    Args:
        codes: int [M] for each row of the window the index of its value, in ascending order of the values.
        totals: int [V] how many rows of both samples have each value.
    """
    from course_lib.exact_tests import any_group_differs

    up_to, rows = np.cumsum(totals), int(totals.sum())
    cuts = np.arange(len(totals) - 1)
    if len(cuts) > _MOST_CUTS:
        # half of them at equal steps of rows, half at equal steps of values, so that one common value leaves some for
        # the rest; chosen from both samples together, which keeps the test valid
        steps = np.linspace(0, 1, _MOST_CUTS // 2 + 2)[1:-1]
        by_rows = np.searchsorted(up_to, steps * rows)
        cuts = np.unique(np.concatenate([by_rows, (steps * len(cuts)).astype(int)]))
        cuts = cuts[cuts < len(totals) - 1]
    hits = np.cumsum(np.bincount(codes, minlength=len(totals)))
    return any_group_differs(hits[cuts], up_to[cuts], len(codes), rows)


def _rare_together(totals: np.ndarray) -> np.ndarray:
    """Groups of the categories with at most 1, 2, 4, 8 ... rows in both samples: int [G, K] of 0 and 1.

    Many new categories of one row each are then noticed, of which none is remarkable alone.
    """
    most = 2 ** np.arange(int(totals.max()).bit_length() + 1)
    groups = np.unique(totals <= most[:, None], axis=0)
    members = groups.sum(1)
    # one category, or all but one, is tested anyway
    return groups[(members > 1) & (members < len(totals) - 1)].astype(int)


def _psi(old: np.ndarray, new: np.ndarray) -> float:
    r, w = ((counts + 0.5) / (counts.sum() + 0.5 * len(counts)) for counts in (old, new))
    return float(np.sum((w - r) * np.log(w / r)))


def _numbers(reference: Any, window: Any) -> tuple[np.ndarray, np.ndarray]:
    try:
        old, new = (np.asarray(side, np.float64).ravel() for side in (reference, window))
    except (TypeError, ValueError) as error:
        raise ValueError(f"A column of numbers contains something else ({error}): compare it as categories.") from error
    if not old.size or not new.size:
        raise ValueError("A comparison needs rows on both sides, and one of them is empty: wait for more.")
    if np.isnan(old).any() or np.isnan(new).any():
        raise ValueError("A value is missing (NaN): count missing values as a column of their own, and leave them out.")
    return old, new


def _counts(reference: Any, window: Any) -> tuple[np.ndarray, np.ndarray]:
    old, new = np.asarray(reference).ravel(), np.asarray(window).ravel()
    if not old.size or not new.size:
        raise ValueError("A comparison needs rows on both sides, and one of them is empty: wait for more.")
    both = np.concatenate([old, new])
    if both.dtype.kind == "O":  # np.unique sorts, and None has no order
        index: dict[Any, int] = {}
        codes = np.array([index.setdefault(None if value != value else value, len(index)) for value in both.tolist()])
    else:
        codes = np.unique(both, return_inverse=True)[1]
    kinds = int(codes.max()) + 1
    return np.bincount(codes[: len(old)], minlength=kinds), np.bincount(codes[len(old) :], minlength=kinds)
