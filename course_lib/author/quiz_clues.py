# SPDX-License-Identifier: Apache-2.0
"""Measures what guessing by position, length or wording would earn in the quizzes: `course lint --quiz-clues`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import factorial
from pathlib import Path

from course_lib.learner.quiz import LETTERS, Item

from .bank import bank_sources, read_items

TOLERANCE = 0.02
"""How far a blind strategy may be from chance, in expected score per item."""
SMALLEST_PART = 50
"""A part of the course (chapters, bank) is measured on its own from this many items on; below, one item decides."""

Answers = Sequence[str]
Strategy = Callable[[Item], Answers]


@dataclass(frozen=True)
class Clue:
    """What one blind strategy earns on one set of items.

    Attributes:
      part: "all", "chapters" or "bank".
      kind: the kind of the items.
      items: how many there are.
      strategy: what the guesser does.
      score: expected share of right answers.
      chance: expected share of right answers when every admissible answer is equally likely.
    """

    part: str
    kind: str
    items: int
    strategy: str
    score: float
    chance: float

    @property
    def excess(self) -> float:
        """How much better than chance the strategy is; negative where it is worse."""
        return self.score - self.chance

    @property
    def is_clue(self) -> bool:
        """Whether the strategy is too far from chance: one that is never right can be avoided, which pays too."""
        return abs(self.excess) > TOLERANCE + 1e-9

    def __str__(self) -> str:
        mark = "  <-" if self.is_clue else ""
        name = f"{self.part:<9} {self.kind:<8} {self.items:>4}  {self.strategy:<32}"
        return f"{name} {self.score:7.1%} {self.chance:7.1%} {self.excess * 100:+6.1f}{mark}"


def course_items(root: Path) -> dict[str, list[Item]]:
    """The quiz items of a course: those in chapters, and those written for the bank of the final quiz."""
    parts: dict[str, list[Item]] = {"chapters": [], "bank": []}
    for path in sorted(root.glob("solutions/[0-9][0-9]-*/*.md")):
        if path.stem == path.parent.name:
            parts["chapters"] += read_items(path)
            parts["bank"] += [item for bank in bank_sources(path.parent) for item in read_items(bank)]
    return parts


def quiz_clues(parts: dict[str, list[Item]]) -> list[Clue]:
    """Scores every blind strategy on all items of a kind, and on each part that has enough of them."""
    pooled = [item for items in parts.values() for item in items]
    found = []
    for part, items in {"all": pooled, **parts}.items():
        for kind, strategies in STRATEGIES.items():
            same_kind = [item for item in items if item.kind == kind]
            if same_kind and (part == "all" or len(same_kind) >= SMALLEST_PART):
                found += [measure(part, same_kind, name, strategy) for name, strategy in strategies.items()]
    return found


def measure(part: str, items: Sequence[Item], name: str, strategy: Strategy) -> Clue:
    """Scores one strategy; on an item for which it names no answer, it guesses."""
    scores = [_share(answers, item.key) if (answers := strategy(item)) else chance(item) for item in items]
    expected = sum(map(chance, items)) / len(items)
    return Clue(part, items[0].kind, len(items), name, sum(scores) / len(items), expected)


def chance(item: Item) -> float:
    """The expected score of an answer drawn uniformly from all that the item admits."""
    count = len(item.texts)
    return {
        "single": lambda: 1 / count,
        "several": lambda: 1 / (2**count - 1),
        "order": lambda: 1 / factorial(count),
        "match": lambda: 1 / count ** len(item.rows),
    }[item.kind]()


def table(clues: Iterable[Clue]) -> str:
    """One line per strategy; an arrow marks each that is too far from chance."""
    heading = f"{'part':<9} {'kind':<8} items {'strategy':<32} {'score':>7} {'chance':>7} {'excess':>6}"
    return "\n".join([heading, *map(str, clues)])


def _share(answers: Answers, key: str) -> float:
    return sum(answer == key for answer in answers) / len(answers)


def _letters(item: Item) -> str:
    return LETTERS[: len(item.texts)]


def _at(position: int) -> Strategy:
    return lambda item: [LETTERS[position]] if position < len(item.texts) else []


def _by_length(pick: Callable[[list[int]], int], *, others: bool = False) -> Strategy:
    """The options whose length is `pick`ed from all lengths, or all other options."""

    def answers(item: Item) -> Answers:
        lengths = [len(text) for text in item.texts]
        picked = [length == pick(lengths) for length in lengths]
        return [letter for letter, named in zip(LETTERS, picked, strict=False) if named != others]

    return answers


def _stands_out(item: Item) -> Answers:
    """The longest option where it is a fifth longer than the next."""
    *_, second, longest = sorted(len(text) for text in item.texts)
    return _by_length(max)(item) if longest >= 1.2 * second else []


def _worded(pattern: str, *, others: bool = False) -> Strategy:
    """The options with this wording (or without it), where some have it and some do not."""
    wording = re.compile(pattern, re.IGNORECASE)

    def answers(item: Item) -> Answers:
        named = [bool(wording.search(text)) for text in item.texts]
        return [a for a, is_named in zip(LETTERS, named, strict=False) if is_named != others] if any(named) else []

    return answers


def _of_size(size: Callable[[int], int]) -> Strategy:
    """All sets with this many options."""
    return lambda item: ["".join(some) for some in combinations(_letters(item), size(len(item.texts)))]


def _longer(*, half: bool) -> Strategy:
    """The half of the options that is longer, or the other one."""

    def answers(item: Item) -> Answers:
        ranked = sorted(_letters(item), key=lambda letter: -len(item.texts[LETTERS.index(letter)]))
        middle = len(ranked) // 2
        return ["".join(sorted(ranked[:middle] if half else ranked[middle:]))]

    return answers


def _even(item: Item) -> Answers:
    """Every choice once, or as evenly as the rows allow."""
    spread = len(item.rows) // len(item.texts)
    answers = map("".join, product(_letters(item), repeat=len(item.rows)))
    counts = ((answer, Counter(answer)) for answer in answers)
    return [a for a, count in counts if all(count[c] - spread in (0, 1) for c in _letters(item))]


def _as_listed(item: Item) -> Answers:
    return [(_letters(item) * len(item.rows))[: len(item.rows)]]


STRATEGIES: dict[str, dict[str, Strategy]] = {
    "single": {
        **{f"always {letter}": _at(position) for position, letter in enumerate("abcd")},
        "always the last": lambda item: [_letters(item)[-1]],
        "longest": _by_length(max),
        "longest by a fifth": _stands_out,
        "second longest": _by_length(lambda lengths: sorted(lengths)[-2]),
        "shortest": _by_length(min),
        "not the longest": _by_length(max, others=True),
        "not the shortest": _by_length(min, others=True),
        'contains "because", "since" or "as"': _worded(r"\bbecause\b|\bsince\b|, as\b"),
        "begins with yes or no": _worded(r"^'?(yes|no)\b"),
        "begins with nothing or none": _worded(r"^'?(nothing|none|neither|never|nobody)\b"),
        "all, always, never, only, any": _worded(r"\b(all|always|never|only|any|every|cannot)\b"),
        "none of these words": _worded(r"\b(all|always|never|only|any|every|cannot)\b", others=True),
        "may, might, likely, mostly": _worded(r"\b(may|might|could|likely|perhaps|probably|most|mostly)\b"),
        "has a colon or semicolon": _worded(r"[:;]"),
        "has a comma": _worded(r","),
    },
    "several": {
        "all options": _of_size(lambda count: count),
        "all options but one": _of_size(lambda count: count - 1),
        "all options but two": _of_size(lambda count: count - 2),
        "one option": _of_size(lambda count: 1),
        "two options": _of_size(lambda count: 2),
        "first half": lambda item: [_letters(item)[: len(item.texts) // 2]],
        "second half": lambda item: [_letters(item)[len(item.texts) // 2 :]],
        "every other option, from a": lambda item: [_letters(item)[::2]],
        "longer half": _longer(half=True),
        "shorter half": _longer(half=False),
    },
    "order": {
        "as listed": lambda item: [_letters(item)],
        "reversed": lambda item: [_letters(item)[::-1]],
        "two neighbors swapped": lambda item: [
            _letters(item)[:k] + _letters(item)[k + 1] + _letters(item)[k] + _letters(item)[k + 2 :]
            for k in range(len(item.texts) - 1)
        ],
    },
    "match": {
        "as listed": _as_listed,
        "as listed, reversed": lambda item: [_as_listed(item)[0][::-1]],
        "the same letter in all rows": lambda item: [letter * len(item.rows) for letter in _letters(item)],
        "every choice as often as another": _even,
    },
}
