# SPDX-License-Identifier: Apache-2.0
"""What a check expects of a value: pure comparisons, used in the notebook and by `course grade`.

An expectation is a function `value -> Mismatch | None`; `None` means that the value is as expected. A mismatch names
the kind of answer that the task asks for and the answer that was given, never the expected value.

Expectations compare values, not types. These count as the same:

* NumPy and JAX scalars, arrays without dimensions and the Python values that they hold; an IntEnum and its number;
* a whole number and the same number as a float: 2 and 2.0;
* lists, tuples, named tuples, deques, ranges, arrays and other sequences with the same items;
* all kinds of dictionaries; sets and frozen sets;
* 1 and 0 where True and False are expected. The reverse does not hold: True is not a count of 1.

Text is only equal to text: "1" is not 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .plain import NotPlainError, named, plain, scalar

SHOWN = 8
"""How many values of an array or a long list a message shows."""
ROOM = 120
"""How many characters a value may take in a message."""


@dataclass(frozen=True)
class Mismatch:
    """Why a value is not what was expected.

    Attributes:
      kind: "type", "shape", "value" or "property"; a message about type or shape is shown before the author's hint.
      message: one or two sentences for the learner, "" where the check's author has a better one.
    """

    kind: str
    message: str = ""


Expectation = Callable[[Any], Mismatch | None]


class CallError(Exception):
    """The learner's function raised while an expectation called it; its cause is the error."""


def equals(expected: Any) -> Expectation:
    """Expects this value: a truth value, a whole number, text, or a list, tuple, set or dictionary of these.

    Raises:
      ValueError: `expected` contains a float. Use `close`, or `identical` if the task asks for exact numbers.
    """
    wanted = plain(expected)
    number = _find_float(wanted)
    if number is not None:
        raise ValueError(
            f"`equals` cannot expect the float {number!r}: use `close` to compare numbers within a tolerance, or "
            "`identical(expected, why=...)` if the task asks for exactly these numbers."
        )

    return _judging(lambda value: _compare(value, wanted, _is_same_number))


def identical(expected: Any, *, why: str) -> Expectation:
    """Expects exactly these numbers, without a tolerance, and everything else as `equals` does.

    Data types do not matter, values do: 0.5 as float32 is 0.5, but 0.1 as float32 is not 0.1. A nan equals a nan.

    Args:
      expected: numbers, arrays, text, or lists and dictionaries of these.
      why: what in the task's words demands exact numbers, such as "loading must not change the parameters"; it ends
        the sentence "The numbers must match exactly: ...".

    Raises:
      ValueError: `why` is empty.
    """
    if not why.strip():
        raise ValueError('`identical` needs a reason: why="..." says what in the task demands exact numbers.')
    wanted = plain(expected)
    told = f"The numbers must match exactly: {why.strip().rstrip('.')}."

    def compare(value: Any) -> Mismatch | None:
        mismatch = _compare(value, wanted, _is_identical_number)
        return Mismatch("value", told) if mismatch and mismatch.kind == "value" else mismatch

    return _judging(compare)


def close(expected: Any, tolerance: float = 1e-5) -> Expectation:
    """Expects numbers within `tolerance` (absolute, plus relative to the expected size).

    Args:
      expected: a number, an array, or lists and dictionaries that contain numbers. Everything in them that is not a
        number has to be equal, as in `equals`.
      tolerance: how far each number may be off.
    """
    wanted = plain(expected)
    numbers = _as_numbers(wanted)

    def is_near(value: Any, right: Any) -> bool:
        return bool(np.isclose(value, right, rtol=tolerance, atol=tolerance, equal_nan=True))

    def compare(value: Any) -> Mismatch | None:
        if numbers is None:
            return _compare(value, wanted, is_near)
        array = _as_numbers(value)
        if array is None:
            return Mismatch("type", f"The task asks for {_numbers_of(numbers.shape)}; you gave {given(value)}.")
        if array.shape != numbers.shape:
            return Mismatch("shape", f"The task asks for {_numbers_of(numbers.shape)}; you gave {given(value)}.")
        near = np.allclose(array, numbers, rtol=tolerance, atol=tolerance, equal_nan=True)
        return None if near else Mismatch("value")

    return _judging(compare)


