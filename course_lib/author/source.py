# SPDX-License-Identifier: Apache-2.0
"""Reads a chapter's Markdown and turns it into the cells of the instructor's notebook.

MyST Markdown as jupytext reads it, plus what a course needs:

- front matter `course:` with title, objectives, builds_on and minutes (of everything that is not prose);
- ```` ```{exercise} id ```` : TOML with title, kind, minutes, points, concepts; heads an exercise;
- ```` ```{hints} ```` : a Markdown list of hints, each behind a click;
- ```` ```{quiz} id ```` : TOML of a quiz item, of one of five kinds (course_lib/author/items.py);
- ```` ```{final} ```` : the final quiz, drawn for each learner from the bank (course_lib/author/bank.py);
- ```` ```{match} id ```` : TOML with name and [[rows]] of name, right, why, wrong: the cells of the exercise `id`;
- ```` ```{rubric} id ```` : Markdown for those who grade the exercise `id`, of kind defend: a sample answer and what
  gives points. The learner gets a cell to write in instead, and a person reads it;
- `<!-- concepts: 1, 4 -->` where a concept is explained, `<!-- experiment: 4 -->` where it is met by running;
- code cells with `:solution: id`, `:starter: id` (what the learner gets in place of the solution cell that
  follows it) and `:check: id`.
"""

from __future__ import annotations

import hashlib
import math
import re
import textwrap
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_lib.learner.causes import starter_hashes
from course_lib.learner.checks import seal_sketch
from course_lib.learner.quiz import Item, Pool, Row, seal, seal_rows, withheld

from .bank import BankError, read_pools
from .cells import (
    CARD_LINE,
    CHECK_LINE,
    HIDDEN,
    answer_cell,
    check_cell,
    read_by_a_person,
    solution_cell,
    starting_code,
    with_arguments,
)
from .items import listed, read_item, read_rows, solution_of

WORDS_A_MINUTE = 200
QUIZ_ITEM_MINUTES = 0.5
FENCE = re.compile(
    r"^```\{(exercise|hints|quiz|match|rubric|final)\}[ \t]*(\S*)[ \t]*\n(.*?)^```[ \t]*$", re.DOTALL | re.MULTILINE
)
CONCEPTS = re.compile(r"^<!-- (?P<kind>concepts|experiment): (?P<numbers>[\d, ]+) -->\n?", re.MULTILINE)
SECTION_OR_MARK = re.compile(rf"^## +(?P<title>.*\S)|{CONCEPTS.pattern}", re.MULTILINE)
FOLDED = re.compile(r"<details><summary>(?:Hint \d|Answer in the cell below).*?</details>", re.DOTALL)
MARK = re.compile(r"### (BEGIN|END) SOLUTION")
DEFEND = "defend"
"""The kind of exercise that a person reads; no check gives its points."""
KINDS = ("write", "repair", "choose", "spot", "order", "measure", DEFEND)


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

    @property
    def automatic(self) -> bool:
        """Whether a check gives its points; otherwise a person does."""
        return self.kind != DEFEND


@dataclass(frozen=True)
class Mark:
    """Where a concept is taught: "concepts" where it is explained or "experiment", its number, the section's title."""

    kind: str
    number: int
    section: str


@dataclass
class Chapter:
    """A chapter as read: its front matter, exercises, quiz items and pools, concept marks and cells.

    `unseen` holds the hidden checks of each exercise, as the arguments of `points`.
    """

    slug: str
    title: str
    objectives: list[str]
    builds_on: str
    minutes: float
    withhold: bool = False
    offers_unseen: bool = False
    unseen: dict[str, str] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    pools: list[Pool] = field(default_factory=list)
    matches: dict[str, list[Row]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    section: str = ""
    cells: list[NotebookNode] = field(default_factory=list)

    @property
    def explained(self) -> set[int]:
        """The numbers of the concepts that it explains."""
        return {mark.number for mark in self.marks if mark.kind == "concepts"}

    @property
    def experiments(self) -> set[int]:
        """The numbers of the concepts that one meets by running a cell."""
        return {mark.number for mark in self.marks if mark.kind == "experiment"}


def read_chapter(path: Path, *, withhold: bool = False, offers_unseen: bool = False) -> Chapter:
    """Reads `solutions/NN-slug/NN-slug.md`.

    Args:
      path: the Markdown file.
      withhold: whether the learner edition holds no key, no explanation and no sketch, sealed or not.
      offers_unseen: whether the learner edition tries the package's hidden checks after the visible ones pass.

    Raises:
      SourceError: the front matter or a directive is incomplete, or an id is unknown or used twice.
    """
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md:myst")
    front = notebook.metadata.get("course")
    missing = [key for key in ("title", "objectives", "builds_on", "minutes") if not (front or {}).get(key)]
    if missing:
        raise SourceError(f"{path.name}: the front matter `course:` lacks {', '.join(missing)}.")
    try:
        minutes = float(front.minutes)
    except (TypeError, ValueError) as error:
        raise SourceError(f"{path.name}: minutes is a number, such as 4.") from error
    chapter = Chapter(path.stem, front.title, list(front.objectives), front.builds_on, minutes, withhold, offers_unseen)
    starter: tuple[str, str] | None = None
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            _add_prose(chapter, cell.source, path.parent)
        elif "starter" in cell.metadata:
            starter = (cell.metadata.starter, cell.source)
        else:
            _add_code(chapter, cell, starter)
            starter = None
    _require_complete(chapter)
    return chapter


def instructor_notebook(chapter: Chapter, *, set_up: str, following: str) -> NotebookNode:
    """The instructor's edition: opening, set-up cell, the chapter's cells, and the link to what follows."""
    cells = [
        new_markdown_cell(_opening(chapter)),
        new_code_cell(set_up, metadata={"tags": ["set-up"]}),
        *chapter.cells,
        *([new_markdown_cell(following)] if following else []),
    ]
    for cell, identity in zip(cells, _identities(cells), strict=True):
        cell.id = identity
    return new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "course": {"slug": chapter.slug, "title": chapter.title, "minutes": list(minutes(chapter))},
        },
    )


