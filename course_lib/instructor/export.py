# SPDX-License-Identifier: Apache-2.0
"""Grades as CSV for a spreadsheet, Canvas or Moodle: marks by hand and late penalties counted, no cell a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nbgrader.api import Gradebook

from .nbgrader_course import graded_assignment

Format = Literal["csv", "canvas", "moodle"]
Cell = str | float | None
# a spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"); the wide forms count in some
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True)
class Mark:
    """What one student has for one chapter: points with those given by hand, and what lateness takes away.

    Attributes:
      points: before the penalty.
      penalty: for lateness, in points.
      unread: whether an answer still waits for a person's mark.
      handed_in: the time, ISO 8601 in UTC; "" where it is unknown.
    """

    points: float
    penalty: float = 0.0
    unread: bool = False
    handed_in: str = ""

    @property
    def score(self) -> float:
        """What counts, never below zero."""
        return round(max(0.0, self.points - self.penalty), 4)


@dataclass(frozen=True)
class Student:
    """Who is in the gradebook; `lms` is the id in the LMS, "" where it is unknown."""

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    lms: str = ""


@dataclass(frozen=True)
class Grades:
    """A class and its marks: `marks[chapter][student id]`; no entry means that nothing was handed in."""

    students: tuple[Student, ...]
    possible: Mapping[str, float]
    marks: Mapping[str, Mapping[str, Mark]]

    @property
    def unread(self) -> list[str]:
        """Whose submissions still wait for a person's marks, one entry for each submission."""
        return [who for marks in self.marks.values() for who, mark in sorted(marks.items()) if mark.unread]


def read_grades(book: Gradebook, chapters: Sequence[str]) -> Grades:
    """Everybody in the gradebook, and their marks for these chapters.

    Raises:
      NoGrades: nothing of a chapter was graded.
    """
    possible, marks = {}, {}
    for chapter in chapters:
        assignment: Any = graded_assignment(book, chapter)
        possible[chapter] = float(assignment.max_score)
        marks[chapter] = {
            sent.student_id: Mark(
                points=round(float(sent.score), 4),
                penalty=float(sent.late_submission_penalty or 0.0),
                unread=bool(sent.needs_manual_grade),
                handed_in=sent.timestamp.isoformat(timespec="seconds") if sent.timestamp else "",
            )
            for sent in assignment.submissions
        }
    people = sorted(book.students, key=lambda person: person.id)
    return Grades(
        tuple(
            Student(who.id, *(getattr(who, name) or "" for name in ("first_name", "last_name", "email", "lms_user_id")))
            for who in people
        ),
        possible,
        marks,
    )


def table(
    grades: Grades, form: Format, *, missing: float | None = None, names: Mapping[str, str] | None = None
) -> list[list[Cell]]:
    """The grades as rows, the heads first.

    Args:
      grades: the class.
      form: "csv" has a row a student with points, penalty and score of each chapter; "canvas" and "moodle" have the
        columns that the LMS's import of grades reads.
      missing: what stands where nothing was handed in: None for a blank cell, or 0.
      names: what a chapter's column is called in the LMS, such as "Two phases (4711)" in Canvas; else as the chapter.
    """
    heads = [(names or {}).get(chapter, chapter) for chapter in grades.marks]
    blank = Mark(missing) if missing is not None else None
    marks = {who.id: [grades.marks[chapter].get(who.id, blank) for chapter in grades.marks] for who in grades.students}
    scores: dict[str, list[Cell]] = {who: [mark.score if mark else None for mark in row] for who, row in marks.items()}
    if form == "canvas":
        return [
            ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *heads],
            ["Points Possible", "", "", "", "", *grades.possible.values()],
            *([_name(who), who.lms, "", who.id, "", *scores[who.id]] for who in grades.students),
        ]
    if form == "moodle":
        return [
            ["Username", "ID number", "First name", "Last name", "Email address", *heads],
            *([who.id, who.lms, who.first, who.last, who.email, *scores[who.id]] for who in grades.students),
        ]
    parts = ("handed in", "points", "late penalty", "score", "of")
    rows: list[list[Cell]] = [
        [
            "student",
            "last name",
            "first name",
            "email",
            "LMS id",
            *(f"{head}: {part}" for head in heads for part in parts),
        ]
    ]
    for who in grades.students:
        row: list[Cell] = [who.id, who.last, who.first, who.email, who.lms]
        for mark, possible in zip(marks[who.id], grades.possible.values(), strict=True):
            row += [mark.handed_in, mark.points, mark.penalty, mark.score] if mark else ["", None, None, None]
            row.append(possible)
        rows.append(row)
    return rows


def as_csv(rows: Iterable[Sequence[Cell]], *, excel: bool = False) -> bytes:
    """The rows in UTF-8, every text quoted and none of them a formula; `excel` begins with the mark it needs."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    for row in rows:
        writer.writerow(["" if cell is None else defused(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig" if excel else "utf-8", errors="replace")


def defused(cell: str) -> str:
    """The text with a ' before it where a spreadsheet would take it for a formula, else as it is."""
    return f"'{cell}" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else cell


def _name(who: Student) -> str:
    return ", ".join(part for part in (who.last, who.first) if part) or who.id
