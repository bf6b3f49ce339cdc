# SPDX-License-Identifier: Apache-2.0
"""Texts of very different lengths in one array: each is cut into lines of equal width, as long text is on a page."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.models.precision import FLOAT32
from course_lib.preprocess import Features


class Folded(NamedTuple):
    """Features of N texts as M lines of W slots, the lines of a text one after the other.

    Padding each text to the longest makes most slots empty; here only a text's last line has empty slots. The
    lines that are left at the end are empty.
    """

    ids: jax.Array | np.ndarray
    """int32 [M, W]: n-grams; an empty slot has id 0 and value 0."""
    values: jax.Array | np.ndarray
    """float32 [M, W]: how much each of them counts."""
    row: jax.Array | np.ndarray
    """int32 [M]: the text, 0 to N - 1, of each line."""
    lines: jax.Array | np.ndarray
    """int32 [N]: how many lines each text has."""


def weighted_sum(table: Any, features: Features | Folded) -> jax.Array:
    """For each of N texts the sum of value * table[id] over its n-grams.

    Args:
        table: [V] or [V, D], a number or a vector for each n-gram.
        features: the texts; every id is below V.

    Returns:
        float32 [N] or [N, D].
    """
    # preprocessing gives no other ids, and a program that need not look for them is a third less to trace and lower
    found = jnp.asarray(table).at[features.ids].get(mode="promise_in_bounds")
    sums = jnp.einsum("nl,nl...->n...", features.values, found, precision=FLOAT32)
    if isinstance(features, Folded):
        return jax.ops.segment_sum(sums, features.row, num_segments=len(features.lines))
    return sums
