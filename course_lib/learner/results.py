# SPDX-License-Identifier: Apache-2.0
"""What the check cells of one notebook say: read from its stored outputs, nothing is run."""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .checks import MARKS
from .quiz import judge, unseal
from .unseen import count_unseen

READ_BY_A_PERSON = "your instructor reads this"
NOT_CHECKED = "not checked yet"
WORDS = {
    "passed": "the visible checks pass",
    "wrong": "not yet",
    "crashed": "stopped with an error",
    "not attempted": "not attempted yet",
    "recorded": "recorded",
}
SEALED = re.compile(r'answered\((\d+),.*?"""(.*?)"""', re.DOTALL)
HEADING = re.compile(r"^### Exercise: (.+)$|^\*\*(Question \d+)\.\*\*", re.MULTILINE)


class UnreadableNotebook(ValueError):
    """A file is no notebook, or a broken one; the message is one sentence with the remedy."""


@dataclass(frozen=True)
class Item:
    """One exercise or quiz question, as its check cell left it.

    Attributes:
      id: the check cell's grade id.
      title: what the learner reads above it.
      quiz: whether it is a quiz question.
      outcome: one of WORDS' values, NOT_CHECKED or READ_BY_A_PERSON.
      points: what its check gave, 0 where it gave nothing.
      possible: the most it can give, 0 where a person gives the points.
      unseen: how many checks on unseen inputs passed, and of how many; None where they were not tried.
    """

    id: str
    title: str
    quiz: bool
    outcome: str
    points: float
    possible: float
    unseen: tuple[int, int] | None = None

    @property
    def summary(self) -> str:
        """The outcome, with the number of unseen checks that pass where they were tried."""
        return f"{self.outcome}, {self.unseen[0]} of {self.unseen[1]} unseen" if self.unseen else self.outcome

    @property
    def passed(self) -> bool:
        """Whether its check gave all points, or a person is to read what is written."""
        return self.outcome in (WORDS["passed"], READ_BY_A_PERSON)

    @property
    def attempted(self) -> bool:
        """Whether its check was run on an answer of the learner's, or an answer is written for a person to read."""
        words = (WORDS["passed"], WORDS["wrong"], WORDS["crashed"], WORDS["recorded"], READ_BY_A_PERSON)
        return self.outcome in words


def read_notebook(path: Path) -> dict[str, Any]:
    """Reads a notebook's JSON, as it stands.

    Raises:
      UnreadableNotebook: the file is no notebook of the kind that Jupyter writes today.
      FileNotFoundError: there is no such file.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        whole = all(isinstance(part["metadata"], dict) for part in [notebook, *notebook["cells"]])
        if notebook["nbformat"] == 4 and whole and all("source" in cell for cell in notebook["cells"]):
            return dict(notebook)
    except (ValueError, TypeError, KeyError):
        pass
    raise UnreadableNotebook(
        f"{path.name} cannot be read as a notebook: `course reset {path.stem[:2]}` keeps it and lays a fresh copy."
    )


def read_items(notebook: Mapping[str, Any], cards: Mapping[str, str] | None = None) -> list[Item]:
    """All exercises and quiz questions of a notebook, in their order.

    Args:
      notebook: as `read_notebook` gives it.
      cards: what quiz cards were told since, by item id; it is judged, and counts in place of the stored output.
    """
    items, title = [], ""
    for cell in notebook["cells"]:
        nbgrader = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "markdown":
            found = HEADING.findall(joined(cell["source"]))
            title = "".join(found[-1]) if found else title
        if nbgrader.get("grade"):
            identity, possible = str(nbgrader.get("grade_id", "")), float(nbgrader.get("points", 0))
            if cell["cell_type"] != "code" or nbgrader.get("solution"):
                # its points are a person's to give, and no part of what the checks can give
                outcome, points, possible = _written(joined(cell["source"])), 0.0, 0.0
            else:
                outcome, points = _outcome(cell.get("outputs", []), possible)
            name = title or identity.removesuffix("-check")
            unseen = count_unseen(_text(cell.get("outputs", []))) if cell["cell_type"] == "code" else None
            item = Item(identity, name, identity.startswith("quiz-"), outcome, points, possible, unseen)
            answer = (cards or {}).get(identity.removeprefix("quiz-").removesuffix("-check"))
            items.append(_judged(item, joined(cell["source"]), answer) if item.quiz and answer else item)
    return items


def total_unseen(items: Sequence[Item]) -> tuple[int, int]:
    """How many checks on unseen inputs passed, and how many were tried, in all items."""
    counts = [item.unseen for item in items if item.unseen]
    return sum(passed for passed, _ in counts), sum(of for _, of in counts)


def joined(text: str | list[str]) -> str:
    """A text of the notebook format, which may stand there as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def _judged(item: Item, source: str, answer: str) -> Item:
    """The item as its card judges the answer; as it is where the check cell holds no sealed item."""
    found = SEALED.search(source)
    try:
        status = judge(unseal(found[2]), int(found[1]), answer).status if found else ""
    except (ValueError, TypeError, KeyError, zlib.error):
        status = ""
    return replace(item, outcome=WORDS[status], points=item.possible * (status == "passed")) if status else item


def _written(source: str) -> str:
    """An answer that a person reads: whether there is one, or still the three dots alone on their line."""
    return WORDS["not attempted"] if "..." in source.splitlines() or not source.strip() else READ_BY_A_PERSON


def _outcome(outputs: list[Mapping[str, Any]], possible: float) -> tuple[str, float]:
    """An outcome in words and the points, from what stands below a check cell."""
    points, told = None, set()
    for output in outputs:
        if output["output_type"] == "error":
            return WORDS["crashed"], 0.0
        text = joined(output.get("data", {}).get("text/plain", ""))
        if output["output_type"] == "execute_result":
            points = _number(text)
        told |= {status for status, (mark, _) in MARKS.items() for line in text.splitlines() if line.startswith(mark)}
    if points is None:
        return (WORDS["recorded"] if told == {"recorded"} else NOT_CHECKED), 0.0
    points = min(max(points, 0.0), possible)
    if points >= possible:
        return WORDS["passed"], points
    if told == {"not attempted"}:
        return WORDS["not attempted"], points
    return WORDS["crashed" if "crashed" in told else "wrong"], points


def _text(outputs: list[Mapping[str, Any]]) -> str:
    return "\n".join(joined(output.get("data", {}).get("text/plain", "")) for output in outputs)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
