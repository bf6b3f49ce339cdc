# SPDX-License-Identifier: Apache-2.0
"""Check and submit: the learner's file stays as it is, every trouble has a sentence, nothing is refused."""

import json

import pytest

from course_lib.learner import answers, run
from course_lib.learner.results import UnreadableNotebook
from course_lib.learner.submit import BadStudent, check_notebook, write_submission

CHECKS = "from course_lib.learner import check, equals, points"


def test_one_run_of_every_outcome(tmp_path, lay, cells):
    asked = 'points({}, check("a number", lambda: {}, equals(2)))'
    path = lay(
        tmp_path,
        "01-a",
        [
            cells.code(CHECKS, [{"output_type": "stream", "name": "stdout", "text": "old"}]),
            cells.text("### Exercise: Right\n\n*write*"),
            cells.code("right = 2"),
            cells.graded("right-check", 2, asked.format(2, "right")),
            cells.text("### Exercise: Wrong"),
            cells.graded("wrong-check", 1, asked.format(1, "3")),
            cells.text("### Exercise: Crashed"),
            cells.graded("crashed-check", 1, asked.format(1, "1 / 0")),
            cells.text("**Question 1.** Which?"),
            cells.graded("quiz-one-check", 1, asked.format(1, "...")),
            cells.graded("broken-check", 1, "no_such_name"),
        ],
    )
    before = path.read_bytes()
    seen = []
    checked = check_notebook(path, on_cell=lambda number, of: seen.append((number, of)))
    assert [(item.title, item.outcome) for item in checked.items] == [
        ("Right", "the visible checks pass"),
        ("Wrong", "not yet"),
        ("Crashed", "stopped with an error"),
        ("Question 1", "not attempted yet"),
        ("Question 1", "stopped with an error"),
    ]
    assert (checked.points, checked.possible, checked.stopped) == (2, 6, ())
    assert [item.id for item in checked.untouched] == ["quiz-one-check"]
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]
    assert seen[0] == (1, 11) and seen[-1] == (11, 11)


def test_an_endless_cell_is_stopped_and_the_next_ones_run(tmp_path, lay, cells):
    endless = cells.code("while True:\n    pass")
    path = lay(tmp_path, "01-a", [endless, cells.graded("a-check", 1, "1.0")])
    checked = check_notebook(path, seconds=2)
    assert checked.stopped == ("The cell that begins with `while True:` took longer than 2 seconds.",)
    assert checked.points == 1


def test_a_cell_that_cannot_be_stopped_ends_the_run(tmp_path, lay, cells, monkeypatch):
    monkeypatch.setattr(run, "PATIENCE", 1)
    stubborn = cells.code("import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass")
    checked = check_notebook(lay(tmp_path, "01-a", [stubborn, cells.graded("a-check", 1, "1.0")]), seconds=1)
    assert "took longer than 1 seconds. The cells below it were not run." in checked.stopped[0]
    assert checked.points == 0


def test_a_cell_that_ends_the_kernel_says_so_and_old_results_do_not_count(tmp_path, lay, cells):
    ends = cells.code("import os; os._exit(1)")
    path = lay(tmp_path, "01-a", [ends, cells.graded("a-check", 1, "1.0", cells.gave(1.0))])
    checked = check_notebook(path, seconds=20)
    assert "ended the kernel. The cells below it were not run." in checked.stopped[0]
    assert (checked.points, checked.items[0].outcome) == (0, "not checked yet")


def test_a_submission_is_the_notebook_with_its_outputs_and_the_id(tmp_path, lay, cells):
    path = lay(tmp_path, "01-a", [cells.graded("a-check", 1, "1.0", cells.gave(1.0, "✓ é: right."))], title="A")
    before = path.read_bytes()
    made = write_submission(path, tmp_path / "out", student="ada_1", stamp="S")
    assert made.path.name == "01-a-ada_1.ipynb" and made.kept is None and path.read_bytes() == before
    handed, own = json.loads(made.path.read_text(encoding="utf-8")), json.loads(before)
    assert handed["metadata"]["course"] == {"title": "A", "student": "ada_1"}
    assert handed["cells"] == own["cells"]


def test_a_submission_holds_what_the_quiz_cards_were_told(tmp_path, lay, cells):
    nbgrader = {"grade": False, "grade_id": "quiz-one", "solution": True, "locked": False}
    path = lay(tmp_path / "work", "01-a", [cells.code("question_1 = ...", nbgrader=nbgrader)])
    answers.save("one", "b", path.parent)
    answers.remember_student("ada", path.parent)
    made = write_submission(path, tmp_path / "out", student=None, stamp="S")
    assert made.path.name == "01-a-ada.ipynb"
    assert json.loads(made.path.read_text())["cells"][0]["source"] == 'question_1 = "b"'