def text(expected: str) -> Expectation:
    """Expects text; spaces at its ends, runs of spaces and capital letters do not matter."""

    def compare(value: Any) -> Mismatch | None:
        value = scalar(value)
        if not isinstance(value, str):
            return Mismatch("type", f"The task asks for text; you gave {given(value)}.")
        return None if _folded(value) == _folded(expected) else Mismatch("value")

    return _judging(compare)


def table(expected: Sequence[Mapping[str, Any]], *, tolerance: float = 1e-6) -> Expectation:
    """Expects rows in order, each a dictionary with the same columns; numbers within an absolute tolerance."""
    wanted = [dict(row) for row in plain(list(expected))]

    def is_near(value: Any, right: Any) -> bool:
        return bool(abs(value - right) <= tolerance)

    def compare(value: Any) -> Mismatch | None:
        rows = _items(value)
        if rows is None or not all(isinstance(row, dict) for row in rows):
            return Mismatch("type", f"The task asks for a list of dictionaries; you gave {given(value)}.")
        if len(rows) != len(wanted):
            return Mismatch("shape", f"The task asks for {len(wanted)} rows; you gave {len(rows)}.")
        for number, (row, right) in enumerate(zip(rows, wanted, strict=True), start=1):
            if row.keys() != right.keys():
                columns = ", ".join(map(str, row)) or "no columns"
                return Mismatch("shape", f"Row {number} has the columns {columns}. Compare their names with the task.")
            if not _matches(row, right, is_near):
                return Mismatch("value")
        return None

    return _judging(compare)


def after(transform: Callable[[Any], Any], expectation: Expectation, *, wants: str = "") -> Expectation:
    """Expects that the value, once transformed, is as `expectation` says.

    Use it instead of computing with the learner's value in the check's lambda: `after(sorted, equals([1, 2]))` rather
    than `lambda: sorted(answer())`. A value that `transform` cannot use is a wrong answer with its own sentence.

    Args:
      transform: gets the value as plain data and returns what to compare.
      expectation: what is expected of the transformed value.
      wants: the kind of answer that the task asks for, such as "a list of words"; shown if `transform` fails.
    """

    def compare(value: Any) -> Mismatch | None:
        unusable = f"The task asks for {wants}; you gave {given(value)}." if wants else _unusable(value)
        if value is None:
            return Mismatch("type", unusable)
        try:
            transformed = transform(value)
        except Exception:  # the learner's value may be anything
            return Mismatch("type", unusable)
        return expectation(transformed)

    return _judging(compare)


def each(expectation: Expectation, count: int | None = None) -> Expectation:
    """Expects a list or another sequence whose items are all as `expectation` says.

    Args:
      expectation: what is expected of each item.
      count: how many items there should be; any number but zero if not given.
    """

    def compare(value: Any) -> Mismatch | None:
        items = _items(value)
        if items is None:
            return Mismatch("type", f"The task asks for a list; you gave {given(value)}.")
        if len(items) != count if count is not None else not items:
            wanted = "at least one item" if count is None else _counted(count, "item")
            return Mismatch("shape", f"The task asks for {wanted}; you gave {len(items)}.")
        return _first_mismatch([expectation] * len(items), items)

    return _judging(compare)


def sequence(*expectations: Expectation) -> Expectation:
    """Expects a list or another sequence with one item for each expectation, in this order."""

    def compare(value: Any) -> Mismatch | None:
        items = _items(value)
        wanted = _counted(len(expectations), "value")
        if items is None:
            return Mismatch("type", f"The task asks for {wanted}; you gave {given(value)}.")
        if len(items) != len(expectations):
            return Mismatch("shape", f"The task asks for {wanted}; you gave {len(items)}: {describe(value)}.")
        return _first_mismatch(expectations, items)

    return _judging(compare)


