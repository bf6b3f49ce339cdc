# SPDX-License-Identifier: Apache-2.0
"""The autograded notebook: what formgrader and `nbgrader generate_feedback` show of a graded submission."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from course_lib.learner.checks import Outcome, rendered

from .intake import Cell, Submission
from .plan import Plan

# all that is shown of what a student's code displays: HTML and SVG can hold scripts, and an instructor opens this page
SHOWN = ("text/plain", "image/png", "image/jpeg")
SAFE_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n")


def autograded(
    submission: Submission, plan: Plan, outputs: Mapping[int, Sequence[Mapping[str, Any]]]
) -> dict[str, Any]:
    """The graded notebook as JSON: restored cells with their metadata, and the outputs of those that were run.

    Args:
      submission: its cells.
      plan: the chapter.
      outputs: by the cell's place in the submission.
    """
    cells = [_cell(n, cell, outputs.get(n, ())) for n, cell in enumerate(submission.cells)]
    return {"cells": cells, "metadata": dict(plan.metadata), "nbformat": 4, "nbformat_minor": 5}


def of_check(outcomes: Sequence[Outcome], total: float, score: float) -> list[dict[str, Any]]:
    """The outputs that a check cell has in the notebook: the outcomes, and the points as a number."""
    shown = outcomes[:1] if all(one.status == "not attempted" for one in outcomes) else outcomes
    # the learner's own text is about visible checks alone; a person may have given another mark
    points = f"<div>The checks give {round(score, 2):g} of {total:g} {'point' if total == 1 else 'points'}.</div>"
    number = {"text/plain": repr(float(score)), "text/html": points}
    return [
        {"output_type": "display_data", "data": rendered(shown), "metadata": {}},
        {"output_type": "execute_result", "data": number, "metadata": {}, "execution_count": None},
    ]


def told(sentence: str, score: float | None = None) -> list[dict[str, Any]]:
    """A sentence below a cell, and the points if there are any."""
    first = {"output_type": "display_data", "data": {"text/plain": sentence}, "metadata": {}}
    if score is None:
        return [first]
    number = {"text/plain": repr(float(score))}
    return [first, {"output_type": "execute_result", "data": number, "metadata": {}, "execution_count": None}]


def safe(outputs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What a student's cell displayed, without what a browser would run."""
    kept: list[dict[str, Any]] = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            kept.append({"output_type": kind, "name": output["name"], "text": output["text"]})
        elif kind == "error":
            kept.append({key: output[key] for key in ("output_type", "ename", "evalue", "traceback")})
        else:
            data = {name: text for name, text in output["data"].items() if name in SHOWN and _is_plain(name, text)}
            same = {"output_type": kind, "data": data, "metadata": {}}
            kept.append(same | ({"execution_count": None} if kind == "execute_result" else {}))
    return kept


def _is_plain(name: str, text: Any) -> bool:
    return isinstance(text, str) and (name == "text/plain" or SAFE_BASE64.issuperset(text))


def _cell(n: int, cell: Cell, outputs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    released = cell.released
    source = released.full if released and released.automatic else cell.source
    made: dict[str, Any] = {
        "cell_type": cell.type,
        "id": released.id if released and released.id else _own_id(n, source),
        "metadata": _metadata(cell),
        "source": source,
    }
    if cell.type == "code":
        made |= {"execution_count": None, "outputs": [dict(output) for output in outputs]}
    return made


def _own_id(n: int, source: str) -> str:
    return "own-" + hashlib.sha256(f"{n}/{source}".encode()).hexdigest()[:12]


def _metadata(cell: Cell) -> dict[str, Any]:
    if cell.released is None:
        return {}
    metadata = dict(cell.released.metadata)
    marks = metadata.get("nbgrader")
    if marks and cell.released.automatic:
        metadata["nbgrader"] = dict(marks) | {"checksum": checksum(cell.released.full, cell.type, marks)}
    return metadata


def checksum(source: str, cell_type: str, marks: Mapping[str, Any]) -> str:
    """A cell's checksum as nbgrader makes it."""
    from nbformat.notebooknode import from_dict
    from nbgrader.utils import compute_checksum

    cell = {"source": source, "cell_type": cell_type, "metadata": {"nbgrader": dict(marks)}}
    return str(compute_checksum(from_dict(cell)))
