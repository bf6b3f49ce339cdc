# SPDX-License-Identifier: Apache-2.0
"""Reads a chapter's Markdown and turns it into the cells of the instructor's notebook.

MyST Markdown as jupytext reads it, plus what a course needs:

- front matter `course:` with title, objectives, builds_on and minutes (of everything that is not prose);
- ```` ```{exercise} id ```` : TOML with title, kind, minutes, points, concepts; heads an exercise;
- ```` ```{hints} ```` : a Markdown list of hints, each behind a click;
- ```` ```{quiz} id ```` : TOML with question, concepts, [[options]] of text, correct, why;
- ```` ```{match} id ```` : TOML with name and [[rows]] of name, right, why, wrong: the cells of the exercise `id`;
- `<!-- concepts: 1, 4 -->` where a concept is explained, `<!-- experiment: 4 -->` where it is met by running;
- code cells with `:solution: id`, `:starter: id` (what the learner gets in place of the solution cell that
  follows it) and `:check: id`.
"""

from __future__ import annotations

import hashlib
import math
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_lib.learner.quiz import LETTERS, Option, Row, seal, seal_rows

WORDS_A_MINUTE = 200
QUIZ_ITEM_MINUTES = 0.5
FENCE = re.compile(r"^```\{(exercise|hints|quiz|match)\}[ \t]*(\S*)[ \t]*\n(.*?)^```[ \t]*$", re.DOTALL | re.MULTILINE)
CONCEPTS = re.compile(r"^<!-- (concepts|experiment): ([\d, ]+) -->\n?", re.MULTILINE)
CHECK_LINE = "# Check your answer: run this cell with Shift+Enter."
KINDS = ("write", "repair", "choose", "spot", "order", "measure")


class SourceError(ValueError):
    """A chapter's Markdown says something that cannot be built; the message names the place and the remedy."""


@dataclass(frozen=True)
class Exercise:
    """What heads an exercise: its id, title, kind, minutes, points and the concepts it works on."""

    id: str
    title: str
    kind: str
    minutes: float
    points: float
    concepts: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """A quiz item: its id, its question, the concepts it asks for and its options."""

    id: str
    question: str
    concepts: tuple[int, ...]
    options: tuple[Option, ...]


@dataclass
class Chapter:
    """A chapter as read: its front matter, exercises, quiz items and the cells in the making."""

    slug: str
    title: str
    objectives: list[str]
    builds_on: str
    minutes: float
    exercises: dict[str, Exercise] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    matches: dict[str, list[Row]] = field(default_factory=dict)
    explained: set[int] = field(default_factory=set)
    experiments: set[int] = field(default_factory=set)
    cells: list[NotebookNode] = field(default_factory=list)


def read_chapter(path: Path) -> Chapter:
    """Reads `solutions/NN-slug/NN-slug.md`.

    Raises:
      SourceError: the front matter or a directive is incomplete, or an id is unknown or used twice.
    """
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md:myst")
    front = notebook.metadata.get("course")
    missing = [key for key in ("title", "objectives", "builds_on", "minutes") if not (front or {}).get(key)]
    if missing:
        raise SourceError(f"{path.name}: the front matter `course:` lacks {', '.join(missing)}.")
    chapter = Chapter(path.stem, front.title, list(front.objectives), front.builds_on, float(front.minutes))
    starter: tuple[str, str] | None = None
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            _add_prose(chapter, cell.source)
        elif "starter" in cell.metadata:
            starter = (cell.metadata.starter, cell.source)
        else:
            _add_code(chapter, cell, starter)
            starter = None
    _require_complete(chapter)
    return chapter


def instructor_notebook(chapter: Chapter, *, set_up: str, following: str) -> NotebookNode:
    """The instructor's edition: opening, set-up cell, the chapter's cells, the link to what follows."""
    cells = [
        new_markdown_cell(_opening(chapter)),
        new_code_cell(set_up, metadata={"tags": ["set-up"]}),
        *chapter.cells,
        new_markdown_cell(following),
    ]
    for cell, identity in zip(cells, _identities(cells), strict=True):
        cell.id = identity
    return new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def minutes(chapter: Chapter) -> tuple[int, int]:
    """Minutes of reading (prose at 200 words a minute) and of doing (exercises, quiz, everything else)."""
    prose = " ".join(cell.source for cell in chapter.cells if cell.cell_type == "markdown")
    doing = chapter.minutes + sum(e.minutes for e in chapter.exercises.values())
    doing += QUIZ_ITEM_MINUTES * len(chapter.items)
    return math.ceil(len(prose.split()) / WORDS_A_MINUTE), math.ceil(doing)


