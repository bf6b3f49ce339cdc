# SPDX-License-Identifier: Apache-2.0
"""Quiz items: what they ask, how an answer is written in one line, and what is said about it.

An answer is one line in the item's answer cell: a letter for one option (`"b"`), letters for several (`"ac"`), letters
in order for steps to be ordered (`"cab"`), one letter a row for a match (`"bca"`), and a number for a number.

The answers are public in this open edition; sealing only keeps them from being read by accident.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import re
import textwrap
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from . import answers
from .causes import Cause, cause_of_error
from .checks import Outcome, _has_ellipsis, autograding, grading, judge_error
from .expect import describe
from .formula import value_of
from .plain import NotPlainError, plain, scalar

LETTERS = "abcdefghijkl"
KINDS = ("single", "several", "order", "match", "number")
VARIANT = re.compile(r"^\s*(.*?)\s*\(variant (\d{1,9})\)\s*$")


@dataclass(frozen=True)
class Trap:
    """A wrong number that real people give: the formula that leads to it, and what to say."""

    answer: str
    why: str


@dataclass(frozen=True)
class Item:
    """One quiz item, as the learner edition carries it.

    Attributes:
      id: unique in its chapter.
      kind: one of KINDS.
      question: what is asked; `{name}` stands for a drawn number.
      concepts: the numbers of the concepts it asks for.
      texts: the options, the steps in the order in which they are listed, or what the rows of a match choose from.
      rows: what is matched.
      key: the right answer's letters; "" for a number, or where the key is withheld.
      whys: for each option, or each row of a match, what to say of it.
      why: what to say of a right answer that has no option of its own.
      wrong: what to say of a wrong one.
      answer: a number's formula in the drawn names.
      tolerance: how far a number may be off, absolute.
      draw: lowest and highest whole number for each name that is drawn.
      traps: wrong numbers that have an explanation of their own.
      withheld: whether key and explanations were left out until grades are released.
    """

    id: str
    kind: str
    question: str
    concepts: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    key: str = ""
    whys: tuple[str, ...] = ()
    why: str = ""
    wrong: str = ""
    answer: str = ""
    tolerance: float = 0.0
    draw: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    traps: tuple[Trap, ...] = ()
    withheld: bool = False

    def form(self) -> str:
        """What an answer looks like, in words."""
        last = LETTERS[max(len(self.texts) - 1, 0)]
        return {
            "single": f'one letter in quotes, a to {last}, such as "a"',
            "several": f'the letters of all that are right, in quotes, a to {last}, such as "ac"',
            "order": f"all letters from a to {last} in the right order, in quotes",
            "match": f"{len(self.rows)} letters in quotes, one for each row from the top, each a to {last}",
            "number": "a number, such as 3.5",
        }[self.kind]


@dataclass(frozen=True)
class Pool:
    """A question of the final quiz: a learner's variant says which of its items is asked.

    The variant travels with the answer, as that of a drawn number does, so that a grader knows what was asked.

    Attributes:
      id: under this name the answer is kept.
      items: what is drawn from; at least one.
    """

    id: str
    items: tuple[Item, ...]


def chosen(item: Item | Pool, variant: int) -> Item:
    """The item that a variant asks, under the pool's id; an item that is in no pool is itself."""
    if isinstance(item, Item):
        return item
    digest = hashlib.sha256(f"{item.id}/{variant}".encode()).digest()
    return replace(item.items[int.from_bytes(digest[:8], "big") % len(item.items)], id=item.id)


def claimed(answer: Any) -> int | None:
    """The variant that an answer says it belongs to; None where it names none."""
    found = VARIANT.match(answer) if isinstance(answer, str) else None
    return int(found[2]) if found else None


def seal(item: Item | Pool) -> str:
    """Packs an item for the learner edition, so that no key stands there in plain text."""
    return _pack(asdict(item))


def unseal(sealed: str) -> Item | Pool:
    """The item, or the pool of items, that `seal` packed."""
    told = _unpack(sealed)
    return Pool(told["id"], tuple(map(_item, told["items"]))) if "items" in told else _item(told)


def _item(told: dict[str, Any]) -> Item:
    told["traps"] = tuple(Trap(**trap) for trap in told["traps"])
    lists = {name: tuple(told[name]) for name in ("concepts", "texts", "rows", "whys")}
    told["draw"] = {name: (low, high) for name, (low, high) in told["draw"].items()}
    return Item(**told | lists)


def withheld(item: Item | Pool) -> Item | Pool:
    """The item without key and explanations: what a learner may hold before grades are released."""
    if isinstance(item, Pool):
        return Pool(item.id, tuple(_withheld(one) for one in item.items))
    return _withheld(item)


def _withheld(item: Item) -> Item:
    kept = {"id", "kind", "question", "concepts", "texts", "rows", "draw"}
    return Item(**{name: value for name, value in vars(item).items() if name in kept}, withheld=True)


