# SPDX-License-Identifier: Apache-2.0
"""One raw value to one feature: what null, true, a number and a string mean in each kind of column.

Training from a file, `course score`, `course serve` and notebooks all come through here, so that a model can be asked
about any row that it could be trained on.

| value | in a column of numbers | in a column of categories | as a text |
| --- | --- | --- | --- |
| null, NaN | missing | the category "" | refused |
| "" | missing | the category "" | an empty text |
| true, false | 1, 0 | "true", "false", as the strings True and TRUE are | refused |
| 1, 1.0 | 1 | "1", as the strings 1 and 1.0 are | refused |
| "1.5" | 1.5 | "1.5" | itself |
| "cash" | refused | "cash" | itself |
| a list, an object | refused | refused | refused |

A number outside the range of float32 is refused in a column of numbers.
"""

import math
import re
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

LARGEST = float(np.finfo(np.float32).max)
"""The largest number of a column of numbers, about 3.4e38; the smallest is its negative."""
_WHOLE = re.compile(r"(-?\d+)\.0+")


def as_number(value: Any) -> float:
    """Returns a number, or NaN for a missing value.

    Raises:
        ValueError: the value is neither a number, a string that reads as one, a boolean nor missing, or is outside
            the range of float32.
    """
    value = _plain(value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return math.nan
    try:
        if isinstance(value, str) and "_" in value:  # Python reads 1_000 as a number, and no file means it so
            raise ValueError
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"must be a number or null, got {_shown(value)}") from None
    except OverflowError:
        number = math.inf
    if abs(number) > LARGEST:
        raise ValueError(f"must be a number from -3.4e38 to 3.4e38 (float32), got {_shown(value)}")
    return number


def as_category(value: Any) -> str:
    """Returns the name of a category, "" for a missing value.

    Raises:
        ValueError: the value is neither a string, a number, a boolean nor missing.
    """
    value = _plain(value)
    if isinstance(value, str):
        if value.lower() in ("true", "false"):
            return value.lower()
        match = _WHOLE.fullmatch(value)
        return match[1] if match else value
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return str(value)
    raise ValueError(f"must be a string, a number, true, false or null, got {_shown(value)}")


def as_text(value: Any) -> str:
    """Returns a text.

    Raises:
        ValueError: the value is not a string.
    """
    if not isinstance(value, str):
        raise ValueError(f"must be a string, got {_shown(_plain(value))}")
    return value


def number_column(name: str, values: Any) -> np.ndarray:
    """Converts the N values of a column of numbers to float64 [N].

    Raises:
        ValueError: as `as_number` says; the message names the column and the row, counted from 0.
    """
    if isinstance(values, np.ndarray) and values.dtype.kind in "iuf":
        numbers = values.astype(np.float64)
        if not (wrong := np.flatnonzero(np.abs(numbers) > LARGEST)).size:
            return numbers
        values = values[: wrong[0] + 1]
    return np.array(_each(as_number, name, values), np.float64)


def category_column(name: str, values: Any) -> np.ndarray:
    """Converts the N values of a column of categories to strings [N].

    Raises:
        ValueError: as `as_category` says; the message names the column and the row, counted from 0.
    """
    if isinstance(values, np.ndarray) and values.dtype.kind in "biufU":
        distinct, number = np.unique(values, return_inverse=True)
        return np.array([as_category(value) for value in distinct.tolist()], str)[number.reshape(values.shape)]
    return np.array(_each(as_category, name, values), str)


def _each(convert: Callable[[Any], Any], name: str, values: Any) -> list[Any]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ValueError(f"The column {name!r} must be a list or an array of values, got {_shown(values)}.")
    converted = []
    for row, value in enumerate(values):
        try:
            converted.append(convert(value))
        except ValueError as error:
            raise ValueError(f"Row {row}: the column {name!r} {error}.") from None
    return converted


def _plain(value: Any) -> Any:
    """A number of numpy or jax as Python's."""
    if not isinstance(value, str | bool | int | float) and getattr(value, "shape", None) == ():
        return value.item()
    return str(value) if isinstance(value, np.str_) else value


def _shown(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
