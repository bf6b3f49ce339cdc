# SPDX-License-Identifier: Apache-2.0
"""A linear model over n-grams: a text's score is the weighted sum of its n-grams plus a bias."""

from typing import TypedDict

import jax
import numpy as np

from course_lib.arguments import whole_number
from course_lib.models.folded import Folded, weighted_sum
from course_lib.preprocess import Features


class Params(TypedDict):
    """The parameters: one weight an n-gram (and class), and a bias."""

    weights: jax.Array | np.ndarray
    """float32 [V] for two classes (one score: how strongly for class 1), [V, C] for more."""
    bias: jax.Array | np.ndarray
    """float32 [] for two classes, [C] for more."""


def init(vocabulary_size: int, classes: int = 2, seed: int = 0) -> Params:
    """Parameters before any training: small random weights, bias 0.

    Drawn by numpy: a jitted draw would first cost a second or two of compilation.

    Raises:
        ValueError: fewer than two classes, or no vocabulary.
    """
    vocabulary_size = whole_number("vocabulary_size", vocabulary_size, 1)
    if classes < 2:
        raise ValueError(f"A classifier chooses between at least 2 classes, and {classes} was asked for.")
    outputs = () if classes == 2 else (classes,)
    weights = np.random.default_rng(seed).normal(0.0, 0.01, (vocabulary_size, *outputs))
    return Params(weights=weights.astype(np.float32), bias=np.zeros(outputs, np.float32))


def logits(params: Params, features: Features | Folded) -> jax.Array:
    """Scores of N texts, not yet probabilities: float32 [N], or [N, C] for more than two classes."""
    return weighted_sum(params["weights"], features) + params["bias"]