def drawn(item: Item, variant: int) -> dict[str, int]:
    """The whole numbers of one variant; equal for equal item and variant on every machine."""
    numbers = {}
    for name, (low, high) in item.draw.items():
        digest = hashlib.sha256(f"{item.id}/{variant}/{name}".encode()).digest()
        numbers[name] = low + int.from_bytes(digest[:8], "big") % (high - low + 1)
    return numbers


def variant_of(item: Item | Pool, student: str) -> int:
    """Which of a thousand variants a student gets; 0 for nobody in particular and for items that draw nothing."""
    if not student or (isinstance(item, Item) and not item.draw):
        return 0
    return 1 + int.from_bytes(hashlib.sha256(f"{item.id}/{student}".encode()).digest()[:8], "big") % 999


def asked(item: Item, variant: int) -> str:
    """The question with the variant's numbers in their places."""
    text = item.question
    for name, number in drawn(item, variant).items():
        text = text.replace("{" + name + "}", str(number))
    return text


def in_words(item: Item, variant: int) -> str:
    """The question with all that it offers as plain text, for whoever has no card."""
    rows = [f"{place}. {row}" for place, row in enumerate(item.rows, start=1)]
    options = [f"{letter}) {text}" for letter, text in zip(LETTERS, item.texts, strict=False)]
    return "\n".join([asked(item, variant), *rows, *options])


def judge(item: Item | Pool, number: int, answer: Any, variant: int = 0) -> Outcome:
    """Compares an answer with the key.

    Args:
      item: the item, or the pool that it is drawn from; an answer to a pool has to name its variant.
      number: its number in the chapter.
      answer: what stands in the answer cell, or what the card was told.
      variant: the variant to take where the answer names none.
    """
    name = f"Question {number}"
    with contextlib.suppress(NotPlainError):
        answer = scalar(plain(answer))
    named = claimed(answer)
    if named is not None:
        answer, variant = VARIANT.match(answer)[1], named  # type: ignore[index]
    pooled, item = isinstance(item, Pool), chosen(item, variant)
    if _has_ellipsis(answer):
        return Outcome("not attempted", name, f"The answer is {item.form()}.")
    if pooled and named is None:
        told = "your variant behind the answer and all of it in quotes: the card shows which, or does it for you"
        return Outcome("wrong", name, f"Nobody can tell which question this answers. Write {told}.")
    written = _number(answer) if item.kind == "number" else _letters(item, answer)
    if written is None:
        return Outcome("wrong", name, f"The answer is {item.form()}.")
    if item.withheld:
        return Outcome("recorded", name, "Whether it is right is told when grades are released.")
    if item.kind == "number":
        return _judge_number(item, name, float(written), drawn(item, variant))
    right = written == item.key
    return Outcome("passed" if right else "wrong", name, _explanation(item, str(written), right))


def answered(number: int, call: Callable[[], Any], sealed: str) -> Outcome:
    """What a quiz cell runs: shows the item's card, and judges what stands in its answer cell or was told the card.

    Under nbgrader there is no card, and when it grades, only the answer cell counts: nothing but the notebook is handed
    in. The Validate button asks the card too.

    Args:
      number: the item's number in the chapter.
      call: a lambda around the name that holds the answer.
      sealed: what `seal` made at build time.
    """
    item = unseal(sealed)
    try:
        answer = call()
    except Exception:  # the name is missing, or what stands there cannot be evaluated
        answer = ...
    if autograding():
        return judge(item, number, answer)
    pooled = isinstance(item, Pool)
    variant = variant_of(item, answers.student() or (answers.token() if pooled else ""))
    if answer is ...:
        answer = answers.load().get(item.id, ...)
        if pooled and claimed(answer) != variant:
            answer = ...  # given before the learner had this id: it belongs to another question
    if grading():
        return judge(item, number, answer, variant)
    from .card import show_card

    return show_card(item, number, answer, variant)


def _explanation(item: Item, written: str, right: bool) -> str:
    if item.kind == "single":
        return item.whys[LETTERS.index(written)]
    if right:
        return item.why
    if item.kind == "match":
        off = [why for letter, key, why in zip(written, item.key, item.whys, strict=True) if letter != key]
        return off[0] if len(off) == 1 else f"{len(off)} rows do not fit yet. {off[0]}"
    surplus = [letter for letter in written if letter not in item.key]
    if item.kind == "several" and surplus:
        return item.whys[LETTERS.index(surplus[0])]
    return item.wrong


def _judge_number(item: Item, name: str, written: float, numbers: Mapping[str, int]) -> Outcome:
    if abs(written - value_of(item.answer, numbers)) <= item.tolerance:
        return Outcome("passed", name, item.why)
    for trap in item.traps:
        if abs(written - value_of(trap.answer, numbers)) <= item.tolerance:
            return Outcome("wrong", name, trap.why)
    return Outcome("wrong", name, item.wrong)