def minutes(chapter: Chapter) -> tuple[int, int]:
    """Minutes of reading (prose at 200 words a minute) and of doing (exercises, quiz, everything else).

    Hints, and options that stand on a card too, are no reading: the exercise's or the item's minutes count them.
    """
    read = [cell for cell in chapter.cells if cell.cell_type == "markdown" and "nbgrader" not in cell.metadata]
    prose = " ".join(FOLDED.sub("", cell.source) for cell in read)
    doing = chapter.minutes + sum(e.minutes for e in chapter.exercises.values())
    doing += QUIZ_ITEM_MINUTES * (len(chapter.items) + len(chapter.pools))
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


def _add_prose(chapter: Chapter, text: str, folder: Path) -> None:
    position = 0
    for match in FENCE.finditer(text):
        _add_markdown(chapter, text[position : match.start()])
        name, identity, body = match.groups()
        if name == "hints":
            _add_markdown(chapter, _hints(body))
        elif name == "final":
            _add_final(chapter, folder)
        elif name == "match":
            _add_match(chapter, identity, _toml(chapter, identity, body))
        elif name == "rubric":
            _add_rubric(chapter, identity, body)
        elif name == "exercise":
            _add_exercise(chapter, identity, _toml(chapter, identity, body))
        else:
            _add_item(chapter, identity, _toml(chapter, identity, body))
        position = match.end()
    _add_markdown(chapter, text[position:])


def _add_markdown(chapter: Chapter, text: str) -> None:
    for match in SECTION_OR_MARK.finditer(text):
        chapter.section = match["title"] or chapter.section
        if match["kind"]:
            numbers = map(int, match["numbers"].split(","))
            chapter.marks += [Mark(match["kind"], number, chapter.section) for number in numbers]
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
    minutes, points = _counted(exercise.minutes, "minute"), _counted(exercise.points, "point")
    _add_markdown(chapter, f"### Exercise: {exercise.title}\n\n*{exercise.kind}, about {minutes}, {points}*")


def _counted(number: float, thing: str) -> str:
    return f"{number:g} {thing}{'' if number == 1 else 's'}"


def _add_item(chapter: Chapter, identity: str, told: dict[str, Any]) -> None:
    try:
        item = read_item(identity, told)
    except KeyError as error:
        raise SourceError(f"{chapter.slug}, quiz item {identity}: {error.args[0]} is missing.") from error
    except ValueError as error:
        raise SourceError(f"{chapter.slug}, quiz item {identity}: {error}.") from error
    chapter.items.append(item)
    _add_question(chapter, item, len(chapter.items), listed(item, len(chapter.items)))


def _add_final(chapter: Chapter, folder: Path) -> None:
    """The final quiz: for each of its questions a cell with all items that it may be drawn from."""
    try:
        pools = read_pools(folder)
    except BankError as error:
        raise SourceError(f"{chapter.slug}, {error}") from error
    for number, pool in enumerate(pools, start=len(chapter.items) + 1):
        chapter.pools.append(pool)
        where = f"About chapter {pool.id.split('-')[1]}. It is drawn for you and appears on the card below."
        _add_question(chapter, pool, number, f"**Question {number}.** {where}")


def _add_question(chapter: Chapter, item: Item | Pool, number: int, text: str) -> None:
    name, quiz_id = f"question_{number}", f"quiz-{item.id}"
    _add_markdown(chapter, text)
    chapter.cells.append(answer_cell(f"{name} = {solution_of(item)}", quiz_id, starter=f"{name} = ..."))
    chapter.cells.append(check_cell(_quiz_check(chapter, item, number, name), f"{quiz_id}-check", 1, line=CARD_LINE))


