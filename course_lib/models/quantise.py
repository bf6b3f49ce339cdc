# SPDX-License-Identifier: Apache-2.0
"""Weights in eight bits for inference: a quarter of the memory, with an error that is known beforehand.

A quantised weight is {"int8": [..., in, out], "scale": [..., 1, out]} in the place of an array. Each output channel
has a scale of its own, so that one large weight makes only its own channel coarse.
"""

from collections.abc import Callable, Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.arguments import real_numbers

LARGEST = 127
"""-128 is left out, so that the range is symmetric and 0 stays 0."""


def quantise(weight: Any, axis: int = -2) -> dict[str, np.ndarray]:
    """A float weight as int8 and float32 scales; `axis` is the one that a matmul sums over.

    The scale of a channel is its largest absolute weight / 127, so no weight moves by more than half a scale.

    Raises:
        ValueError: a weight that is not a finite number.
    """
    numbers = real_numbers("weight", weight, np.float32)
    if not np.isfinite(numbers).all():
        raise ValueError("`weight` must be finite float32 numbers, and some are NaN or infinite: correct the model.")
    scale = np.abs(numbers).max(axis=axis, keepdims=True) / LARGEST
    whole = np.rint(numbers / np.where(scale > 0, scale, 1))
    return {"int8": np.clip(whole, -LARGEST, LARGEST).astype(np.int8), "scale": scale.astype(np.float32)}


def dequantise(weight: Any) -> Any:
    """The float32 weight that a quantised one stands for; an array is given back as it is."""
    return weight["int8"] * weight["scale"] if is_quantised(weight) else weight


def is_quantised(weight: Any) -> bool:
    """Whether this is {"int8", "scale"} and not an array."""
    return isinstance(weight, Mapping) and "int8" in weight


def dot(hidden: jax.Array, weight: Any) -> jax.Array:
    """Hidden [..., in] times a weight [in, out], an array or quantised; the scale is applied to the product."""
    if not is_quantised(weight):
        # as one list of rows: the gradient of a weight is then a product without a transposed copy, which makes a
        # step of training 1.16 times as fast on a CPU (measured)
        rows = hidden.reshape(-1, hidden.shape[-1]) @ weight
        return rows.reshape(*hidden.shape[:-1], rows.shape[-1])
    product: jax.Array = hidden @ jnp.asarray(weight["int8"]).astype(hidden.dtype)
    return product * weight["scale"][..., 0, :].astype(hidden.dtype)


def quantise_params(params: Mapping[str, Any]) -> dict[str, Any]:
    """A language model's parameters with every matrix in int8; norms stay as they are.

    A row of the embedding is both the vector of a token and, where the embedding is tied, the channel of its score:
    it has the scale.
    """
    return _walk(params, lambda name, leaf: _quantise_leaf(name, leaf))


def dequantise_params(params: Mapping[str, Any]) -> dict[str, Any]:
    """The float32 parameters that quantised ones stand for: what the rounding did, seen from outside."""
    return _walk(params, lambda _, leaf: dequantise(leaf))


def size(params: Any) -> int:
    """Bytes of all arrays of a tree."""
    return sum(int(leaf.size) * leaf.dtype.itemsize for leaf in jax.tree.leaves(params))


def largest_error(params: Mapping[str, Any], quantised: Mapping[str, Any]) -> float:
    """The largest distance of a weight from its rounded one, as a share of the largest weight of its channel.

    At most 1/254 for a tree made by `quantise_params`.
    """
    worst = 0.0

    def compare(path: Any, rounded: Any, exact: Any) -> None:
        nonlocal worst
        if is_quantised(rounded):
            reach = np.maximum(np.asarray(rounded["scale"]) * LARGEST, np.finfo(np.float32).tiny)
            worst = max(worst, float(np.max(np.abs(np.asarray(exact) - dequantise(rounded)) / reach)))

    jax.tree_util.tree_map_with_path(compare, quantised, params, is_leaf=is_quantised)
    return worst


def _quantise_leaf(name: str, leaf: Any) -> Any:
    if name.endswith("norm"):
        return leaf
    return quantise(leaf, axis=-1 if name == "embedding" else -2)


def _walk(tree: Mapping[str, Any], change: Callable[[str, Any], Any]) -> dict[str, Any]:
    """The same dictionaries with each weight, an array or quantised, changed."""
    return {
        name: _walk(branch, change)
        if isinstance(branch, Mapping) and not is_quantised(branch)
        else change(name, branch)
        for name, branch in tree.items()
    }
