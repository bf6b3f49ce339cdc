# SPDX-License-Identifier: Apache-2.0
"""Turns values into plain data, so that checks compare what a value holds and not its type.

The notebook uses this before it compares. The sandbox uses the same functions inside the student's process before it
sends a value out. That is why both give the same verdict.
"""

from __future__ import annotations

import enum
import sys
from collections import deque
from collections.abc import Iterator, KeysView, Mapping, Sequence, Set, ValuesView
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

EXACT = frozenset({type(None), type(...), bool, int, float, str, bytes, complex, list, tuple, dict, set, frozenset})
DEPTH = 40
ITEMS = 200_000
"""How many items a range, a deque or another sequence may have to be turned into a list."""


class NotPlainError(ValueError):
    """A value that holds no plain data; the message is one or two sentences for the learner."""


def plain(value: Any, depth: int = 0) -> Any:
    """Turns a value and everything inside it into plain data.

    Args:
      value: any value.
      depth: how deeply it is nested.

    Returns:
      None, a bool, a number, text, bytes, `...`, a NumPy array or scalar, or lists, tuples, sets and dictionaries of
      these. Arrays of JAX and of other libraries become NumPy arrays.

    Raises:
      NotPlainError: something in it is an object, a function or a generator, or it is nested too deeply.
    """
    if depth > DEPTH:
        raise NotPlainError("Your answer is nested too deeply to be compared.")
    value = simplify(value)
    kind = type(value)
    if kind in (list, tuple, set, frozenset):
        return kind(plain(item, depth + 1) for item in value)
    if kind is dict:
        return {plain(key, depth + 1): plain(item, depth + 1) for key, item in value.items()}
    return value


def simplify(value: Any) -> Any:
    """Turns the outermost layer of a value into plain data; what is inside stays as it is.

    Raises:
      NotPlainError: it is an object, a function or a generator.
    """
    if type(value) in EXACT:
        return value
    if isinstance(value, np.generic):
        return value if value.dtype.kind in "biufcSU" or value.dtype.name == "bfloat16" else _array(value)
    if isinstance(value, np.ndarray) or _is_jax(value):
        return _array(value)
    for kind in (int, float, str, bytes, complex):
        if isinstance(value, kind):  # a subclass, such as an IntEnum
            return _exact(kind, value)
    if isinstance(value, Fraction | Decimal):
        number = float(value)
        return int(number) if number.is_integer() else number
    return _container(value)


def scalar(value: Any) -> Any:
    """Turns a NumPy scalar or an array without dimensions into the Python value that it holds."""
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        return value.item()
    return value


def _exact(kind: type, value: Any) -> Any:
    """The plain value inside an instance of a subclass, by the base class's own method."""
    if kind is int:
        return int.__int__(value)
    if kind is float:
        return float.__float__(value)
    if kind is str:
        return str.__str__(value)
    return bytes(bytearray(value)) if kind is bytes else complex(value.real, value.imag)


def _container(value: Any) -> Any:
    if isinstance(value, enum.Enum) or isinstance(value, type) or callable(value):
        raise NotPlainError(_sentence(value))
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple | frozenset):
        return tuple(value) if isinstance(value, tuple) else frozenset(value)
    if isinstance(value, bytearray):
        return bytes(value)
    if isinstance(value, KeysView | ValuesView | deque | list | Sequence | memoryview) or _is_array_array(value):
        if len(value) > ITEMS:
            raise NotPlainError(f"Your answer has more than {ITEMS:,} items, which is too many to compare.")
        return list(value)
    if isinstance(value, Set):
        return set(value)
    if hasattr(type(value), "__array__"):  # pandas, PyTorch and others
        return _array(value)
    raise NotPlainError(_sentence(value))


def _array(value: Any) -> Any:
    try:
        array = np.asarray(value)
    except Exception:  # an object of another library may raise anything
        raise NotPlainError(_sentence(value)) from None
    if array.dtype.kind == "O":
        return array.tolist()
    if array.dtype.kind not in "biufcSU" and array.dtype.name != "bfloat16":
        raise NotPlainError(f"Your answer is an array of type {array.dtype}, which the check cannot compare.")
    return array


def _is_jax(value: Any) -> bool:
    jax = sys.modules.get("jax")
    return jax is not None and isinstance(value, jax.Array)


def _is_array_array(value: Any) -> bool:
    array = sys.modules.get("array")
    return array is not None and isinstance(value, array.array)


def _sentence(value: Any) -> str:
    if isinstance(value, Iterator):
        return f"Your answer is {with_article(type(value).__name__)} object. `list(...)` turns it into a list."
    if isinstance(value, type) or callable(value):
        return f"Your answer is {named(value)} itself. Call it, with parentheses, to get its result."
    what = with_article(type(value).__name__)
    return f"Your answer is {what} object. The check can compare numbers, text, lists, dictionaries and arrays."


def named(value: Any) -> str:
    """Names a function, a class or an object in a few words, without its address."""
    name = getattr(value, "__name__", "")
    if isinstance(value, type):
        return f"the class `{name}`"
    if name == "<lambda>":
        return "a lambda function"
    if callable(value) and isinstance(name, str) and name:
        return f"the function `{name}`"
    return f"{with_article(type(value).__name__)} object"


def with_article(word: str) -> str:
    """Puts "a" or "an" in front of a word."""
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"
