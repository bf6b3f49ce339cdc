# SPDX-License-Identifier: Apache-2.0
"""What feedback may show: the messages of the checks, never a hidden one, a key, or what ran inside a hidden check."""

import html
import re
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests

from course_lib.learner.checks import MARKS

# the sealed keys of answered(...) and matched(...), and the sealed solution of points(..., sketch=...)
SEALED = re.compile(r'"""[A-Za-z0-9+/=\s]{40,}"""')
HIDDEN = re.compile(r"BEGIN HIDDEN TESTS.*?\n(.*?)END HIDDEN TESTS", re.DOTALL)
MARKUP = re.compile(r"\x1b\[[0-9;]*m|</?[A-Za-z][^<>]*>")
QUOTED = "This output quoted a hidden check and is left out."
LEAST = 20  # letters of a hidden line, white space aside, from which on a quotation of it is one


class HideHiddenChecks(ClearHiddenTests):  # type: ignore[misc]
    """Cuts hidden checks and sealed keys from test cells, and every output that could tell of them.

    A test cell keeps the card that `points` shows and the number that it gives: what a learner's function printed or
    displayed while a hidden check called it came before the card, and may hold the hidden arguments. Of an exception
    only the kind is kept, unless the checks themselves wrote its text.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Runs in `nbgrader generate_feedback` and `course feedback`."""
        secrets = {secret for cell in nb.cells if utils.is_grade(cell) for secret in _hidden_lines(cell.source)}
        nb, resources = super().preprocess(nb, resources)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [_without(output, secrets) for output in cell.outputs]
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Cuts one cell."""
        had_hidden = "BEGIN HIDDEN TESTS" in cell.source
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if utils.is_grade(cell) and not utils.is_solution(cell) and cell.cell_type == "code":
            cell.source = SEALED.sub('"""sealed"""', cell.source)
            cell.outputs = _told_by_the_checks(cell.outputs, had_hidden, "points(" in cell.source)
        return cell, resources


def _told_by_the_checks(outputs: list[NotebookNode], had_hidden: bool, ours: bool) -> list[NotebookNode]:
    """The last card, the number and the error of a test cell; its traceback would quote the lines that were cut."""
    cards = [output for output in outputs if output.output_type == "display_data" and _is_card(output)]
    results = [output for output in outputs if output.output_type == "execute_result"]
    errors = [output for output in outputs if output.output_type == "error"]
    for error in errors:
        if had_hidden and error.ename != "CheckFailed":
            error.evalue = "the check stopped here"
        error.traceback = [f"{error.ename}: {error.evalue}"]
    sentence = _from_the_grader(outputs) if ours or not had_hidden else []
    return (cards[-1:] or sentence) + results[:1] + errors


def _from_the_grader(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The sentence of `course grade` on a cell that it could not judge: alone, or with the points and nothing else.

    In a cell with `points`, plain nbgrader leaves a display without a card only where an error came up too.
    """
    kinds = [output.output_type for output in outputs]
    return outputs[:1] if kinds in (["display_data"], ["display_data", "execute_result"]) else []


def _is_card(output: NotebookNode) -> bool:
    text = str(output.data.get("text/plain", ""))
    return any(text.startswith(f"{mark} ") for mark, _ in MARKS.values())


def _hidden_lines(source: str) -> set[str]:
    lines = {"".join(line.split()).strip(",") for part in HIDDEN.findall(source) for line in part.splitlines()}
    # what a message says may be told; the code of a check may not
    return {line for line in lines if len(line) >= LEAST and not line.startswith(("wrong=", '"'))}


def _without(output: NotebookNode, secrets: set[str]) -> NotebookNode:
    """The output, or a sentence in its place where it quotes one of the secrets, coloured and escaped as it may be."""
    text = "".join(html.unescape(MARKUP.sub("", " ".join(_texts(output)))).split())
    if not any(secret in text for secret in secrets):
        return output
    return NotebookNode(output_type="stream", name="stdout", text=QUOTED)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
