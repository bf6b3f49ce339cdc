# SPDX-License-Identifier: Apache-2.0
"""The one writer of nbgrader's gradebook: a submission's grades are replaced in one transaction, by hand ones stay."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .outputs import checksum
from .plan import Plan, Released

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

Thing = TypeVar("Thing")
PATIENCE = 600.0
"""Seconds for a database that is away to come back."""
FULL = ("disk is full", "disk full", "no space left", "could not extend file")
AUTO_SCORES = """
SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score
FROM grade
JOIN base_cell ON base_cell.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
WHERE assignment.name = :chapter
"""


class RecordError(RuntimeError):
    """The gradebook cannot be written; the message is one sentence: why, and what to do."""


@dataclass(frozen=True)
class Book:
    """An open gradebook, with the rule for late submissions.

    Attributes:
      gradebook: nbgrader's own.
      late: nbgrader's preprocessor that knows the penalty plugin of the course.
      tell: where a sentence about waiting goes.
    """

    gradebook: Gradebook
    late: Any
    tell: Callable[[str], None]

    def close(self) -> None:
        """Gives its connections back."""
        self.gradebook.close()


def known_scores(url: str, chapter: str, tell: Callable[[str], None]) -> dict[str, dict[str, float | None]]:
    """The automatic scores that the gradebook holds, by student and grade id; empty where there is no gradebook yet."""
    from sqlalchemy import create_engine, inspect, text

    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return {}
    engine = _patiently(lambda: create_engine(url), lambda: None, tell)

    def read() -> dict[str, dict[str, float | None]]:
        with engine.connect() as connection:
            if not inspect(connection).has_table("grade"):
                return {}
            found: dict[str, dict[str, float | None]] = {}
            for student, name, score in connection.execute(text(AUTO_SCORES), {"chapter": chapter}):
                found.setdefault(student, {})[name] = score
            return found

    try:
        return _patiently(read, lambda: None, tell)
    finally:
        engine.dispose()


def open_book(url: str, course_id: str, config: Any, tell: Callable[[str], None] = print) -> Book:
    """Opens a gradebook, and makes one where there is none.

    Args:
      url: where it is, as SQLAlchemy has it: sqlite:///gradebook.db, postgresql+psycopg://...
      course_id: the course's name in it.
      config: nbgrader's settings, from which the penalty for late submissions is taken.
      tell: where a sentence about waiting for the database goes.

    Raises:
      RecordError: the database is no gradebook, or stays away.
    """
    from nbgrader.api import Gradebook
    from nbgrader.preprocessors import AssignLatePenalties

    # nbgrader asks the command alembic for its version when it makes the tables
    with suppress(KeyError):
        here = str(Path(sys.executable).parent)
        if here not in os.environ["PATH"].split(os.pathsep):
            os.environ["PATH"] = here + os.pathsep + os.environ["PATH"]
    gradebook = _patiently(lambda: Gradebook(url, course_id), lambda: None, tell)
    late = AssignLatePenalties(config=config)
    late.log.setLevel(logging.ERROR)
    late.init_plugin()
    return Book(gradebook, late, tell)


def prepare(book: Book, plan: Plan) -> None:
    """Makes the chapter's cells in the gradebook what the plan says, in one transaction.

    Raises:
      RecordError: a cell that was graded by hand is no longer in the chapter.
    """
    _transaction(book, lambda: _prepare(book, plan))


def record(
    book: Book,
    plan: Plan,
    student: str,
    grades: Mapping[str, float | None],
    comments: Mapping[str, str | None],
    *,
    timestamp: str | None = None,
    for_a_person: bool = False,
    flagged: bool = False,
) -> dict[str, float | None]:
    """Replaces the automatic grades of a submission, in one transaction.

    Args:
      book: the gradebook.
      plan: the chapter.
      student: who handed it in.
      grades: automatic points by grade id; None where a person grades. Cells that it lacks get none.
      comments: automatic comments by the answer's grade id.
      timestamp: when it was handed in, as nbgrader's timestamp.txt says.
      for_a_person: whether every grade is marked for a person to look at.
      flagged: whether to set formgrader's flag; one that is set is only taken away by a person.

    Returns:
      The automatic points that were there before, by grade id.
    """
    return _transaction(book, lambda: _record(book, plan, student, grades, comments, timestamp, for_a_person, flagged))


def _transaction(book: Book, action: Callable[[], Thing]) -> Thing:
    session = book.gradebook.db

    def whole() -> Thing:
        done = action()
        session.commit()
        return done

    return _patiently(whole, session.rollback, book.tell)


def _patiently(action: Callable[[], Thing], undo: Callable[[], Any], tell: Callable[[str], None]) -> Thing:
    """Tries again while the database is away.

    Raises:
      RecordError: it stays away, is full, or is no gradebook.
    """
    from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError

    began, pause = time.monotonic(), 0.2
    while True:
        try:
            return action()
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise RecordError(f"This is no address of a database that can be used here ({error}).") from None
        except DBAPIError as error:
            with suppress(Exception):
                undo()
            said = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
            if any(word in str(error).lower() for word in FULL):
                raise RecordError(f"The gradebook's disk is full ({said}): make room and run this again.") from None
            away = isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated
            if not away or time.monotonic() - began > PATIENCE:
                raise RecordError(f"The gradebook cannot be used ({said}): mend that and run this again.") from None
            tell(f"The gradebook is away ({said}); waiting for it.")
            time.sleep(pause)
            pause = min(2 * pause, 5.0)
        except BaseException:
            with suppress(Exception):
                undo()
            raise


def _prepare(book: Book, plan: Plan) -> None:
    from nbgrader.api import Assignment, GradeCell, Notebook, SolutionCell, SourceCell, TaskCell

    session = book.gradebook.db
    assignment = session.query(Assignment).filter_by(name=plan.chapter).one_or_none()
    if assignment is None:
        assignment = Assignment(name=plan.chapter, course_id=book.gradebook.course_id)
        session.add(assignment)
    notebook = next((one for one in assignment.notebooks if one.name == plan.chapter), None)
    if notebook is None:
        kernel = json.dumps(plan.metadata.get("kernelspec", {}))
        notebook = Notebook(name=plan.chapter, assignment=assignment, kernelspec=kernel)
        session.add(notebook)
    session.flush()
    kinds: dict[Any, dict[str, Released]] = {
        GradeCell: {c.grade_id: c for c in plan.cells if c.role in ("check", "manual")},
        SolutionCell: {c.grade_id: c for c in plan.cells if c.role in ("answer", "manual")},
        TaskCell: {c.grade_id: c for c in plan.cells if c.role == "task"},
        SourceCell: plan.by_grade_id,
    }
    for kind, wanted in kinds.items():
        there = {cell.name: cell for cell in session.query(kind).filter(kind.notebook_id == notebook.id)}
        for name, cell in there.items():
            if name not in wanted:
                _remove(session, cell, plan)
        for name, released in wanted.items():
            cell = there.get(name)
            if cell is None:
                cell = kind(name=name, notebook=notebook, **_fields(kind, released))
                session.add(cell)
            for key, value in _fields(kind, released).items():
                if getattr(cell, key) != value:
                    setattr(cell, key, value)


def _fields(kind: Any, released: Released) -> dict[str, Any]:
    if kind.__name__ in ("GradeCell", "TaskCell"):
        return {"max_score": released.points, "cell_type": released.type}
    if kind.__name__ == "SolutionCell":
        return {}
    marks = released.metadata.get("nbgrader", {})
    own = checksum(released.full, released.type, marks)
    locked = released.role in ("check", "locked", "task")
    return {"cell_type": released.type, "locked": locked, "source": released.full, "checksum": own}


def _remove(session: Any, cell: Any, plan: Plan) -> None:
    marks = [*getattr(cell, "grades", ()), *getattr(cell, "comments", ())]
    if any(getattr(m, "manual_score", None) is not None or getattr(m, "manual_comment", None) for m in marks):
        raise RecordError(
            f"{plan.chapter} no longer has `{cell.name}`, which was graded by hand: put the cell back, or take those "
            "marks out in formgrader."
        )
    for mark in marks:
        session.delete(mark)
    session.flush()
    session.delete(cell)


def _record(
    book: Book,
    plan: Plan,
    student: str,
    grades: Mapping[str, float | None],
    comments: Mapping[str, str | None],
    timestamp: str | None,
    for_a_person: bool,
    flagged: bool,
) -> dict[str, float | None]:
    from nbgrader import utils
    from nbgrader.api import Assignment, Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook

    session = book.gradebook.db
    assignment = session.query(Assignment).filter_by(name=plan.chapter).one()
    who = session.get(Student, student)
    if who is None:
        who = Student(id=student)
        session.add(who)
    handed_in = (
        session.query(SubmittedAssignment).filter_by(assignment_id=assignment.id, student_id=student).one_or_none()
    )
    if handed_in is None:
        handed_in = SubmittedAssignment(assignment=assignment, student=who)
        session.add(handed_in)
    if timestamp is not None:
        handed_in.timestamp = utils.parse_utc(timestamp)
    released = next(one for one in assignment.notebooks if one.name == plan.chapter)
    notebook = next((one for one in handed_in.notebooks if one.notebook is released), None)
    if notebook is None:
        notebook = SubmittedNotebook(notebook=released, assignment=handed_in)
        session.add(notebook)
    if flagged:
        notebook.flagged = True
    session.flush()

    marks = {grade.cell_id: grade for grade in notebook.grades}
    before: dict[str, float | None] = {}
    for cell in [*released.grade_cells, *released.task_cells]:
        grade = marks.get(cell.id)
        if grade is None:
            grade = Grade(cell_id=cell.id, notebook=notebook)
            session.add(grade)
        else:
            before[cell.name] = grade.auto_score
        _set(grade, grades.get(cell.name), for_a_person)
    said = {comment.cell_id: comment for comment in notebook.comments}
    for cell in [*released.solution_cells, *released.task_cells]:
        comment = said.get(cell.id)
        if comment is None:
            comment = Comment(cell_id=cell.id, notebook=notebook)
            session.add(comment)
        comment.auto_comment = comments.get(cell.name)
    _penalty(book, handed_in, notebook, student)
    return before


def _set(grade: Any, score: float | None, for_a_person: bool) -> None:
    """The automatic score; a mark by hand stays, and asks to be looked at again when the automatic one has changed."""
    changed = grade.auto_score != score
    grade.auto_score = score
    if grade.manual_score is None:
        grade.needs_manual_grade = score is None or for_a_person
    elif changed:
        grade.needs_manual_grade = True


def _penalty(book: Book, handed_in: Any, notebook: Any, student: str) -> None:
    """As nbgrader's AssignLatePenalties does it, within this transaction."""
    notebook.late_submission_penalty = None
    book.gradebook.db.flush()
    book.gradebook.db.expire(notebook)
    if handed_in.total_seconds_late > 0:
        penalty = book.late.plugin_inst.late_submission_penalty(student, notebook.score, handed_in.total_seconds_late)
        if penalty is not None:
            notebook.late_submission_penalty = book.late._check_late_penalty(notebook, penalty)


def known_of(book: Book, chapter: str, student: str) -> dict[str, float | None]:
    """The automatic scores that the gradebook holds for one student's submission."""
    from sqlalchemy import text

    one = text(AUTO_SCORES + " AND submitted_assignment.student_id = :student")
    found = _transaction(book, lambda: list(book.gradebook.db.execute(one, {"chapter": chapter, "student": student})))
    return {name: score for _, name, score in found}
