# SPDX-License-Identifier: Apache-2.0
"""One step of training: the only place where parameters change."""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

Batch = Any
Loss = Callable[[Any, Batch], jax.Array]
"""loss(params, batch) -> scalar"""


class TrainState(NamedTuple):
    """All that training carries from one step to the next; a pytree, so jax can donate or shard it."""

    params: Any
    """The parameters, any pytree of float arrays."""
    opt_state: Any
    """What the optimiser remembers, for Adam two more arrays a parameter."""
    step: jax.Array
    """int32 [] steps done so far."""
    key: jax.Array
    """The run's random key; a step that needs noise folds `step` into it, so a resumed run draws the same."""


Step = Callable[[TrainState, Batch], tuple[TrainState, dict[str, jax.Array]]]
"""step(state, batch) -> (new state, metrics)"""


def init_state(params: Any, optimizer: optax.GradientTransformation, seed: int) -> TrainState:
    """The state before the first step."""
    params = jax.tree.map(jnp.asarray, params)
    return TrainState(params, optimizer.init(params), jnp.zeros((), jnp.int32), jax.random.key(seed))


def make_train_step(loss: Loss, optimizer: optax.GradientTransformation) -> Step:
    """A function that does one step: loss, gradient, update.

    It is pure (the old state stays as it was) and not jitted: wrap it in `jax.jit`, or hand it to `fit`.
    Its metrics are {"loss": float32 []}, the loss of the batch before the update.
    """

    def step(state: TrainState, batch: Batch) -> tuple[TrainState, dict[str, jax.Array]]:
        value, gradient = jax.value_and_grad(loss)(state.params, batch)
        updates, opt_state = optimizer.update(gradient, state.opt_state, state.params)
        params = optax.apply_updates(state.params, updates)
        return TrainState(params, opt_state, state.step + 1, state.key), {"loss": value}

    return step
