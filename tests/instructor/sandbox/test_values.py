# SPDX-License-Identifier: Apache-2.0
"""Values travel as data: what comes out is what went in, and what was not written by us is refused."""

import array
import json
import math
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from types import MappingProxyType

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from course_lib.instructor.sandbox.values import DEPTH, ENTRIES, ITEMS, KEY, NotData, decode, encode

KEYS = st.none() | st.booleans() | st.integers(-KEY + 1, KEY - 1) | st.text(max_size=5) | st.tuples(st.integers(0, 9))
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.binary(max_size=9)
    | st.just(...)
    | st.complex_numbers()
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.sets(KEYS, max_size=4)
        | st.frozensets(KEYS, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)
ARRAYS = st_numpy.arrays(
    st_numpy.scalar_dtypes().filter(lambda kind: kind.kind in "biufcSU" and kind.itemsize <= 16),
    st_numpy.array_shapes(min_dims=0, min_side=0, max_side=3),
)


def carried(value):
    written, blob = encode(value)
    return decode(json.loads(json.dumps(written, ensure_ascii=False)), blob)


def same(one, other) -> bool:
    """Equal at every level, kinds too; not-a-number equals itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, float | complex):
        return repr(one) == repr(other)
    return one == other


@given(VALUES)
def test_a_plain_value_comes_back_as_it_was(value):
    assert same(carried(value), value)


@given(ARRAYS)
def test_an_array_comes_back_as_it_was(numbers):
    back = carried({"a": [numbers, 1]})["a"][0]
    assert back.shape == numbers.shape and back.tobytes() == numbers.astype(numbers.dtype.newbyteorder("<")).tobytes()
    assert back.dtype == numbers.dtype.newbyteorder("<") and back.flags.writeable


def test_scalars_stay_scalars_and_jax_arrays_become_arrays_of_their_kind():
    assert type(carried(np.float32(2))) is np.float32
    back = carried(jnp.ones((2, 3), jnp.bfloat16))
    assert back.dtype.name == "bfloat16" and back.shape == (2, 3)


class Sneaky(int):
    pass


class Series:
    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 2.0])


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Sneaky(1), 1),
        (IntEnum("Color", "red green").green, 2),
        (namedtuple("Pair", "a b")(1, 2), (1, 2)),
        (range(3), [0, 1, 2]),
        (deque([1, "a"]), [1, "a"]),
        (array.array("d", [0.5]), [0.5]),
        (Counter("aab"), {"a": 2, "b": 1}),
        (OrderedDict(a=1), {"a": 1}),
        (defaultdict(list, a=[1]), {"a": [1]}),
        (MappingProxyType({"a": 1}), {"a": 1}),
        ({"a": 1}.keys(), ["a"]),
        (type("Names", (list,), {})(["a"]), ["a"]),
        (Fraction(4, 2), 2),
        (Fraction(1, 2), 0.5),
        (Decimal("0.5"), 0.5),
        (np.array([None, "a"], object), [None, "a"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_encode_turns_other_types_into_plain_data(value, wanted):
    assert same(carried([value]), [wanted])


def test_encode_reads_an_object_through_its_array_method():
    assert carried(Series()).tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    "value",
    [len, object(), np.array([object()]), np.zeros(2, "M8[s]"), iter([1]), int, range(ITEMS + 1)],
    ids=lambda value: type(value).__name__,
)
def test_encode_says_in_a_sentence_what_is_no_plain_value(value):
    with pytest.raises(NotData, match="^Your answer .*[.]$"):
        encode([value])


def test_what_is_too_deep_or_too_much_is_told_in_a_sentence():
    deep: list = []
    for _ in range(DEPTH + 5):
        deep = [deep]
    cycle: list = []
    cycle.append(cycle)
    for value in (deep, cycle, [0] * (ITEMS + 1), dict.fromkeys(range(ENTRIES + 1))):
        with pytest.raises(NotData, match="too (deeply|many)"):
            encode(value)


FORGED = [
    [],
    {},
    {"a": 1},
    [1],
    ["no such tag"],
    ["dict", [1]],
    ["dict", [["list"], 1]],
    ["set", ["list"]],
    ["set", KEY],
    ["dict", [["tuple", -KEY], 1]],
    ["bytes"],
    ["bytes", -1],
    ["bytes", 9],
    ["bytes", 2.0],
    ["bytes", True],
    ["complex", "x", 1],
    ["complex", 1],
    ["array", "<f8", [2]],
    ["array", "<f8", [-1]],
    ["array", "<f8", [0.5]],
    ["array", "<f8", [1] * 40],
    ["array", "<f8", [0, 1 << 70]],
    ["array", "|O", [1]],
    ["array", "O", []],
    ["array", ">f8", [0]],
    ["array", "<U99999999", [0]],
    ["array", "f8,f8", [0]],
    ["array", ["f8"], [0]],
    ["array", "<f4", 1],
    ["array"],
    ["...", ["list"]][:1] * 2 + [["deep"]],
]


@pytest.mark.parametrize("written", FORGED, ids=lambda written: json.dumps(written)[:40])
def test_forged_data_is_refused(written):
    with pytest.raises(NotData):
        decode(written, b"1234")


def test_bytes_that_nobody_asked_for_are_refused():
    with pytest.raises(NotData, match="left over"):
        decode(None, b"1")


@given(
    st.recursive(
        st.none() | st.integers() | st.floats() | st.sampled_from(["list", "dict", "array", "set", "<f4", "..."]),
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=20,
    ),
    st.binary(max_size=16),
)
def test_whatever_is_written_it_is_a_value_or_refused(written, blob):
    try:
        decode(written, blob)
    except NotData:
        pass


def test_a_deep_forgery_is_refused():
    written: list = ["list"]
    for _ in range(500):
        written = ["list", written]
    with pytest.raises(NotData, match="too deep"):
        decode(written, b"")


def test_not_a_number_and_infinity_pass():
    assert math.isnan(carried([float("nan")])[0]) and carried(float("-inf")) == -math.inf
