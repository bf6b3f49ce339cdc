# SPDX-License-Identifier: Apache-2.0
"""The cells that nbgrader knows: a learner's own, and a locked one that gives points."""

from __future__ import annotations

import ast
import re
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

CHECK_LINE = "# Check your answer: run this cell with Shift+Enter."
CARD_LINE = "# Show the question: run this cell with Shift+Enter."

HIDDEN = re.compile(r"^ *### BEGIN HIDDEN TESTS\n(.*?)^ *### END HIDDEN TESTS\n?", re.DOTALL | re.MULTILINE)
SOLUTION = re.compile(r"^([ \t]*)### BEGIN SOLUTION\n.*?^[ \t]*### END SOLUTION[ \t]*\n", re.MULTILINE | re.DOTALL)
WRITE_HERE = """\
*Double-click here, write your sentences in place of the three dots, then press Shift+Enter.*

..."""


def solution_cell(source: str, grade_id: str, *, starter: str | None = None) -> NotebookNode:
    """A learner's own cell; `starter` is what they get in place of the solution."""
    cell = _cell(source, grade_id, solution=True)
    if starter is not None:
        cell.metadata["starter"] = starter
    return cell


def answer_cell(source: str, grade_id: str, *, starter: str) -> NotebookNode:
    """The answer cell of a quiz item, folded in JupyterLab: the card below it takes the answer too."""
    cell = solution_cell(source, grade_id, starter=starter)
    cell.metadata["jupyter"] = {"source_hidden": True}
    return cell


def check_cell(source: str, grade_id: str, points: float, *, line: str = CHECK_LINE) -> NotebookNode:
    """A check, folded to its first line: a learner runs it, and may open it to see what it tries."""
    cell = _cell(f"{line}\n{source}", grade_id, solution=False)
    cell.metadata["nbgrader"]["points"] = points
    cell.metadata["jupyter"] = {"source_hidden": True}
    return cell


def read_by_a_person(rubric: str, grade_id: str, points: float) -> NotebookNode:
    """A cell of the learner's own words, which a person grades; the instructor's edition shows the rubric there."""
    marks = _marks(grade_id, solution=True) | {"grade": True, "points": points}
    return new_markdown_cell(rubric, metadata={"nbgrader": marks, "starter": WRITE_HERE})


def starting_code(cell: NotebookNode) -> str:
    """The code that learners find in a solution cell."""
    if "starter" in cell.metadata:
        return str(cell.metadata["starter"])
    return SOLUTION.sub(r"\1...\n", f"{cell.source}\n")


def with_arguments(source: str, **arguments: str) -> str:
    """A check's source with more keyword arguments at the end of its final `points(...)`; empty ones are left out.

    Args:
      source: the check cell.
      arguments: texts by name, such as the sealed solution of `sketch`; a text may have several lines.

    Raises:
      ValueError: the source does not end in a call of points.
    """
    try:
        last = ast.parse(source).body[-1]
    except (SyntaxError, IndexError) as error:
        raise ValueError("a check cell is Python that ends in points(...)") from error
    call = last.value if isinstance(last, ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "points"):
        raise ValueError("a check cell ends in points(...)")
    lines = source.splitlines()
    row, column = (call.end_lineno or 1) - 1, (call.end_col_offset or 1) - 1
    line = lines[row].encode()
    before, after = line[:column].decode(), line[column:].decode()
    texts = {name: f'"""\n{text}"""' if "\n" in text else f'"{text}"' for name, text in arguments.items() if text}
    if not texts:
        return source
    argument = ", ".join(f"{name}={text}" for name, text in texts.items())
    # a call on one line has no comma behind its last argument
    joined = f"{before}, {argument}{after}" if before.strip() else f"    {argument},\n{after}"
    made = "\n".join([*lines[:row], joined, *lines[row + 1 :]])
    try:
        ast.parse(made)
    except SyntaxError as error:
        raise ValueError("the last argument of points(...) needs a comma behind it") from error
    return made


def _cell(source: str, grade_id: str, *, solution: bool) -> NotebookNode:
    return new_code_cell(source, metadata={"nbgrader": _marks(grade_id, solution=solution)})


def _marks(grade_id: str, *, solution: bool) -> dict[str, Any]:
    return {
        "grade": not solution,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
