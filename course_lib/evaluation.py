# SPDX-License-Identifier: Apache-2.0
"""How good are the answers, in one number, class by class, slice by slice, and how sure one can be of it.

For two classes labels and predictions are arrays or lists [N] of 0 and 1, where 1 is the class that is looked
for. For C classes they are whole numbers from 0 to C - 1. Each function raises ValueError where they are empty,
of different lengths, or other than that. A ratio without a case to count is 0, as in scikit-learn.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from course_lib.arguments import LARGEST_SEED, real_number, real_numbers, whole_number

_SHAPES = "Labels have shape {} and predictions {}: give two equally long lists."


def accuracy(labels: Any, predictions: Any) -> float:
    """The share of answers that are right, 0 to 1, of two classes or of C."""
    truth, answer = _whole_numbers(labels, predictions)
    return float(np.mean(truth == answer))


def precision(labels: Any, predictions: Any) -> float:
    """Of those called 1, the share that is 1; 0 where nothing was called 1."""
    truth, answer = _pair(labels, predictions)
    return _ratio(np.sum(truth & answer), np.sum(answer))


def recall(labels: Any, predictions: Any) -> float:
    """Of those that are 1, the share that was called 1; 0 where nothing is 1."""
    truth, answer = _pair(labels, predictions)
    return _ratio(np.sum(truth & answer), np.sum(truth))


def f1(labels: Any, predictions: Any) -> float:
    """The harmonic mean of precision and recall, 2 hits / (called 1 + truly 1); 0 where both are none.

    Source: van Rijsbergen, Information Retrieval (1979), ch. 7.
    """
    truth, answer = _pair(labels, predictions)
    return _ratio(2 * np.sum(truth & answer), np.sum(truth) + np.sum(answer))


def log_loss(labels: Any, probabilities: Any) -> float:
    """Mean of -log of the probability [N] given to what was true, in nats; 0 is perfect, log 2 a coin.

    Probabilities are kept 2.2e-16 (one rounding step) away from 0 and 1, so that a sure mistake costs about
    36 and not infinity.

    Raises:
        ValueError: also for a probability outside 0 to 1.
    """
    chance = _chances(probabilities)
    truth, _ = _pair(labels, chance >= 0.5)
    tiny = np.finfo(np.float64).eps
    chance = np.clip(chance, tiny, 1 - tiny)
    return float(-np.mean(np.log(np.where(truth, chance, 1 - chance))))


def auc(labels: Any, scores: Any) -> float:
    """The chance that a random 1 scores higher than a random 0, ties counting half: the area under the ROC curve.

    By ranks, after Mann & Whitney (1947): (rank sum of the ones - P (P + 1) / 2) / (P * N) for P ones and N zeros.

    Raises:
        ValueError: also where one of the two classes is absent, since nothing can then be compared.
    """
    ranked = np.asarray(scores, np.float64)
    truth, _ = _pair(labels, np.zeros(ranked.shape, int))
    if np.isnan(ranked).any():
        raise ValueError("A score is missing (NaN): leave such rows out, or mend what gave them.")
    ones, zeros = int(truth.sum()), int((~truth).sum())
    if not ones or not zeros:
        raise ValueError("An AUC compares the two classes, and only one of them is here: take a larger sample.")
    _, place, size = np.unique(ranked, return_inverse=True, return_counts=True)
    rank = (np.cumsum(size) - (size - 1) / 2)[place]
    return float((rank[truth].sum() - ones * (ones + 1) / 2) / (ones * zeros))


def confusion(labels: Any, predictions: Any, classes: int) -> np.ndarray:
    """How often each class was called what: int64 [C, C], a row a true class, a column an answer.

    Raises:
        ValueError: also for a class outside 0 to C - 1.
    """
    truth, answer = np.asarray(labels), np.asarray(predictions)
    if truth.ndim != 1 or truth.shape != answer.shape or not truth.size:
        raise ValueError(_SHAPES.format(truth.shape, answer.shape))
    known = np.arange(classes)
    if not (np.isin(truth, known).all() and np.isin(answer, known).all()):
        raise ValueError(f"Labels and predictions are whole numbers from 0 to {classes - 1}, and others were found.")
    return np.bincount(truth.astype(int) * classes + answer.astype(int), minlength=classes**2).reshape(classes, classes)


class ClassScore(NamedTuple):
    """How one class fares."""

    precision: float
    recall: float
    f1: float
    support: int
    """How many rows truly are of this class."""


def per_class(labels: Any, predictions: Any, names: Sequence[str]) -> dict[str, ClassScore]:
    """Precision, recall and F1 of each of C classes, by name in the order of their numbers.

    Raises:
        ValueError: also for a class without a name.
    """
    table = confusion(labels, predictions, len(names))
    hits, called, true = np.diag(table), table.sum(0), table.sum(1)
    return {
        name: ClassScore(
            _ratio(hits[i], called[i]), _ratio(hits[i], true[i]), _ratio(2 * hits[i], called[i] + true[i]), int(true[i])
        )
        for i, name in enumerate(names)
    }


def macro_f1(labels: Any, predictions: Any) -> float:
    """The mean of the classes' F1, each class counting alike, over those that are in the labels or the predictions.

    A class that is in neither has no F1; scikit-learn's `f1_score(average="macro")` leaves it out as well.
    """
    truth, answer = _whole_numbers(labels, predictions)
    classes, codes = np.unique(np.concatenate([truth, answer]), return_inverse=True)
    table = confusion(codes[: len(truth)], codes[len(truth) :], len(classes))
    return float(np.mean(2 * np.diag(table) / (table.sum(0) + table.sum(1))))


def proportion_interval(successes: int, rows: int, level: float = 0.95) -> tuple[float, float]:
    """The Clopper-Pearson interval of a proportion (Biometrika 26, 1934): where it begins and ends, 0 to 1.

    Its ends are the proportions that an exact binomial test with (1 - level) / 2 on each side just does not reject, so
    it holds the true one in at least `level` of samples, whatever that is and however few the rows are. Wilson's
    interval is narrower (at a proportion of .9 by 17 % for 5 rows, 8 % for 50), but holds the level only on average:
    over true proportions from .5 to .99 its lowest coverage at 95 % is .833 for 5 rows, .899 for 20 and .895 for 50;
    Clopper-Pearson's is .975, .958 and .953.

    Args:
        successes: for an accuracy how many answers are right.
        rows: out of how many, at least 1. They have to be independent: of copies count one.
        level: between 0 and 1.

    Raises:
        ValueError: no rows, more successes than rows, or a level that is not between 0 and 1.
    """
    from scipy.special import betaincinv

    if rows < 1 or not 0 <= successes <= rows:
        raise ValueError(f"A proportion needs 1 row or more and 0 to all successes, got {successes} of {rows}.")
    if not 0 < level < 1:
        raise ValueError(f"`level` must be between 0 and 1, got {level}.")
    tail = (1 - level) / 2
    low = float(betaincinv(successes, rows - successes + 1, tail)) if successes else 0.0
    high = float(betaincinv(successes + 1, rows - successes, 1 - tail)) if successes < rows else 1.0
    return low, high


def measure_with_interval(
    measure: Callable[[Any, Any], float], labels: Any, predictions: Any, *, level: float = 0.95, seed: int = 0
) -> tuple[float, float, float]:
    """The measure, and where its interval begins and ends.

    `accuracy`, `precision` and `recall` of this module are proportions (of all rows, of those called 1, of those that
    are 1) and get `proportion_interval`; where such a proportion has no row, the interval is 0 to 1. Any other measure
    gets `bootstrap`, which is too narrow for few rows.

    Raises:
        ValueError: the measure refuses the rows, or `bootstrap` does.
    """
    if measure not in _PROPORTIONS:
        return bootstrap(measure, labels, predictions, level=level, seed=seed)
    score = measure(labels, predictions)
    successes, rows = _PROPORTIONS[measure](np.asarray(labels), np.asarray(predictions))
    return score, *(proportion_interval(int(successes), int(rows), level) if rows else (0.0, 1.0))


_PROPORTIONS: dict[Callable[[Any, Any], float], Callable[[np.ndarray, np.ndarray], tuple[Any, Any]]] = {
    accuracy: lambda truth, answer: (np.sum(truth == answer), len(truth)),
    precision: lambda truth, answer: (np.sum((truth == 1) & (answer == 1)), np.sum(answer == 1)),
    recall: lambda truth, answer: (np.sum((truth == 1) & (answer == 1)), np.sum(truth == 1)),
}
"""For each measure that is a proportion, its successes and its rows."""


class SliceScore(NamedTuple):
    """How one slice of the rows fares."""

    rows: int
    score: float
    low: float
    """A 95 % interval begins here, as `measure_with_interval` computes it."""
    high: float
    """And ends here."""


def by_slice(
    measure: Callable[[Any, Any], float], labels: Any, predictions: Any, slices: Any, *, seed: int = 0
) -> dict[Any, SliceScore]:
    """One measure for each value of `slices` [N] (a queue, a style, a group), with its interval; worst first.

    Raises:
        ValueError: the three are not equally long, or the measure refuses a slice.
    """
    truth, answer, names = np.asarray(labels), np.asarray(predictions), np.asarray(slices)
    if not truth.shape == answer.shape == names.shape or not truth.size:
        raise ValueError(f"Labels {truth.shape}, predictions {answer.shape} and slices {names.shape} differ in shape.")
    scores = {}
    for name in np.unique(names):
        rows = names == name
        scores[name.item()] = SliceScore(
            int(rows.sum()), *measure_with_interval(measure, truth[rows], answer[rows], seed=seed)
        )
    return dict(sorted(scores.items(), key=lambda pair: pair[1].score))


def bootstrap(
    measure: Callable[[Any, Any], float],
    labels: Any,
    predictions: Any,
    *,
    level: float = 0.95,
    draws: int = 500,
    seed: int = 0,
) -> tuple[float, float, float]:
    """The measure, and the interval in which it falls in the middle `level` of resampled test sets.

    Rows are drawn with replacement, as many as there are (the percentile bootstrap of Efron, 1979). A draw that
    the measure refuses, such as one without a single 1 for an AUC, is drawn again.

    It cannot know of what the rows do not show: where five of five answers are right, each resampled set is all right,
    and the interval of the accuracy is 1 to 1. Of 20 answers that are right with probability .97 it misses the truth
    in 54 of 100 samples. For a proportion use `proportion_interval`; for other measures mistrust it below some 50 rows.

    Raises:
        ValueError: the measure refuses the rows as they are, or refuses nearly every draw; a level that is not between
            0 and 1, or fewer than 1 draw.
    """
    real_number("level", level, 0, 1, above=True, below=True)
    draws, seed = whole_number("draws", draws, 1), whole_number("seed", seed, 0, LARGEST_SEED)
    truth, answer = np.asarray(labels), np.asarray(predictions)
    score = measure(truth, answer)
    rng = np.random.default_rng(seed)
    scores: list[float] = []
    for _ in range(20 * draws):
        rows = rng.integers(0, len(truth), len(truth))
        try:
            scores.append(measure(truth[rows], answer[rows]))
        except ValueError:
            continue
        if len(scores) == draws:
            low, high = np.quantile(scores, [(1 - level) / 2, (1 + level) / 2])
            return score, float(low), float(high)
    raise ValueError("Hardly any resampled test set can be measured: there are too few rows of one class.")


class Reliability(NamedTuple):
    """What a probability means: B bins by stated probability, empty ones left out."""

    stated: np.ndarray
    """float64 [B] the mean probability that the model stated."""
    observed: np.ndarray
    """float64 [B] the share that truly was 1."""
    rows: np.ndarray
    """int64 [B] how many rows fell into the bin."""


def reliability(labels: Any, probabilities: Any, bins: int = 10) -> Reliability:
    """The reliability curve: stated against observed, in `bins` equally wide steps from 0 to 1.

    Raises:
        ValueError: also for a probability outside 0 to 1, or `bins` that is no whole number from 1.
    """
    bins = whole_number("bins", bins, 1)
    chance = _chances(probabilities)
    truth, _ = _pair(labels, chance >= 0.5)
    place = np.minimum((chance * bins).astype(int), bins - 1)
    rows = np.bincount(place, minlength=bins)
    filled = rows > 0
    stated = np.bincount(place, chance, minlength=bins)[filled] / rows[filled]
    observed = np.bincount(place, truth, minlength=bins)[filled] / rows[filled]
    return Reliability(stated, observed, rows[filled])


def calibration_error(labels: Any, probabilities: Any, bins: int = 10) -> float:
    """The expected calibration error: |stated - observed|, averaged over the rows (Naeini et al., 2015).

    Raises:
        ValueError: also for a probability outside 0 to 1.
    """
    curve = reliability(labels, probabilities, bins)
    return float(np.average(np.abs(curve.stated - curve.observed), weights=curve.rows))


class Gate(NamedTuple):
    """What a release gate said."""

    passed: bool
    reasons: tuple[str, ...]
    """One sentence for each target that was missed."""


def gate(metrics: Mapping[str, float], targets: Mapping[str, float]) -> Gate:
    """Refuse a model that misses a target; a metric that was not measured misses it too, and so does NaN.

    A target is the least value allowed: state an error or a cost as its negative.

    Raises:
        TypeError: metrics or targets are no mapping from names to numbers.
    """
    if not isinstance(metrics, Mapping) or not isinstance(targets, Mapping):
        raise TypeError('`metrics` and `targets` must be dictionaries such as {"f1": 0.9}.')
    reasons = []
    for name, target in targets.items():
        if name not in metrics:
            reasons.append(f"{name} was not measured, and at least {target:g} is asked for.")
        elif not metrics[name] >= target:
            reasons.append(f"{name} is {metrics[name]:.4g}, and at least {target:g} is asked for.")
    return Gate(not reasons, tuple(reasons))


def _ratio(part: Any, whole: Any) -> float:
    return float(part / whole) if whole else 0.0


def _chances(probabilities: Any) -> np.ndarray:
    chance = real_numbers("probabilities", probabilities)
    if not np.all((chance >= 0) & (chance <= 1)):
        raise ValueError("A probability lies between 0 and 1, and others were found: did you pass logits?")
    return chance


def _whole_numbers(labels: Any, predictions: Any) -> tuple[np.ndarray, np.ndarray]:
    truth, answer = np.asarray(labels), np.asarray(predictions)
    if truth.ndim != 1 or truth.shape != answer.shape or not truth.size:
        raise ValueError(_SHAPES.format(truth.shape, answer.shape))
    for values in (truth, answer):
        if values.dtype.kind not in "biuf" or not np.all((values >= 0) & (values % 1 == 0)):
            raise ValueError("Labels and predictions are 0 or 1, or whole numbers from 0 to C - 1: convert them.")
    return truth.astype(int), answer.astype(int)


def _pair(labels: Any, predictions: Any) -> tuple[np.ndarray, np.ndarray]:
    truth, answer = np.asarray(labels), np.asarray(predictions)
    if truth.ndim != 1 or truth.shape != answer.shape or not truth.size:
        raise ValueError(_SHAPES.format(truth.shape, answer.shape))
    if not (np.isin(truth, (0, 1)).all() and np.isin(answer, (0, 1)).all()):
        raise ValueError("Labels and predictions are 0 or 1, and other values were found among them.")
    return truth.astype(bool), answer.astype(bool)
