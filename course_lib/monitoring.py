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
        ValueError: an empty side, or a missing value.
    """
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
    """The two-sample Kolmogorov-Smirnov test: the largest gap between the two cumulative shares.

    Raises:
        ValueError: an empty side, or a missing value.
    """
    from scipy.stats import ks_2samp  # a second to import

    old, new = _numbers(reference, window)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it tells that it fell back on the approximation
        found = ks_2samp(old, new, method="exact" if min(len(old), len(new)) < 10 else "asymp")
    return Drift(signal, float(found.statistic), float(found.pvalue))


def category_drift(signal: str, reference: Any, window: Any) -> Drift:
    """The chi-square test of homogeneity over categories; those with fewer than 5 expected rows are taken together.

    The rule of 5 is Cochran's (1954); without it rare categories raise false alarms.

    Raises:
        ValueError: an empty side.
    """
    from scipy.stats import chi2_contingency

    table = np.stack(_counts(reference, window))
    expected = table.sum(0) * table.sum(1, keepdims=True) / table.sum()
    rare = expected.min(0) < 5
    if rare.any():
        table = np.concatenate([table[:, ~rare], table[:, rare].sum(1, keepdims=True)], axis=1)
    table = table[:, table.sum(0) > 0]
    if table.shape[1] < 2:
        return Drift(signal, 0.0, 1.0)
    found = chi2_contingency(table, correction=False)
    return Drift(signal, float(found.statistic), float(found.pvalue))


def share_drift(signal: str, hits: int, rows: int, expected: float) -> Drift:
    """An exact binomial test of a share: accuracy or a rate of outcomes against the one that was promised.

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
        """The tests that ring, the most surprising first."""
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


def _psi(old: np.ndarray, new: np.ndarray) -> float:
    r, w = ((counts + 0.5) / (counts.sum() + 0.5 * len(counts)) for counts in (old, new))
    return float(np.sum((w - r) * np.log(w / r)))


def _numbers(reference: Any, window: Any) -> tuple[np.ndarray, np.ndarray]:
    old, new = (np.asarray(side, np.float64).ravel() for side in (reference, window))
    if not old.size or not new.size:
        raise ValueError("A comparison needs rows on both sides, and one of them is empty: wait for more.")
    if np.isnan(old).any() or np.isnan(new).any():
        raise ValueError("A value is missing (NaN): count missing values as a column of their own, and leave them out.")
    return old, new


def _counts(reference: Any, window: Any) -> tuple[np.ndarray, np.ndarray]:
    old, new = np.asarray(reference).ravel(), np.asarray(window).ravel()
    if not old.size or not new.size:
        raise ValueError("A comparison needs rows on both sides, and one of them is empty: wait for more.")
    values, place = np.unique(np.concatenate([old, new]), return_inverse=True)
    return (
        np.bincount(place[: len(old)], minlength=len(values)),
        np.bincount(place[len(old) :], minlength=len(values)),
    )
