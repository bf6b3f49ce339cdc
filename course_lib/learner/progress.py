# SPDX-License-Identifier: Apache-2.0
"""How far the learner is, read from the saved notebooks of `work/` and their quiz cards; nothing is run."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from course_lib.chapters import find_chapter

from . import answers
from .results import Item, UnreadableNotebook, read_items, read_notebook, total_unseen

BAR = 5
CAPTION = "Your progress, as your saved notebooks show it"
NOTE = "A page counts as it was last saved. Minutes grow with the exercises and questions that you have attempted."


@dataclass(frozen=True)
class Chapter:
    """One chapter of `work/` as it was last saved.

    Attributes:
      slug: NN-slug.
      title: its title, or the slug where the notebook names none.
      items: its exercises and questions, empty where the file cannot be read.
      minutes: of reading and doing together, 0 where the notebook names none.
      trouble: one sentence when the file cannot be read, else "".
    """

    slug: str
    title: str
    items: tuple[Item, ...] = ()
    minutes: int = 0
    trouble: str = ""

    @property
    def exercises(self) -> list[Item]:
        """The items that are no quiz questions."""
        return [item for item in self.items if not item.quiz]

    @property
    def quiz(self) -> list[Item]:
        """The quiz questions."""
        return [item for item in self.items if item.quiz]

    @property
    def attempted(self) -> int:
        """How many exercises and questions were attempted."""
        return sum(item.attempted for item in self.items)

    @property
    def points(self) -> float:
        """What the visible checks gave."""
        return sum(item.points for item in self.items)

    @property
    def possible(self) -> float:
        """The most that they can give."""
        return sum(item.possible for item in self.items)

    @property
    def passed(self) -> bool:
        """Whether every exercise passes and every question was answered."""
        done = [item.attempted if item.quiz else item.passed for item in self.items]
        return bool(done) and all(done)

    @property
    def minutes_done(self) -> int:
        """Its minutes times the share of exercises and questions that were attempted."""
        return round(self.minutes * self.attempted / len(self.items)) if self.items else 0


def read_progress(work: Path) -> list[Chapter]:
    """Every chapter in the learner's folder, in order; empty where there is none."""
    paths = sorted(path for path in work.glob("[0-9][0-9]-*/*.ipynb") if path.stem == path.parent.name)
    return [_read_chapter(path) for path in paths]


def chosen(root: Path, names: str | None) -> list[Chapter]:
    """The chapters that a certificate counts: those named, such as "00,01", or all.

    Raises:
      UnknownChapter: a name means no chapter.
      UnreadableNotebook: the learner has no copy of a chapter that is named, or none at all.
    """
    chapters = read_progress(root / "work")
    if names is not None:
        slugs = {find_chapter(root, name.strip()) for name in names.split(",")}
        missing = slugs - {chapter.slug for chapter in chapters}
        if missing:
            raise UnreadableNotebook(f"There is no {min(missing)} in work/: `course work` lays it there.")
        chapters = [chapter for chapter in chapters if chapter.slug in slugs]
    if not chapters:
        raise UnreadableNotebook("There are no chapters in work/ yet: `course work` lays them there.")
    return chapters


def result(chapters: Sequence[Chapter]) -> str:
    """The result in words, such as "2 of 2 chapters, 24 of 24 points"."""
    passed = sum(chapter.passed for chapter in chapters)
    points, possible = sum(c.points for c in chapters), sum(c.possible for c in chapters)
    return f"{passed} of {len(chapters)} chapters, {points:g} of {possible:g} points"


def rows(chapters: Sequence[Chapter]) -> list[tuple[str, ...]]:
    """The table as text, with a column for each of HEADS; the last one is a bar with its number."""
    table = [_row(f"{c.slug[:2]} {c.title}", [c]) for c in chapters]
    return [*table, _row("all", chapters)]


HEADS = ("chapter", "exercises passed", "unseen checks passed", "questions answered", "points", "minutes", "attempted")


