# SPDX-License-Identifier: Apache-2.0
"""What every room's commands share: the course's folder, one voice, and errors told in one sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

say = Console(highlight=False, soft_wrap=True)
LIBRARY = Path(__file__).resolve().parents[1]
ChapterName = Annotated[str, typer.Argument(metavar="CHAPTER", help="01 or 01-two-phases")]


def project_root() -> Path:
    """The course's folder: the current one, or else the one that the package was installed from.

    Raises:
      typer.Exit: neither is the course's folder; says so.
    """
    for folder in (Path.cwd(), LIBRARY):
        if (folder / "nbgrader_config.py").is_file():
            return folder
    say.print("This is not the course's folder: run `course` where nbgrader_config.py lies.")
    raise typer.Exit(2)


def graded_course(private: Path | None) -> Path:
    """The folder of the course that is graded: the private one where it is named, otherwise `project_root`.

    Raises:
      typer.Exit: it is no course's folder; says so.
    """
    if private is None:
        return project_root()
    if not (private / "nbgrader_config.py").is_file():
        say.print(f"{private} is no course: `course build --private {private}` makes one there.", markup=False)
        raise typer.Exit(1)
    return private.resolve()


@contextlib.contextmanager
def in_one_sentence(*known: type[Exception]) -> Iterator[None]:
    """What its user can mend is told in one sentence, without a traceback; the exit status is then 1."""
    from course_lib.chapters import UnknownChapter

    expected: tuple[type[Exception], ...] = (UnknownChapter, *known)
    try:
        yield
    except expected as error:
        told = str(error)
    except OSError as error:
        told = str(error)  # a sentence of our own, unless the operating system gave the reason
        if error.strerror:
            told = f"{error.filename or 'This'}: {error.strerror.lower()}. What you had is as it was."
    else:
        return
    # a name from a file may have half of a surrogate pair, which no terminal can show
    say.print(told.encode("utf-8", "backslashreplace").decode(), markup=False)
    raise typer.Exit(1)
