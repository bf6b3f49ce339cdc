# SPDX-License-Identifier: Apache-2.0
"""`course check` runs a learner's chapter from top to bottom; `course submit` makes the one file to hand in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import answers
from .reset import keep_aside
from .results import Item, read_items, read_notebook, total_unseen
from .run import run_notebook
from .work import _write_whole

PATIENCE = 10  # seconds for a cell to end after it was interrupted


class BadStudent(ValueError):
    """A student's id holds something else than letters, digits, - and _."""


@dataclass(frozen=True)
class Checked:
    """One run of a notebook in a clean kernel.

    Attributes:
      items: its exercises and questions, in order.
      stopped: one sentence for each cell that did not end by itself.
    """

    items: tuple[Item, ...]
    stopped: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """What the visible checks gave."""
        return sum(item.points for item in self.items)

    @property
    def possible(self) -> float:
        """The most that they can give."""
        return sum(item.possible for item in self.items)

    @property
    def unseen(self) -> tuple[int, int]:
        """How many checks on unseen inputs passed, and how many were tried."""
        return total_unseen(self.items)

    @property
    def untouched(self) -> tuple[Item, ...]:
        """What the learner has not attempted."""
        return tuple(item for item in self.items if not item.attempted)


@dataclass(frozen=True)
class Submission:
    """One file to hand in: where it lies, whose it is ("" where nobody said), where an earlier one was kept."""

    path: Path
    student: str
    kept: Path | None


def check_notebook(path: Path, *, seconds: int = 120, on_cell: Callable[[int, int], None] | None = None) -> Checked:
    """Runs a copy of a notebook in a clean kernel, going on after errors; the file stays as it is.

    Args:
      path: the learner's notebook; its folder is where the kernel works.
      seconds: how long one cell may take before it is interrupted.
      on_cell: called before each cell with its number, from 1, and the number of cells.

    Raises:
      UnreadableNotebook: the file is no notebook.
      FileNotFoundError: there is no such file.
    """
    notebook, stopped = run_notebook(read_notebook(path), path.parent, seconds=seconds, on_cell=on_cell)
    return Checked(tuple(read_items(notebook)), tuple(stopped))


def write_submission(path: Path, folder: Path, *, student: str | None, stamp: str) -> Submission:
    """Copies a notebook, outputs kept, to `folder/NN-slug-STUDENT.ipynb`; a different file there is kept aside.

    What the quiz cards were told is written into the copy's answer cells, so that the one file is complete. The id is
    the one given, or else the notebook's own (metadata `course.student`), or else the one from chapter 00 or the hub.
    A notebook without an id gets it; one that has an id keeps it, since its numbers were drawn for that id.

    Args:
      path: the learner's notebook.
      folder: where to; made where it is absent.
      student: the student's id, if it was given.
      stamp: the time as YYYYMMDD-HHMMSS, for the name under which an earlier submission is kept.

    Raises:
      BadStudent: the id holds something else than letters, digits, - and _.
      UnreadableNotebook: the file is no notebook.
      OSError: the folder cannot be written to.
    """
    notebook = read_notebook(path)
    course = notebook["metadata"].setdefault("course", {})
    chosen = student or course.get("student") or answers.student(path.parent)
    if chosen and not answers.ALLOWED.fullmatch(str(chosen)):
        raise BadStudent(f"The student id {chosen!r} is not usable: write letters, digits, - and _, at most 64.")
    if chosen:
        course.setdefault("student", chosen)
    answers.written_in(notebook, answers.load(path.parent))
    # as Jupyter writes it, so that a comparison of the two files shows the id and nothing else
    content = (json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
    target = folder / f"{path.stem}{f'-{chosen}' if chosen else ''}.ipynb"
    folder.mkdir(parents=True, exist_ok=True)
    kept = None
    if target.exists() and target.read_bytes() != content:
        kept = keep_aside(target, stamp)
    _write_whole(target, content)
    return Submission(target, chosen, kept)
