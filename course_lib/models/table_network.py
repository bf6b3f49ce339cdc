# SPDX-License-Identifier: Apache-2.0
"""A network over rows of a table: numbers as they are, a small vector for each category, hidden layers, heads."""

from collections.abc import Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.arguments import WIDEST_LAYER, whole_numbers
from course_lib.models import heads
from course_lib.models.precision import FLOAT32
from course_lib.preprocess import TableFeatures


def init(
    numbers: int,
    categories: Mapping[str, int],
    classes: Mapping[str, int],
    *,
    hidden: Sequence[int] = (32,),
    seed: int = 0,
) -> dict[str, Any]:
    """Parameters before any training; with `hidden=()` the model is linear.

    Args:
        numbers: K, how many columns of numbers there are.
        categories: for each categorical column how many categories it has, the unknown one not counted.
        classes: for each task how many classes it has.
        hidden: the widths of the layers between.
        seed: of the random draw, by numpy.

    Raises:
        ValueError: a task with fewer than two classes, or a hidden layer whose width is not from 1 to 65,536.
    """
    hidden = whole_numbers("hidden", hidden, 1, WIDEST_LAYER)
    rng = np.random.default_rng(seed)
    widths = {name: vector_width(count) for name, count in categories.items()}
    embeddings = {
        name: rng.normal(0, 0.1, (count + 1, widths[name])).astype(np.float32) for name, count in categories.items()
    }
    sizes = [numbers + sum(widths.values()), *hidden]
    layers = {str(i): heads.dense(rng, a, b) for i, (a, b) in enumerate(zip(sizes, sizes[1:], strict=False))}
    return {"embeddings": embeddings, "layers": layers, "heads": heads.init(rng, sizes[-1], classes)}


def vector_width(categories: int) -> int:
    """How many numbers stand for a category: half as many as there are, from 1 to 16."""
    return min(16, max(1, (categories + 1) // 2))


def logits(params: Mapping[str, Any], features: TableFeatures) -> dict[str, jax.Array]:
    """Scores of N rows for each task: float32 [N] for two classes, [N, C] for more."""
    order = sorted(params["embeddings"])  # as in TableFeatures
    vectors = [jnp.asarray(params["embeddings"][name])[features.ids[:, i]] for i, name in enumerate(order)]
    row = jnp.concatenate([jnp.asarray(features.numbers), *vectors], axis=1)
    for i in range(len(params["layers"])):
        layer = params["layers"][str(i)]
        row = jax.nn.relu(jnp.matmul(row, layer["weights"], precision=FLOAT32) + layer["bias"])
    return heads.logits(params["heads"], row)
