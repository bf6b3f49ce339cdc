# SPDX-License-Identifier: Apache-2.0
"""The test suite itself: how it is divided and repeated, and that the gates on it see a planted fault."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import conftest, repeat

ROOT = Path(__file__).parents[1]


def run_pytest(folder, text, *options):
    """Runs pytest on one file of tests in a folder, with this suite's conftest."""
    (folder / "conftest.py").write_text("from tests.conftest import *\n")
    (folder / "test_planted.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, "test_planted.py"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)


@pytest.mark.parametrize(
    ("nodeid", "scope"),
    [
        ("tests/test_a.py::test_x", "tests/test_a.py"),
        ("tests/test_a.py::test_x[3-b]", "tests/test_a.py"),
        ("tests/test_a.py::test_x[03-training-loop]", "tests/test_a.py::03-training-loop"),
        ("tests/test_a.py::test_x[True-03-training-loop]", "tests/test_a.py::03-training-loop"),
    ],
)
def test_scheduler_keeps_files_together_and_spreads_chapters(nodeid, scope):
    assert conftest.ScopeScheduling._split_scope(None, nodeid) == scope


def test_test_id_with_a_memory_address_stops_the_run(tmp_path):
    text = "import pytest\n@pytest.mark.parametrize('x', [object()], ids=str)\ndef test_it(x): pass\n"
    done = run_pytest(tmp_path, text)
    assert done.returncode != 0
    assert "test_planted.py::test_it[<object object at 0x" in done.stderr and "give `ids=`" in done.stderr


def test_once_computes_once_for_all_workers(tmp_path):
    text = """
import pytest
@pytest.mark.parametrize("slug", ["01-a", "02-b", "03-c", "04-d"])
def test_it(slug, once):
    def compute():
        with open("computed", "a") as file:
            file.write("x")
        return {"seven": 7}
    assert once("name", compute) == {"seven": 7}
"""
    done = run_pytest(tmp_path, text, "-n", "2")
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "computed").read_text() == "x"


def test_strict_run_fails_where_another_one_skips(tmp_path, monkeypatch):
    text = "def test_it(required):\n    required(None, 'no frobnicator: run `make test-tools`')\n"
    for strict, word in (("0", "1 skipped"), ("1", "1 failed")):
        monkeypatch.setenv("COURSE_STRICT", strict)
        done = run_pytest(tmp_path, text, "-rs")
        assert word in done.stdout and "no frobnicator: run `make test-tools`" in done.stdout


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("orders", ["--randomly-seed=7"]),
        ("fuzz", ["-m", "hypothesis", "--hypothesis-profile=fuzz", "--hypothesis-seed=7", "--randomly-seed=7"]),
    ],
)
def test_repeat_runs_each_round_with_its_seed(kind, options):
    assert repeat.command(kind, 7, ["-x"])[-len(options) - 1 :] == [*options, "-x"]


def test_repeat_reports_the_seeds_that_fail(monkeypatch, capsys):
    def run(command, **options):
        failed = "--randomly-seed=3" in command
        said = f"{'===='} {'1 failed, ' if failed else ''}8 passed in 1.00s ====\n"
        return subprocess.CompletedProcess(command, int(failed), said, "")

    monkeypatch.setattr(repeat.subprocess, "run", run)
    assert repeat.main(["orders", "--rounds", "3"]) == 1
    said = capsys.readouterr().out
    assert "orders, seed 2: 8 passed" in said and "orders, seed 3: 1 failed, 8 passed" in said
    assert said.endswith("orders: 3 rounds, 1 failed (seeds [3]).\n")
    assert repeat.main(["orders", "--rounds", "1"]) == 0


def test_fuzz_profile_draws_other_examples_than_the_course_profile(tmp_path):
    text = """
from hypothesis import given, strategies as st
@given(st.integers())
def test_it(number):
    with open("drawn", "a") as file:
        file.write(f"{number} ")
"""
    drawn = []
    for options in ([], [], ["--hypothesis-profile=fuzz", "--hypothesis-seed=1"]):
        (tmp_path / "drawn").unlink(missing_ok=True)
        assert run_pytest(tmp_path, text, *options).returncode == 0
        drawn.append((tmp_path / "drawn").read_text().split())
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[2]) > 2 * len(drawn[0])
