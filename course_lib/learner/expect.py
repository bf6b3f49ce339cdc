# SPDX-License-Identifier: Apache-2.0
"""What a check may expect of a value: pure comparisons that run in the notebook and, later, outside of it.

An expectation is a function `value -> Mismatch | None`; `None` means that the value is as expected. A mismatch
never names the expected value, only what is wrong with the kind of answer that was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Mismatch:
    """Why a value is not what was expected.

    Attributes:
      kind: "type", "shape", "value" or "property"; messages about type and shape come before all others.
      message: one sentence for the learner, or "" where the check's author has a better one.
    """

    kind: str
    message: str = ""


Expectation = Callable[[Any], Mismatch | None]


def equals(expected: Any) -> Expectation:
    """Expects exactly this value: a truth, a whole number, a text, or a list, tuple, set or dict of such.

    numpy and jax scalars count as what they hold; True is not taken for 1.
    """

    def compare(value: Any) -> Mismatch | None:
        value = _plain(value)
        mismatch = _kind_mismatch(value, expected)
        if mismatch:
            return mismatch
        return None if _same(value, expected) else Mismatch("value")

    return compare


def close(expected: Any, tolerance: float = 1e-5) -> Expectation:
    """Expects a number or an array within `tolerance` (absolute, plus relative to the expected size)."""
    wanted = np.asarray(expected, dtype=np.float64)

    def compare(value: Any) -> Mismatch | None:
        array = _as_array(value)
        if array is None or array.dtype.kind not in "iuf":
            what = "one number" if wanted.ndim == 0 else "an array of numbers"
            return Mismatch("type", f"The answer was {describe(value)}; the question wants {what}.")
        if array.shape != wanted.shape:
            return Mismatch(
                "shape", f"The answer was {describe(value)}; the question wants {_shape_words(wanted.shape)}."
            )
        near = np.allclose(array, wanted, rtol=tolerance, atol=tolerance, equal_nan=False)
        return None if near else Mismatch("value")

    return compare


def text(expected: str) -> Expectation:
    """Expects a text, not minding spaces at its ends, runs of spaces, or capital letters."""

    def compare(value: Any) -> Mismatch | None:
        if not isinstance(value, str):
            return Mismatch("type", f"The answer was {describe(value)}; the question wants a text.")
        return None if _folded(value) == _folded(expected) else Mismatch("value")

    return compare


def table(expected: Sequence[Mapping[str, Any]], *, tolerance: float = 1e-6) -> Expectation:
    """Expects rows in order, each a dictionary of the same columns; numbers within an absolute tolerance."""
    wanted = [dict(row) for row in expected]

    def compare(value: Any) -> Mismatch | None:
        if not isinstance(value, list | tuple) or not all(type(row) is dict for row in value):
            return Mismatch("type", f"The answer was {describe(value)}; the question wants a list of dictionaries.")
        if len(value) != len(wanted):
            return Mismatch("shape", f"The answer has {len(value)} rows; the question wants {len(wanted)}.")
        for number, (row, right) in enumerate(zip(value, wanted, strict=True), start=1):
            if row.keys() != right.keys():
                return Mismatch("shape", f"Row {number} has the columns {', '.join(map(str, row))}; compare the names.")
            if not all(_cell_fits(row[key], right[key], tolerance) for key in right):
                return Mismatch("value")
        return None

    return compare


@dataclass(frozen=True)
class Agrees:
    """The expectation that `agrees` makes: its parts are open, for a judge that has only a function's answers.

    Attributes:
      reference: what the answers are compared with.
      inputs: tuples of arguments.
      tolerance: for numbers and arrays of numbers.
    """

    reference: Callable[..., Any]
    inputs: tuple[tuple[Any, ...], ...]
    tolerance: float

    def __call__(self, value: Any) -> Mismatch | None:
        """Calls the function with one input after the other, up to the first answer that differs."""
        if not callable(value):
            return Mismatch("type", f"The answer was {describe(value)}; the question wants a function.")
        return self.compare(value(*arguments) for arguments in self.inputs)

    def compare(self, answers: Iterable[Any]) -> Mismatch | None:
        """Compares the function's answers to the inputs, in their order."""
        for arguments, given in zip(self.inputs, answers, strict=True):
            right = self.reference(*arguments)
            numbers = _as_array(right) is not None and not isinstance(right, bool)
            mismatch = (close(right, self.tolerance) if numbers else equals(right))(given)
            if mismatch:
                return mismatch
        return None


def agrees(reference: Callable[..., Any], inputs: Iterable[tuple[Any, ...]], tolerance: float = 1e-6) -> Agrees:
    """Expects a function that answers as `reference` does on every one of the inputs, exactly or within a tolerance.

    Args:
      reference: what the answers are compared with.
      inputs: tuples of arguments, drawn or chosen.
      tolerance: for numbers and arrays of numbers; everything else must be equal.
    """
    return Agrees(reference, tuple(inputs), tolerance)


