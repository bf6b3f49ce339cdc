# SPDX-License-Identifier: Apache-2.0
"""Checks of arguments that many functions share: a value of the right type and in its range, or one clear sentence."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

MOST = 2**31 - 1
"""The largest whole number that an argument may be, unless it says otherwise."""
LARGEST_BATCH = 2**20
"""Rows of a batch."""
WIDEST_LAYER = 2**16
"""Units of a layer of a classifier."""
LARGEST_SEED = 2**32 - 1
"""What numpy and jax both take as a seed."""


def whole_number(name: str, value: Any, low: int, high: int = MOST) -> int:
    """Returns the value as an int.

    Raises:
        ValueError: it is not a whole number, or outside the range.
    """
    number = _number(value)
    if number is None or not low <= number <= high or number != math.floor(number):
        raise ValueError(f"`{name}` must be a whole number from {low} to {high:,}, got {_shown(value)}.")
    return int(number)


def whole_numbers(name: str, values: Any, low: int, high: int = MOST) -> tuple[int, ...]:
    """Returns the values as ints.

    Raises:
        ValueError: they are not a list of whole numbers, or one is outside the range.
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ValueError(f"`{name}` must be a list of whole numbers, got {_shown(values)}.")
    return tuple(whole_number(name, value, low, high) for value in values)


def real_number(
    name: str, value: Any, low: float = -math.inf, high: float = math.inf, *, above: bool = False, below: bool = False
) -> float:
    """Returns the value as a finite float from `low` to `high`.

    Args:
        name: of the argument.
        value: what was given.
        low: the least it may be.
        high: the most it may be.
        above: whether it must be more than `low`.
        below: whether it must be less than `high`.

    Raises:
        ValueError: it is not a finite number, or outside the range.
    """
    number = _number(value)
    if number is None or not _is_finite(number) or not (low < number if above else low <= number):
        raise ValueError(f"`{name}` must be {_range(low, high, above, below)}, got {_shown(value)}.")
    if not (number < high if below else number <= high):
        raise ValueError(f"`{name}` must be {_range(low, high, above, below)}, got {_shown(value)}.")
    return float(number)


def real_numbers(name: str, values: Any, dtype: Any = np.float64) -> np.ndarray:
    """Returns the values as an array of the same shape; NaN and infinity are allowed.

    Raises:
        ValueError: they are not an array, or (nested) lists of equal length, of numbers.
    """
    try:
        array = np.asarray(values)
        if array.dtype.kind in "biuf" or array.dtype.name == "bfloat16" or not array.size:
            return array.astype(dtype, copy=False)
        if array.dtype.kind == "O":  # None is missing, a Decimal is a number, and a string is neither
            if not any(isinstance(value, str | bytes) for value in array.flat):
                return array.astype(dtype, copy=False)
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError(f"`{name}` must be numbers, got {_shown(values)}.")


def text_value(name: str, value: Any) -> str:
    """Returns the text, if UTF-8 can express it.

    Raises:
        TypeError: it is not a text.
        ValueError: it contains half of a surrogate pair, which comes from a text cut in the middle of a character.
    """
    if not isinstance(value, str):
        raise TypeError(f"`{name}` must be a text (str), got {_shown(value)}.")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            half = ascii(value[error.start])
            raise ValueError(
                f"`{name}` has half of a surrogate pair, {half}, at position {error.start}: remove it, or read the "
                "text again from its source."
            ) from error
    return value


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # an int beyond the largest float
        return False


def _number(value: Any) -> int | float | None:
    """A number of Python, numpy or jax as Python's; None for anything else, and for a boolean."""
    if getattr(value, "shape", None) == () and hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, int | float) and not isinstance(value, bool) and value == value else None


def _range(low: float, high: float, above: bool, below: bool) -> str:
    if low == 0 and high == math.inf:
        return "a positive number" if above else "0 or a positive number"
    if high == math.inf:
        return f"a number {'above' if above else 'from'} {low:g}" if low > -math.inf else "a finite number"
    if above and below:
        return f"a number between {low:g} and {high:g}"
    if above:
        return f"a number above {low:g} and at most {high:g}"
    return f"a number from {low:g} to {'below ' if below else ''}{high:g}"


def _shown(value: Any) -> str:
    try:
        text = " ".join(repr(value).split())
    except ValueError:  # Python does not write an int of more than 4,300 digits
        text = "an integer of more than 4,300 digits"
    return text if len(text) <= 60 else f"{text[:59]}…"
