# SPDX-License-Identifier: Apache-2.0
"""The gradebook: grades are replaced whole, what a person wrote stays, and a database that is away is waited for."""

import shutil
import sqlite3
from datetime import datetime

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from course_lib.instructor import record
from course_lib.instructor.plan import read_plan

CHAPTER = "00-start-here"
FULL = {"first-answer-check": 1.0, "quiz-three-dots-check": 1.0}
HALF = FULL | {"first-answer-check": 0.0}


@pytest.fixture
def plan(built_course):
    return read_plan(built_course, CHAPTER)


@pytest.fixture(scope="module")
def new_gradebook(tmp_path_factory):
    """An empty gradebook: nbgrader takes seconds to make one."""
    path = tmp_path_factory.mktemp("new") / "gradebook.db"
    record.open_book(f"sqlite:///{path}", "course", Config()).close()
    return path


@pytest.fixture
def url(new_gradebook, tmp_path):
    return f"sqlite:///{shutil.copy(new_gradebook, tmp_path / 'gradebook.db')}"


@pytest.fixture
def opened(url, plan):
    def make(config=None, tell=lambda sentence: None):
        book = record.open_book(url, "course", config or Config(), tell)
        books.append(book)
        record.prepare(book, plan)
        return book

    books = []
    yield make
    for book in books:
        book.close()


def grades(book, student="ada"):
    found = book.gradebook.find_submission_notebook(CHAPTER, CHAPTER, student).grades
    return {grade.name: grade for grade in found}


def test_the_old_scores_come_back_and_none_is_left_over(opened, plan):
    book = opened()
    assert record.record(book, plan, "ada", FULL, {}) == {}
    assert record.record(book, plan, "ada", {"quiz-three-dots-check": 0.0}, {}) == FULL
    assert {name: grade.auto_score for name, grade in grades(book).items()} == {
        "first-answer-check": None,
        "quiz-three-dots-check": 0.0,
    }


def test_marks_and_comments_by_hand_stay_and_ask_for_a_look_when_the_automatic_score_changes(opened, plan):
    book = opened()
    record.record(book, plan, "ada", HALF, {"first-answer": "No response."})
    grade = grades(book)["first-answer-check"]
    comment = book.gradebook.find_comment("first-answer", CHAPTER, CHAPTER, "ada")
    grade.manual_score, grade.needs_manual_grade, comment.manual_comment = 0.5, False, "Nearly."
    book.gradebook.db.commit()
    record.record(book, plan, "ada", HALF, {})
    assert (grade.score, grade.needs_manual_grade, comment.comment) == (0.5, False, "Nearly.")
    record.record(book, plan, "ada", FULL, {})
    assert (grade.auto_score, grade.score, grade.needs_manual_grade) == (1.0, 0.5, True)
    assert (comment.auto_comment, comment.comment) == (None, "Nearly.")


def test_nbgrader_finds_its_own_cells(opened, plan, url, course, nbgrader):
    """What `prepare` makes is what `nbgrader generate_assignment` would have made."""
    opened()
    nbgrader(course, "generate_assignment", CHAPTER, "--force")
    with Gradebook(url, "course") as ours, Gradebook(f"sqlite:///{course / 'gradebook.db'}") as theirs:
        told = []
        for book in (ours, theirs):
            notebook = book.find_notebook(CHAPTER, CHAPTER)
            source = {c.name: (c.cell_type, c.locked, c.source, c.checksum) for c in notebook.source_cells}
            told.append((source, {(c.name, c.max_score, c.cell_type) for c in notebook.grade_cells}))
            told[-1] += ({c.name for c in notebook.solution_cells},)
    assert told[0] == told[1]


def test_a_late_submission_has_the_plugin_s_penalty(opened, plan):
    book = opened(Config({"LateSubmissionPlugin": {"penalty_method": "zero"}}))
    assignment = book.gradebook.find_assignment(CHAPTER)
    assignment.duedate = datetime(2026, 1, 1)
    book.gradebook.db.commit()
    for day, penalty in (("2025-12-31", None), ("2026-01-02", 2.0), ("2025-12-31", None)):
        record.record(book, plan, "ada", FULL, {}, timestamp=f"{day} 12:00:00 UTC")
        notebook = book.gradebook.find_submission_notebook(CHAPTER, CHAPTER, "ada")
        assert notebook.late_submission_penalty == penalty


def test_a_removed_question_goes_unless_a_person_marked_it(opened, plan):
    from dataclasses import replace

    book = opened()
    record.record(book, plan, "ada", FULL, {})
    fewer = replace(plan, cells=tuple(c for c in plan.cells if c.grade_id != "first-answer-check"))
    grades(book)["first-answer-check"].manual_score = 1.0
    book.gradebook.db.commit()
    with pytest.raises(record.RecordError, match="graded by hand"):
        record.prepare(book, fewer)
    grades(book)["first-answer-check"].manual_score = None
    book.gradebook.db.commit()
    record.prepare(book, fewer)
    record.record(book, fewer, "ada", {"quiz-three-dots-check": 1.0}, {})
    assert set(grades(book)) == {"quiz-three-dots-check"}


def test_a_database_that_is_locked_for_a_while_is_waited_for(opened, plan, url):
    told = []

    def tell(sentence):
        told.append(sentence)
        if len(told) == 1:
            other.execute("COMMIT")

    book = opened(tell=tell)
    other = sqlite3.connect(url.removeprefix("sqlite:///"), check_same_thread=False, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    record.record(book, plan, "ada", FULL, {})
    assert "waiting" in told[0]
    assert {name: grade.auto_score for name, grade in grades(book).items()} == FULL
    other.close()


def test_a_flag_is_set_for_formgrader_and_only_a_person_takes_it_away(opened, plan):
    book = opened()

    def flag():
        return book.gradebook.find_submission_notebook(CHAPTER, CHAPTER, "ada").flagged

    record.record(book, plan, "ada", HALF, {})
    assert flag() is False
    record.record(book, plan, "ada", HALF, {}, flagged=True)
    record.record(book, plan, "ada", FULL, {})
    assert flag() is True


def test_a_full_disk_is_said_and_nothing_is_lost(opened, plan):
    from sqlalchemy import text

    book = opened()
    record.record(book, plan, "ada", HALF, {})
    with book.gradebook.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    book.gradebook.db.execute(text(f"PRAGMA max_page_count = {pages}"))
    book.gradebook.db.commit()
    with pytest.raises(record.RecordError, match="disk is full"):
        for number in range(200):
            book.gradebook.db.execute(text(f"PRAGMA max_page_count = {pages}"))
            record.record(book, plan, f"student-{number}", FULL, {})
    assert grades(book)["first-answer-check"].auto_score == 0.0


@pytest.mark.parametrize("url", ["nonsense", "mystery://x", "postgresql+nodriver://x/y"])
def test_what_is_no_database_is_said_in_a_sentence(url):
    with pytest.raises(record.RecordError, match="no address of a database"):
        record.open_book(url, "course", Config())
    with pytest.raises(record.RecordError, match="no address of a database"):
        record.known_scores(url, CHAPTER, lambda sentence: None)
