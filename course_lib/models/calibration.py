# SPDX-License-Identifier: Apache-2.0
"""What turns stated probabilities into honest ones: a small model behind the model, with parameters of its own.

`course_lib.training.calibrate` fits one on validation data; using it changes nothing.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

KINDS = ("temperature", "platt", "isotonic")
_TINY = 1e-7


@dataclass(frozen=True, eq=False)
class Calibration:
    """A fitted calibration.

    Raises:
        ValueError: an unknown kind, or values of another shape.
    """

    kind: str
    """temperature: logits / T. platt: a * logit + b. isotonic: steps between points, never falling."""
    values: np.ndarray
    """float64: [1] T; [2] a and b; [2, K] the K points' stated and observed probabilities, both ascending."""

    def __post_init__(self) -> None:
        """Refuse what `apply` could not use."""
        fits = {"temperature": self.values.shape == (1,), "platt": self.values.shape == (2,)}
        fits["isotonic"] = self.values.ndim == 2 and len(self.values) == 2
        if not fits.get(self.kind):
            raise ValueError(f"This is no calibration: kind {self.kind!r} with values of shape {self.values.shape}.")


def apply(calibration: Calibration, probabilities: Any) -> np.ndarray:
    """Calibrated probabilities of the same shape, float64.

    [N] is for two classes, the probability of class 1; [N, C], rows adding to 1, is for C classes and can be
    calibrated by a temperature only.

    Raises:
        ValueError: [N, C] with another kind.
    """
    stated = np.asarray(probabilities, np.float64)
    if stated.ndim == 2:
        if calibration.kind != "temperature":
            raise ValueError(f"A {calibration.kind} calibration is for two classes: use a temperature for more.")
        return softmax(np.log(np.clip(stated, _TINY, 1)) / calibration.values[0])
    if calibration.kind == "isotonic":
        return np.interp(stated, *calibration.values)
    scale, shift = (1 / calibration.values[0], 0.0) if calibration.kind == "temperature" else calibration.values
    return 1 / (1 + np.exp(-(scale * logit(stated) + shift)))


def logit(probabilities: np.ndarray) -> np.ndarray:
    """log(p / (1 - p)), with p kept 1e-7 away from 0 and 1."""
    kept = np.clip(probabilities, _TINY, 1 - _TINY)
    return np.log(kept / (1 - kept))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Scores [N, C] as probabilities that add to 1 in each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
