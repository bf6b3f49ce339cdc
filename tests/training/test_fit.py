# SPDX-License-Identifier: Apache-2.0
"""The scanned loop is the plain loop."""

import io
import sys
from itertools import islice

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from course_lib.models.parameters import fingerprint
from course_lib.training import (
    CheckpointError,
    Checkpoints,
    EarlyStopping,
    TrainState,
    fit,
    init_state,
    make_train_step,
    minibatches,
)


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


def test_log_lines_after_no_steps_are_refused(problem):
    state, step, batches = problem
    with pytest.raises(ValueError, match=".log_every. must be a whole number"):
        fit(state, step, batches(), steps=5, log_every=0)


def test_batches_that_end_early_are_named(problem):
    state, step, batches = problem
    with pytest.raises(ValueError, match="ended before step 5"):
        fit(state, step, islice(batches(), 3), steps=5)


def compilations():
    """How many programs `fit` has compiled in this process."""
    return sys.modules["course_lib.training.fit"]._run._cache_size()


def test_the_shorter_last_chunk_needs_no_program_of_its_own(problem):
    state, step, batches = problem
    before = compilations()
    fit(state, step, batches(), steps=27, log_every=10)
    assert compilations() - before == 1
    fit(state, step, batches(), steps=23, log_every=10)
    assert compilations() - before == 1
    fit(state, step, batches(), steps=16, log_every=8)  # a control: other chunks are another program
    assert compilations() - before == 2


def test_chunks_of_any_length_give_the_same_steps(problem):
    state, step, batches = problem
    one, other = (fit(state, step, batches(), steps=30, log_every=every)[0] for every in (7, 30))
    jax.tree.map(lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-6), one.params, other.params)


@pytest.mark.parametrize("batches_at_once", [1, 3, 7])
def test_fit_logs_checkpoints_and_trains_the_same_with_small_buffers(problem, tmp_path, monkeypatch, batches_at_once):
    state, step, batches = problem

    def run(name, steps=23, **options):
        folder = Checkpoints(tmp_path / name, every=10, keep=9)
        trained, history = fit(state, step, batches(), steps=steps, log_every=5, checkpoints=folder, **options)
        return fingerprint(trained), history, sorted(path.name for path in (tmp_path / name).iterdir())

    expected = run("whole")
    batch_bytes = 2 * 16 * 4  # of a batch of the problem
    monkeypatch.setattr("course_lib.training.batches._BUFFER_BYTES", batches_at_once * batch_bytes)
    before = compilations()
    assert run("small") == expected
    assert compilations() - before == (batches_at_once < 5)  # one program more, which serves all parts
    run("resumed", steps=10)
    assert run("resumed")[:2] == expected[:2]


def test_an_update_that_breaks_parameters_names_its_step_even_the_last():
    # the loss is |w|^0.5: finite at 0, where its slope is not
    optimizer = optax.sgd(0.1)

    def root(params, batch):
        return jnp.sum(jnp.sqrt(params["w"] * batch))

    state, step = init_state({"w": np.float32(1)}, optimizer, seed=0), make_train_step(root, optimizer)
    with pytest.raises(
        FloatingPointError, match="The update of step 3 made parameters infinite or not a number.*still 0"
    ):
        fit(state, step, [np.float32(1), np.float32(1), np.float32(0)], steps=3, log_every=2)


def test_steps_are_counted_on_from_where_the_state_is(problem):
    state, step, batches = problem
    trained, _ = fit(state, step, batches(), steps=7)
    bad = (np.float32([1]), np.float32([np.nan]))
    with pytest.raises(FloatingPointError, match="The loss became nan at step 8"):
        fit(trained, step, [bad] * 3, steps=3)


class Scripted:
    """An evaluation that gives listed numbers and keeps the parameters it was asked about."""

    def __init__(self, *values):
        self.values, self.asked = iter(values), []

    def __call__(self, params):
        self.asked.append(fingerprint(params))
        return next(self.values)


def test_early_stopping_returns_the_best_state_and_says_which(problem):
    state, step, batches = problem
    evaluate = Scripted(5, 3, 2, 2.5, 2, 1.95, 0)
    stop = EarlyStopping(evaluate, patience=3, min_delta=0.1)
    best, history = fit(state, step, batches(), steps=100, log_every=5, stop_when=stop)
    assert [line["validation"] for line in history] == [5, 3, 2, 2.5, 2, 1.95]
    assert [line["best_step"] for line in history] == [5, 10, 15, 15, 15, 15]
    assert int(best.step) == 15
    assert fingerprint(best.params) == evaluate.asked[2]
    alone, _ = fit(state, step, batches(), steps=15, log_every=5)
    assert fingerprint(alone) == fingerprint(best)


