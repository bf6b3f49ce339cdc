# SPDX-License-Identifier: Apache-2.0
"""`docs/coverage.md`: for each concept where it is explained, where one meets it, and which questions ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from .concepts import Concept
from .source import Chapter

PAGE = Path("docs") / "coverage.md"
HEAD = """\
# Where each concept is taught

Made by `course build` from the chapters and `course_lib/author/concepts.csv`: do not edit it. A concept is *explained*
in a section; one *meets* it in an exercise or in an experiment, a cell to run and watch; a *question* asks for it.
"""


@dataclass(frozen=True)
class Covered:
    """What the course does for one concept; each place is Markdown, in the order of the chapters.

    Attributes:
      concept: the concept.
      written: whether its own chapter exists.
      explained: the sections that explain it.
      met: the exercises and experiments that work on it.
      asked: the questions that ask for it.
    """

    concept: Concept
    written: bool
    explained: tuple[str, ...]
    met: tuple[str, ...]
    asked: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """What a written chapter owes to its own concept: "explained", "met" or both."""
        places = {"explained": self.explained, "met": self.met + self.asked}
        own = f"/{self.concept.chapter}.ipynb"
        return [name for name, where in places.items() if self.written and not any(own in place for place in where)]


def coverage(chapters: Sequence[Chapter], known: Mapping[int, Concept]) -> list[Covered]:
    """What the chapters do for each concept of `known`, in its order."""
    written = {chapter.slug for chapter in chapters}
    places = {
        number: (_explained(number, chapters), _met(number, chapters), _asked(number, chapters)) for number in known
    }
    return [Covered(concept, concept.chapter in written, *places[number]) for number, concept in known.items()]


def page(rows: Sequence[Covered]) -> str:
    """The page as Markdown."""
    done = sum(row.written and not row.missing for row in rows)
    lines = [HEAD, f"Taught so far: {done} of {len(rows)}.\n"]
    lines += ["| | concept | explained | met by doing | asked |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        explained, met, asked = ("<br>".join(where) for where in (row.explained, row.met, row.asked))
        if not row.written:
            explained = "<br>".join([f"{row.concept.chapter[:2]}: not written yet", *row.explained])
        lines.append(f"| {row.concept.number} | {row.concept.says} | {explained} | {met} | {asked} |")
    return "\n".join(lines) + "\n"


def _explained(number: int, chapters: Sequence[Chapter]) -> tuple[str, ...]:
    marks = ((c, m) for c in chapters for m in c.marks if (m.kind, m.number) == ("concepts", number))
    return _once(_link(chapter, mark.section, mark.section) for chapter, mark in marks)


def _met(number: int, chapters: Sequence[Chapter]) -> tuple[str, ...]:
    places = []
    for chapter in chapters:
        tasks = [task for task in chapter.exercises.values() if number in task.concepts]
        places += [_link(chapter, f"exercise {task.id}", f"Exercise: {task.title}") for task in tasks]
        sections = [m.section for m in chapter.marks if (m.kind, m.number) == ("experiment", number)]
        places += [_link(chapter, f"experiment in {section}", section) for section in sections]
    return _once(places)


def _asked(number: int, chapters: Sequence[Chapter]) -> tuple[str, ...]:
    items = ((chapter, item) for chapter in chapters for item in chapter.items if number in item.concepts)
    return _once(_link(chapter, item.id, "Quiz") for chapter, item in items)


def _link(chapter: Chapter, text: str, heading: str) -> str:
    """A link to a heading of the learner's edition, as JupyterLab names it."""
    number, place = chapter.slug[:2], quote(heading.replace(" ", "-"))
    return f"[{number}: {text}](../notebooks/{chapter.slug}/{chapter.slug}.ipynb{f'#{place}' if place else ''})"


def _once(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))
