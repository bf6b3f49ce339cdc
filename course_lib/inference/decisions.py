# SPDX-License-Identifier: Apache-2.0
"""From scores to actions: a score is not a decision, the rule that makes it one is chosen and tested by itself.

Every rule first rounds to `DECIMALS`, once: a float32 of 0.8 is 0.800000011920929, and without the rounding the
same score would be blocked or verified depending on the type in which it arrived.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from course_lib.arguments import real_number, real_numbers

DECIMALS = 6
"""To how many decimals a probability is rounded before any rule looks at it."""


def rounded(probabilities: Any) -> np.ndarray:
    """Probabilities as the rules see them: float64, `DECIMALS` decimals, of the same shape.

    Raises:
        ValueError: one lies outside 0 to 1, is missing, or is no number.
    """
    chances = np.round(real_numbers("probabilities", probabilities), DECIMALS)
    if not np.all((chances >= 0) & (chances <= 1)):  # NaN fails both
        raise ValueError("A probability lies between 0 and 1, and others were found: did you pass logits?")
    return chances


def above(probabilities: Any, threshold: float) -> np.ndarray:
    """Where a probability is greater than the threshold, bool: one of just the threshold is not."""
    return rounded(probabilities) > _share(threshold, "threshold")


def three_way(
    probabilities: Any,
    low: float = 0.6,
    high: float = 0.8,
    actions: tuple[str, str, str] = ("allow", "verify", "block"),
) -> np.ndarray:
    """An action for each score: below `low`, from `low` to `high` with both ends, above `high`; str, same shape.

    Raises:
        ValueError: a probability outside 0 to 1, or a lower bound above the upper one.
    """
    if not _share(low, "lower bound") <= _share(high, "upper bound"):
        raise ValueError(f"The lower bound {low} lies above the upper one {high}: exchange them.")
    chances = rounded(probabilities)
    return np.array(list(actions))[(chances >= low).astype(int) + (chances > high)]


def route(
    probabilities: Any, labels: Sequence[str], *, threshold: float = 0.7, otherwise: str = "triage"
) -> np.ndarray:
    """The label of the top probability where that is above the threshold, `otherwise` where it is not: str [N].

    Args:
        probabilities: [N, C], each row adds to 1.
        labels: the C names.
        threshold: a top probability of just this much is not enough.
        otherwise: where a person decides.

    Raises:
        ValueError: another shape, or a probability outside 0 to 1.
    """
    chances = rounded(probabilities)
    if chances.ndim != 2 or chances.shape[1] != len(labels):
        raise ValueError(f"{len(labels)} labels need probabilities [N, {len(labels)}], and {chances.shape} came.")
    sure = above(chances.max(axis=1, initial=0), threshold)
    return np.where(sure, np.array(list(labels))[chances.argmax(axis=1)], otherwise)


def abstain(probabilities: Any, *, sure: float) -> np.ndarray:
    """Where a two-class model should ask a person, bool: neither class reaches the probability `sure`.

    Raises:
        ValueError: `sure` below a half, where one class always reaches it.
    """
    if not 0.5 <= _share(sure, "probability") <= 1:
        raise ValueError(f"One of two classes always has half of the probability: ask for more than {sure}.")
    chances = rounded(probabilities)
    return (np.maximum(chances, 1 - chances) < sure).astype(bool)


class Costs(NamedTuple):
    """What wrong decisions cost, in any one currency."""

    false_alarm: float
    miss: float


class CostCurve(NamedTuple):
    """The cost of every threshold that makes a difference, T of them ascending."""

    thresholds: np.ndarray
    """float64 [T]; an answer is 1 above it."""
    costs: np.ndarray
    """float64 [T] the mean cost of a case."""

    @property
    def best(self) -> float:
        """The threshold of least cost; of several the lowest."""
        return float(self.thresholds[self.costs.argmin()])


def cost_curve(labels: Any, probabilities: Any, costs: Costs) -> CostCurve:
    """What each threshold would have cost on these cases; choose on validation data, never on the test.

    One sort and running sums, so a million cases take about as long as sorting them.

    Raises:
        ValueError: no cases, unequal lengths, labels other than 0 and 1, a probability outside 0 to 1, or a negative
            cost.
    """
    real_number("false_alarm", costs.false_alarm, 0)
    real_number("miss", costs.miss, 0)
    chances, truth = rounded(probabilities), np.asarray(labels)
    if truth.ndim != 1 or truth.shape != chances.shape or not truth.size or not np.isin(truth, (0, 1)).all():
        raise ValueError("A cost curve needs one label of 0 or 1 for each probability, and at least one of them.")
    order = np.argsort(chances, kind="stable")
    chances, ones = chances[order], truth[order].astype(bool)
    last = np.append(np.flatnonzero(np.diff(chances)), len(chances) - 1)  # of each run of equal scores
    missed = np.concatenate([[0], np.cumsum(ones)[last]])
    alarms = (~ones).sum() - np.concatenate([[0], np.cumsum(~ones)[last]])
    thresholds = np.concatenate([[0.0], chances[last]])
    total = costs.miss * missed + costs.false_alarm * alarms
    if chances[0] == 0:  # a score of 0 is never above a threshold, so "everything" cannot be had
        thresholds, total = thresholds[1:], total[1:]
    return CostCurve(thresholds, total / len(chances))


def least_cost_threshold(costs: Costs) -> float:
    """The threshold of least expected cost where probabilities are calibrated: false alarm / (false alarm + miss).

    Source: Elkan, The foundations of cost-sensitive learning (2001), equation 2.

    Raises:
        ValueError: a negative cost, or none at all.
    """
    if min(costs) < 0 or not any(costs):
        raise ValueError(f"Costs are not negative and not both 0, and {tuple(costs)} were given.")
    return costs.false_alarm / (costs.false_alarm + costs.miss)


def _share(value: float, name: str) -> float:
    if not 0 <= value <= 1:
        raise ValueError(f"A {name} is a probability from 0 to 1, and {value} was given.")
    return value