def _opening(chapter: Chapter) -> str:
    reading, doing = minutes(chapter)
    goals = "\n".join(f"- {goal}" for goal in chapter.objectives)
    return (
        f"# {int(chapter.slug[:2])} · {chapter.title}\n\n"
        f"**After this chapter you can**\n\n{goals}\n\n"
        f"**Time**: about {reading + doing} minutes ({reading} to read, {doing} to do). "
        f"**Builds on**: {chapter.builds_on}"
    )


def _add_prose(chapter: Chapter, text: str) -> None:
    position = 0
    for match in FENCE.finditer(text):
        _add_markdown(chapter, text[position : match.start()])
        name, identity, body = match.groups()
        if name == "hints":
            _add_markdown(chapter, _hints(body))
        elif name == "match":
            _add_match(chapter, identity, _toml(chapter, identity, body))
        elif name == "exercise":
            _add_exercise(chapter, identity, _toml(chapter, identity, body))
        else:
            _add_item(chapter, identity, _toml(chapter, identity, body))
        position = match.end()
    _add_markdown(chapter, text[position:])


def _add_markdown(chapter: Chapter, text: str) -> None:
    for name, numbers in CONCEPTS.findall(text):
        met = chapter.explained if name == "concepts" else chapter.experiments
        met.update(int(number) for number in numbers.split(","))
    text = CONCEPTS.sub("", text).strip()
    if text:
        chapter.cells.append(new_markdown_cell(text))


def _toml(chapter: Chapter, identity: str, body: str) -> dict[str, Any]:
    try:
        return tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{chapter.slug}, {identity or 'a directive without id'}: not TOML ({error}).") from error


def _hints(body: str) -> str:
    hints = [hint.strip() for hint in re.split(r"^- ", body, flags=re.MULTILINE) if hint.strip()]
    folded = [
        f"<details><summary>Hint {number}</summary>\n\n{hint}\n\n</details>"
        for number, hint in enumerate(hints, start=1)
    ]
    return "\n\n".join(folded)


def _add_exercise(chapter: Chapter, identity: str, told: dict[str, Any]) -> None:
    try:
        exercise = Exercise(
            identity,
            told["title"],
            told["kind"],
            float(told["minutes"]),
            float(told["points"]),
            tuple(told["concepts"]),
        )
    except KeyError as error:
        raise SourceError(f"{chapter.slug}, exercise {identity}: {error.args[0]} is missing.") from error
    if identity in chapter.exercises:
        raise SourceError(f"{chapter.slug}: two exercises have the id {identity}; give one another id.")
    if exercise.kind not in KINDS:
        raise SourceError(f"{chapter.slug}, exercise {identity}: kind is one of {', '.join(KINDS)}.")
    chapter.exercises[identity] = exercise
    facts = f"{exercise.kind}, about {exercise.minutes:g} minutes, {exercise.points:g} points"
    _add_markdown(chapter, f"### Exercise: {exercise.title}\n\n*{facts}*")


def _add_item(chapter: Chapter, identity: str, told: dict[str, Any]) -> None:
    try:
        options = tuple(Option(o["text"], bool(o.get("correct", False)), o["why"]) for o in told["options"])
        item = Item(identity, told["question"], tuple(told["concepts"]), options)
    except KeyError as error:
        raise SourceError(f"{chapter.slug}, quiz item {identity}: {error.args[0]} is missing.") from error
    if sum(option.correct for option in options) != 1:
        raise SourceError(f"{chapter.slug}, quiz item {identity}: exactly one option must be correct.")
    chapter.items.append(item)
    number = len(chapter.items)
    key = LETTERS[[option.correct for option in options].index(True)]
    listed = "\n".join(f"- **{letter})** {option.text}" for letter, option in zip(LETTERS, options, strict=False))
    _add_markdown(chapter, f"**Question {number}.** {item.question}\n\n{listed}")
    name = f"question_{number}"
    quiz_id = f"quiz-{identity}"
    chapter.cells.append(_graded(f'{name} = "{key}"', quiz_id, solution=True, starter=f"{name} = ..."))
    asked = f'points(1, answered({number}, lambda: {name}, """\n{seal(list(options))}"""))'
    chapter.cells.append(_check_cell(asked, f"{quiz_id}-check", 1))


