# SPDX-License-Identifier: Apache-2.0
"""Reads what a student handed in: nothing in it is believed, and what can be mended is mended and said."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib.learner.results import joined

from .plan import Plan, Released

MOST_BYTES = 32 << 20
MOST_CELLS = 5000
STUDENT = re.compile(r"[^\W_][\w.@ -]{0,79}")


@dataclass(frozen=True)
class Cell:
    """One cell to be graded.

    Attributes:
      source: the student's, or the release's where the student may not change it.
      type: "code", "markdown" or "raw".
      released: the cell of the release that it stands for; None for a cell that the student added.
      changed: whether the source differs from the release's.
    """

    source: str
    type: str
    released: Released | None = None
    changed: bool = False

    @property
    def role(self) -> str:
        """The release's role for it, or "own"."""
        return self.released.role if self.released else "own"


@dataclass(frozen=True)
class Submission:
    """A submission that can be graded: its cells in order, and what was mended, a sentence each."""

    student: str
    cells: tuple[Cell, ...]
    flags: tuple[str, ...]
    claims: Mapping[str, float]


@dataclass(frozen=True)
class Ungradable:
    """A submission that cannot be graded, and why, in one sentence."""

    student: str
    sentence: str


class NotReadable(ValueError):
    """A file that is no submission; the message is the sentence."""


def find_submissions(folder: Path, chapter: str) -> Iterator[tuple[str, Path]]:
    """(student, notebook) for each student who handed in something for the chapter, in the order of their names."""
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if not entry.name.startswith(".") and os.path.lexists(Path(entry.path, chapter)):
            yield entry.name, Path(entry.path, chapter, f"{chapter}.ipynb")


def student_id(name: str) -> str:
    """A folder's name as a student's id.

    Raises:
      NotReadable: it holds characters that no id has.
    """
    if not STUDENT.fullmatch(name) or not name.isprintable():
        raise NotReadable("The folder's name is no student id: letters, digits, - and _ make one; rename it.")
    return name


def read_bytes(path: Path, folder: Path) -> bytes:
    """The file's bytes, without following a link and without waiting for a pipe.

    Raises:
      NotReadable: it is missing, too large, empty or no plain file.
    """
    for part in (path.parent.parent, path.parent):
        if part.is_relative_to(folder) and part.is_symlink():
            raise NotReadable(f"{part.name} is a link to another folder; hand in the folder itself.")
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise NotReadable(f"There is no {path.name}: keep the name that the file was handed out with.") from None
    except OSError as error:
        said = "is a link to another file" if path.is_symlink() else f"cannot be opened ({error.strerror})"
        raise NotReadable(f"{path.name} {said}; hand in the file itself.") from None
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        os.close(handle)
        raise NotReadable(f"{path.name} is no plain file; hand in the notebook itself.")
    with open(handle, "rb") as file:
        if about.st_size > MOST_BYTES:
            raise NotReadable(_too_large(path.name, about.st_size))
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotReadable(_too_large(path.name, len(content)))
    if not content.strip():
        raise NotReadable(f"{path.name} is empty; save the notebook and hand it in again.")
    return content


def content_digest(content: bytes) -> str:
    """A digest of a submission's bytes."""
    return hashlib.sha256(content).hexdigest()


def read_submission(student: str, content: bytes, plan: Plan) -> Submission | Ungradable:
    """A submission's cells, matched with the release's."""
    try:
        cells, flags = _cells(content)
    except NotReadable as error:
        return Ungradable(student, str(error))
    places, more = _match(cells, plan)
    merged, mended = _merge(cells, places, plan)
    claims = {}
    for released in plan.cells:
        found = places.get(_name(released))
        if released.automatic and found is not None:
            claims[released.grade_id] = _claim(cells[found])
    told = [*flags, *more, *mended]
    kept = {name: claim for name, claim in claims.items() if claim is not None}
    return Submission(student, tuple(merged), tuple(dict.fromkeys(told)), kept)


def _too_large(name: str, size: int) -> str:
    most = MOST_BYTES >> 20
    return f"{name} has {size / (1 << 20):,.0f} MB and at most {most} are read; clear its outputs and hand it in again."


