# SPDX-License-Identifier: Apache-2.0
"""A small network that turns noise into a digit of a wanted kind: it says in which direction every pixel should go.

Source: Lipman et al., Flow matching for generative modeling (2023), with straight paths as in Liu et al., Flow
straight and fast (2023). At time 0 a picture is noise, at time 1 a digit, and between the two it goes straight.
"""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

PIXELS = 144
"""Of a picture of 12 by 12, whose ink is 1 and paper -1."""
KINDS = 10
Params = Mapping[str, Any]
"""{"labels": [10, H], "times": [16, H], "in": [144, H], "layers": {"0": {"in", "out"}, ...}, "out": [H, 144],
"bias": [144]}."""
_WAVES = 8
"""Sines and cosines that stand for a time."""


def init(hidden: int = 256, layers: int = 3, seed: int = 0) -> dict[str, Any]:
    """Parameters before any training, float32, drawn by numpy; H is `hidden`."""
    rng = np.random.default_rng(seed)

    def matrix(inputs: int, outputs: int, factor: float = 1.0) -> np.ndarray:
        return rng.normal(0, factor * inputs**-0.5, (inputs, outputs)).astype(np.float32)

    return {
        "labels": matrix(KINDS, hidden),
        "times": matrix(2 * _WAVES, hidden),
        "in": matrix(PIXELS, hidden),
        "layers": {
            str(number): {"in": matrix(hidden, hidden), "out": matrix(hidden, hidden, layers**-0.5)}
            for number in range(layers)
        },
        "out": matrix(hidden, PIXELS, 0.1),
        "bias": np.zeros(PIXELS, np.float32),
    }


def velocity(params: Params, pictures: Any, times: Any, labels: Any) -> jax.Array:
    """Where each pixel should go, in ink a unit of time.

    Args:
        params: the parameters.
        pictures: float32 [B, 144], somewhere between noise and digit.
        times: float32 [B], 0 for noise to 1 for digit.
        labels: int32 [B], which digit it is to become.

    Returns:
        float32 [B, 144].
    """
    hidden = jnp.asarray(pictures) @ params["in"] + _waves(jnp.asarray(times)) @ params["times"]
    hidden = hidden + jnp.asarray(params["labels"])[labels]
    for number in range(len(params["layers"])):
        layer = params["layers"][str(number)]
        hidden = hidden + jax.nn.silu(_norm(hidden) @ layer["in"]) @ layer["out"]
    return jax.nn.silu(_norm(hidden)) @ params["out"] + params["bias"]


def from_grey(pixels: Any) -> np.ndarray:
    """Pictures uint8 [N, 12, 12] as the network sees them: float32 [N, 144] from -1 to 1."""
    return np.asarray(pixels, np.float32).reshape(-1, PIXELS) / np.float32(127.5) - 1


def to_grey(pictures: Any) -> np.ndarray:
    """What the network made, float32 [..., 144], as pictures: uint8 [..., 12, 12]."""
    grey = np.clip((np.asarray(pictures) + 1) * 127.5, 0, 255)
    return np.rint(grey).astype(np.uint8).reshape(*grey.shape[:-1], 12, 12)


def _waves(times: jax.Array) -> jax.Array:
    """float32 [B, 16]: a time as waves of rising speed, so that the network tells close times apart."""
    angle = times[:, None] * (np.pi * 2.0 ** (np.arange(_WAVES) / 2)).astype(np.float32)
    return jnp.concatenate([jnp.cos(angle), jnp.sin(angle)], axis=1)


def _norm(hidden: jax.Array) -> jax.Array:
    return hidden * jax.lax.rsqrt(jnp.mean(jnp.square(hidden), axis=-1, keepdims=True) + 1e-5)
