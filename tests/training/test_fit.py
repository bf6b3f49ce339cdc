# SPDX-License-Identifier: Apache-2.0
"""The scanned loop is the plain loop."""

from itertools import islice

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from course_lib.models.parameters import fingerprint
from course_lib.training import TrainState, fit, init_state, make_train_step, minibatches


def line_loss(params, batch):
    x, y = batch
    return jnp.mean((params["w"] * x + params["b"] - y) ** 2)


@pytest.fixture
def problem():
    """State, step and a stream of batches for the line y = 3x - 1."""
    x = np.random.default_rng(0).normal(size=64).astype(np.float32)
    optimizer = optax.adam(0.1)
    params = {"w": np.float32(0.1), "b": np.float32(0)}
    state, step = init_state(params, optimizer, seed=0), make_train_step(line_loss, optimizer)
    return state, step, lambda: minibatches((x, 3 * x - 1), 16, seed=1)


def test_one_step_changes_parameters_and_leaves_the_old_state_alone(problem):
    state, step, batches = problem
    before = fingerprint(state.params)
    after, metrics = step(state, next(batches()))
    assert fingerprint(after.params) != before
    assert fingerprint(state.params) == before
    assert int(after.step) == 1
    assert metrics["loss"].shape == ()


def test_one_step_by_hand():
    optimizer = optax.sgd(0.5)
    step = make_train_step(line_loss, optimizer)
    state = init_state({"w": np.float32(1), "b": np.float32(0)}, optimizer, seed=0)
    after, metrics = step(state, (np.float32([2]), np.float32([0])))
    assert float(metrics["loss"]) == pytest.approx(4)
    assert float(after.params["w"]) == pytest.approx(1 - 0.5 * 2 * 2 * 2)
    assert float(after.params["b"]) == pytest.approx(0 - 0.5 * 2 * 2)


def test_equals_a_plain_loop_of_jitted_steps(problem):
    state, step, batches = problem
    fitted, history = fit(state, step, batches(), steps=25, log_every=10)
    jitted, plain, losses = jax.jit(step), state, []
    for batch in islice(batches(), 25):
        plain, metrics = jitted(plain, batch)
        losses.append(float(metrics["loss"]))
    jax.tree.map(lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-5), fitted.params, plain.params)
    assert [line["step"] for line in history] == [10, 20, 25]
    means = [np.mean(losses[:10]), np.mean(losses[10:20]), np.mean(losses[20:])]
    assert [line["loss"] for line in history] == pytest.approx(means, rel=1e-4)
    assert int(fitted.step) == 25


def test_learns_the_line_and_leaves_the_callers_state_usable(problem):
    state, step, batches = problem
    before = fingerprint(state)
    fitted, _ = fit(state, step, batches(), steps=300)
    assert float(fitted.params["w"]) == pytest.approx(3, abs=0.01)
    assert float(fitted.params["b"]) == pytest.approx(-1, abs=0.01)
    assert fingerprint(state) == before
    again, _ = fit(state, step, batches(), steps=300)
    assert fingerprint(again) == fingerprint(fitted)


def test_a_run_in_two_parts_is_the_run_in_one(problem):
    state, step, batches = problem
    whole, _ = fit(state, step, batches(), steps=20, log_every=5)
    stream = batches()
    half, _ = fit(state, step, stream, steps=10, log_every=5)
    rest, history = fit(half, step, stream, steps=10, log_every=5)
    assert fingerprint(rest) == fingerprint(whole)
    assert [line["step"] for line in history] == [15, 20]


def test_one_line_of_log_each_and_one_compilation(problem):
    state, step, batches = problem
    seen, traces = [], []

    def counted(state: TrainState, batch):
        traces.append(1)
        return step(state, batch)

    _, history = fit(state, counted, batches(), steps=40, log_every=10, on_log=seen.append)
    assert seen == history
    traced = len(traces)
    fit(state, counted, batches(), steps=40, log_every=10)
    assert len(traces) == traced


def test_no_steps_change_nothing(problem):
    state, step, batches = problem
    same, history = fit(state, step, batches(), steps=0)
    assert fingerprint(same) == fingerprint(state)
    assert history == []


def test_a_broken_loss_names_its_step(problem):
    state, step, _ = problem
    good, bad = (np.float32([1]), np.float32([1])), (np.float32([1]), np.float32([np.inf]))
    with pytest.raises(FloatingPointError, match="The loss became inf at step 4: try a smaller learning rate"):
        fit(state, step, [good, good, good, bad, good], steps=5, log_every=2)


def test_batches_that_end_early_are_named(problem):
    state, step, batches = problem
    with pytest.raises(ValueError, match="ended before step 5"):
        fit(state, step, islice(batches(), 3), steps=5)
