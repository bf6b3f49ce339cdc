# SPDX-License-Identifier: Apache-2.0
"""Many runs at once: the same training for each of several learning rates, side by side in one compiled program."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import jax
import numpy as np
import optax

from course_lib.training.step import Batch, Loss

Optimizer = Callable[[Any], optax.GradientTransformation]
"""optimizer(rate) -> what turns a gradient into an update, such as `optax.adam`"""


class Sweep(NamedTuple):
    """What became of R runs of E epochs each."""

    rates: np.ndarray
    """float32 [R] the learning rate of each run."""
    curves: dict[str, np.ndarray]
    """float32 [R, E] by name: the loss after each epoch on each set that was watched."""
    params: Any
    """The parameters after the last epoch; each leaf has the runs in front, [R, ...]."""


def sweep(
    loss: Loss,
    params: Any,
    train: Batch,
    optimizer: Optimizer,
    rates: Any,
    *,
    epochs: int,
    batch_size: int,
    watch: Mapping[str, Batch],
    seed: int = 0,
) -> Sweep:
    """Train once for each learning rate; `jax.vmap` makes one program of all runs, so they share every pass.

    All runs start from the same parameters and see the same batches in the same order; only the rate differs.
    Nothing but `train` reaches a gradient: what is watched is measured after each epoch and never learnt from.

    Args:
        loss: loss(params, batch) -> scalar.
        params: where each run starts.
        train: the N training rows, a pytree of arrays.
        optimizer: makes the optimiser of one run from its rate.
        rates: [R] learning rates.
        epochs: passes over the training rows, E.
        batch_size: rows in a step, B; the N modulo B rows that are left over differ from epoch to epoch.
        watch: sets by name, each like a batch, on which the loss is measured after every epoch.
        seed: of the order of the rows.

    Raises:
        ValueError: fewer rows than one batch needs.
    """
    rows = len(jax.tree.leaves(train)[0])
    if not 0 < batch_size <= rows:
        raise ValueError(f"A batch of {batch_size} cannot be cut from {rows} rows: choose 1 to {rows}.")
    rng, steps = np.random.default_rng(seed), rows // batch_size
    orders = [rng.permutation(rows)[: steps * batch_size].reshape(steps, batch_size) for _ in range(epochs)]
    every = np.asarray(rates, np.float32)
    after, curves = _runs(loss, optimizer, every, params, np.stack(orders), train, dict(watch))
    return Sweep(every, {name: np.asarray(curve) for name, curve in curves.items()}, after)


@partial(jax.jit, static_argnames=("loss", "optimizer"))
def _runs(
    loss: Loss, optimizer: Optimizer, rates: Any, params: Any, orders: Any, train: Batch, watch: dict[str, Batch]
) -> tuple[Any, dict[str, jax.Array]]:
    """All runs: parameters with leaves [R, ...] and curves [R, E], from row numbers `orders` [E, steps, B]."""

    def run(rate: Any) -> tuple[Any, dict[str, jax.Array]]:
        rule = optimizer(rate)

        def step(carry: Any, chosen: Any) -> tuple[Any, None]:
            params, memory = carry
            slope = jax.grad(loss)(params, jax.tree.map(lambda leaf: leaf[chosen], train))
            updates, memory = rule.update(slope, memory, params)
            return (optax.apply_updates(params, updates), memory), None

        def epoch(carry: Any, order: Any) -> tuple[Any, dict[str, jax.Array]]:
            carry, _ = jax.lax.scan(step, carry, order)
            return carry, {name: loss(carry[0], rows) for name, rows in watch.items()}

        (after, _), curves = jax.lax.scan(epoch, (params, rule.init(params)), orders)
        return after, curves

    found: tuple[Any, dict[str, jax.Array]] = jax.vmap(run)(rates)
    return found
