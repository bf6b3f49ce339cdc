# SPDX-License-Identifier: Apache-2.0
"""As good as possible: what a model that knew the true probabilities would score, and how far chance may carry it.

Probabilities are float [N] (of class 1) or [N, K] (rows add to 1). Each score is the mean over all labels that these
probabilities may draw; `error` is the standard error of one draw of N labels, by the delta method. No model does
better on average: of accuracy and log loss that is Bayes' rule, of AUC and recall the lemma of Neyman and Pearson
(Lehmann & Romano, Testing Statistical Hypotheses, 2005, ch. 3).
"""

from typing import Any, NamedTuple

import numpy as np

from course_lib.company.dials import QUEUES, Dials, Table


class Best(NamedTuple):
    """The best possible score."""

    value: float
    error: float
    """Standard error: two draws in three come as near as this to the value."""


def accuracy(probabilities: Any) -> Best:
    """Of always choosing the likeliest class.

    Raises:
        ValueError: as all functions here: these are no probabilities, or there are none.
    """
    right = _rows(probabilities).max(1)
    return _mean(right, right * (1 - right))


def log_loss(probabilities: Any) -> Best:
    """Of stating the true probabilities, in nats: their mean entropy; lower is better, and no model is lower."""
    rows = _rows(probabilities)
    cost = -np.log(np.where(rows > 0, rows, 1.0))
    entropy = (rows * cost).sum(1)
    return _mean(entropy, (rows * (cost - entropy[:, None]) ** 2).sum(1))


def recall(probabilities: Any, label: int = 1) -> Best:
    """Of one class, where each row is given its likeliest class: the share of its cases that are found."""
    rows = _rows(probabilities)
    return _found(rows[:, label], rows.argmax(1) == label)


def recall_at(probabilities: Any, flagged: float) -> Best:
    """Of class 1, where only this share of the rows may be flagged: the highest that any model can reach.

    Raises:
        ValueError: also for a share outside 0 to 1.
    """
    chance = _of_one(probabilities)
    if not 0 <= flagged <= 1:
        raise ValueError(f"The share of rows to flag lies between 0 and 1, and {flagged} was given.")
    chosen = np.zeros(len(chance), bool)
    chosen[np.argsort(-chance, kind="stable")[: round(flagged * len(chance))]] = True
    return _found(chance, chosen)


def auc(probabilities: Any) -> Best:
    """Area under the ROC curve of ranking by the true probability: P(a case of class 1 stands above one of class 0).

    Raises:
        ValueError: also where only one class is possible.
    """
    chance = _of_one(probabilities)
    values, place = np.unique(chance, return_inverse=True)
    ones, noughts = np.bincount(place, chance), np.bincount(place, 1 - chance)
    # for each value: how much of the other class lies below it (or above), ties counted half
    below = (np.cumsum(noughts) - noughts / 2)[place]
    above = (ones.sum() - np.cumsum(ones) + ones / 2)[place]
    # a row is not compared with itself, which the sums above do at half weight
    spread = chance * (1 - chance)
    pairs = ones.sum() * noughts.sum() - spread.sum()
    if pairs <= 0:
        raise ValueError("Only one class is possible by these probabilities, and AUC compares two: give other rows.")
    value = float((chance @ below - spread.sum() / 2) / pairs)
    # how the ratio moves with the label of one row: the linear part of numerator and denominator
    slope = (below - (1 - chance) / 2 - above + chance / 2) - value * (noughts.sum() - ones.sum() - 1 + 2 * chance)
    return Best(value, float(np.sqrt(spread @ slope**2) / pairs))


def with_noise(probabilities: Any, noise: float) -> np.ndarray:
    """Of recorded labels, where this share of them is a random other class: float64, shaped as given."""
    given, rows = np.asarray(probabilities), _rows(probabilities)
    mixed = (1 - noise) * rows + noise * (1 - rows) / (rows.shape[1] - 1)
    return mixed if given.ndim == 2 else mixed[:, 1]


def with_bias(probabilities: Any, biased: Any, share: float, label: int = 1) -> np.ndarray:
    """Of recorded labels, where this share of the `biased` rows (bool [N]) is recorded as one class, true or not."""
    given, rows = np.asarray(probabilities), _rows(probabilities)
    pulled = np.where(np.asarray(biased)[:, None], share, 0.0)
    mixed = (1 - pulled) * rows + pulled * np.eye(rows.shape[1])[label]
    return mixed if given.ndim == 2 else mixed[:, 1]


def recorded_queues(tickets: Table, dials: Dials) -> np.ndarray:
    """P(queue as recorded) of each ticket for whoever knows its issue, day and group: float64 [N, 4]."""
    noisy = with_noise(tickets["queue_probability"], dials.label_noise)
    return with_bias(noisy, tickets["group"] == "abroad", dials.bias, QUEUES.index("Billing"))


def recorded_fraud(payments: Table, dials: Dials) -> np.ndarray:
    """P(recorded as fraud) of each payment for whoever knows its columns: float64 [N]."""
    return with_bias(payments["fraud_probability"], payments["group"] == "abroad", dials.bias)


def _mean(values: np.ndarray, variances: np.ndarray) -> Best:
    return Best(float(values.mean()), float(np.sqrt(variances.sum()) / len(values)))


def _found(chance: np.ndarray, chosen: np.ndarray) -> Best:
    """Expected share of the cases that are among the chosen rows."""
    total = chance.sum()
    if not total:
        raise ValueError("This class has probability 0 in every row, so there is nothing to find: give other rows.")
    value = float(chance[chosen].sum() / total)
    return Best(value, float(np.sqrt((chance * (1 - chance)) @ (chosen - value) ** 2) / total))


def _of_one(probabilities: Any) -> np.ndarray:
    rows = _rows(probabilities)
    if rows.shape[1] != 2:
        raise ValueError(f"This takes the probability of one class [N], and {rows.shape[1]} classes were given.")
    return rows[:, 1]


def _rows(probabilities: Any) -> np.ndarray:
    """As [N, K], each row divided by its sum, which rounding may have moved from 1."""
    given = np.asarray(probabilities, np.float64)
    rows = np.stack([1 - given, given], 1) if given.ndim == 1 else given
    if rows.ndim != 2 or rows.shape[1] < 2 or not len(rows):
        raise ValueError(f"Probabilities have shape {given.shape}: give [N] or [N, K], with one row at least.")
    if not np.all((rows >= 0) & (rows <= 1)) or np.any(np.abs(rows.sum(1) - 1) > 1e-4):
        raise ValueError("Probabilities lie between 0 and 1 and each row adds to 1, and others were found.")
    return rows / rows.sum(1, keepdims=True)
