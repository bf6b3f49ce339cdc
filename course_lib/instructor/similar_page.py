# SPDX-License-Identifier: Apache-2.0
"""Reads a class for `course similar`, and shows the pairs it found side by side."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory

from course_lib.learner.results import UnreadableNotebook, joined, read_notebook

from .nbgrader_course import NoGrades
from .report_page import page
from .similar import PROSE, Pair

LARGEST = 50 << 20  # bytes of a submission that is still read
ROW = "<td style='width:50%'><pre style='white-space:pre-wrap;overflow-wrap:anywhere'>{}</pre></td>"


def read_class(folder: CourseDirectory, chapter: str) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """Each student's own cells, what was handed out and its solution, and a sentence for each file left aside.

    Raises:
      NoGrades: nothing of the chapter was handed in, or the chapter itself is missing.
    """
    released = _chapter(folder, folder.release_directory, chapter)
    if released is None:
        raise NoGrades(f"The released notebook of {chapter} is missing: run `course build` first.")
    solved = _chapter(folder, folder.source_directory, chapter) or {"cells": []}
    works, left = {}, []
    root = Path(folder.format_path(folder.submitted_directory, "", ""))
    for path in sorted(root.glob(f"*/{chapter}/{chapter}.ipynb")):
        student = path.parent.parent.name
        try:
            if path.is_symlink() or path.stat().st_size > LARGEST:
                raise UnreadableNotebook
            works[student] = own_cells(read_notebook(path), released)
        except (UnreadableNotebook, OSError, RecursionError, KeyError, TypeError, AttributeError):
            left.append(f"{path} was left aside: it is no notebook that can be read.")
    if not works:
        raise NoGrades(f"Nobody has handed in {chapter} yet: `course collect DOWNLOAD` lays submissions there.")
    public = [joined(cell["source"]) for cells in (released, solved) for cell in cells["cells"]]
    return works, public, left


def own_cells(notebook: Mapping[str, Any], released: Mapping[str, Any]) -> list[str]:
    """The sources of a submission that were not handed out as they stand: answers, and cells that were added."""
    known = {joined(cell["source"]).strip() for cell in released["cells"]}
    return [
        source if cell["cell_type"] == "code" else f"{PROSE}{source}"
        for cell in notebook["cells"]
        if (source := joined(cell["source"])).strip() not in known
        and cell["cell_type"] in ("code", "markdown")
        and not cell["metadata"].get("nbgrader", {}).get("locked")
    ]


def similar_page(title: str, pairs: Sequence[Pair], submissions: int) -> str:
    """The pairs with their matching cells; lines that match are marked by colour and by a bar at their beginning."""
    body = [f"<h1>{html.escape(title)}: answers that are alike</h1>"]
    body.append(
        f"<p>{submissions} submissions were compared. What was handed out, the reference solution and what many wrote "
        "alike is left out; names, comments and layout do not count.</p>"
        "<p class='notice'>A likeness is a reason to talk with both, and proves nothing: people learn together, and "
        "some questions have one natural answer. It does not say who wrote first.</p>"
    )
    if not pairs:
        body.append("<p>No two submissions are alike beyond chance.</p>")
    for number, pair in enumerate(pairs, 1):
        body.append(
            f"<h2>{number}. {html.escape(pair.left)} and {html.escape(pair.right)}</h2>"
            f"<p>{pair.share:.0%} of what is the smaller one's own is also in the other: {pair.tokens} tokens.</p>"
        )
        for passage in pair.passages:
            left = ROW.format(_marked(passage.left, passage.left_lines))
            right = ROW.format(_marked(passage.right, passage.right_lines))
            heads = (
                f"<tr><th scope='col'>{html.escape(pair.left)}</th><th scope='col'>{html.escape(pair.right)}</th></tr>"
            )
            table = f"<table style='table-layout:fixed;min-width:40em'>{heads}<tr>{left}{right}</tr></table>"
            body.append(f"<div class='wide'>{table}</div>")
    return page(f"Alike: {title}", "\n".join(body))


def _marked(source: str, lines: frozenset[int]) -> str:
    return "\n".join(
        f"<mark>| {html.escape(line)}</mark>" if number in lines else f"  {html.escape(line)}"
        for number, line in enumerate(source.split("\n"))
    )


def _chapter(folder: CourseDirectory, directory: str, chapter: str) -> dict[str, Any] | None:
    path = Path(folder.format_path(directory, ".", chapter)) / f"{chapter}.ipynb"
    return read_notebook(path) if path.is_file() else None
