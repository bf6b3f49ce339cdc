# SPDX-License-Identifier: Apache-2.0
"""Phrase files and the grammar in them: a file is read and checked once, and a rule then expands to a sentence.

A file has groups (`=== name`), each with headers (`key: value`) and sections (`--- name`), and every line of a
section is one alternative. In a line `[a|b|]` chooses, `{slot}` stands for a fact, `<section>` or
`<group.section>` for a line of another section, and `«...»` marks a span that is given back word for word.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from random import Random
from typing import NamedTuple

from course_lib.company.reading import SLOTS, Grammar, Line, Slot, parse

__all__ = ["SLOTS", "Expanded", "Grammar", "expand", "load_phrases", "marked", "parse", "several", "tidy", "unmark"]

_SPACE_BEFORE = re.compile(r" +(?=[,.;:!?)](?:[\s»›]|$))")
_LETTER = "[a-zà-öø-ÿ]"
_LINE_START = re.compile(rf"^[\"'(«‹]*{_LETTER}", re.M)
_SENTENCE_START = re.compile(rf"[.!?][\"')»›]*\s[\"'(«‹]*{_LETTER}")
_SHORT_FORMS = ("e.g", "i.e", "etc", ".")  # after these and after three dots the sentence goes on


class Expanded(NamedTuple):
    """A text that a rule gave, and the spans in it, word for word."""

    text: str
    spans: tuple[str, ...]


@cache
def load_phrases(*files: str, slots: frozenset[str] | None = SLOTS) -> Grammar:
    """Read phrase files of the package (`"billing.txt"`), once.

    Raises:
        ValueError: a line is wrong; file and number are told.
    """
    folder = resources.files("course_lib.company") / "phrases"
    texts = {name: (folder / name).read_text("utf-8") for name in files}
    return parse(texts, slots, (folder / "synonyms.txt").read_text("utf-8"))


def expand(grammar: Grammar, rule: str, slots: Mapping[str, str], rng: Random) -> Expanded:
    """One sentence of the rule `group.section`, with capitals and spaces put right.

    Only `rng.random()` is used, so that a seed gives the same sentence in every version of Python. Lines and
    choices whose slots are not known are passed over.

    Raises:
        ValueError: there is no such rule, or every line of it needs a slot that is not given.
    """
    return unmark(tidy(marked(grammar, rule, slots, rng)))


def marked(grammar: Grammar, rule: str, slots: Mapping[str, str], rng: Random) -> str:
    """As `expand`, but as chosen: spans still in «», capitals and spaces not yet put right."""
    return several(grammar, rule, 1, slots, rng)[0]


def several(grammar: Grammar, rule: str, count: int, slots: Mapping[str, str], rng: Random) -> list[str]:
    """Sentences of different lines of a rule, as `marked`; fewer than `count` if there are not as many lines.

    Raises:
        ValueError: there is no such rule, or every line of it needs a slot that is not given.
    """
    choice = grammar.rules.get(rule)
    if choice is None:
        raise ValueError(f"There is no rule '{rule}' in the phrase files: name one that is there.")
    written: list[str] = []
    lines = choice.lines
    try:
        for _ in range(min(count, len(lines))):
            line = _choose(lines, slots, rng)
            lines = tuple(other for other in lines if other is not line) if count > 1 else ()
            out: list[str] = []
            _write(line, slots, rng, out)
            written.append("".join(out))
    except IndexError:  # no line is left whose slots are known
        if not written:
            known = ", ".join(sorted(slots)) or "none"
            text = f"Every line of '{rule}' needs a slot that is not given (given: {known}): give it."
            raise ValueError(text) from None
    return written


def tidy(text: str, *, capitals: bool = True) -> str:
    """Single spaces, none before a punctuation mark, and a capital at the start of every sentence and line."""
    while "  " in text:
        text = text.replace("  ", " ")
    text = _SPACE_BEFORE.sub("", text).replace(" \n", "\n").replace("\n ", "\n").strip()
    if not capitals:
        return text
    return _SENTENCE_START.sub(_with_capital, _LINE_START.sub(lambda match: match[0][:-1] + match[0][-1].upper(), text))


def unmark(text: str) -> Expanded:
    """Take the marks « » (spans) and ‹ › (facts) out of a text, and give the spans."""
    spans = tuple(_plain(part.partition("»")[0]) for part in text.split("«")[1:])
    return Expanded(_plain(text), spans)


def _plain(text: str) -> str:
    return text.replace("«", "").replace("»", "").replace("‹", "").replace("›", "")


def _with_capital(match: re.Match[str]) -> str:
    goes_on = match[0][0] == "." and match.string[: match.start()].endswith(_SHORT_FORMS)
    return match[0] if goes_on else match[0][:-1] + match[0][-1].upper()


def _write(line: Line, slots: Mapping[str, str], rng: Random, out: list[str]) -> None:
    for part in line.parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Slot):
            out.append(slots[part.name])
        else:
            _write(_choose(part.lines, slots, rng), slots, rng, out)


def _choose(lines: tuple[Line, ...], slots: Mapping[str, str], rng: Random) -> Line:
    """A line whose slots are known; an IndexError if there is none."""
    line = lines[int(rng.random() * len(lines))]
    if line.needs and not line.needs.issubset(slots):
        lines = tuple(line for line in lines if line.needs.issubset(slots))
        line = lines[int(rng.random() * len(lines))]
    return line