@dataclass(frozen=True)
class Agrees:
    """The expectation that `agrees` makes; its parts are public so that `course grade` can call the function elsewhere.

    Attributes:
      reference: what the answers are compared with.
      inputs: tuples of arguments.
      tolerance: for numbers and arrays of numbers.
    """

    reference: Callable[..., Any]
    inputs: tuple[tuple[Any, ...], ...]
    tolerance: float

    def __call__(self, value: Any) -> Mismatch | None:
        """Calls the function on one input after the other, up to the first answer that differs."""
        if not callable(value):
            return not_a_function(value)
        return self.compare(answers_of(value, self.inputs))

    def compare(self, answers: Iterable[Any]) -> Mismatch | None:
        """Compares the function's answers to the inputs, in their order."""
        for arguments, answer in zip(self.inputs, answers, strict=True):
            right = self.reference(*arguments)
            exact = _find_float(plain(right)) is None
            mismatch = (equals(right) if exact else close(right, self.tolerance))(answer)
            if mismatch:
                return mismatch
        return None


def agrees(reference: Callable[..., Any], inputs: Iterable[tuple[Any, ...]], tolerance: float = 1e-6) -> Agrees:
    """Expects a function that gives the same answers as `reference` on all inputs.

    Args:
      reference: what the answers are compared with.
      inputs: tuples of arguments, drawn or chosen.
      tolerance: for answers that contain floats; everything else must be equal.
    """
    return Agrees(reference, tuple(inputs), tolerance)


def answers_of(function: Callable[..., Any], inputs: Iterable[tuple[Any, ...]]) -> Iterable[Any]:
    """Calls a learner's function on one input after the other.

    Raises:
      CallError: the function raised; its cause is the error.
    """
    for arguments in inputs:
        try:
            answer = function(*arguments)
        except Exception as error:
            raise CallError from error
        yield answer


def not_a_function(value: Any) -> Mismatch:
    """The mismatch for a value where the task asks for a function."""
    return Mismatch("type", f"The task asks for a function; you gave {given(value)}.")


def unchanged(parameters: Any) -> Expectation:
    """Expects exactly the same parameters as `parameters`: for "did this call change them?".

    Args:
      parameters: a pytree of arrays; their values are noted when the check is written, before the call.
    """
    from course_lib.models.parameters import fingerprint

    before = fingerprint(parameters)

    def compare(value: Any) -> Mismatch | None:
        same = fingerprint(value) == before
        return None if same else Mismatch("property", "The parameters after the call differ from those before it.")

    return compare


def sums_to_one(tolerance: float = 1e-5) -> Expectation:
    """Expects probabilities: numbers from 0 to 1 whose last axis sums to one."""

    def rule(value: Any) -> bool:
        array = _as_numbers(value)
        if array is None or not array.ndim:
            return False
        inside = bool(np.all((array >= -tolerance) & (array <= 1 + tolerance)))
        return inside and bool(np.allclose(array.sum(axis=-1), 1, atol=tolerance))

    return holds(rule, "Probabilities lie between 0 and 1 and sum to one; these do not.")


def monotone(*, rising: bool = True) -> Expectation:
    """Expects numbers that never fall (or never rise) from one to the next."""

    def rule(value: Any) -> bool:
        array = _as_numbers(value)
        if array is None or array.ndim != 1:
            return False
        steps = np.diff(array)
        return bool(np.all(steps >= 0 if rising else steps <= 0))

    return holds(rule, f"Each number should be at {'least' if rising else 'most'} as large as the one before it.")


def holds(rule: Callable[[Any], bool], otherwise: str = "") -> Expectation:
    """Expects a property.

    Args:
      rule: gets the value as plain data and returns whether it has the property.
      otherwise: a sentence for a value without it.
    """

    def compare(value: Any) -> Mismatch | None:
        try:
            found = rule(value)
        except Exception:  # the learner's value may be anything
            return Mismatch("type", _unusable(value))
        return None if found else Mismatch("property", otherwise)

    return _judging(compare)


def describe(value: Any, room: int = ROOM) -> str:
    """Writes a value so that it fits into a sentence: "You gave [1, 2].", "You gave an array of shape (9, 2) ..."."""
    try:
        value = plain(value)
    except NotPlainError:
        return _list_text(value, room) if type(value) in (list, tuple) else named(value)
    except Exception:  # a learner's object may raise anything
        return named(value)
    if isinstance(value, np.ndarray) and value.size > SHOWN:
        first = ", ".join(_item(item) for item in value.flat[:SHOWN])
        return f"an array of shape {value.shape} and type {value.dtype.name} that starts with {first}"
    if isinstance(value, list | tuple | set | frozenset | dict):
        return _list_text(value, room)
    written = _item(value, room)
    if isinstance(value, np.ndarray) and not value.size:
        return f"an empty array of shape {value.shape}"
    return written


