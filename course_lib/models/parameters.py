# SPDX-License-Identifier: Apache-2.0
"""Two questions about any parameters: are they still the same, and how many are there."""

import hashlib
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np


def fingerprint(params: Any) -> str:
    """Twelve hex digits that change when any number, shape, dtype or name in a pytree of arrays changes.

    SHA-256 over the sorted paths with dtype, shape and bytes, so a numpy and a jax copy have the same one.
    """
    digest = hashlib.sha256()
    leaves = jax.tree_util.tree_flatten_with_path(params)[0]
    for path, leaf in sorted(((jax.tree_util.keystr(path), leaf) for path, leaf in leaves), key=lambda pair: pair[0]):
        array = _as_numpy(leaf)
        digest.update(f"{path} {array.dtype} {array.shape}\n".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()[:12]


def count(params: Any) -> int:
    """How many single numbers a pytree of arrays holds."""
    return sum(int(np.size(leaf)) for leaf in jax.tree.leaves(params))


def _as_numpy(leaf: Any) -> np.ndarray:
    if isinstance(leaf, jax.Array) and jnp.issubdtype(leaf.dtype, jax.dtypes.prng_key):
        leaf = jax.random.key_data(leaf)
    return np.asarray(leaf)
