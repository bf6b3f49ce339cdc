# SPDX-License-Identifier: Apache-2.0
"""The paired runner, the card, its floors and its exit status; and that the contestants do the same work."""

import json
import os
import sys

import numpy as np
import pytest
from typer.testing import CliRunner

from course_lib.bench import commands, engine, paired
from course_lib.bench.contestants import inputs, ours
from course_lib.bench.engine import Card, Row
from course_lib.bench.paired import Contestant
from course_lib.cli import app

PLANTED = """
import os
from pathlib import Path

def good(folder):
    def run():
        with open(folder / "turns", "a") as file:
            file.write("good ")
        print("noise")
        return {"seconds": 2.0}
    return {"versions": {"good": "1"}, "threads": os.environ["OMP_NUM_THREADS"]}, run

def other(folder):
    def run():
        with open(folder / "turns", "a") as file:
            file.write("other ")
        return {"seconds": 1.0}
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return {"cores": cores, "tuned": "OPENBLAS_CORETYPE" in os.environ}, run

def needs(folder):
    import no_such_library

def breaks(folder):
    raise SystemExit(3)
"""


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """Contestants of the test's own, beside the real ones."""
    package = tmp_path / "library" / "course_lib" / "bench" / "contestants"
    package.mkdir(parents=True)
    for folder in (package, package.parent, package.parent.parent):
        (folder / "__init__.py").write_text("")
    (package / "planted.py").write_text(PLANTED)
    worker = paired._LIBRARY / "course_lib" / "bench" / "contestants" / "worker.py"
    (package / "worker.py").write_text(worker.read_text())
    monkeypatch.setattr(paired, "_LIBRARY", tmp_path / "library")
    return tmp_path


def contestant(name):
    return Contestant(name, f"planted:{name}")


def test_contestants_take_turns_and_the_first_round_is_dropped(planted, monkeypatch):
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Haswell")
    measured, facts, missing = paired.race([contestant("good"), contestant("other")], planted, rounds=3)
    assert (planted / "turns").read_text().split() == ["good", "other"] * 4
    assert [len(runs) for runs in measured.values()] == [3, 3]
    assert facts["good"] == {"versions": {"good": "1"}, "threads": "1"}
    assert facts["other"] == {"cores": 1, "tuned": False} and missing == []
    assert paired.ratios(measured["good"], measured["other"]) == [2.0] * 3
    assert paired.median(measured["good"]) == 2.0


def test_who_lacks_a_library_is_named_and_the_others_run(planted):
    measured, _, missing = paired.race([contestant("needs"), contestant("other")], planted, rounds=1)
    assert missing == ["no_such_library"] and list(measured) == ["other"]


def test_a_contestant_that_ends_is_an_error_in_one_sentence(planted):
    with pytest.raises(paired.Broken, match="planted:breaks ended without an answer"):
        paired.race([contestant("breaks")], planted, rounds=1)
    with pytest.raises(paired.Broken):
        paired.race([Contestant("nobody", "planted:good", python="/no/such/python")], planted, rounds=1)


def test_torch_may_live_elsewhere(monkeypatch):
    contestants = [Contestant("a", "torch_loop:adam"), Contestant("b", "ours:score")]
    monkeypatch.setenv("COURSE_BENCH_PYTHON", "/elsewhere/python")
    assert [each.python for each in engine.with_python(contestants)] == ["/elsewhere/python", sys.executable]


def row(ratio=5.0, floor=4.0, valid=True):
    return Row("train", "torch", ratio, 1.0, (ratio, ratio), floor, 6.0, "a note", valid)


def card(*rows, compiled=0, missing=()):
    return Card(rows, compiled, missing, {"torch": "2.13.0+cpu", "jax": "0.10.2"}, 3)


@pytest.mark.parametrize(
    ("planted", "status"),
    [
        (card(row()), 0),
        (card(row(4.0)), 0),
        (card(row(), row(3.9)), 1),
        (card(row(valid=False)), 1),
        (card(row(), compiled=1), 1),
        (card(missing=("torch",)), 0),
    ],
)
def test_only_a_measured_floor_that_is_missed_fails(planted, status, capsys):
    assert engine.report(planted) == status
    record = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert record["bench"] == "engine" and record["passed"] is (status == 0)
    assert len(record["rows"]) == len(planted.rows)


def test_the_card_says_what_ran_and_what_did_not(capsys):
    engine.report(card(row(), missing=("torch",)))
    told = capsys.readouterr().out
    assert "torch's CPU build" in told and "Not measured: torch is missing" in told and "COURSE_BENCH_PYTHON" in told
    assert "no torch" in engine.conditions(Card((), 0, (), {}, 1))


def test_the_command_writes_its_section_and_gives_the_status(monkeypatch):
    written = []
    monkeypatch.setattr(engine, "measure", lambda rounds, tell: card(row(3.0)))
    monkeypatch.setattr(commands, "write_section", lambda *given: written.append(given))
    result = CliRunner().invoke(app, ["bench", "engine", "--rounds", "2", "--write"])
    assert result.exit_code == 1
    (file, name, content), *_ = written
    assert (file, name) == ("README.md", "engine") and "| train | torch | 3.00 s | 1.00 s | 3.0 |" in content


@pytest.fixture(scope="module")
def prepared(course_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("engine")
    engine._prepare(folder)
    return folder


def test_our_recipe_reaches_their_f1(prepared):
    from course_lib.bench.contestants import sklearn_pipeline

    facts, run = ours.to_target(prepared)
    theirs, _ = sklearn_pipeline.to_target(prepared)
    assert facts["f1"] >= theirs["f1"] - engine.ALLOWED_F1
    assert run()["compiled"] == 0  # training again on rows of the same shape


def test_scoring_many_compiles_nothing_after_warming_up(prepared, monkeypatch):
    given = inputs.read(prepared)
    assert len(given.many) == engine.MESSAGES
    monkeypatch.setattr(inputs, "read", lambda folder: given._replace(many=given.many[:5000]))
    _, run = ours.score(prepared)
    assert run()["compiled"] == 0


def test_a_new_shape_would_be_counted():
    import jax

    assert ours.counting(lambda: {"done": jax.jit(lambda x: x + 1)(np.ones(3)).shape[0]})()["compiled"] > 0


def test_torch_trains_the_same_model(prepared):
    python = os.environ.get("COURSE_BENCH_PYTHON", sys.executable)
    contestants = [Contestant("ours", "ours:fixed_steps"), Contestant("torch", "torch_loop:adam", python)]
    _, _, missing = paired.race(contestants, prepared, rounds=0)
    if missing:
        pytest.skip("torch is not here: install `.[bench]`, and name its Python in COURSE_BENCH_PYTHON")
    assert engine._apart(prepared) < 0.01
    trained = np.load(prepared / "ours.npy")
    np.save(prepared / "ours.npy", trained * 0.5)  # another model would be seen
    assert engine._apart(prepared) > 0.01
