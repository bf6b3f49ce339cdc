# SPDX-License-Identifier: Apache-2.0
"""A small network over n-grams: each has a vector, a text is their weighted sum, heads read it task by task."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.arguments import WIDEST_LAYER, whole_number
from course_lib.models import heads
from course_lib.models.folded import Folded, weighted_sum
from course_lib.preprocess import Features


def init(size: int, classes: Mapping[str, int], *, width: int = 32, seed: int = 0) -> dict[str, Any]:
    """Parameters before any training.

    Args:
        size: V, how many n-gram ids there are.
        classes: for each task how many classes it has.
        width: D, how many numbers stand for a text.
        seed: of the random draw, by numpy.

    Raises:
        ValueError: a task with fewer than two classes, a size below 1, or a width that is not from 1 to 65,536.
    """
    size, width = whole_number("size", size, 1), whole_number("width", width, 1, WIDEST_LAYER)
    rng = np.random.default_rng(seed)
    embedding = rng.normal(0, 0.1, (size, width)).astype(np.float32)
    return {"embedding": embedding, "heads": heads.init(rng, width, classes)}


def logits(params: Mapping[str, Any], features: Features | Folded) -> dict[str, jax.Array]:
    """Scores of N texts for each task: float32 [N] for two classes, [N, C] for more."""
    return heads.logits(params["heads"], jnp.tanh(weighted_sum(params["embedding"], features)))