def given(value: Any) -> str:
    """Names a value with its kind: "the text 'spam'", "the list [1, 2]", "nothing"."""
    written = describe(value)
    with_name = ("a ", "an ", "the ")
    if value is None:
        return "nothing"
    if written.startswith(with_name):
        return written
    try:
        value = scalar(plain(value))
    except Exception:  # a learner's object may raise anything
        return written
    for kind, name in _KINDS:
        if isinstance(value, kind):
            return f"the {name} {written}"
    return written


_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "truth value"),
    (int, "whole number"),
    (float, "number"),
    (str, "text"),
    (list, "list"),
    (tuple, "tuple"),
    (dict, "dictionary"),
    (set, "set"),
    (frozenset, "set"),
    (np.ndarray, "array"),
)


def _judging(compare: Expectation) -> Expectation:
    """An expectation that gets the value as plain data."""

    def judge(value: Any) -> Mismatch | None:
        try:
            value = plain(value)
        except NotPlainError as error:
            return Mismatch("type", str(error))
        return compare(value)

    return judge


def _compare(value: Any, wanted: Any, is_same: Callable[[Any, Any], bool]) -> Mismatch | None:
    value = scalar(value)
    mismatch = _kind_mismatch(value, scalar(wanted))
    if mismatch:
        return mismatch
    return None if _matches(value, wanted, is_same) else Mismatch("value")


def _kind_mismatch(value: Any, wanted: Any) -> Mismatch | None:
    """The sentence for a value of another kind than the expected one, such as text where a list is expected."""
    if isinstance(wanted, bool):
        kind, fits = (
            "one truth value, True or False",
            isinstance(value, bool) or (_is_number(value) and value in (0, 1)),
        )
    elif _is_number(wanted):
        whole = isinstance(wanted, int)
        kind, fits = "one whole number" if whole else "one number", _is_number(value)
    elif isinstance(wanted, str):
        kind, fits = "text", isinstance(value, str)
    elif isinstance(wanted, dict):
        kind, fits = "a dictionary", isinstance(value, dict)
    elif isinstance(wanted, set | frozenset):
        kind, fits = "a set", isinstance(value, set | frozenset)
    elif _items(wanted) is not None:
        kind, fits = "a list", _items(value) is not None
    else:
        kind, fits = "", True
    if fits:
        return None
    told = f"The task asks for {kind}; you gave {given(value)}."
    if isinstance(wanted, bool) and isinstance(value, np.ndarray):
        told += " `.all()` combines the values into one."
    return Mismatch("type", told)


def _matches(value: Any, wanted: Any, is_same: Callable[[Any, Any], bool]) -> bool:
    """Compares plain data, at every depth by value."""
    value, wanted = scalar(value), scalar(wanted)
    if isinstance(wanted, bool):
        return (isinstance(value, bool) or _is_number(value)) and bool(value == wanted)
    if _is_number(wanted):
        return _is_number(value) and is_same(value, wanted)
    if isinstance(wanted, dict):
        if not isinstance(value, dict) or len(value) != len(wanted):
            return False
        keys = {scalar(key): item for key, item in value.items()}
        return all(key in keys and _matches(keys[key], item, is_same) for key, item in wanted.items())
    if isinstance(wanted, set | frozenset):
        return isinstance(value, set | frozenset) and set(map(scalar, value)) == set(map(scalar, wanted))
    items, right = _items(value), _items(wanted)
    if right is not None:
        if items is None or len(items) != len(right):
            return False
        return all(_matches(one, other, is_same) for one, other in zip(items, right, strict=True))
    return type(value) is type(wanted) and bool(value == wanted)


def _is_same_number(value: Any, wanted: Any) -> bool:
    return bool(value == wanted)


def _is_identical_number(value: Any, wanted: Any) -> bool:
    return bool(value == wanted) or (value != value and wanted != wanted)  # nan is not equal to itself


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | complex) and not isinstance(value, bool)


def _items(value: Any) -> list[Any] | None:
    """The items of a list, a tuple or an array; None for anything else."""
    if isinstance(value, list | tuple):
        return list(value)
    return list(value) if isinstance(value, np.ndarray) and value.ndim else None


