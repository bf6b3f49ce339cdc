# SPDX-License-Identifier: Apache-2.0
"""Checks on inputs that the notebook does not show: tried after a pass, counted, and never in the grader."""

import json

import pytest

from course_lib.learner import check, equals, points, progress, unseen
from course_lib.learner.results import read_items

SOURCE = """\
hidden("a negative number", lambda: double(-3), equals(-6), wrong="A number below zero was doubled wrongly."),
hidden("nothing", lambda: double(0), equals(0))"""


@pytest.fixture
def packed(tmp_path, monkeypatch):
    """Lets exercise 00-small/double have unseen checks; what is displayed is given as text."""
    (tmp_path / "00-small.json").write_text(json.dumps({"double": SOURCE}))
    monkeypatch.setattr(unseen, "FOLDER", tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    unseen._chapter.cache_clear()
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data["text/plain"]))
    yield shown
    unseen._chapter.cache_clear()


def run(answer, **names):
    """Runs a check cell on an answer, in variables of its own, and gives what `points` returned."""
    cell = {"check": check, "equals": equals, "points": points, **names}
    exec(f"def double(x):\n    return {answer}", cell)
    call = 'points(2, check("two", lambda: double(2), equals(4)), unseen="00-small/double")'
    return eval(call, cell)


def test_right_code_passes_them_too(packed):
    assert run("2 * x") == 2.0
    assert packed == ["✓ two: right.", "Now try inputs you have not seen: 2 of 2 checks pass."]


def test_code_that_only_passes_what_it_sees_learns_what_kind_of_input_fails(packed):
    assert run("abs(2 * x)") == 2.0  # the points are those of the visible checks
    assert packed[1].splitlines() == [
        "Now try inputs you have not seen: 1 of 2 checks pass.",
        "✗ a negative number: not yet.",
        "  A number below zero was doubled wrongly.",
    ]


def test_they_wait_for_the_visible_checks(packed):
    assert run("x + 1") == 0.0
    assert not any(unseen.HEADING in text for text in packed)


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_the_grader_does_not_try_them(packed, monkeypatch, execution):
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    run("2 * x")
    assert packed == ["✓ two: right."]


def test_a_learners_own_variable_named_like_a_helper_does_no_harm(packed):
    cell_variables = {"hidden": [1, 2]}
    run("2 * x", **cell_variables)
    assert packed[1] == "Now try inputs you have not seen: 2 of 2 checks pass."


def test_what_cannot_be_run_is_one_sentence(packed, tmp_path):
    (tmp_path / "00-small.json").write_text(json.dumps({"double": 'hidden("x", lambda: 1, equals(double(2)[0]))'}))
    run("2 * x")
    assert "could not be run on your code (TypeError: 'int' object is not subscriptable)" in packed[1]


def test_an_exercise_without_them_shows_nothing(packed):
    assert unseen.try_unseen("00-small/other", {}) == unseen.try_unseen("77-none/double", {}) == []


def test_they_are_counted_from_the_saved_notebook(tmp_path, lay, cells):
    lay(
        tmp_path,
        "01-two",
        [
            cells.graded(
                "a-check", 3, outputs=cells.gave(3.0, "✓ a: right.", f"{unseen.HEADING}: 1 of 2 checks pass.")
            ),
            cells.graded(
                "b-check", 3, outputs=cells.gave(3.0, "✓ b: right.", f"{unseen.HEADING}: 3 of 3 checks pass.")
            ),
            cells.graded("c-check", 3, outputs=cells.gave(1.0, "✗ c: not yet.")),
        ],
    )
    (chapter,) = progress.read_progress(tmp_path)
    assert [item.unseen for item in chapter.items] == [(1, 2), (3, 3), None]
    assert chapter.items[0].summary == "the visible checks pass, 1 of 2 unseen"
    assert progress.rows([chapter])[-1][2] == "4 of 5"
    assert "4 of 5 unseen checks pass" in progress.as_text([chapter])


def test_check_tells_how_many_pass(project, course, lay, cells):
    code = (
        "from IPython.display import display\n"
        f"display({{'text/plain': '{unseen.HEADING}: 1 of 2 checks pass.'}}, raw=True)\n3.0"
    )
    for folder in ("notebooks", "work"):
        lay(project / folder, "00-start", [cells.graded("a-check", 3, source=code)])
    status, said = course("check", "00")
    assert status == 0
    assert "On inputs you have not seen, 1 of 2 checks pass." in said


def test_an_output_without_them_has_none():
    output = {"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}, "execution_count": 1}
    metadata = {"nbgrader": {"grade": True, "solution": False, "grade_id": "a-check", "points": 3}}
    cell = {"cell_type": "code", "metadata": metadata, "source": "", "outputs": [output]}
    assert read_items({"cells": [cell]})[0].unseen is None