def _cells(content: bytes) -> tuple[list[dict[str, Any]], list[str]]:
    """The file's cells, each with type, source and metadata of the right kinds."""
    flags = []
    try:
        encoding = json.detect_encoding(content)
        if not encoding.startswith("utf-8"):
            flags.append(f"The file was written as {encoding.upper()} instead of UTF-8.")
        book = json.loads(content.decode(encoding, "surrogatepass"))
    except (ValueError, RecursionError, MemoryError):
        raise NotReadable("The file is no JSON, perhaps cut short; save the notebook and hand it in again.") from None
    if not isinstance(book, dict):
        raise NotReadable(f"The file holds a {type(book).__name__} and no notebook; hand in the .ipynb itself.")
    cells = book.get("cells")
    if "cells" not in book and isinstance(book.get("worksheets"), list):
        sheets = [sheet for sheet in book["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets for cell in sheet.get("cells") or []]
        flags.append("The file has an old notebook format (3 or older).")
    elif book.get("nbformat") != 4:
        flags.append("The file does not say that it has notebook format 4.")
    if not isinstance(cells, list):
        raise NotReadable("The file holds no list of cells; save the notebook in JupyterLab and hand it in again.")
    if len(cells) > MOST_CELLS:
        raise NotReadable(f"The notebook has {len(cells):,} cells and at most {MOST_CELLS:,} are read.")
    good = [plain for cell in cells if (plain := _plain(cell))]
    if len(good) < len(cells):
        flags.append(f"{len(cells) - len(good)} of its cells were broken and were left out.")
    return good, flags


def _plain(cell: Any) -> dict[str, Any] | None:
    if not isinstance(cell, dict):
        return None
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = joined(source)
    if not isinstance(source, str) or not isinstance(cell.get("cell_type"), str):
        return None
    kind = cell["cell_type"] if cell["cell_type"] in ("code", "markdown", "raw") else "markdown"
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    source = source.encode("utf-8", "replace").decode()  # half a surrogate pair fits in no file
    own = cell.get("id")
    return {
        "type": kind,
        "source": source,
        "id": own if isinstance(own, str) else "",
        "marks": marks if isinstance(marks, dict) else {},
        "outputs": cell.get("outputs"),
    }


def _name(released: Released) -> str:
    return released.grade_id or released.id


def _match(cells: list[dict[str, Any]], plan: Plan) -> tuple[dict[str, int], list[str]]:
    """For each released cell, by name, which of the student's cells stands for it; and what was odd about it."""
    flags: list[str] = []
    places: dict[str, int] = {}
    for released in plan.cells:
        name = _name(released)
        mine = [n for n, cell in enumerate(cells) if released.grade_id and cell["marks"].get("grade_id") == name]
        if len(mine) > 1:
            flags.append(f"`{name}` is there {len(mine)} times.")
            mine.sort(key=lambda n: _rank(cells[n], released))
        if not mine and released.id:
            mine = [n for n, cell in enumerate(cells) if cell["id"] == released.id and not _graded(cell, plan)]
            if mine and released.grade_id:
                flags.append(f"`{name}` had lost its nbgrader metadata.")
        if mine:
            places[name] = mine[0]
    # without ids and metadata, what stands there word for word is the released cell, and what lies alone between two
    # such cells is the answer that was handed out there
    taken = set(places.values())
    for find in (_copy, _between):
        for released in plan.cells:
            if _name(released) not in places:
                found = find(cells, places, taken, released, plan)
                if found is not None:
                    places[_name(released)] = found
                    taken.add(found)
                    if released.grade_id:
                        flags.append(f"`{_name(released)}` had lost its nbgrader metadata.")
    known = set(plan.by_grade_id)
    strange = [str(c["marks"].get("grade_id"))[:60] for c in cells if c["marks"].get("grade_id") not in {*known, None}]
    if strange:
        flags.append(f"It names a graded cell that the chapter does not have: {strange[0]!r}.")
    if any(c["marks"].get("schema_version", 3) not in (1, 2, 3) for c in cells):
        flags.append("Its nbgrader metadata names a schema that does not exist.")
    return places, flags


def _rank(cell: Mapping[str, Any], released: Released) -> tuple[bool, bool]:
    """What comes first among copies: an answer that was worked on, then the cell with the released id."""
    untouched = released.role in ("answer", "manual") and cell["source"].strip() == released.source.strip()
    return untouched, cell["id"] != released.id


def _graded(cell: Mapping[str, Any], plan: Plan) -> bool:
    return cell["marks"].get("grade_id") in plan.by_grade_id


def _copy(
    cells: list[dict[str, Any]], places: Mapping[str, int], taken: set[int], released: Released, plan: Plan
) -> int | None:
    """The first free cell that stands there word for word."""
    wanted = released.source.strip()
    same = (n for n, cell in enumerate(cells) if wanted and n not in taken and cell["source"].strip() == wanted)
    return next(same, None)


def _between(
    cells: list[dict[str, Any]], places: Mapping[str, int], taken: set[int], released: Released, plan: Plan
) -> int | None:
    """For an answer: the only free cell of its type between the nearest released cells that were found."""
    if released.role not in ("answer", "manual"):
        return None
    order = list(plan.cells)
    here = order.index(released)
    before = next((places[_name(c)] for c in reversed(order[:here]) if _name(c) in places), -1)
    after = next((places[_name(c)] for c in order[here + 1 :] if _name(c) in places), len(cells))
    free = [n for n in range(before + 1, after) if n not in taken and cells[n]["type"] == released.type]
    return free[0] if len(free) == 1 else None


def _merge(cells: list[dict[str, Any]], places: Mapping[str, int], plan: Plan) -> tuple[list[Cell], list[str]]:
    """The released cells in their order, each followed by what the student added below it."""
    flags: list[str] = []
    named = {n: released for released in plan.cells if (n := places.get(_name(released))) is not None}
    _flag_moves(named, plan, flags)
    added: dict[str, list[Cell]] = {"": []}
    anchor = ""
    for n, cell in enumerate(cells):
        if n in named:
            anchor = _name(named[n])
        else:
            added.setdefault(anchor, []).append(Cell(cell["source"], cell["type"], changed=True))
    merged = list(added[""])
    for released in plan.cells:
        name = _name(released)
        place = places.get(name)
        if place is not None:
            merged.append(_restored(cells[place], released, flags))
        elif released.role != "plain":
            flags.append(f"`{name}` was missing and was put back.")
            merged.append(Cell(released.source, released.type, released))
        merged += added.get(name, [])
    return merged, flags


def _flag_moves(named: Mapping[int, Released], plan: Plan, flags: list[str]) -> None:
    order = {_name(cell): n for n, cell in enumerate(plan.cells)}
    found = [order[_name(named[n])] for n in sorted(named)]
    highest = -1
    for place in found:
        if place < highest and plan.cells[place].grade_id:
            flags.append(f"`{plan.cells[place].grade_id}` was moved and was put back in its place.")
        highest = max(highest, place)


def _restored(cell: Mapping[str, Any], released: Released, flags: list[str]) -> Cell:
    name, marks = released.grade_id, cell["marks"]
    changed = cell["source"].rstrip() != released.source.rstrip()
    if released.role == "plain":
        return Cell(cell["source"], cell["type"], released if cell["type"] == released.type else None, changed)
    if cell["type"] != released.type:
        flags.append(f"`{name}` was turned into a {cell['type']} cell and was turned back.")
    wanted = released.metadata["nbgrader"]
    if marks and any(bool(marks.get(key)) != bool(wanted.get(key)) for key in ("grade", "solution", "locked", "task")):
        flags.append(f"The nbgrader metadata of `{name}` were changed and were put back.")
    if released.points and marks.get("points", released.points) != released.points:
        flags.append(f"`{name}` asked for {str(marks.get('points'))[:20]} points instead of {released.points:g}.")
    if released.role in ("answer", "manual"):
        return Cell(cell["source"], released.type, released, changed)
    if changed:
        flags.append(f"`{name}` was changed and was put back as it was released.")
    return Cell(released.source, released.type, released)


def _claim(cell: Mapping[str, Any]) -> float | None:
    """The points that the stored output of a check cell shows; None where it shows none."""
    for output in cell["outputs"] if isinstance(cell["outputs"], list) else []:
        try:
            if output["output_type"] == "execute_result":
                return float(joined(output["data"]["text/plain"]))
        except (KeyError, TypeError, ValueError):
            continue
    return None
