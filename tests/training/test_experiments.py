# SPDX-License-Identifier: Apache-2.0
"""One log of all runs: nothing is lost, and a run can be done again."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import jax.numpy as jnp
import numpy as np
import optax
import pytest

from course_lib.training import fit, init_state, make_train_step, minibatches
from course_lib.training.experiments import LogError, data_hash, plot, record, reproduce, runs, table

X = np.linspace(-1, 1, 32, dtype=np.float32)


def line(config, seed):
    """Fit y = 3x, a small but whole training."""
    optimizer = optax.sgd(config["rate"])

    def loss(params, batch):
        return jnp.mean((params["w"] * batch - 3 * batch) ** 2)

    state = init_state({"w": np.float32(0)}, optimizer, seed)
    state, history = fit(state, make_train_step(loss, optimizer), minibatches(X, 8, seed), steps=20, log_every=5)
    return {"w": float(state.params["w"]), "loss": history[-1]["loss"]}, history


def test_a_run_is_logged_whole(tmp_path):
    log = tmp_path / "runs.jsonl"
    text = tmp_path / "mails.txt"
    text.write_text("one\ntwo\n")
    run = record(log, line, {"rate": 0.5, "sizes": (1, 2)}, seed=3, data={"x": X, "mails": text})
    assert runs(log) == [run]
    assert run.config == {"rate": 0.5, "sizes": [1, 2]}
    assert run.seed == 3
    assert run.function == "test_experiments.line" or run.function.endswith(".line")
    assert run.data == {"x": data_hash(X), "mails": data_hash(text)}
    assert {"python", "jax", "numpy", "optax"} <= run.versions.keys()
    assert [point["step"] for point in run.curve] == [5, 10, 15, 20]
    assert run.metrics["w"] == pytest.approx(3, abs=0.5)
    assert run.seconds > 0
    assert run.device


def test_done_again_a_run_is_the_same_to_the_last_bit(tmp_path):
    log = tmp_path / "runs.jsonl"
    run = record(log, line, {"rate": 0.5}, seed=3, data={"x": X})
    record(log, line, {"rate": 0.1}, data={"x": X})
    again = reproduce(log, run.run_id, line, data={"x": X})
    assert again.same
    assert again.run.curve == run.curve
    assert again.sentence == f"Run {run.run_id} came out the same to the last bit."
    assert len(runs(log)) == 2


def test_what_came_out_otherwise_is_said_with_what_changed(tmp_path):
    log = tmp_path / "runs.jsonl"
    run = record(log, line, {"rate": 0.5}, data={"x": X})
    old = json.loads(log.read_text())
    old["versions"]["jax"] = "0.0.1"
    log.write_text(json.dumps(old) + "\n")

    def other(config, seed):
        metrics, curve = line(config, seed)
        return metrics | {"w": 2.5}, curve

    again = reproduce(log, run.run_id, other, data={"x": X + 1})
    assert not again.same
    assert f"w was {run.metrics['w']} and is 2.5" in again.sentence
    assert "the data 'x'" in again.sentence
    assert "jax (0.0.1 then, " in again.sentence
    assert "the function" in again.sentence
    log.write_text(json.dumps(old | {"curve": []}) + "\n")
    sentence = reproduce(log, run.run_id, line, data={"x": X}).sentence
    assert "the curve differs" in sentence


def test_a_difference_that_nothing_explains(tmp_path):
    log, numbers = tmp_path / "runs.jsonl", iter(range(2))
    run = record(log, lambda config, seed: ({"n": next(numbers)}, []), {})
    sentence = reproduce(log, run.run_id, lambda config, seed: ({"n": next(numbers)}, []), data={}).sentence
    assert "n was 0.0 and is 1.0; what changed is nothing that the log knows of, so look at the code" in sentence


def test_nan_is_the_same_as_nan(tmp_path):
    def undefined(config, seed):
        return {"recall": float("nan")}, []

    run = record(tmp_path / "log", undefined, {})
    assert reproduce(tmp_path / "log", run.run_id, undefined).same


def test_mistakes_are_named(tmp_path):
    log = tmp_path / "runs.jsonl"
    with pytest.raises(ValueError, match="The configuration is to be plain numbers"):
        record(log, line, {"rate": np.zeros(3)})
    with pytest.raises(TypeError, match=r"write Path\(\.\.\.\) for a file"):
        record(log, line, {"rate": 0.5}, data={"x": "mails.txt"})
    assert runs(log) == []
    run = record(log, line, {"rate": 0.5})
    with pytest.raises(KeyError, match=f"There is no run x in .*: it has {run.run_id}"):
        reproduce(log, "x", line)


def test_a_log_that_cannot_be_written_is_known_before_the_training(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LogError, match="cannot be written to"):
        record(tmp_path / "file" / "runs.jsonl", lambda config, seed: pytest.fail("it was trained"), {})
    assert record(tmp_path / "new" / "folder" / "runs.jsonl", line, {"rate": 0.5}).metrics


def test_hashes_tell_data_apart(tmp_path):
    same = [np.arange(4), np.arange(4)]
    others = [np.arange(4.0), np.arange(4).reshape(2, 2), np.arange(5), ["0", "1"], {"a": np.arange(4)}]
    assert data_hash(same[0]) == data_hash(same[1])
    assert len({data_hash(data) for data in [same[0], *others]}) == 6
    assert data_hash(np.arange(9)[::2]) == data_hash(np.array([0, 2, 4, 6, 8]))
    with pytest.raises(TypeError, match="array of objects"):
        data_hash(np.array([object()]))


def test_a_cut_last_line_is_told_and_swallows_nothing(tmp_path):
    log = tmp_path / "runs.jsonl"
    first, second = (record(log, line, {"rate": rate}) for rate in (0.5, 0.1))
    log.write_bytes(log.read_bytes()[:-40])
    with pytest.warns(UserWarning, match="Line 2 of .* is cut off"):
        assert runs(log) == [first]
    third = record(log, line, {"rate": 0.2})
    with pytest.warns(UserWarning, match="Line 2 of"):
        assert [run.run_id for run in runs(log)] == [first.run_id, third.run_id]
    assert second.run_id not in (first.run_id, third.run_id)


def test_writers_at_once_lose_no_line(tmp_path):
    log = tmp_path / "runs.jsonl"
    code = f"""
        import sys
        from course_lib.training.experiments import record
        curve = [{{"step": n, "loss": 1 / 3}} for n in range(2000)]
        for n in range(40):
            record({str(log)!r}, lambda config, seed: ({{"n": n}}, curve), {{"writer": sys.argv[1]}})
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    writers = [subprocess.Popen([*command, name]) for name in "ab"]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    found = [(run.config["writer"], run.metrics["n"]) for run in runs(log)]
    assert sorted(found) == [(name, n) for name in "ab" for n in range(40)]
    assert len({run.run_id for run in runs(log)}) == 80


