# SPDX-License-Identifier: Apache-2.0
"""How good are the answers: ratios over true and predicted labels, where 1 is the class that is looked for.

Labels and predictions are arrays or lists [N] of 0 and 1. Each function raises ValueError where they are
empty, of different lengths, or other than 0 and 1. A ratio without a case to count is 0, as in scikit-learn.
"""

from typing import Any

import numpy as np


def accuracy(labels: Any, predictions: Any) -> float:
    """The share of answers that are right, 0 to 1."""
    truth, answer = _pair(labels, predictions)
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
    chance = np.asarray(probabilities, np.float64)
    if not np.all((chance >= 0) & (chance <= 1)):
        raise ValueError("A probability lies between 0 and 1, and others were found: did you pass logits?")
    truth, _ = _pair(labels, chance >= 0.5)
    tiny = np.finfo(np.float64).eps
    chance = np.clip(chance, tiny, 1 - tiny)
    return float(-np.mean(np.log(np.where(truth, chance, 1 - chance))))


def _ratio(part: Any, whole: Any) -> float:
    return float(part / whole) if whole else 0.0


def _pair(labels: Any, predictions: Any) -> tuple[np.ndarray, np.ndarray]:
    truth, answer = np.asarray(labels), np.asarray(predictions)
    if truth.ndim != 1 or truth.shape != answer.shape or not truth.size:
        raise ValueError(
            f"Labels have shape {truth.shape} and predictions {answer.shape}: give two equally long lists."
        )
    if not (np.isin(truth, (0, 1)).all() and np.isin(answer, (0, 1)).all()):
        raise ValueError("Labels and predictions are 0 or 1, and other values were found among them.")
    return truth.astype(bool), answer.astype(bool)
