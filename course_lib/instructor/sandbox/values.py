# SPDX-License-Identifier: Apache-2.0
"""Values as data: plain Python values as tagged JSON, arrays as raw bytes; never an object, never a function.

A value is written as itself (nothing, truth, number, text) or as a list whose first item is its tag: ["list", ...],
["dict", [key, value], ...], ["array", dtype, shape], whose bytes follow one another in the frame's raw part.
"""

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

# taken before the first cell runs, so that a later import cannot give another one
from course_lib.learner.plain import NotPlainError, simplify

DEPTH = 40
ITEMS = 200_000
ENTRIES = 20_000
"""Of one dictionary or set: a forger may choose keys that collide, which makes each one slow."""
KEY = 1 << 60
"""Whole numbers below it never have the same hash."""
DTYPE = re.compile(r"[<|](?:b1|[iu][1248]|f[248]|c8|c16|[SU][0-9]{1,6})|bfloat16")
SEQUENCES: dict[str, Callable[[Any], Any]] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}


class NotData(ValueError):
    """A value that cannot be carried as data, or bytes that are none."""


def encode(value: Any) -> tuple[Any, bytes]:
    """A value as JSON and raw bytes.

    Args:
      value: None, a truth value, a number, text, bytes, `...`, an array or a scalar of NumPy or JAX, or lists, tuples,
        sets and dictionaries of these. Other types that hold such values, such as a named tuple, a Counter or a range,
        are first turned into plain data, here in the process that the value belongs to.

    Raises:
      NotData: a sentence on what cannot be carried.
    """
    blobs: list[bytes] = []
    left = [ITEMS]

    def walk(item: Any, depth: int) -> Any:
        left[0] -= 1
        if depth > DEPTH or left[0] < 0:
            raise NotData("The answer is nested too deeply or holds too many items.")
        try:
            item = simplify(item)
        except NotPlainError as error:
            raise NotData(str(error)) from None
        kind = type(item)
        if item is None or kind in (bool, int, float, str):
            return item
        if kind.__name__ in SEQUENCES and kind is SEQUENCES[kind.__name__]:
            if kind in (set, frozenset) and len(item) > ENTRIES:
                raise NotData("The answer holds too many items.")
            return [kind.__name__, *(walk(part, depth + 1) for part in item)]
        if kind is dict:
            if len(item) > ENTRIES:
                raise NotData("The answer holds too many items.")
            return ["dict", *([walk(key, depth + 1), walk(part, depth + 1)] for key, part in item.items())]
        if item is ...:
            return ["..."]
        if kind is complex:
            return ["complex", item.real, item.imag]
        if kind is bytes:
            blobs.append(item)
            return ["bytes", len(item)]
        return _array(item, blobs)

    written = walk(value, 0)
    return written, b"".join(blobs)


def decode(written: Any, blob: bytes) -> Any:
    """The value that was written; the reverse of `encode`, with jax arrays as numpy arrays.

    Raises:
      NotData: it was not written by `encode`.
    """
    rest = [memoryview(blob)]
    left = [2 * ITEMS]

    def take(size: Any) -> memoryview:
        if type(size) is not int or not 0 <= size <= len(rest[0]):
            raise NotData("bytes are missing")
        part, rest[0] = rest[0][:size], rest[0][size:]
        return part

    def walk(item: Any, depth: int) -> Any:
        left[0] -= 1
        if depth > DEPTH or left[0] < 0:
            raise NotData("too deep or too much")
        if item is None or type(item) in (bool, int, float, str):
            return item
        if type(item) is not list or not item or type(item[0]) is not str:
            raise NotData("no tag")
        tag, *parts = item
        if tag == "...":
            return ...
        if tag == "bytes":
            return bytes(take(*parts))
        if tag == "complex":
            return complex(*map(float, parts))
        if tag in ("array", "scalar"):
            dtype, shape = _form(*parts)
            array = np.ndarray(shape, dtype, bytes(take(math.prod(shape) * dtype.itemsize)))
            return array[()] if tag == "scalar" else array.copy()
        if tag == "dict":
            pairs = [(walk(key, depth + 1), walk(part, depth + 1)) for key, part in parts]
            return dict(_keys(pairs, [key for key, _ in pairs]))
        sequence = [walk(part, depth + 1) for part in parts]
        return SEQUENCES[tag](_keys(sequence, sequence) if "set" in tag else sequence)

    try:
        value = walk(written, 0)
    except NotData:
        raise
    except Exception as error:  # a wrong number of parts, an unknown tag, a key that has no hash: all forged
        raise NotData(type(error).__name__) from None
    if rest[0]:
        raise NotData("bytes are left over")
    return value


def _array(item: Any, blobs: list[bytes]) -> list[Any]:
    array = np.asarray(item)
    if array.dtype.byteorder == ">":
        array = array.astype(array.dtype.newbyteorder("<"))
    name = "bfloat16" if array.dtype.name == "bfloat16" else array.dtype.str
    if not DTYPE.fullmatch(name):
        raise NotData(f"The answer is an array of {array.dtype}, which is no array of numbers or texts.")
    blobs.append(array.tobytes())
    return ["scalar" if isinstance(item, np.generic) else "array", name, list(array.shape)]


def _form(name: Any, shape: Any) -> tuple[np.dtype[Any], tuple[int, ...]]:
    if type(name) is not str or not DTYPE.fullmatch(name) or type(shape) is not list or len(shape) > 16:
        raise NotData("no array")
    if any(type(size) is not int or not 0 <= size < 1 << 40 for size in shape):
        raise NotData("no shape")
    if name == "bfloat16":
        import ml_dtypes

        return np.dtype(ml_dtypes.bfloat16), tuple(shape)
    return np.dtype(name), tuple(shape)


def _keys(items: list[Any], keys: list[Any]) -> list[Any]:
    def parts(key: Any) -> Iterator[Any]:
        yield key
        for part in key if isinstance(key, tuple | frozenset) else ():
            yield from parts(part)

    if len(keys) > ENTRIES or any(type(part) is int and abs(part) >= KEY for key in keys for part in parts(key)):
        raise NotData("too many keys, or too large ones")
    return items
