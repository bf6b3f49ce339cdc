# SPDX-License-Identifier: Apache-2.0
"""One step of training: the only place where parameters change."""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax
from jax.sharding import Mesh

from course_lib.training.parallel import Gradient, average

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


def make_train_step(
    loss: Loss, optimizer: optax.GradientTransformation, micro_batch: int | None = None, mesh: Mesh | None = None
) -> Step:
    """A function that does one step: loss, gradient, update.

    It is pure (the old state stays as it was) and not jitted: wrap it in `jax.jit`, or hand it to `fit`.
    Its metrics are {"loss": float32 [], "finite": bool []}: the loss of the batch before the update, and
    whether all parameters are numbers after it.

    Schedules, clipping and weight decay are optax's, chained in the order in which they act:

        rate = optax.warmup_cosine_decay_schedule(0.0, 1e-3, warmup_steps=100, decay_steps=2000)
        optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))

    Args:
        loss: loss(params, batch), a mean over the rows of the batch.
        optimizer: what turns a gradient into an update.
        micro_batch: so many rows at a time (on each device), their gradients averaged before the one update:
            the same numbers but for rounding, in less memory. A CPU trains a language model 1.5 to 2 times
            faster by 2 to 4 rows at a time, since the temporary arrays then stay in its cache; an accelerator
            wants None, all rows at once, until they no longer fit its memory.
        mesh: the devices that share each batch, `all_devices()`; hand `fit` the same one.

    Raises:
        ValueError: when the step first meets a batch that `micro_batch` does not divide.
    """
    gradient = gradient_by_parts(loss, micro_batch)
    if mesh is not None:
        gradient = average(gradient, mesh)

    def step(state: TrainState, batch: Batch) -> tuple[TrainState, dict[str, jax.Array]]:
        value, slope = gradient(state.params, batch)
        updates, opt_state = optimizer.update(slope, state.opt_state, state.params)
        params = optax.apply_updates(state.params, updates)
        return TrainState(params, opt_state, state.step + 1, state.key), {"loss": value, "finite": all_finite(params)}

    return step


def gradient_by_parts(loss: Loss, micro_batch: int | None) -> Gradient:
    """(params, batch) -> the loss and its gradient, through `micro_batch` rows at a time."""
    whole = jax.value_and_grad(loss)
    if micro_batch is None:
        return whole

    def by_parts(params: Any, batch: Batch) -> tuple[jax.Array, Any]:
        parts = jax.tree.map(lambda leaf: _cut(leaf, micro_batch), batch)
        count = len(jax.tree.leaves(parts)[0])
        first = jax.tree.map(lambda leaf: leaf[0], parts)
        zeros = jax.tree.map(lambda part: jnp.zeros(part.shape, part.dtype), jax.eval_shape(whole, params, first))

        def add(total: Any, part: Batch) -> tuple[Any, None]:
            return jax.tree.map(jnp.add, total, whole(params, part)), None

        total, _ = jax.lax.scan(add, zeros, parts)
        return jax.tree.map(lambda summed: summed / count, total)

    return by_parts


def _cut(leaf: Any, micro_batch: int) -> jax.Array:
    """[B, ...] as [B / micro_batch, micro_batch, ...]."""
    rows = jnp.shape(leaf)[0] if jnp.ndim(leaf) else 1
    if micro_batch < 1 or rows % micro_batch:
        raise ValueError(
            f"A batch of {rows} rows cannot be cut into micro-batches of {micro_batch}: choose a divisor of {rows}."
        )
    return jnp.reshape(leaf, (rows // micro_batch, micro_batch, *leaf.shape[1:]))


def all_finite(params: Any) -> jax.Array:
    """Whether all parameters are finite: a sum is not, if one of its terms is not.

    A product with ones, because XLA's CPU backend multiplies with all its vector width and sums one by one:
    2% of a small model's step, where `jnp.isfinite(x).all()` is 20%.
    """
    return jnp.isfinite(sum(jnp.vdot(leaf, jnp.ones_like(leaf)) for leaf in jax.tree.leaves(params)))
