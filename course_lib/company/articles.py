# SPDX-License-Identifier: Apache-2.0
"""The knowledge base in versions, and questions to it, each with the article and the answer of its day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from course_lib.company.grammar import Grammar, load_phrases
from course_lib.company.issues import QUEUES
from course_lib.company.reading import Group

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Article:
    """An article as it stands on a day."""

    id: str
    title: str
    queue: str
    text: str
    """Paragraphs with an empty line between them."""
    version: int
    """1, or 2 where the change of policy changed it."""
    valid_from: date | None
    """The first day of this version; None for the first one."""


@dataclass(frozen=True)
class Question:
    """A question that one article answers."""

    text: str
    article: str
    """The id of that article."""
    answer: str
    """What is true on the day of the question."""


@dataclass(frozen=True)
class Knowledge:
    """What the shop knows about one thing: texts with places for values, and the first values."""

    title: str
    values: Mapping[str, str]
    templates: tuple[str, ...]
    """The paragraphs of the text."""
    answers: str
    questions: tuple[str, ...]

    def text(self, values: Mapping[str, str] | None = None) -> str:
        """The article with these values, with the first ones if none are given."""
        return "\n\n".join(self.paragraphs(values))

    def paragraphs(self, values: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Its paragraphs."""
        return tuple(_fill(part, values or self.values) for part in self.templates)

    def answer(self, values: Mapping[str, str] | None = None) -> str:
        """What is answered to any of the questions."""
        return _fill(self.answers, values or self.values)

    def telling(self, values: Mapping[str, str] | None = None) -> str:
        """The paragraphs that hold what the answer says, one if there is such a one."""
        needed = set(_SLOT.findall(self.answers))
        whole = [part for part in self.templates if needed <= set(_SLOT.findall(part))]
        some = [part for part in self.templates if needed & set(_SLOT.findall(part))]
        chosen = whole[:1] or some or list(self.templates)
        return _fill(" ".join(chosen), values or self.values)


@cache
def knowledge() -> tuple[Knowledge, ...]:
    """All that the shop knows, sorted by the articles' ids."""
    return tuple(
        Knowledge(
            group.headers["title"],
            _values(group, "values"),
            *(
                tuple(line for _, line in group.sections["text"]),
                " ".join(line for _, line in group.sections["answer"]),
            ),
            tuple(line for _, line in group.sections["question"]),
        )
        for group in _groups()
    )


def articles(on: date, changed_on: date | None) -> tuple[Article, ...]:
    """All articles as they stand on a day, sorted by id.

    Args:
        on: the day.
        changed_on: when the policy changes, or None if it never does.
    """
    return tuple(_article(group, _is_changed(group, on, changed_on), changed_on) for group in _groups())


def questions(n: int, seed: int, on: date, changed_on: date | None) -> tuple[Question, ...]:
    """Questions of a day; none comes twice before all have come, and a larger n begins with the smaller one's.

    Args:
        n: how many.
        seed: of any size.
        on: the day on which they are asked, which the answers are true for.
        changed_on: when the policy changes, or None if it never does.

    Raises:
        ValueError: n is below 0.
    """
    if n < 0:
        raise ValueError(f"How many questions are wanted is a number from 0, and {n} was given.")
    rng = Random(f"{seed} questions")
    every = [(group, line) for group in _groups() for _, line in group.sections["question"]]
    every.sort(key=lambda _: rng.random())
    answers = {group.name: _filled(group, "answer", _is_changed(group, on, changed_on)) for group in _groups()}
    chosen = (every[place % len(every)] for place in range(n))
    return tuple(Question(line, group.name, answers[group.name]) for group, line in chosen)


@cache
def _groups() -> tuple[Group, ...]:
    return read_articles(load_phrases("articles.txt", slots=None))


def read_articles(grammar: Grammar) -> tuple[Group, ...]:
    """The articles of a grammar, sorted by name.

    Raises:
        ValueError: a header or a section is missing, or a line uses a value that the article has not; file and line
            are told.
    """
    for group in grammar.groups.values():
        for section in ("text", "question", "answer"):
            if section not in group.sections:
                raise ValueError(f"{group.where}, begins the article '{group.name}' without a '{section}': write it.")
        if not group.headers.get("title") or group.headers.get("queue") not in QUEUES:
            raise ValueError(
                f"{group.where}, begins an article without a 'title:' or a 'queue:': write {', '.join(QUEUES)}."
            )
        values = _values(group, "values")
        if strange := _values(group, "changed").keys() - values.keys():
            raise ValueError(
                f"{group.where}, begins an article that changes '{min(strange)}', which has no first value."
            )
        for where, line in (found for lines in group.sections.values() for found in lines):
            if unknown := set(_SLOT.findall(line)) - values.keys():
                raise ValueError(
                    f"{where}, uses the value '{min(unknown)}', which its article has not: add it to 'values:'."
                )
    return tuple(sorted(grammar.groups.values(), key=lambda group: group.name))


def _values(group: Group, header: str) -> dict[str, str]:
    """`return_days 30, fee 4.90` as a mapping."""
    pairs = [part.split() for part in group.headers.get(header, "").split(",") if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError(
            f"{group.where}, begins an article whose '{header}:' is not made of names with values: mend it."
        )
    return {name: value for name, value in pairs}


def _is_changed(group: Group, on: date, changed_on: date | None) -> bool:
    return "changed" in group.headers and changed_on is not None and on >= changed_on


def _filled(group: Group, section: str, changed: bool) -> str:
    values = _values(group, "values") | (_values(group, "changed") if changed else {})
    text = "\n\n".join(line for _, line in group.sections[section])
    return _fill(text, values)


def _fill(text: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: values[match[1]], text)


def _article(group: Group, changed: bool, changed_on: date | None) -> Article:
    return Article(
        id=group.name,
        title=group.headers["title"],
        queue=group.headers["queue"],
        text=_filled(group, "text", changed),
        version=1 + changed,
        valid_from=changed_on if changed else None,
    )
