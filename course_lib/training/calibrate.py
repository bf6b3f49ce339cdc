# SPDX-License-Identifier: Apache-2.0
"""Fitting a calibration: parameters change, so this is training, on validation data that the model never saw."""

from typing import Any

import numpy as np

from course_lib.arguments import real_numbers
from course_lib.models.calibration import KINDS, Calibration, apply, logit

_ROUNDING = 1e-5
"""How far above 1 float32 may round a probability."""


def fit_calibration(kind: str, probabilities: Any, labels: Any) -> Calibration:
    """Fit a calibration of one kind by least log loss (isotonic: least squares).

    * temperature: one number for all classes, after Guo et al. (2017); [N] or [N, C].
    * platt: a slope and a shift of the logit, with Platt's softened targets (1999); [N].
    * isotonic: the never falling steps nearest to the outcomes, after Zadrozny & Elkan (2002); [N]. It is the
      most flexible and wants some thousand rows.

    Args:
        kind: one of the three.
        probabilities: [N] of class 1, or [N, C] with rows that add to 1.
        labels: [N] whole numbers of the classes.

    Raises:
        ValueError: an unknown kind, shapes that do not fit together, a probability outside 0 to 1, or only one class
            among the labels.
    """
    stated, truth = real_numbers("probabilities", probabilities), np.asarray(labels)
    if kind not in KINDS:
        raise ValueError(f"There is no calibration named {kind!r}: choose one of {', '.join(KINDS)}.")
    if stated.shape[:1] != truth.shape or stated.ndim > 2 or (stated.ndim == 2 and kind != "temperature"):
        raise ValueError(f"A {kind} calibration cannot use probabilities {stated.shape} with labels {truth.shape}.")
    if len(np.unique(truth)) < 2:
        raise ValueError("All validation labels are the same: a calibration needs examples of two classes.")
    if not np.isin(truth, np.arange(stated.shape[1] if stated.ndim == 2 else 2)).all():
        raise ValueError("A label is the whole number of a class, from 0 on, and others were found.")
    if not np.all((stated >= 0) & (stated <= 1 + _ROUNDING)):  # NaN fails both
        raise ValueError("`probabilities` must be from 0 to 1, and other values are among them: did you pass logits?")
    return {"temperature": _temperature, "platt": _platt, "isotonic": _isotonic}[kind](stated, truth.astype(int))


def _temperature(stated: np.ndarray, truth: np.ndarray) -> Calibration:
    from scipy.optimize import minimize_scalar  # needs a third of a second to import

    def loss(log_temperature: float) -> float:
        chances = apply(Calibration("temperature", np.exp([log_temperature])), stated)
        right = chances[np.arange(len(truth)), truth] if stated.ndim == 2 else np.where(truth, chances, 1 - chances)
        return float(-np.mean(np.log(np.maximum(right, 1e-300))))

    found = minimize_scalar(loss, bounds=(-4, 4), method="bounded")
    return Calibration("temperature", np.exp([found.x]))


def _platt(stated: np.ndarray, truth: np.ndarray) -> Calibration:
    from scipy.optimize import minimize

    ones = truth.sum()
    # not quite 1 and 0, so that cleanly parted classes do not drive the slope to infinity
    wanted = np.where(truth, (ones + 1) / (ones + 2), 1 / (len(truth) - ones + 2))
    scores = logit(stated)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        z = values[0] * scores + values[1]
        error = 1 / (1 + np.exp(-z)) - wanted
        return float(np.mean(np.logaddexp(0, z) - wanted * z)), np.array([np.mean(error * scores), np.mean(error)])

    return Calibration("platt", minimize(loss, np.array([1.0, 0.0]), jac=True).x)


def _isotonic(stated: np.ndarray, truth: np.ndarray) -> Calibration:
    from scipy.optimize import isotonic_regression

    # one point for each distinct score, so that the steps do not depend on the order of ties
    scores, place, rows = np.unique(stated, return_inverse=True, return_counts=True)
    shares = np.bincount(place, truth) / rows
    return Calibration("isotonic", np.stack([scores, isotonic_regression(shares, weights=rows).x]))