def _add_match(chapter: Chapter, identity: str, told: dict[str, Any]) -> None:
    if identity not in chapter.exercises:
        raise SourceError(f"{chapter.slug}: {identity} has no {{exercise}} block above its {{match}} block.")
    try:
        name = told["name"]
        rows = [Row(r["name"], r["right"], r["why"], r["wrong"]) for r in told["rows"]]
    except KeyError as error:
        raise SourceError(f"{chapter.slug}, match {identity}: {error.args[0]} is missing.") from error
    chapter.matches[identity] = rows
    key = "".join(f'    "{row.name}": {row.right!r},\n' for row in rows).replace("'", '"')
    blank = "".join(f'    "{row.name}": ...,\n' for row in rows)
    chapter.cells.append(_graded(f"{name} = {{\n{key}}}", identity, solution=True, starter=f"{name} = {{\n{blank}}}"))
    total = chapter.exercises[identity].points
    asked = f'points({total:g}, *matched(lambda: {name}, """\n{seal_rows(rows)}"""))'
    chapter.cells.append(_check_cell(asked, f"{identity}-check", total))


def _check_cell(source: str, grade_id: str, points: float) -> NotebookNode:
    """A check, folded to its first line: a learner runs it, and may open it to see what it tries."""
    cell = _graded(f"{CHECK_LINE}\n{source}", grade_id, points=points)
    cell.metadata["jupyter"] = {"source_hidden": True}
    return cell


def _add_code(chapter: Chapter, cell: NotebookNode, starter: tuple[str, str] | None) -> None:
    told = dict(cell.metadata)
    solution, check = told.pop("solution", None), told.pop("check", None)
    if starter and starter[0] != solution:
        raise SourceError(f"{chapter.slug}: the starter {starter[0]} is not followed by the solution {starter[0]}.")
    for identity in filter(None, (solution, check)):
        if identity not in chapter.exercises:
            raise SourceError(f"{chapter.slug}: {identity} has no {{exercise}} block above its cells.")
    if solution:
        made = _graded(cell.source, solution, solution=True, starter=starter[1] if starter else None)
    elif check:
        made = _check_cell(cell.source, f"{check}-check", chapter.exercises[check].points)
    else:
        made = new_code_cell(cell.source)
    made.metadata.update(told)
    chapter.cells.append(made)


def _graded(
    source: str, grade_id: str, *, solution: bool = False, points: float = 0, starter: str | None = None
) -> NotebookNode:
    """A cell with nbgrader's metadata: the learner's own (`solution`) or a locked one that gives points."""
    nbgrader: dict[str, Any] = {
        "grade": not solution,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if not solution:
        nbgrader["points"] = points
    metadata: dict[str, Any] = {"nbgrader": nbgrader}
    if starter is not None:
        metadata["starter"] = starter
    return new_code_cell(source, metadata=metadata)


def _require_complete(chapter: Chapter) -> None:
    ids = [cell.metadata["nbgrader"]["grade_id"] for cell in chapter.cells if "nbgrader" in cell.metadata]
    twice = sorted({identity for identity in ids if ids.count(identity) > 1})
    if twice:
        raise SourceError(f"{chapter.slug}: the id {twice[0]} is used twice; give one cell another id.")
    for identity in chapter.exercises:
        lacking = [what for what in (identity, f"{identity}-check") if what not in ids]
        if lacking:
            raise SourceError(f"{chapter.slug}, exercise {identity}: there is no cell {lacking[0]}.")


def _identities(cells: list[NotebookNode]) -> list[str]:
    """Cell ids that depend on nothing but the cells: the grade id, or a hash of the text."""
    seen: dict[str, int] = {}
    identities = []
    for cell in cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        base = grade_id or hashlib.sha256(cell.source.encode()).hexdigest()[:12]
        seen[base] = seen.get(base, 0) + 1
        identities.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return identities
