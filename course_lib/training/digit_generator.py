# SPDX-License-Identifier: Apache-2.0
"""Train a generator of little digits: from a point between noise and digit it learns the way to the digit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from course_lib.data.digits import Digits
from course_lib.models import digit_generator
from course_lib.training.batches import minibatches
from course_lib.training.fit import fit
from course_lib.training.step import Step, init_state, make_train_step
from course_lib.training.stopping import LogLine


@dataclass(frozen=True)
class Recipe:
    """The training-time decisions; the defaults take some 12 seconds of one core."""

    steps: int = 3000
    batch_size: int = 128
    learning_rate: float = 2e-3
    """Of Adam at its highest, falling to 0 along a cosine."""
    hidden: int = 256
    layers: int = 3
    seed: int = 0
    """Of the first parameters, of the noise and of the order."""
    log_every: int = 100


class Draws(NamedTuple):
    """A batch: B digits, each with noise of its own and a time."""

    pictures: np.ndarray
    """float32 [B, 144], from -1 to 1."""
    labels: np.ndarray
    """int32 [B]."""
    noise: np.ndarray
    """float32 [B, 144], normal."""
    times: np.ndarray
    """float32 [B], from 0 for noise to 1 for the digit."""


def loss(params: Any, batch: Draws) -> jax.Array:
    """Mean square of what was foretold less the straight way from the noise to the digit, a scalar."""
    times = jnp.asarray(batch.times)[:, None]
    between = (1 - times) * batch.noise + times * batch.pictures
    foretold = digit_generator.velocity(params, between, batch.times, batch.labels)
    return jnp.mean(jnp.square(foretold - (batch.pictures - batch.noise)))


def train_digit_generator(
    digits: Digits,
    recipe: Recipe = Recipe(),  # noqa: B008  (frozen)
    *,
    on_log: Callable[[LogLine], None] | None = None,
    progress: bool = False,
) -> tuple[dict[str, Any], list[LogLine]]:
    """Train, and return the parameters and the log. The same arguments give the same bytes on the same machine.

    Args:
        digits: what to learn from, `course_lib.data.digits.load()`.
        recipe: the decisions of training.
        on_log: called with each line of the log.
        progress: show a bar.

    Raises:
        FloatingPointError: the loss became infinite or not a number.
    """
    optimizer, step = _step(recipe.steps, recipe.learning_rate)
    params = digit_generator.init(recipe.hidden, recipe.layers, recipe.seed)
    state, history = fit(
        init_state(params, optimizer, recipe.seed),
        step,
        draws(digits, recipe.batch_size, recipe.seed),
        steps=recipe.steps,
        log_every=recipe.log_every,
        on_log=on_log,
        progress=progress,
    )
    return state.params, history


def draws(digits: Digits, batch_size: int, seed: int) -> Iterator[Draws]:
    """Batches without end: digits in random order, with fresh noise and times."""
    rng = np.random.default_rng(seed)
    drawn = digit_generator.from_grey(digits.pixels), digits.labels.astype(np.int32)
    for pictures, labels in minibatches(drawn, batch_size, seed):
        noise = rng.standard_normal(pictures.shape, dtype=np.float32)
        yield Draws(pictures, labels, noise, rng.random(len(labels), dtype=np.float32))


@lru_cache(maxsize=8)
def _step(steps: int, learning_rate: float) -> tuple[optax.GradientTransformation, Step]:
    """The same function for the same recipe, so that training again starts without compiling."""
    optimizer = optax.adam(optax.cosine_decay_schedule(learning_rate, steps), b2=0.99)
    return optimizer, make_train_step(lambda params, batch: loss(params, Draws(*batch)), optimizer)
