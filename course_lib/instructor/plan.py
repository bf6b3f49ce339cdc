# SPDX-License-Identifier: Apache-2.0
"""What a chapter asks to be graded: the released cells, the instructor's check cells, and the points they give."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from course_lib.learner.results import UnreadableNotebook, joined, read_notebook

Role = Literal["plain", "locked", "answer", "check", "manual", "task"]


class PlanError(ValueError):
    """A chapter cannot be graded as it stands; the message is one sentence: what is wrong, and what to do."""


@dataclass(frozen=True)
class Released:
    """One cell of the released notebook.

    Attributes:
      id: the cell's id, stable from build to build.
      type: "code", "markdown" or "raw".
      source: as it was handed out.
      role: "plain" (a reader may change it), "locked", "answer", "check", "manual" (a person grades it) or "task".
      grade_id: nbgrader's name for it, "" for plain cells.
      points: the most it gives.
      metadata: as it was handed out.
      full: a check's source with its hidden part; otherwise `source`.
      solution: what the instructor's edition has in its place.
    """

    id: str
    type: str
    source: str
    role: Role
    grade_id: str
    points: float
    metadata: Mapping[str, Any]
    full: str
    solution: str

    @property
    def automatic(self) -> bool:
        """Whether it is graded without a person."""
        return self.role == "check" and self.type == "code"


@dataclass(frozen=True)
class Plan:
    """A chapter as it is graded.

    Attributes:
      chapter: its full name.
      cells: the released cells, in order.
      metadata: the released notebook's own.
      release: a digest of the released notebook.
      checks: a digest of the instructor's.
    """

    chapter: str
    cells: tuple[Released, ...]
    metadata: Mapping[str, Any]
    release: str
    checks: str

    @property
    def points(self) -> dict[str, float]:
        """The most that each automatically graded cell gives, by its grade id."""
        return {cell.grade_id: cell.points for cell in self.cells if cell.automatic}

    @property
    def by_grade_id(self) -> dict[str, Released]:
        """The cells that nbgrader knows."""
        return {cell.grade_id: cell for cell in self.cells if cell.grade_id}


def read_plan(root: Path, chapter: str) -> Plan:
    """Reads both editions of a chapter.

    Raises:
      PlanError: one of them is missing or unreadable, or they do not belong together.
    """
    released = _edition(root / "notebooks" / chapter / f"{chapter}.ipynb")
    instructor = _edition(root / "solutions" / chapter / f"{chapter}.ipynb")
    return make_plan(chapter, released, instructor)


def make_plan(chapter: str, released: Mapping[str, Any], instructor: Mapping[str, Any]) -> Plan:
    """The plan from the two editions' JSON.

    Raises:
      PlanError: they do not belong together, or nothing in them is graded.
    """
    own = {_key(cell): joined(cell["source"]) for cell in instructor["cells"]}
    cells = []
    for cell in released["cells"]:
        key, source = _key(cell), joined(cell["source"])
        marks = cell["metadata"].get("nbgrader", {})
        role = _role(marks)
        if role in ("check", "answer") and key not in own:
            raise PlanError(f"{chapter}: `{key}` was released and the solutions lack it; run `course build`.")
        grade_id, points = str(marks.get("grade_id", "")), float(marks.get("points") or 0)
        full = own.get(key, source) if role == "check" else source
        fixed = (
            str(cell.get("id", "")),
            str(cell["cell_type"]),
            source,
            role,
            grade_id,
            points,
            cell["metadata"],
            full,
        )
        cells.append(Released(*fixed, own.get(key, source)))
    names = [cell.grade_id for cell in cells if cell.grade_id]
    if len(set(names)) < len(names):
        raise PlanError(f"{chapter}: two cells have the same grade_id; give each its own and release again.")
    lacking = [key for key, role in _graded(instructor).items() if role == "check" and key not in names]
    if lacking:
        raise PlanError(f"{chapter}: `{lacking[0]}` was never released; run `course build`.")
    if not any(cell.role in ("check", "manual", "task") for cell in cells):
        raise PlanError(f"{chapter} has no graded cell.")
    return Plan(chapter, tuple(cells), released["metadata"], digest(released), digest(instructor))


def digest(notebook: Mapping[str, Any]) -> str:
    """A digest of what a notebook says, outputs aside."""
    cells = [[_key(c), c["cell_type"], joined(c["source"]), c["metadata"].get("nbgrader")] for c in notebook["cells"]]
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()


def _edition(path: Path) -> dict[str, Any]:
    try:
        return read_notebook(path)
    except FileNotFoundError:
        raise PlanError(f"{path} is not there: run `course build` (or `make build`) first.") from None
    except UnreadableNotebook:
        raise PlanError(f"{path} is no notebook: run `course build` (or `make build`) again.") from None


def _graded(notebook: Mapping[str, Any]) -> dict[str, Role]:
    marked = [cell["metadata"]["nbgrader"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    return {str(marks.get("grade_id")): _role(marks) for marks in marked}


def _key(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id") or cell.get("id", ""))


def _role(marks: Mapping[str, Any]) -> Role:
    if not marks:
        return "plain"
    if marks.get("task"):
        return "task"
    if marks.get("solution"):
        return "manual" if marks.get("grade") else "answer"
    return "check" if marks.get("grade") else "locked"
