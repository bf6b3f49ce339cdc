# SPDX-License-Identifier: Apache-2.0
"""Item analysis: which question is hard, which one tells who can do the rest, and which one is simply bad."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

FEW = 10  # below so many students every figure here is mostly chance
WEAK = 0.1  # a discrimination below this says next to nothing


@dataclass(frozen=True)
class Question:
    """One graded cell of a chapter.

    Attributes:
      id: its grade id.
      title: what the learner reads above it.
      possible: the most points it gives.
      by_hand: whether a person marks it.
      options: the texts of a quiz question's options by their letters; empty where there are none.
      key: the letters of the right options.
      label: its short name in the figures, such as Q3; its number where there is none.
    """

    id: str
    title: str
    possible: float
    by_hand: bool = False
    options: dict[str, str] = field(default_factory=dict)
    key: str = ""
    label: str = ""


@dataclass(frozen=True, eq=False)
class Answers:
    """What a class gave, students down and questions across.

    Attributes:
      questions: the questions.
      scores: (students, questions) float, points; NaN where a person's mark is still due.
      attempted: (students, questions) float, 1, 0 or NaN where it is unknown.
      wrong: for each question what was wrong in each answer, in words: the checks that failed, or the option chosen.
      chosen: for each question how often each option's letter was chosen.
    """

    questions: tuple[Question, ...]
    scores: np.ndarray
    attempted: np.ndarray
    wrong: tuple[Counter[str], ...]
    chosen: tuple[Counter[str], ...]


@dataclass(frozen=True)
class ItemFigures:
    """What the analysis says of one question.

    Attributes:
      question: the question.
      students: how many have a mark for it.
      difficulty: mean share of its points, from 0 (nobody) to 1 (everybody); None without a mark.
      full: share of students with all of its points.
      discrimination: Pearson's correlation of its points with the points of all other questions; None where one of
        the two does not vary.
      interval: 95 % of that by Fisher's z; None below four students.
      attempted: share that attempted it; None where unknown.
      wrong: the commonest wrong answers, each with the share of all students.
      never: letters of wrong options that nobody chose.
      flags: a sentence for each thing that should make an author look again.
    """

    question: Question
    students: int
    difficulty: float | None
    full: float
    discrimination: float | None
    interval: tuple[float, float] | None
    attempted: float | None
    wrong: tuple[tuple[str, float], ...]
    never: tuple[str, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Analysis:
    """The whole chapter: its questions, everybody's share of all points, and how far the questions agree.

    Attributes:
      items: one for each question that gives points.
      shares: (students,) of all points, 0 to 1, sorted; a mark that is still due counts as 0.
      alpha: Cronbach's alpha, None where it is not defined.
      due: how many marks by hand are still due.
    """

    items: tuple[ItemFigures, ...]
    shares: np.ndarray
    alpha: float | None
    due: int

    @property
    def students(self) -> int:
        """How many submissions were analysed."""
        return len(self.shares)

    @property
    def uncertain(self) -> bool:
        """Whether the class is so small that the figures are mostly chance."""
        return self.students < FEW


def analyse(answers: Answers) -> Analysis:
    """Computes every figure; a question that gives no points is left out.

    Source: Crocker and Algina (1986), "Introduction to Classical and Modern Test Theory", chapters 7 and 14
    (difficulty, item-rest correlation), and Cronbach (1951) for alpha.
    """
    counted = [place for place, question in enumerate(answers.questions) if question.possible > 0]
    scores = answers.scores[:, counted]
    possible = np.array([answers.questions[place].possible for place in counted])
    # a question with a mark still due would make the rest of those students smaller than it is
    whole = ~np.isnan(scores).any(axis=0) if len(scores) else np.ones(len(counted), bool)
    items = []
    for column, place in enumerate(counted):
        rest = scores[:, whole & (np.arange(len(counted)) != column)].sum(axis=1)
        items.append(_item(answers, place, scores[:, column], rest))
    total = possible.sum()
    shares = np.sort(np.nansum(scores, axis=1) / total) if total else np.zeros(len(scores))
    return Analysis(tuple(items), shares, cronbach_alpha(scores[:, whole]), int(np.isnan(scores).sum()))


def discrimination(points: np.ndarray, rest: np.ndarray) -> float | None:
    """Pearson's correlation of two (students,) arrays; None where one of them does not vary."""
    if len(points) < 2 or np.ptp(points) == 0 or np.ptp(rest) == 0:
        return None
    return float(np.clip(np.corrcoef(points, rest)[0, 1], -1, 1))