def as_text(chapters: Sequence[Chapter]) -> str:
    """The table for a terminal, a plain export or a screen reader: one line of words for each chapter."""
    lines = [
        f"{name}: {passed} exercises pass, {unseen} unseen checks pass, {answered} questions answered, "
        f"{points} points, {minutes} minutes, {bar}"
        for name, passed, unseen, answered, points, minutes, bar in rows(chapters)
    ]
    return "\n".join([f"{CAPTION}.", *lines, *_troubles(chapters), NOTE])


def as_html(chapters: Sequence[Chapter]) -> str:
    """The table for a notebook: a caption, row and column heads, and a bar whose number stands beside it."""
    style = 'style="text-align:left;padding:.2em .8em"'
    head = "".join(f'<th scope="col" {style}>{text}</th>' for text in HEADS)
    body = ""
    for row, group in zip(rows(chapters), [*([c] for c in chapters), chapters], strict=True):
        name, *cells, bar = (html.escape(text) for text in row)
        meter = f'<progress aria-hidden="true" max="100" value="{_percent(group)}"></progress> {bar.split()[-2]} %'
        data = "".join(f"<td {style}>{text}</td>" for text in [*cells, meter])
        body += f'<tr><th scope="row" {style}>{name}</th>{data}</tr>'
    caption = f'<caption style="text-align:left;font-weight:bold">{CAPTION}</caption>'
    notes = "".join(f"<p>{html.escape(text)}</p>" for text in [*_troubles(chapters), NOTE])
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def show(work: Path | None = None) -> None:
    """Displays the progress in a notebook, with its text twin.

    Args:
      work: the learner's folder; by default the one that holds the folder of this notebook.
    """
    from IPython.display import display

    chapters = read_progress(work or Path.cwd().parent)
    if not chapters:
        none = "There are no chapters beside this notebook. `make lab` opens them in a folder of your own, work/."
        display({"text/html": f"<p>{none}</p>", "text/plain": none}, raw=True)
        return
    display({"text/html": as_html(chapters), "text/plain": as_text(chapters)}, raw=True)


def _read_chapter(path: Path) -> Chapter:
    try:
        notebook = read_notebook(path)
        told = answers.load(path.parent)
        cards = {identity: told[identity] for identity in answers.written_in(notebook, told)}
        course = notebook["metadata"].get("course", {})
        minutes = sum(int(part) for part in course.get("minutes", ()))
        return Chapter(path.stem, str(course.get("title", path.stem[3:])), tuple(read_items(notebook, cards)), minutes)
    except UnreadableNotebook as error:
        return Chapter(path.stem, path.stem[3:], trouble=str(error))


def _row(name: str, chapters: Sequence[Chapter]) -> tuple[str, ...]:
    exercises = [item for chapter in chapters for item in chapter.exercises]
    quiz = [item for chapter in chapters for item in chapter.quiz]
    passed, tried = total_unseen([item for chapter in chapters for item in chapter.items])
    minutes = sum(chapter.minutes for chapter in chapters)
    percent = _percent(chapters)
    filled = round(percent * BAR / 100)
    return (
        name,
        f"{sum(item.passed for item in exercises)} of {len(exercises)}",
        f"{passed} of {tried}" if tried else "none tried",
        f"{sum(item.attempted for item in quiz)} of {len(quiz)}" if quiz else "none",
        f"{sum(c.points for c in chapters):g} of {sum(c.possible for c in chapters):g}",
        f"{sum(c.minutes_done for c in chapters)} of {minutes}" if minutes else "not stated",
        f"{'█' * filled}{'░' * (BAR - filled)} {percent} %",
    )


def _percent(chapters: Sequence[Chapter]) -> int:
    """Attempted exercises and questions in percent; 100 only when none is missing."""
    of_all = sum(len(chapter.items) for chapter in chapters)
    return 100 * sum(chapter.attempted for chapter in chapters) // of_all if of_all else 0


def _troubles(chapters: Sequence[Chapter]) -> list[str]:
    return [chapter.trouble for chapter in chapters if chapter.trouble]
