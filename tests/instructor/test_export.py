# SPDX-License-Identifier: Apache-2.0
"""Exports: the points that count, for people without a submission too, and no cell that a spreadsheet would run."""

import csv
import datetime
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from course_lib.instructor import commands_report
from course_lib.instructor.export import FORMULA, Grades, Mark, Student, as_csv, defused, read_grades, table
from course_lib.instructor.nbgrader_course import NoGrades, course_directory, gradebook

ONE, ZERO = "01-two-phases", "00-start-here"


@pytest.fixture(scope="module")
def filled(course):
    """A gradebook with a mark by hand, a late penalty, an answer nobody has read, a formula, and somebody absent."""
    patch = pytest.MonkeyPatch()
    patch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")  # nbgrader calls alembic
    folder = course_directory(course)
    with Gradebook(folder.db_url, folder.course_id) as book:
        for chapter in (ZERO, ONE):
            book.add_assignment(chapter)
            book.add_notebook(chapter, chapter)
            book.add_grade_cell("auto", chapter, chapter, max_score=4, cell_type="code")
            book.add_grade_cell("essay", chapter, chapter, max_score=2, cell_type="markdown")
        book.add_student(
            "ann", first_name="Ann", last_name='Doe, "the" first', email="ann@example.org", lms_user_id="77"
        )
        book.add_student("-eve", first_name="=HYPERLINK(1)", last_name="\t@SUM(A1)", email="+1@example.org")
        book.add_student("zoë", first_name="Zoë", last_name="Ünal")
        for student, essay, penalty in (("ann", 1.5, 0), ("-eve", None, 9)):
            sent = book.add_submission(ONE, student, timestamp=datetime.datetime(2026, 3, 1, 12))
            auto = book.find_grade("auto", ONE, ONE, student)
            auto.auto_score, auto.needs_manual_grade = 3, False
            hand = book.find_grade("essay", ONE, ONE, student)
            hand.manual_score, hand.needs_manual_grade = essay, essay is None
            sent.notebooks[0].late_submission_penalty = penalty
        corrected = book.find_grade("auto", ONE, ONE, "ann")
        corrected.manual_score = 4
        book.db.commit()
    patch.undo()
    return course


def read(filled, *chapters):
    with gradebook(course_directory(filled)) as book:
        return read_grades(book, chapters)


def parsed(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_marks_by_hand_count_and_lateness_takes_off_but_never_below_zero(filled):
    grades = read(filled, ONE)
    assert grades.marks[ONE]["ann"] == Mark(5.5, 0.0, False, "2026-03-01T12:00:00")
    assert grades.marks[ONE]["ann"].score == 5.5
    assert (grades.marks[ONE]["-eve"].points, grades.marks[ONE]["-eve"].score) == (3, 0)
    assert "zoë" not in grades.marks[ONE]
    assert grades.possible == {ONE: 6}
    assert len(grades.unread) == 1  # whose marks a person still gives


def test_a_blank_is_not_a_zero(filled):
    rows = {row[0]: row for row in parsed(as_csv(table(read(filled, ONE), "csv")))}
    assert rows["zoë"][5:] == ["", "", "", "", "6.0"]
    rows = {row[0]: row for row in parsed(as_csv(table(read(filled, ONE), "csv", missing=0.0)))}
    assert rows["zoë"][5:] == ["", "0.0", "0.0", "0.0", "6.0"]
    assert rows["ann"][1] == 'Doe, "the" first'


@pytest.mark.parametrize(("form", "heads", "column"), [("csv", 1, 0), ("canvas", 2, 3), ("moodle", 1, 0)])
def test_table_lists_students_in_the_order_of_their_ids(filled, form, heads, column):
    assert [row[column] for row in table(read(filled, ONE), form)[heads:]] == ["-eve", "ann", "zoë"]


def test_canvas_and_moodle_find_their_columns(filled):
    canvas = table(read(filled, ONE), "canvas", names={ONE: "Two phases (4711)"})
    assert canvas[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Two phases (4711)"]
    assert canvas[1] == ["Points Possible", "", "", "", "", 6.0]
    assert ['Doe, "the" first, Ann', "77", "", "ann", "", 5.5] in canvas
    moodle = table(read(filled, ONE), "moodle")
    assert moodle[0][:5] == ["Username", "ID number", "First name", "Last name", "Email address"]
    assert ["zoë", "", "Zoë", "Ünal", "", None] in moodle


@pytest.mark.parametrize("form", ["csv", "canvas", "moodle"])
def test_no_cell_is_a_formula(filled, form):
    rows = parsed(as_csv(table(read(filled, ONE), form)))
    cells = [cell for row in rows for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip().startswith(FORMULA)]
    # the gate is needed: the gradebook does hold such texts
    assert any(who.first.startswith("=") for who in read(filled, ONE).students)


@given(st.text(max_size=8), st.text(max_size=3))
def test_whatever_a_name_is_the_table_keeps_its_shape(name, other):
    grades = Grades((Student("a", name, other), Student("b")), {ONE: 1}, {ONE: {"a": Mark(1)}})
    for form in ("csv", "canvas", "moodle"):
        rows = parsed(as_csv(table(grades, form)))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert defused(name).endswith(name)


def test_utf8_with_and_without_the_mark_for_excel(filled):
    rows = table(read(filled, ONE), "csv")
    assert as_csv(rows, excel=True) == b"\xef\xbb\xbf" + as_csv(rows)
    assert "Zoë" in as_csv(rows).decode("utf-8")


def test_the_command(filled, tmp_path, monkeypatch):
    monkeypatch.chdir(filled)
    run = CliRunner().invoke
    out = tmp_path / "new" / "g.csv"
    said = run(commands_report.app, ["export", "01", "--format", "canvas", "--out", str(out), "--name", "01=P (1)"])
    assert said.exit_code == 0, said.output
    assert "1 submission still waits for marks by hand (" in said.output
    assert "2 students have no LMS id" in said.output
    assert parsed(out.read_bytes())[0][5] == "P (1)"
    said = run(commands_report.app, ["export", "00"])
    assert (said.exit_code, said.output.count("\n")) == (1, 1)
    assert "Nothing of 00-start-here" in said.output
    assert run(commands_report.app, ["export", "01", "--format", "pdf"]).exit_code == 2
    monkeypatch.chdir(tmp_path)
    said = run(commands_report.app, ["export", "01", "--private", str(filled)])
    assert said.exit_code == 0, said.output
    assert (filled / "grades.csv").is_file()
    said = run(commands_report.app, ["export", "77"])
    assert (said.exit_code, said.output.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    "url, why",
    [
        ("sqlite:////nowhere/gradebook.db", "There is no gradebook at /nowhere/gradebook.db yet"),
        ("rubbish", "URL cannot be read"),
    ],
)
def test_without_a_gradebook_one_sentence_and_no_new_database(filled, url, why):
    with pytest.raises(NoGrades, match=why), gradebook(course_directory(filled, url)):
        pass


def test_a_folder_that_is_no_course_is_told(tmp_path):
    with pytest.raises(NoGrades, match="is not a course's folder"):
        course_directory(tmp_path)


def test_what_is_no_gradebook_is_told(filled, tmp_path):
    (tmp_path / "g.db").write_bytes(b"this is no database at all" * 100)
    with (
        pytest.raises(NoGrades, match="does not answer"),
        gradebook(course_directory(filled, f"sqlite:///{tmp_path}/g.db")),
    ):
        pass