def _letters(item: Item, answer: Any) -> str | None:
    """The answer's letters in their plain form, or None where it is not of the item's form."""
    if not isinstance(answer, str):
        return None
    letters = re.sub(r"[\s,;()]", "", answer).lower()
    known = LETTERS[: len(item.texts)]
    if not letters or any(letter not in known for letter in letters):
        return None
    if item.kind == "several":
        return "".join(sorted(set(letters)))
    length = {"single": 1, "order": len(item.texts), "match": len(item.rows)}[item.kind]
    repeated = item.kind == "order" and len(set(letters)) < len(letters)
    return letters if len(letters) == length and not repeated else None


def _number(answer: Any) -> float | None:
    if isinstance(answer, bool) or not isinstance(answer, int | float | str):
        return None
    try:
        return float(answer)
    except ValueError:
        return None


@dataclass(frozen=True)
class Row:
    """One row of a table to fill in: its name in the learner's dictionary, the right value, and what to say of it."""

    name: str
    right: str | bool
    why: str
    wrong: str


def seal_rows(rows: list[Row], letters: str = "") -> str:
    """Packs the rows of a table as `seal` packs an item.

    Args:
      rows: the rows.
      letters: which letters the task offers; those that are right somewhere, if not given.
    """
    packed = [[row.name, row.right, row.why, row.wrong] for row in rows]
    return _pack({"rows": packed, "letters": letters.upper()} if letters else packed)


def matched(call: Callable[[], Any], sealed: str) -> list[Outcome]:
    """Compares a dictionary of answers with the sealed rows, one Outcome for each row.

    Args:
      call: a lambda around the name that holds the dictionary.
      sealed: what `seal_rows` made at build time.
    """
    try:
        return match_rows(call(), sealed)
    except Exception as error:  # the name is missing, or an object of the learner's raised
        cause = cause_of_error(error, call)
        return rows_without_table(f"{type(error).__name__}: {error}", cause, sealed)


def match_rows(table: Any, sealed: str) -> list[Outcome]:
    """Compares a dictionary of answers with the sealed rows: the same in the notebook and in `course grade`."""
    rows, letters = _rows(sealed)
    with contextlib.suppress(NotPlainError):
        table = plain(table)
    if table is ...:
        table = {name: ... for name, *_ in rows}
    if not isinstance(table, dict):
        told = f"Keep the dictionary as it was and replace only the three dots; your table is now {describe(table)}."
        return [Outcome("wrong", "The table", told, attempt=describe(table))] * len(rows)
    table = {scalar(key): scalar(answer) for key, answer in table.items()}
    return [_match(table, name, right, why, wrong, letters) for name, right, why, wrong in rows]


def rows_without_table(error: str, cause: Cause, sealed: str) -> list[Outcome]:
    """One outcome for each row where the table is missing, or its code raised."""
    rows, _ = _rows(sealed)
    return [judge_error("The table", error, cause)] * len(rows)


def _rows(sealed: str) -> tuple[list[Any], str]:
    """The rows, and the letters that an answer may be."""
    packed = _unpack(sealed)
    rows = packed["rows"] if isinstance(packed, dict) else packed
    right = "".join(sorted({right for _, right, *_ in rows if isinstance(right, str)}))
    return rows, (packed["letters"] if isinstance(packed, dict) else "") or right


def _match(table: dict[Any, Any], name: str, right: str | bool, why: str, wrong: str, letters: str) -> Outcome:
    row = f"Row {name}"
    if name not in table:
        return Outcome("wrong", row, f"There is no row `{name}`; keep the names as they were.", attempt="missing")
    answer = table[name]
    if answer is ...:
        return Outcome("not attempted", row, "Replace the three dots in this row.")
    attempt = describe(answer)
    if isinstance(right, bool):
        form = "True or False, without quotes"
        allowed = isinstance(answer, bool | int | float) and answer in (0, 1)
        is_right = allowed and bool(answer) == right
    else:
        form = f"one of the letters {', '.join(letters)}, in quotes"
        allowed = isinstance(answer, str) and answer.strip().upper() in list(letters)
        is_right = allowed and answer.strip().upper() == right
    if not allowed:
        return Outcome("wrong", row, f"The answer to a row is {form}; you wrote {attempt}.", attempt=attempt)
    return Outcome("passed" if is_right else "wrong", row, why if is_right else wrong, attempt=attempt)


def _pack(content: Any) -> str:
    packed = zlib.compress(json.dumps(content, ensure_ascii=False, sort_keys=True).encode(), 9)
    return "\n".join(textwrap.wrap(base64.b64encode(packed).decode(), 100))


def _unpack(sealed: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(sealed)))