def test_the_best_state_is_returned_too_where_patience_lasts(problem):
    state, step, batches = problem
    best, history = fit(state, step, batches(), steps=20, log_every=5, stop_when=EarlyStopping(Scripted(3, 1, 2, 4)))
    assert len(history) == 4
    assert int(best.step) == 10


def test_an_evaluation_that_breaks_is_named(problem):
    state, step, batches = problem
    with pytest.raises(FloatingPointError, match="The evaluation gave nan after step 10"):
        fit(state, step, batches(), steps=20, log_every=5, stop_when=EarlyStopping(Scripted(1, float("nan"))))


def test_a_run_goes_on_from_its_checkpoint(problem, tmp_path):
    state, step, batches = problem
    whole, log = fit(state, step, batches(), steps=30, log_every=5)
    kept = Checkpoints(tmp_path, every=10, keep=2)

    def interrupt(line):
        if line["step"] == 25:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(state, step, batches(), steps=30, log_every=5, checkpoints=kept, on_log=interrupt)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["step-000000010", "step-000000020"]
    told = []
    resumed, history = fit(state, step, batches(), steps=30, log_every=5, checkpoints=kept, on_log=told.append)
    assert fingerprint(resumed) == fingerprint(whole)
    assert history == log
    assert [line["step"] for line in told] == [25, 30]
    again, history = fit(state, step, batches(), steps=30, log_every=5, checkpoints=kept, on_log=told.append)
    assert fingerprint(again) == fingerprint(whole)
    assert (history, len(told)) == (log, 2)


def test_checkpoints_carry_the_best_state(problem, tmp_path):
    state, step, batches = problem

    def stop():
        return EarlyStopping(lambda params: abs(float(params["w"]) - 1.0), patience=4)

    best, log = fit(state, step, batches(), steps=100, log_every=2, stop_when=stop())
    assert 2 < int(best.step) < log[-1]["step"] < 100

    def interrupt(line):
        if line["step"] == best.step + 4:
            raise KeyboardInterrupt

    kept = Checkpoints(tmp_path, every=2)
    with pytest.raises(KeyboardInterrupt):
        fit(state, step, batches(), steps=100, log_every=2, stop_when=stop(), checkpoints=kept, on_log=interrupt)
    for _ in range(2):  # the second call finds a run that has stopped
        resumed, history = fit(state, step, batches(), steps=100, log_every=2, stop_when=stop(), checkpoints=kept)
        assert fingerprint(resumed) == fingerprint(best)
        assert history == log


def test_checkpoints_of_another_run_are_refused(problem, tmp_path):
    state, step, batches = problem
    kept = Checkpoints(tmp_path, every=10)
    fit(state, step, batches(), steps=20, log_every=5, checkpoints=kept)
    other = init_state({"w": np.float32(0.2), "b": np.float32(0)}, optax.adam(0.1), seed=0)
    with pytest.raises(CheckpointError, match="began with other parameters or another seed: choose another folder"):
        fit(other, step, batches(), steps=20, checkpoints=kept)
    x = np.zeros(64, np.float32)
    with pytest.raises(CheckpointError, match=r"other batches \(64 rows, 16 at a time, seed 1, and here .* seed 2\)"):
        fit(state, step, minibatches((x, x), 16, seed=2), steps=20, checkpoints=kept)
    with pytest.raises(CheckpointError, match="is at step 20 already: ask for no fewer steps"):
        fit(state, step, batches(), steps=10, checkpoints=kept)


def test_a_list_of_batches_is_resumed_too(problem, tmp_path):
    state, step, batches = problem
    listed = list(islice(batches(), 20))
    whole, _ = fit(state, step, listed, steps=20, log_every=5)
    kept = Checkpoints(tmp_path, every=5)
    fit(state, step, listed, steps=10, log_every=5, checkpoints=kept)
    with pytest.raises(ValueError, match="The batches ended before step 20"):
        fit(state, step, listed[:9], steps=20, log_every=5, checkpoints=kept)
    resumed, _ = fit(state, step, listed, steps=20, log_every=5, checkpoints=kept)
    assert fingerprint(resumed) == fingerprint(whole)


def test_the_bar_shows_where_training_is(problem, monkeypatch):
    from rich.console import Console

    output = io.StringIO()
    monkeypatch.setattr("rich.get_console", lambda: Console(file=output, force_terminal=True, width=100))
    monkeypatch.setattr("rich.progress.get_console", lambda: Console(file=output, force_terminal=True, width=100))
    state, step, batches = problem
    _, history = fit(state, step, batches(), steps=30, log_every=10, progress=True)
    for line in history:
        assert f"{line['step']}/30" in output.getvalue()
        assert f"loss {line['loss']:.4g}" in output.getvalue()
