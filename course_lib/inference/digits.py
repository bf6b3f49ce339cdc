# SPDX-License-Identifier: Apache-2.0
"""Draw digits that nobody drew: noise goes where a trained network of fixed parameters sends it, step by step."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.models import digit_generator

STEPS = 24
"""Steps from noise to digit. Fewer blur, more change little."""


def generate_digits(params: Any, labels: Sequence[int], seed: int = 0, steps: int = STEPS) -> np.ndarray:
    """A new picture for each label, uint8 [N, 12, 12], 0 for paper and 255 for ink.

    The same seed gives the same pictures; another one, other noise and so other digits.

    Args:
        params: the parameters, which do not change.
        labels: which digits, 0 to 9.
        seed: of the noise.
        steps: how many.

    Raises:
        ValueError: no labels, one that is no digit, or no steps.
    """
    return digit_path(params, labels, seed, steps)[-1]


def digit_path(params: Any, labels: Sequence[int], seed: int = 0, steps: int = STEPS) -> np.ndarray:
    """What `generate_digits` passes through: uint8 [steps + 1, N, 12, 12], from the noise to the digits.

    Raises:
        ValueError: as `generate_digits`.
    """
    wanted = np.asarray(labels, np.int32).reshape(-1)
    if not wanted.size or wanted.min() < 0 or wanted.max() >= digit_generator.KINDS or steps < 1:
        raise ValueError(
            f"Digits are 0 to 9, at least one, drawn in at least 1 step: {wanted.tolist()} in {steps} was asked for."
        )
    # a power of two, so that few programs are compiled
    padded = np.pad(wanted, (0, (1 << (wanted.size - 1).bit_length()) - wanted.size))
    noise = np.random.default_rng(seed).standard_normal((wanted.size, digit_generator.PIXELS), dtype=np.float32)
    begin = np.pad(noise, ((0, len(padded) - wanted.size), (0, 0)))
    path = _flow(jax.tree.map(jnp.asarray, params), begin, padded, steps=steps)
    return digit_generator.to_grey(np.concatenate([begin[None], path])[:, : wanted.size])


@partial(jax.jit, static_argnames="steps")
def _flow(params: Any, noise: Any, labels: Any, *, steps: int) -> jax.Array:
    """Pictures after each step, float32 [steps, N, 144]: the way is followed by the midpoint rule."""

    def step(pictures: jax.Array, number: jax.Array) -> tuple[jax.Array, jax.Array]:
        def way(pictures: jax.Array, time: jax.Array) -> jax.Array:
            return digit_generator.velocity(params, pictures, jnp.full(len(labels), time), labels)

        half = pictures + way(pictures, number / steps) / (2 * steps)
        after = pictures + way(half, (number + 0.5) / steps) / steps
        return after, after

    _, path = jax.lax.scan(step, jnp.asarray(noise), jnp.arange(steps, dtype=jnp.float32))
    return path
