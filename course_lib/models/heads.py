# SPDX-License-Identifier: Apache-2.0
"""Heads: from what a network made of a row to the scores of each task; several tasks share one network."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.models.precision import FLOAT32

Heads = dict[str, dict[str, Any]]
"""For each task weights float32 [D] and bias [] for two classes, [D, C] and [C] for more."""


def init(rng: np.random.Generator, width: int, classes: Mapping[str, int]) -> Heads:
    """A head for each task over `width` numbers, weights small and random, bias 0.

    Raises:
        ValueError: a task with fewer than two classes.
    """
    heads = {}
    for task, count in classes.items():
        if count < 2:
            raise ValueError(f"The task {task!r} chooses between at least 2 classes, and {count} was asked for.")
        outputs = () if count == 2 else (count,)
        weights = rng.normal(0, width**-0.5, (width, *outputs)).astype(np.float32)
        heads[task] = {"weights": weights, "bias": np.zeros(outputs, np.float32)}
    return heads


def logits(heads: Heads, hidden: jax.Array) -> dict[str, jax.Array]:
    """Scores of N rows for each task: float32 [N] for two classes, [N, C] for more. `hidden` is [N, D]."""
    return {task: jnp.dot(hidden, head["weights"], precision=FLOAT32) + head["bias"] for task, head in heads.items()}


def dense(rng: np.random.Generator, inputs: int, outputs: int) -> dict[str, np.ndarray]:
    """A layer's parameters, weights float32 [inputs, outputs] of variance 2 / inputs (He et al., 2015), bias 0."""
    weights = rng.normal(0, (2 / max(inputs, 1)) ** 0.5, (inputs, outputs)).astype(np.float32)
    return {"weights": weights, "bias": np.zeros(outputs, np.float32)}
