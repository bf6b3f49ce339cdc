# SPDX-License-Identifier: Apache-2.0
"""nbgrader's settings and gradebook of this course, as nbgrader_config.py gives them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader


class NoGrades(RuntimeError):
    """There is nothing to tell of; the message is one sentence with the remedy."""


def settings(root: Path) -> Config:
    """What nbgrader_config.py in the course's folder says.

    Raises:
      NoGrades: there is none.
    """
    try:
        return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    except ConfigFileNotFound as error:
        raise NoGrades(f"{root} is not a course's folder: it has no nbgrader_config.py.") from error


def course_directory(root: Path, db: str | None = None) -> CourseDirectory:
    """Where this course keeps what; `db` takes the place of the configured database's URL."""
    config = settings(root)
    if db:
        config.CourseDirectory.db_url = db
    return CourseDirectory(config=config)


def notebook_of(folder: CourseDirectory, step: str, student: str, chapter: str) -> Path:
    """A student's notebook in one of nbgrader's steps: "submitted", "autograded" or "feedback"."""
    directory = getattr(folder, f"{step}_directory")
    return Path(folder.format_path(directory, student, chapter)) / f"{chapter}.ipynb"


@contextlib.contextmanager
def gradebook(folder: CourseDirectory) -> Iterator[Gradebook]:
    """The course's gradebook, which must be there already.

    Raises:
      NoGrades: there is none, or its database does not answer.
    """
    try:
        url = make_url(folder.db_url)
        missing = url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file()
        book = None if missing else Gradebook(folder.db_url, folder.course_id)
    except ArgumentError as error:
        raise NoGrades("The database's URL cannot be read: write it as sqlite:////folder/gradebook.db.") from error
    except DBAPIError as error:
        raise NoGrades(f"The gradebook at {url.render_as_string()} does not answer: is its database up?") from error
    if book is None:
        raise NoGrades(f"There is no gradebook at {url.database} yet: run `course grade CHAPTER` first.")
    with book:
        yield book


def graded_assignment(book: Gradebook, chapter: str) -> Assignment:
    """The gradebook's entry of a chapter.

    Raises:
      NoGrades: nothing of the chapter was graded.
    """
    with contextlib.suppress(MissingEntry):
        assignment: Any = book.find_assignment(chapter)
        if assignment.submissions:
            return assignment
    raise NoGrades(f"Nothing of {chapter} is in the gradebook yet: run `course grade {chapter[:2]}` first.")
