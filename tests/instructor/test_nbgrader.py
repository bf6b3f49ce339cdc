# SPDX-License-Identifier: Apache-2.0
"""Plain nbgrader, as an instructor runs it: generate, three submissions, autograde, feedback, export."""

import csv
import html
import re
from pathlib import Path

import nbformat
import pytest

from course_lib.author.scan import hidden_lines
from course_lib.author.source import read_chapter

pytestmark = pytest.mark.long

CHAPTER = "01-two-phases"
HALF = {"repair-the-loop", "same-parameters", "quiz-which-is-inference", "quiz-corrected-chatbot"}


def solve(course: Path, chosen: set[str] | None) -> nbformat.NotebookNode:
    """The released notebook with the reference solution in the chosen exercises; None for all of them."""
    released = nbformat.read(course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb", as_version=4)
    solved = nbformat.read(course / "solutions" / CHAPTER / f"{CHAPTER}.ipynb", as_version=4)
    solutions = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in solved.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    for cell in released.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in solutions and (chosen is None or grade_id in chosen):
            cell.source = solutions[grade_id]
    return released


@pytest.fixture(scope="module")
def graded(course, nbgrader):
    submissions = {"solved": solve(course, None), "half": solve(course, HALF), "untouched": solve(course, set())}
    # what nbgrader calls a failed test by default: text on stderr in a test cell that passes
    for cell in submissions["solved"].cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "same-parameters":
            cell.source = cell.source.replace("return all", "import warnings; warnings.warn('noise')\n    return all")
    # a learner who deletes a test cell gains nothing by it
    submissions["untouched"].cells = [
        cell
        for cell in submissions["untouched"].cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") != "predict-check"
    ]
    nbgrader(course, "generate_assignment", CHAPTER, "--force")
    for student, notebook in submissions.items():
        folder = course / "submitted" / student / CHAPTER
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{CHAPTER}.ipynb")
    nbgrader(course, "autograde", CHAPTER)
    nbgrader(course, "generate_feedback", CHAPTER)
    nbgrader(course, "export")
    with (course / "grades.csv").open(newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_generate_assignment_gives_what_is_committed(course, graded):
    committed = Path(__file__).resolve().parents[2] / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    generated = course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    assert generated.read_bytes() == committed.read_bytes()
    assert [path.name for path in generated.parent.iterdir()] == [generated.name]


def test_full_marks_the_right_part_and_zero(graded):
    points = {exercise.id: exercise.points for exercise in _chapter().exercises.values()}
    total = sum(points.values()) + len(_chapter().items)
    half = points["repair-the-loop"] + points["same-parameters"] + 2
    assert {student: float(row["score"]) for student, row in graded.items()} == {
        "solved": total,
        "half": half,
        "untouched": 0,
    }
    assert {float(row["max_score"]) for row in graded.values()} == {total}


def test_feedback_shows_messages_and_no_hidden_check(course, graded):
    for student in graded:
        page = (course / "feedback" / student / CHAPTER / f"{CHAPTER}.html").read_text()
        text = html.unescape(re.sub(r"<[^>]+>", "", page))
        assert ("not attempted yet" in text) == (student != "solved")
        squeezed = "".join(text.split())
        for secret in _hidden_code():
            assert "".join(secret.split()) not in squeezed, secret
        assert "BEGIN HIDDEN" not in text


def test_the_test_would_see_a_hidden_check(course, graded):
    """The autograded notebook, from which feedback is made, does hold the hidden checks."""
    text = (course / "autograded" / "solved" / CHAPTER / f"{CHAPTER}.ipynb").read_text()
    assert "BEGIN HIDDEN" in text
    assert len(_hidden_code()) >= 8


def test_validate_shows_less_than_full_as_failing(course, tmp_path, monkeypatch):
    """The Validate button's own code: part of the points is listed as failed, all of them is not."""
    from nbgrader.validator import Validator

    notebook = solve(course, {"predict", "same-parameters"})
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "predict":
            cell.source = cell.source.replace("probability > threshold", "probability >= threshold")
    path = tmp_path / f"{CHAPTER}.ipynb"
    nbformat.write(notebook, path)
    monkeypatch.chdir(tmp_path)
    failed = "\n".join(cell["source"] for cell in Validator().validate(str(path))["failed"])
    assert "exactly at the threshold" in failed
    assert "one number of one array changed" not in failed


def _chapter():
    return read_chapter(Path(__file__).resolve().parents[2] / "solutions" / CHAPTER / f"{CHAPTER}.md")


def _hidden_code() -> list[str]:
    """The code of the hidden checks, short scraps aside that stand anywhere."""
    code = re.compile(r"lambda .{12,}|equals\(.{4,}\)|close\(.{4,}\)")
    return [line for _, line in hidden_lines(_chapter()) if code.search(line)]
