# SPDX-License-Identifier: Apache-2.0
"""Micro-batches are the batch; clipping and schedules are optax's."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from course_lib.training import binary_cross_entropy, class_weights, cross_entropy, init_state, make_train_step

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(24, 5)).astype(np.float32), RNG.integers(0, 3, 24)


def loss(params, batch):
    x, y = batch
    weights = class_weights(Y, 3)
    return cross_entropy(x @ params["w"] + params["b"], y, weights) + 0.01 * jnp.sum(params["w"] ** 2)


def start(optimizer):
    return init_state({"w": np.full((5, 3), 0.1, np.float32), "b": np.zeros(3, np.float32)}, optimizer, seed=0)


@pytest.mark.parametrize("micro", [1, 2, 6, 8, 24])
def test_micro_batches_give_the_gradient_of_the_whole(micro):
    # with a learning rate of 1 and plain descent the change of the parameters is the gradient
    optimizer = optax.sgd(1.0)
    steps = (jax.jit(make_train_step(loss, optimizer, rows)) for rows in (None, micro))
    whole, parts = (step(start(optimizer), (X, Y)) for step in steps)
    jax.tree.map(lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-5, atol=1e-6), whole[0].params, parts[0].params)
    assert float(parts[1]["loss"]) == pytest.approx(float(whole[1]["loss"]), rel=1e-6)


def test_a_loss_that_is_no_mean_over_rows_would_show():
    def summed(params, batch):
        return len(batch[0]) * loss(params, batch)

    optimizer = optax.sgd(1.0)
    whole, parts = (make_train_step(summed, optimizer, micro)(start(optimizer), (X, Y)) for micro in (None, 6))
    assert not np.allclose(whole[0].params["w"], parts[0].params["w"], rtol=1e-3)


@pytest.mark.parametrize("micro", [5, 48, 0, -2])
def test_micro_batches_that_do_not_divide_the_batch_are_named(micro):
    step = make_train_step(loss, optax.sgd(1.0), micro)
    with pytest.raises(ValueError, match=f"A batch of 24 rows cannot be cut into micro-batches of {micro}"):
        step(start(optax.sgd(1.0)), (X, Y))


def test_micro_batches_need_less_memory():
    # the temporary arrays of a wide hidden layer: 2 rows at a time instead of 64
    def wide(params, batch):
        return jnp.mean(jnp.tanh(jnp.tanh(batch @ params["in"]) @ params["out"]) ** 2)

    params = {"in": np.ones((8, 4096), np.float32), "out": np.ones((4096, 1), np.float32)}
    optimizer = optax.sgd(0.1)

    def memory(micro):
        step = make_train_step(wide, optimizer, micro)
        lowered = jax.jit(step, donate_argnums=0).lower(init_state(params, optimizer, 0), np.ones((64, 8), np.float32))
        return lowered.compile().memory_analysis().temp_size_in_bytes

    assert memory(2) < memory(None) / 2


def test_clipping_bounds_the_gradient():
    optimizer = optax.chain(optax.clip_by_global_norm(0.5), optax.sgd(1.0))
    before = start(optimizer)
    after, _ = make_train_step(loss, optimizer)(before, (100 * X, Y))
    moved = jax.tree.map(jnp.subtract, after.params, before.params)
    assert np.sqrt(sum(float(jnp.sum(leaf**2)) for leaf in jax.tree.leaves(moved))) == pytest.approx(0.5, rel=1e-4)


def test_a_schedule_goes_by_the_steps():
    rate = optax.warmup_cosine_decay_schedule(0.0, 1.0, warmup_steps=2, decay_steps=4)
    optimizer = optax.sgd(rate)

    def slope(params, batch):
        return jnp.sum(params["b"])

    state, moves = start(optimizer), []
    for _ in range(5):
        after, _ = make_train_step(slope, optimizer)(state, None)
        moves.append(float(state.params["b"][0] - after.params["b"][0]))
        state = after
    assert moves == pytest.approx([0.0, 0.5, 1.0, 0.5, 0.0], abs=1e-6)


@pytest.mark.parametrize(("value", "finite"), [(1.0, True), (np.inf, False), (-np.inf, False), (np.nan, False)])
def test_finite_tells_of_a_single_bad_number(value, finite):
    optimizer = optax.sgd(0.0)
    params = {"w": np.zeros((3, 4), np.float32), "b": np.float32(0)}
    params["w"][1, 2] = value
    _, metrics = make_train_step(lambda params, batch: params["b"], optimizer)(init_state(params, optimizer, 0), None)
    assert bool(metrics["finite"]) == finite


def test_weighted_binary_loss_over_parts_is_that_of_the_whole():
    logits, labels = X[:, 0], (Y > 0).astype(np.float32)
    whole = binary_cross_entropy(logits, labels, np.float32([0.2, 3.0]))
    halves = [
        binary_cross_entropy(logits[part], labels[part], np.float32([0.2, 3.0])) for part in (slice(12), slice(12, 24))
    ]
    assert float(whole) == pytest.approx(float(sum(halves)) / 2, rel=1e-6)