def unchanged(parameters: Any) -> Expectation:
    """Expects parameters that are number for number those of `parameters`: for "did this call change them".

    Args:
      parameters: a pytree of arrays; what they are is noted when the check is written, before the call.
    """
    from course_lib.models.parameters import fingerprint

    before = fingerprint(parameters)

    def compare(value: Any) -> Mismatch | None:
        same = fingerprint(value) == before
        return None if same else Mismatch("property", "The parameters are not the same after the call as before it.")

    return compare


def sums_to_one(tolerance: float = 1e-5) -> Expectation:
    """Expects probabilities: numbers from 0 to 1 whose last axis sums to one."""

    def rule(value: Any) -> bool:
        array = _as_array(value)
        if array is None or not array.ndim:
            return False
        inside = bool(np.all((array >= -tolerance) & (array <= 1 + tolerance)))
        return inside and bool(np.allclose(array.sum(axis=-1), 1, atol=tolerance))

    return holds(rule, "Probabilities lie between 0 and 1 and sum to one; these do not.")


def monotone(*, rising: bool = True) -> Expectation:
    """Expects numbers that never fall (or never rise) from one to the next."""

    def rule(value: Any) -> bool:
        array = _as_array(value)
        if array is None or array.ndim != 1:
            return False
        steps = np.diff(array)
        return bool(np.all(steps >= 0 if rising else steps <= 0))

    return holds(rule, f"Each number should be at {'least' if rising else 'most'} as large as the one before it.")


def holds(rule: Callable[[Any], bool], otherwise: str = "") -> Expectation:
    """Expects a property: `rule(value)` is true. `otherwise` is the sentence for a value that lacks it."""

    def compare(value: Any) -> Mismatch | None:
        return None if rule(value) else Mismatch("property", otherwise)

    return compare


def describe(value: Any) -> str:
    """A value's kind in words and its first characters, short enough for a message."""
    array = None if isinstance(value, str | list | tuple | dict | set) else _as_array(value)
    if array is not None and array.ndim:
        truths = "truths" if array.dtype.kind == "b" else "numbers"
        return f"an array of {' x '.join(map(str, array.shape))} {truths}"
    text = repr(value)
    text = text if len(text) <= 120 else text[:117] + "..."
    return f"{_KINDS.get(type(value), type(value).__name__)} {text}".strip()


_KINDS = {
    bool: "the truth value",
    int: "the whole number",
    float: "the number",
    str: "the text",
    list: "the list",
    tuple: "the tuple",
    dict: "the dictionary",
    set: "the set",
    type(None): "nothing:",
}


def _as_array(value: Any) -> np.ndarray | None:
    if isinstance(value, str | bytes | Mapping) or value is None:
        return None
    try:
        array = np.asarray(value)
    except Exception:  # a learner's object may raise anything when it is made into an array
        return None
    return array if array.dtype.kind in "biuf" else None


def _plain(value: Any) -> Any:
    """A numpy or jax scalar as the Python value that it holds; anything else as it is."""
    if isinstance(value, np.generic):  # np.str_ and np.float64 are str and float too, and would pass below as they are
        return value.item()
    if isinstance(value, bool | int | float | str | list | tuple | dict | set):
        return value
    array = _as_array(value)
    return array.item() if array is not None and array.ndim == 0 else value


def _kind_mismatch(value: Any, expected: Any) -> Mismatch | None:
    if isinstance(expected, bool):
        wanted, fits = "one truth value, True or False", isinstance(value, bool)
    elif isinstance(expected, int):
        wanted, fits = "one whole number", isinstance(value, int) and not isinstance(value, bool)
    else:
        wanted, fits = f"a {type(expected).__name__}", isinstance(value, type(expected))
    if fits:
        return None
    if isinstance(expected, bool) and (array := _as_array(value)) is not None and array.ndim:
        return Mismatch(
            "type",
            f"The answer was {describe(value)}; the question wants one truth value. `.all()` makes one of many.",
        )
    return Mismatch("type", f"The answer was {describe(value)}; the question wants {wanted}.")


def _same(value: Any, expected: Any) -> bool:
    """Equality that never asks the learner's object: kinds must agree at every level."""
    value = _plain(value)
    if type(value) is not type(expected):
        return False
    if isinstance(expected, dict):
        return value.keys() == expected.keys() and all(_same(value[key], expected[key]) for key in expected)
    if isinstance(expected, list | tuple):
        return len(value) == len(expected) and all(map(_same, value, expected))
    return bool(value == expected)


def _cell_fits(value: Any, right: Any, tolerance: float) -> bool:
    value = _plain(value)
    if isinstance(right, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return abs(value - right) <= tolerance
    return _same(value, right)


def _folded(value: str) -> str:
    return " ".join(value.split()).casefold()


def _shape_words(shape: tuple[int, ...]) -> str:
    return f"an array of {' x '.join(map(str, shape))} numbers" if shape else "one number"
