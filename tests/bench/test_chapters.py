# SPDX-License-Identifier: Apache-2.0
"""The verdict on a chapter's run sees each broken limit, and the page of timings says it."""

import json
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from typer.testing import CliRunner

from course_lib.bench import chapters
from course_lib.bench.chapters import Run
from course_lib.cli import app

RUN = Run("03-loop", "learner", 59.9, 20.0, 699.0, (), {"one-check": 2.0, "two-check": 1.0})
FAULTS = {
    "slow": ({"seconds": 60.1}, "03-loop, the learner's edition, runs for 60.1 seconds: 60 at most."),
    "large": ({"mebibytes": 701.0}, "03-loop, the learner's edition, takes 701 MiB: 700 at most."),
    "dead": ({"mebibytes": float("nan")}, "03-loop, the learner's edition, takes nan MiB: 700 at most."),
    "stops": (
        {"errors": ("cell-4: ValueError: no",)},
        "03-loop, the learner's edition, ends with tracebacks, the first in cell-4: ValueError: no.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_chapter_over_a_limit_is_told_and_fails(name, capsys):
    fault, sentence = FAULTS[name]
    run = replace(RUN, **fault)
    assert run.broken == [sentence]
    assert chapters.report([RUN, run]) == 1
    said = capsys.readouterr().out
    assert sentence in " ".join(said.split())
    assert json.loads(said.splitlines()[-1])["passed"] is False
    assert f"These break a limit:\n- {sentence}\n" in chapters.page([RUN, run])


def test_a_chapter_within_its_limits_passes(capsys):
    assert RUN.broken == []
    assert chapters.report([RUN]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["passed"] is True
    page = chapters.page([RUN])
    assert "| 03-loop | learner | 59.9 | 20.0 | 699 | 3 | 0 |" in page
    assert page.endswith("All keep the limits.\n")


def build(root: Path, *cells: str) -> None:
    """Two editions of one chapter, and what makes a folder a course."""
    (root / "nbgrader_config.py").touch()
    for folder in ("notebooks", "solutions"):
        path = root / folder / "03-loop" / "03-loop.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), path)


def test_the_command_runs_both_editions_and_writes_the_page(tmp_path, monkeypatch):
    build(tmp_path, "held = bytearray(64 * 1024**2)", "1 / 0")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["bench", "chapters", "--write", "--page", "build/timings.md"])
    assert done.exit_code == 1
    learner, instructor = json.loads(done.output.splitlines()[-1])["runs"]
    assert (learner["edition"], instructor["edition"]) == ("learner", "instructor")
    assert 64 < learner["mebibytes"] < 400
    assert 0 < learner["cpu_seconds"] < learner["seconds"]
    assert "ZeroDivisionError" in learner["errors"][0]
    assert "| 03-loop | instructor |" in (tmp_path / "build" / "timings.md").read_text()


def test_the_command_refuses_a_page_of_one_chapter_and_a_chapter_that_is_not_built(tmp_path, monkeypatch):
    build(tmp_path)
    (tmp_path / "solutions" / "03-loop" / "03-loop.ipynb").unlink()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(chapters, "run_chapter", lambda path: RUN)
    refused = CliRunner().invoke(app, ["bench", "chapters", "03", "--write"])
    assert (refused.exit_code, refused.output[:28]) == (2, "The page holds all chapters:")
    unbuilt = CliRunner().invoke(app, ["bench", "chapters"])
    told = "solutions/03-loop/03-loop.ipynb is not there: run `course build` first.\n"
    assert (unbuilt.exit_code, unbuilt.output) == (1, told)
    assert not (tmp_path / "docs").exists()
