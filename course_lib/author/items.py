# SPDX-License-Identifier: Apache-2.0
"""Quiz items and tables to fill in, from the TOML beside the prose to what a learner reads and answers."""

from __future__ import annotations

import hashlib
from itertools import combinations, count, pairwise
from typing import Any

from course_lib.learner.formula import value_of
from course_lib.learner.quiz import KINDS, LETTERS, Item, Pool, Row, Trap, asked, chosen, drawn

OPEN_CELL = "If that cell is collapsed, click it to open it, or choose View > Expand Selected Code."


def read_item(identity: str, told: dict[str, Any]) -> Item:
    """Makes an item of a ```` ```{quiz} id ```` block.

    Every block has `question`, `concepts` and `kind` (single when absent), and by kind:

    - single: `[[options]]` of text, correct, why; exactly one is correct;
    - several: the same, with at least one correct, and `why` for the right set, `wrong` for an incomplete one;
    - order: `steps` in the right order, `why`, `wrong`;
    - match: `choices`, `[[rows]]` of text, right (one of the choices), wrong; `why`;
    - number: `answer` (a number or a formula), `tolerance`, `why`, `wrong`; also `draw` of names to [low, high],
      and `[[traps]]` of answer, why.

    Options, choices and rows keep the order of the block everywhere: in the text, on the card and in the key. Only
    steps are shuffled, by the item's id.

    Raises:
      KeyError: something is missing; its name is the error's argument.
      ValueError: something does not fit; the message is half a sentence.
    """
    kind = told.get("kind", "single")
    if kind not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}")
    common = Item(identity, kind, told["question"], tuple(told["concepts"]))
    readers = {"single": _options, "several": _options, "order": _order, "match": _match, "number": _number}
    return Item(**vars(common) | readers[kind](identity, told))


def listed(item: Item, number: int) -> str:
    """The item as Markdown: the question, and its options folded away for readers without the card."""
    question = item.question if not item.draw else asked(item, 0)
    text = f"**Question {number}.** {question}"
    if item.kind == "number":
        note = "\n\nYour own numbers are on the card below." if item.draw else ""
        return f"{text}{note}\n\n" + _folded(f"The answer is {item.form()}. {OPEN_CELL}")
    rows = "".join(f"{place}. {row}\n" for place, row in enumerate(item.rows, start=1))
    options = "\n".join(f"- **{letter})** {text}" for letter, text in zip(LETTERS, item.texts, strict=False))
    return f"{text}\n\n" + _folded(f"{rows}\n{options}\n\nThe answer is {item.form()}. {OPEN_CELL}")


def solution_of(item: Item | Pool, variant: int = 0) -> str:
    """The right answer to a variant, as it stands in an answer cell; of a pool with the variant behind it."""
    if isinstance(item, Pool):
        return f'"{solution_of(chosen(item, variant), variant).strip(chr(34))} (variant {variant})"'
    if item.kind != "number":
        return f'"{item.key}"'
    return repr(round(value_of(item.answer, drawn(item, variant)), 6))


def explanations(item: Item) -> list[str]:
    """Everything that would tell the key: it may not stand in a learner's notebook."""
    return [text for text in (*item.whys, item.why, item.wrong, *(trap.why for trap in item.traps)) if text]


def read_rows(told: dict[str, Any]) -> list[Row]:
    """Makes the rows of a ```` ```{match} id ```` block, a table to fill in.

    Raises:
      KeyError: something is missing; its name is the error's argument.
    """
    return [Row(row["name"], row["right"], row["why"], row["wrong"]) for row in told["rows"]]


def _options(identity: str, told: dict[str, Any]) -> dict[str, Any]:
    options = told["options"]
    key = "".join(letter for letter, option in zip(LETTERS, options, strict=False) if option.get("correct"))
    if told.get("kind", "single") == "single":
        if len(key) != 1:
            raise ValueError("exactly one option must be correct")
        own = {}
    else:
        if not key:
            raise ValueError("at least one option must be correct")
        own = {"why": told["why"], "wrong": told["wrong"]}
    return {"texts": _each(options, "text"), "whys": _each(options, "why"), "key": key, **own}


def _order(identity: str, told: dict[str, Any]) -> dict[str, Any]:
    steps = list(told["steps"])
    shown = _shuffled(identity, steps)
    key = "".join(LETTERS[shown.index(step)] for step in steps)
    return {"texts": tuple(shown), "key": key, "why": told["why"], "wrong": told["wrong"]}


def _shuffled(identity: str, steps: list[str]) -> list[str]:
    """The steps in an order that is always the same, neither near the right one nor near its reverse."""
    half = len(steps) * (len(steps) - 1) / 4
    for attempt in count():
        shown = sorted(steps, key=lambda step: hashlib.sha256(f"{identity}/{attempt}/{step}".encode()).digest())
        places = [steps.index(step) for step in shown]
        reversed_pairs = sum(a > b for a, b in combinations(places, 2))
        consecutive = sum(a + 1 == b for a, b in pairwise(places))
        if abs(reversed_pairs - half) <= 1 and consecutive <= 1 and shown != steps:
            return shown
    raise AssertionError  # unreachable


def _match(identity: str, told: dict[str, Any]) -> dict[str, Any]:
    choices = list(told["choices"])
    strangers = [row["right"] for row in told["rows"] if row["right"] not in choices]
    if strangers:
        raise ValueError(f"{strangers[0]!r} is none of its choices")
    key = "".join(LETTERS[choices.index(row["right"])] for row in told["rows"])
    rows, whys = _each(told["rows"], "text"), _each(told["rows"], "wrong")
    return {"texts": tuple(choices), "rows": rows, "whys": whys, "key": key, "why": told["why"]}


def _number(identity: str, told: dict[str, Any]) -> dict[str, Any]:
    draw = {name: (int(low), int(high)) for name, (low, high) in told.get("draw", {}).items()}
    traps = tuple(Trap(str(trap["answer"]), trap["why"]) for trap in told.get("traps", []))
    for formula in (str(told["answer"]), *(trap.answer for trap in traps)):
        value_of(formula, {name: low for name, (low, _) in draw.items()})
    own = {"answer": str(told["answer"]), "tolerance": float(told["tolerance"]), "draw": draw, "traps": traps}
    return own | {"why": told["why"], "wrong": told["wrong"]}


def _each(tables: list[dict[str, Any]], name: str) -> tuple[str, ...]:
    return tuple(table[name] for table in tables)


def _folded(text: str) -> str:
    return f"<details><summary>Answer in the cell below, without the card</summary>\n\n{text.strip()}\n\n</details>"