def _quiz_check(chapter: Chapter, item: Item | Pool, number: int, name: str) -> str:
    """The cell that shows a card and gives points; where keys are withheld, the key is a hidden test."""
    if not chapter.withhold:
        return f'points(1, answered({number}, lambda: {name}, """\n{seal(item)}"""))'
    shown = f'answered({number}, lambda: {name}, """\n{seal(withheld(item))}""");'
    judged = f'points(1, answered({number}, lambda: {name}, """\n{seal(item)}"""))'
    return f"{shown}\n### BEGIN HIDDEN TESTS\n{judged}\n### END HIDDEN TESTS"


def _add_match(chapter: Chapter, identity: str, told: dict[str, Any]) -> None:
    if identity not in chapter.exercises:
        raise SourceError(f"{chapter.slug}: {identity} has no {{exercise}} block above its {{match}} block.")
    try:
        name, rows = told["name"], read_rows(told)
    except KeyError as error:
        raise SourceError(f"{chapter.slug}, match {identity}: {error.args[0]} is missing.") from error
    chapter.matches[identity] = rows
    key = "".join(f'    "{row.name}": {row.right!r},\n' for row in rows).replace("'", '"')
    blank = "".join(f'    "{row.name}": ...,\n' for row in rows)
    solution = f"{name} = {{\n{key}}}"
    chapter.cells.append(solution_cell(solution, identity, starter=f"{name} = {{\n{blank}}}"))
    total = chapter.exercises[identity].points
    judged = f'points({total:g}, *matched(lambda: {name}, """\n{seal_rows(rows, told.get("letters", ""))}"""))'
    line = CHECK_LINE
    if chapter.withhold:
        line = "# Nothing to run here: whether your answers are right is told when grades are released."
        judged = f"### BEGIN HIDDEN TESTS\n{judged}\n### END HIDDEN TESTS"
    chapter.cells.append(check_cell(judged, f"{identity}-check", total, line=line))


def _add_rubric(chapter: Chapter, identity: str, text: str) -> None:
    exercise = chapter.exercises.get(identity)
    if exercise is None or exercise.automatic:
        raise SourceError(
            f"{chapter.slug}: {identity} has no {{exercise}} block of kind {DEFEND} above its {{rubric}}."
        )
    chapter.cells.append(read_by_a_person(text.strip(), identity, exercise.points))


def _add_code(chapter: Chapter, cell: NotebookNode, starter: tuple[str, str] | None) -> None:
    told = dict(cell.metadata)
    solution, check = told.pop("solution", None), told.pop("check", None)
    if starter and starter[0] != solution:
        raise SourceError(f"{chapter.slug}: the starter {starter[0]} is not followed by the solution {starter[0]}.")
    for identity in filter(None, (solution, check)):
        if identity not in chapter.exercises:
            raise SourceError(f"{chapter.slug}: {identity} has no {{exercise}} block above its cells.")
    if solution:
        made = solution_cell(cell.source, solution, starter=starter[1] if starter else None)
    elif check:
        if found := HIDDEN.search(cell.source):
            chapter.unseen[check] = textwrap.dedent(found[1]).strip().removesuffix(",")
        made = check_cell(_completed(chapter, check, cell.source), f"{check}-check", chapter.exercises[check].points)
    else:
        made = new_code_cell(cell.source)
    made.metadata.update(told)
    chapter.cells.append(made)


def _completed(chapter: Chapter, identity: str, source: str) -> str:
    """The check with what `points` needs to know: the sealed solution, the code handed out, where unseen checks are."""
    solutions = [cell for cell in chapter.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == identity]
    if not solutions:
        return source
    lines = [line for line in solutions[0].source.splitlines() if not MARK.search(line)]
    sealed = "" if chapter.withhold else seal_sketch("\n".join(lines))
    try:
        return with_arguments(
            source,
            sketch=sealed,
            starter=_hashes(starting_code(solutions[0])),
            unseen=f"{chapter.slug}/{identity}" if chapter.offers_unseen and identity in chapter.unseen else "",
        )
    except ValueError as error:
        raise SourceError(f"{chapter.slug}, exercise {identity}: {error}.") from error


def _hashes(starter: str) -> str:
    try:
        return starter_hashes(starter)
    except SyntaxError:  # a starter may be one that does not run
        return ""


def _require_complete(chapter: Chapter) -> None:
    ids = [cell.metadata["nbgrader"]["grade_id"] for cell in chapter.cells if "nbgrader" in cell.metadata]
    twice = sorted({identity for identity in ids if ids.count(identity) > 1})
    if twice:
        raise SourceError(f"{chapter.slug}: the id {twice[0]} is used twice; give one cell another id.")
    for identity, exercise in chapter.exercises.items():
        wanted = (identity, f"{identity}-check") if exercise.automatic else (identity,)
        lacking = [what for what in wanted if what not in ids]
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