def test_the_table_shows_what_differs(tmp_path):
    log = tmp_path / "runs.jsonl"
    for rate in (0.5, 0.1):
        record(log, line, {"rate": rate, "same": "a|b"}, seed=1)
    head, rule, *rows = table(log).splitlines()
    assert [cell.strip() for cell in head.strip("|").split("|")] == ["run", "rate", "seed", "w", "loss", "seconds"]
    assert set(rule) <= set("|- ")
    assert [row.split("|")[2].strip() for row in rows] == ["0.5", "0.1"]
    record(log, line, {"rate": 0.1, "same": "c"}, seed=1)
    assert r"a\|b" in table(log)


def test_the_plot_names_its_axes_and_runs(tmp_path):
    log = tmp_path / "runs.jsonl"
    ids = [record(log, line, {"rate": rate}).run_id for rate in (0.5, 0.1)]
    axes = plot(log).axes[0]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("step", "loss")
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ids
    assert len({drawn.get_linestyle() for drawn in axes.lines}) == 2
    assert axes.lines[0].get_xdata().tolist() == [5, 10, 15, 20]
    assert not plot(log, "nothing").axes[0].lines


def test_the_log_is_read_by_path_or_text(tmp_path):
    record(str(tmp_path / "runs.jsonl"), line, {"rate": 0.5})
    assert len(runs(Path(tmp_path / "runs.jsonl"))) == 1