def test_where_the_id_comes_from(tmp_path, lay, monkeypatch):
    path = lay(tmp_path, "01-a", [])
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    assert write_submission(path, tmp_path, student=None, stamp="S").path.name == "01-a.ipynb"
    monkeypatch.setenv("JUPYTERHUB_USER", "hub")
    assert write_submission(path, tmp_path, student=None, stamp="S").student == "hub"
    path = lay(tmp_path, "01-a", [], student="own")
    assert write_submission(path, tmp_path, student=None, stamp="S").student == "own"
    given = write_submission(path, tmp_path, student="given", stamp="S")
    # the numbers of a personal variant were drawn for the id in the notebook, so that one stays
    assert given.student == "given"
    assert json.loads(given.path.read_text())["metadata"]["course"]["student"] == "own"


@pytest.mark.parametrize("student", ["../evil", "a b", "ä", "a" * 65, "a/b", "a\n"])
def test_an_id_that_is_no_id_is_refused_and_nothing_written(tmp_path, lay, student):
    path = lay(tmp_path, "01-a", [])
    with pytest.raises(BadStudent, match="letters, digits, - and _"):
        write_submission(path, tmp_path / "out", student=student, stamp="S")
    assert not (tmp_path / "out").exists()


def test_an_earlier_submission_is_kept(tmp_path, lay, cells):
    out = tmp_path / "out"
    first = write_submission(lay(tmp_path, "01-a", []), out, student="a", stamp="S").path.read_bytes()
    assert write_submission(lay(tmp_path, "01-a", []), out, student="a", stamp="S").kept is None
    path = lay(tmp_path, "01-a", [cells.text("more")])
    made = write_submission(path, out, student="a", stamp="S")
    assert made.kept.name == "01-a-a.S.ipynb" and made.kept.read_bytes() == first
    lay(tmp_path, "01-a", [])
    assert write_submission(path, out, student="a", stamp="S").kept.name == "01-a-a.S-2.ipynb"


@pytest.mark.parametrize(
    "content", ["", "[]", '{"cells": 3}', "\udcff", '{"nbformat": 3, "cells": [], "metadata": {}}']
)
def test_what_is_no_notebook_has_a_sentence(tmp_path, content):
    path = tmp_path / "01-a.ipynb"
    path.write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(UnreadableNotebook, match="course reset 01"):
        check_notebook(path)


def test_the_command_hands_in_unfinished_work(project, lay, cells, course):
    asked = 'points(1, check("x", lambda: ..., equals(2)))'
    listed = [cells.code(CHECKS), cells.text("### Exercise: The [x]"), cells.graded("x-check", 1, asked)]
    lay(project / "notebooks", "01-a", listed)
    assert course("submit", "01") == (1, "work/01-a/01-a.ipynb is not there yet: `course work` lays it there.\n")
    lay(project / "work", "01-a", listed)
    status, said = course("submit", "01", "--student", "ada", "--to", "out folder")
    assert status == 0 and "Not attempted: The [x]." in said and "0 of 1 points" in said
    assert "Hand in this file: out folder/01-a-ada.ipynb" in said and (project / "out folder/01-a-ada.ipynb").exists()
    status, said = course("check", "7")
    assert status == 1 and said.startswith("There is no chapter '7'")


def test_reset_keeps_the_old_file_each_time(project, lay, cells, course, monkeypatch):
    monkeypatch.setattr("time.strftime", lambda _: "20260102-030405")
    lay(project / "notebooks", "01-a", [])
    mine = lay(project / "work", "01-a", [cells.text("mine")])
    before = mine.read_bytes()
    answers.save("one", "b", mine.parent)
    status, said = course("reset", "01-a")
    assert status == 0 and "kept as work/01-a/01-a.20260102-030405.ipynb" in said
    assert not (mine.parent / ".answers.json").exists()
    assert mine.read_bytes() == (project / "notebooks/01-a/01-a.ipynb").read_bytes()
    assert (mine.parent / "01-a.20260102-030405.ipynb").read_bytes() == before
    assert course("reset", "01")[0] == 0
    assert (
        len(list(mine.parent.glob("*.ipynb"))) == 3
        and (mine.parent / "01-a.20260102-030405.ipynb").read_bytes() == before
    )