def _as_numbers(value: Any) -> np.ndarray | None:
    """A number, an array or nested lists of numbers as one array; None if there is anything else in it."""
    if isinstance(value, bool | str | bytes | dict | set | frozenset) or value is None:
        return None
    if isinstance(value, list | tuple) and any(_as_numbers(item) is None for item in value):
        return None
    try:
        array = np.asarray(value)
    except Exception:  # rows of different lengths
        return None
    if array.dtype.name == "bfloat16":
        array = array.astype(np.float32)
    return array if array.dtype.kind in "iuf" or (array.size == 0 and isinstance(value, list | tuple)) else None


def _find_float(value: Any) -> Any:
    """The first float in plain data; None if there is none."""
    if isinstance(value, np.ndarray | np.generic):
        floats = value.dtype.kind in "fc" or value.dtype.name == "bfloat16"
        return (float(np.real(value.flat[0])) if np.size(value) else 0.0) if floats else None
    if isinstance(value, float | complex):
        return value
    parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value
    if not isinstance(parts, list | tuple | set | frozenset):
        return None
    return next((found for found in map(_find_float, parts) if found is not None), None)


def _first_mismatch(expectations: Sequence[Expectation], items: Sequence[Any]) -> Mismatch | None:
    found = (expectation(item) for expectation, item in zip(expectations, items, strict=True))
    return next((mismatch for mismatch in found if mismatch), None)


def _unusable(value: Any) -> str:
    return f"The check cannot use your answer, which is {given(value)}."


def _numbers_of(shape: tuple[int, ...]) -> str:
    if not shape:
        return "one number"
    return f"a list or array of {_counted(shape[0], 'number')}" if len(shape) == 1 else f"an array of shape {shape}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _folded(value: str) -> str:
    return " ".join(value.split()).casefold()


def _list_text(value: Any, room: int) -> str:
    """A list, tuple, set or dictionary in Python's notation, or its length and first items where that is too long."""
    dictionary = isinstance(value, dict)
    if isinstance(value, set | frozenset):
        value = sorted(value, key=repr)
        left, right, name = "{", "}", "set"
    else:
        left, right = ("{", "}") if dictionary else ("(", ")") if isinstance(value, tuple) else ("[", "]")
        name = "dictionary" if dictionary else "tuple" if isinstance(value, tuple) else "list"
    if name == "set" and not value:
        return "an empty set"
    items: list[str] = []
    for item in value.items() if dictionary else value:
        items.append(f"{_item(item[0])}: {_item(item[1], room)}" if dictionary else _item(item, room))
        if sum(map(len, items)) + 2 * len(items) > room:
            break
    comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
    written = f"{left}{', '.join(items)}{comma}{right}"
    if len(items) == len(value) and len(written) <= room + 2:
        return written
    kept: list[str] = []
    for item in items[:SHOWN]:
        if kept and sum(map(len, kept)) + len(item) + 2 * len(kept) > room:
            break
        kept.append(item if len(item) <= room else item[: room - 3] + "...")
    noun = "entry" if dictionary else "item"
    count = f"1 {noun}" if len(value) == 1 else f"{len(value)} {'entries' if dictionary else 'items'}"
    return f"a {name} of {count} that starts with {', '.join(kept)}"


def _item(value: Any, room: int = ROOM) -> str:
    """One value in Python's notation, without the names of NumPy's types."""
    if isinstance(value, np.ndarray) and value.ndim:
        return f"[{', '.join(_item(item, room) for item in value)}]" if value.size <= SHOWN else describe(value)
    if isinstance(value, np.generic) and value.dtype.name == "bfloat16":
        value = np.float32(value)
    if isinstance(value, np.floating) or (isinstance(value, np.ndarray) and value.dtype.kind == "f"):
        number = str(value)
        return number if any(sign in number for sign in ".en") else f"{number}.0"
    value = scalar(value)
    if type(value) in (list, tuple, dict, set, frozenset):
        return _list_text(value, room)
    if isinstance(value, str) and len(value) > room:
        return f"{value[: room - 20]!r}... ({len(value)} characters)"
    if type(value) in (bool, int, float, complex, str, bytes, type(None)):
        return repr(value)
    return "..." if value is ... else named(value)
