# SPDX-License-Identifier: Apache-2.0
"""Quiz items as a plain answer cell: `question_1 = "b"`, told at once why that option is right or not.

The answers are public in this open edition; sealing only keeps them from being read by accident.
"""

from __future__ import annotations

import base64
import json
import textwrap
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .checks import Outcome, _has_ellipsis

LETTERS = "abcdefgh"


@dataclass(frozen=True)
class Option:
    """One option of a single-choice item: its text, whether it is the right one, and why it is or is not."""

    text: str
    correct: bool
    why: str


def seal(options: list[Option]) -> str:
    """Packs what the learner edition needs to answer an answer, so that no key stands there in plain text."""
    return _pack([[option.correct, option.why] for option in options])


@dataclass(frozen=True)
class Row:
    """One row of a match item: its name in the learner's dictionary, the right value, and what to say of it."""

    name: str
    right: str | bool
    why: str
    wrong: str


def seal_rows(rows: list[Row]) -> str:
    """Packs the rows of a match item as `seal` packs options."""
    return _pack([[row.name, row.right, row.why, row.wrong] for row in rows])


def matched(call: Callable[[], Any], sealed: str) -> list[Outcome]:
    """Compares a dictionary of answers with the sealed rows, one Outcome for each row.

    Args:
      call: a lambda around the name that holds the dictionary.
      sealed: what `seal_rows` made at build time.
    """
    rows = _unpack(sealed)
    try:
        answers = call()
    except Exception:  # the name is missing, or what stands there cannot be evaluated
        answers = ...
    if answers is ...:
        answers = {name: ... for name, *_ in rows}
    if not isinstance(answers, dict):
        return [Outcome("wrong", "The table", "Keep the dictionary as it was given and replace only the three dots.")]
    return [_match(name, answers.get(name, ...), right, why, wrong) for name, right, why, wrong in rows]


def _match(name: str, answer: Any, right: str | bool, why: str, wrong: str) -> Outcome:
    if answer is ...:
        return Outcome("not attempted", f"Row {name}", "Replace the three dots in this row.")
    if type(answer) is not type(right):
        example = "True or False, without quotes" if isinstance(right, bool) else 'one letter in quotes, such as "A"'
        return Outcome("wrong", f"Row {name}", f"The answer to a row is {example}.")
    is_right = (answer if isinstance(answer, bool) else answer.strip().upper()) == right
    return Outcome("passed" if is_right else "wrong", f"Row {name}", why if is_right else wrong)


def _pack(content: Any) -> str:
    packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode(), 9)
    return "\n".join(textwrap.wrap(base64.b64encode(packed).decode(), 100))


def _unpack(sealed: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(sealed)))


def answered(number: int, call: Callable[[], Any], sealed: str) -> Outcome:
    """Compares one answer with the sealed key.

    Args:
      number: the item's number in the chapter.
      call: a lambda around the name that holds the answer, a letter.
      sealed: what `seal` made at build time.

    Returns:
      An Outcome whose message is the chosen option's own explanation.
    """
    asked = f"Question {number}"
    options = _unpack(sealed)
    letters = LETTERS[: len(options)]
    try:
        answer = call()
    except Exception:  # the name is missing, or what stands there cannot be evaluated
        answer = ...
    if _has_ellipsis(answer):
        return Outcome("not attempted", asked, f"Replace the three dots with one letter in quotes, a to {letters[-1]}.")
    letter = answer.strip().strip("()").lower() if isinstance(answer, str) else ""
    if len(letter) != 1 or letter not in letters:
        return Outcome("wrong", asked, f'The answer is one letter in quotes, a to {letters[-1]}, such as "a".')
    correct, why = options[letters.index(letter)]
    return Outcome("passed" if correct else "wrong", f"{asked}, option {letter}", why)