def fisher_interval(correlation: float, students: int) -> tuple[float, float] | None:
    """95 % of a correlation by Fisher's z (1921); None below four students."""
    if students < 4:
        return None
    centre = math.atanh(max(min(correlation, 1 - 1e-12), -1 + 1e-12))
    half = 1.959964 / math.sqrt(students - 3)
    return math.tanh(centre - half), math.tanh(centre + half)


def cronbach_alpha(scores: np.ndarray) -> float | None:
    """Cronbach's alpha of (students, questions) points; None below two of either or where totals do not vary."""
    students, questions = scores.shape
    if students < 2 or questions < 2 or np.ptp(scores.sum(axis=1)) == 0:
        return None
    parts, whole = scores.var(axis=0, ddof=1).sum(), scores.sum(axis=1).var(ddof=1)
    return float(questions / (questions - 1) * (1 - parts / whole))


def _item(answers: Answers, place: int, points: np.ndarray, rest: np.ndarray) -> ItemFigures:
    question = answers.questions[place]
    marked = ~np.isnan(points)
    given, tried = points[marked], answers.attempted[:, place]
    known = tried[~np.isnan(tried)]
    correlation = discrimination(given, rest[marked])
    chosen, everybody = answers.chosen[place], len(points)
    figures = ItemFigures(
        question=question,
        students=int(marked.sum()),
        difficulty=float(given.mean() / question.possible) if len(given) else None,
        full=float((given >= question.possible).mean()) if len(given) else 0.0,
        discrimination=correlation,
        interval=fisher_interval(correlation, len(given)) if correlation is not None else None,
        attempted=float(known.mean()) if len(known) else None,
        # the commonest first, and among equals by the alphabet: the same page each time
        wrong=tuple(
            (what, count / everybody)
            for what, count in sorted(answers.wrong[place].items(), key=lambda each: (-each[1], each[0]))[:5]
        ),
        never=tuple(
            letter for letter in question.options if chosen and letter not in question.key and not chosen[letter]
        ),
    )
    return ItemFigures(**vars(figures) | {"flags": tuple(_flags(figures, chosen))})


def _flags(item: ItemFigures, chosen: Counter[str]) -> Sequence[str]:
    said = []
    if item.students and item.full == 1:
        said.append("Nobody was wrong: it measures nothing. Keep it as practice, or ask for more.")
    if item.difficulty == 0:
        said.append("Nobody was right: is it too hard, does its text mislead, or is its check or key wrong?")
    elif item.students and item.full == 0:
        said.append("Nobody has all of its points: see which check failed most often, below.")
    if item.discrimination is not None and item.discrimination < 0:
        said.append(
            f"Discrimination {item.discrimination:.2f}: those who do the rest well do worse here. "
            "Read its text, its checks and its key once more."
        )
    elif item.discrimination is not None and item.discrimination < WEAK:
        said.append(f"Discrimination {item.discrimination:.2f}: it says next to nothing about who can do the rest.")
    rival = max(
        (letter for letter in item.question.options if letter not in item.question.key),
        key=chosen.__getitem__,
        default="",
    )
    if len(item.question.key) == 1 and rival and chosen[rival] > chosen[item.question.key]:
        said.append(f"Option {rival} was chosen more often than the right one, {item.question.key}: is the key right?")
    if item.attempted is not None and item.attempted < 0.5:
        said.append("Fewer than half attempted it: do people find it, and do they still have time?")
    return said
