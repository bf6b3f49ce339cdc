# SPDX-License-Identifier: Apache-2.0
"""Minibatches: small random handfuls of the training examples."""

from collections.abc import Iterator
from typing import Any

import jax
import numpy as np


def minibatches(arrays: Any, batch_size: int, seed: int) -> Iterator[Any]:
    """Draw batches without end, all of one shape: the pytree `arrays` with `batch_size` rows in each leaf.

    Each epoch passes once over all N rows in a new random order. A batch may reach over the end of an epoch,
    so no row is ever left out and `batch_size` need not divide N.

    Raises:
        ValueError: no rows, leaves with different numbers of rows, or a batch size below 1.
    """
    lengths = {len(leaf) for leaf in jax.tree.leaves(arrays)}
    if len(lengths) != 1 or 0 in lengths:
        raise ValueError(f"Every array needs the same number of rows, at least 1: found {sorted(lengths)}.")
    if batch_size < 1:
        raise ValueError(f"A batch holds at least 1 row, and {batch_size} was asked for.")
    return _draw(arrays, lengths.pop(), batch_size, np.random.default_rng(seed))


def _draw(arrays: Any, rows: int, batch_size: int, rng: np.random.Generator) -> Iterator[Any]:
    waiting = np.empty(0, np.int64)
    while True:
        while len(waiting) < batch_size:
            waiting = np.concatenate([waiting, rng.permutation(rows)])
        chosen, waiting = waiting[:batch_size], waiting[batch_size:]
        yield jax.tree.map(lambda leaf, chosen=chosen: leaf[chosen], arrays)
