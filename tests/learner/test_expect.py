# SPDX-License-Identifier: Apache-2.0
"""Expectations compare values and not types, and `describe` writes values that fit into a sentence."""

import array
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from enum import IntEnum
from fractions import Fraction

import jax.numpy as jnp
import numpy as np
import pytest

from course_lib.learner.checks import check, hidden, points, together
from course_lib.learner.expect import (
    after,
    agrees,
    close,
    describe,
    each,
    equals,
    holds,
    identical,
    sequence,
    table,
)

Pair = namedtuple("Pair", "a b")
Color = IntEnum("Color", "red green")


class Names(list):
    pass


class Series:
    def __init__(self, *values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (3, np.int64(3)),
        (3, jnp.int32(3)),
        (3, 3.0),
        (3, np.array(3.0)),
        (2, Color.green),
        (2, Fraction(4, 2)),
        (True, 1),
        (False, np.int32(0)),
        (True, jnp.array(True)),
        ("a", np.str_("a")),
        ([1, 2], (1, 2)),
        ([1, 2], np.array([1.0, 2.0])),
        ([1, 2], jnp.array([1, 2])),
        ([1, 2], deque([1, 2])),
        ([1, 2], Pair(1, 2)),
        ([1, 2], range(1, 3)),
        ([1, 2], array.array("i", [1, 2])),
        ([1, 2], Series(1, 2)),
        ((1, 2), [1, 2]),
        (["a", "b"], np.array(["a", "b"])),
        (["a", "b"], Names(["a", np.str_("b")])),
        ([True, False], [1, 0]),
        ([[1, 2], ["a"]], ((1, np.int8(2)), Names("a"))),
        ({"a": [1]}, defaultdict(list, a=[1.0])),
        ({"a": 1, "b": 2}, OrderedDict(b=2, a=1)),
        ({"a": 2, "b": 1}, Counter("aab")),
        ({3: "x"}, {np.int64(3): "x"}),
        ({1, 2}, frozenset({1, np.int64(2)})),
        ([None, 1], [None, 1]),
    ],
)
def test_equals_accepts_the_same_value_in_another_type(expected, value):
    assert equals(expected)(value) is None
    assert equals({"deep": [expected]})({"deep": (value,)}) is None


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (1, "1"),
        ("1", 1),
        (1, True),
        (2, 2.5),
        (True, 2),
        (True, "True"),
        (True, [True]),
        ("ab", ["a", "b"]),
        (["a", "b"], "ab"),
        ([1, 2], [1]),
        ([1, 2], {1, 2}),
        ({1, 2}, [1, 2]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1}, [("a", 1)]),
        ({1: "x"}, {"1": "x"}),
        (None, 0),
        ([None], [0]),
        ([], None),
        ([1], object()),
        ([1], iter([1])),
    ],
)
def test_equals_rejects_another_value(expected, value):
    assert equals(expected)(value) is not None
    assert equals([[expected]])([[value]]) is not None


@pytest.mark.parametrize("expected", [0.5, [1, 0.5], {"a": (1, [2.0])}, np.ones(2), np.float32(1), {0.5: "a"}])
def test_equals_refuses_to_expect_a_float(expected):
    with pytest.raises(ValueError, match=r"use `close`.*`identical\(expected, why=...\)`"):
        equals(expected)


def test_identical_compares_numbers_exactly_and_needs_a_reason():
    expectation = identical({"w": np.array([0.1, np.nan]), "name": "a"}, why="loading must not change them")
    assert expectation({"w": [0.1, float("nan")], "name": "a"}) is None
    assert expectation({"w": np.array([0.1, np.nan], np.float32), "name": "a"}).kind == "value"
    assert "exactly: loading must not change them." in expectation({"w": [0.1 + 1e-16, np.nan], "name": "a"}).message
    assert identical([0.5, 1.0], why="saved equals loaded")(np.array([0.5, 1], np.float32)) is None
    with pytest.raises(ValueError, match="needs a reason"):
        identical([1.0], why=" ")


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ({"label": "spam", "p": 0.5}, OrderedDict(label=np.str_("spam"), p=np.float32(0.5000001))),
        ([("Boats", 0.5), ("Small", 1 / 3)], [["Boats", Fraction(1, 2)], Pair("Small", 0.3333333)]),
        ([[1.0, 2.0], [3.0]], [(1, 2), np.array([3.0])]),
        ([180, True], [180.0, np.True_]),
        ([1.0, float("inf")], [1, np.inf]),
        ([1.0, float("nan")], [1, np.nan]),
        ([], []),
        (0.5, Series(0.5).__array__()[0]),
    ],
)
def test_close_compares_nested_structures_within_the_tolerance(expected, value):
    assert close(expected)(value) is None


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ({"label": "spam", "p": 0.5}, {"label": "ham", "p": 0.5}),
        ({"label": "spam", "p": 0.5}, {"label": "spam", "p": 0.51}),
        ({"label": "spam", "p": 0.5}, {"label": "spam", "p": "0.5"}),
        ([("Boats", 0.5)], [("Boats", True)]),
        (1.0, True),
        ([1.0, 0.0], [True, False]),
        (0.5, [0.5]),
    ],
)
def test_close_rejects_another_value(expected, value):
    assert close(expected)(value) is not None


def test_table_accepts_all_kinds_of_rows():
    rows = table([{"name": "a", "share": 0.5, "count": 2, "late": True}])
    assert rows([OrderedDict(name=np.str_("a"), share=np.float32(0.5), count=2.0, late=1)]) is None
    assert "columns name" in rows([{"name": "a"}]).message


def test_agrees_compares_floats_within_the_tolerance_and_the_rest_exactly():
    assert agrees(lambda x: [x, "a", x / 3], [(1,), (2,)])(lambda x: (x, "a", x * 0.333333333)) is None
    assert agrees(lambda x: x, [(1,), (2,)])(lambda x: x + 1e-9) is not None


def test_after_judges_the_value_before_it_transforms_it():
    expectation = after(sorted, equals([1, 2]), wants="a list of numbers")
    assert expectation({2, 1}) is None
    assert expectation(None).message == "The task asks for a list of numbers; you gave nothing."
    assert expectation(7).message == "The task asks for a list of numbers; you gave the whole number 7."
    assert expectation([1, 3]).kind == "value"


def test_each_and_sequence_judge_the_items():
    assert each(close(0.5))(np.array([0.5, 0.5])) is None
    assert "at least one item" in each(close(0.5))([]).message
    assert each(holds(str.isupper), 2)(["A", "b"]) is not None
    pair = sequence(close(2.0), equals(["a"]))
    assert pair((2, ["a"])) is None and pair([2.0, ["b"]]).kind == "value"
    assert "2 values; you gave 3" in pair([1, 2, 3]).message
    assert "2 values; you gave nothing" in pair(None).message


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.64, "0.64"),
        (np.float64(0.667), "0.667"),
        (np.float32(0.1), "0.1"),
        (jnp.array(2.0), "2.0"),
        (None, "None"),
        ("spam", "'spam'"),
        ([], "[]"),
        ([np.float64(0.5), np.str_("a"), None], "[0.5, 'a', None]"),
        ({"a": np.int64(1)}, "{'a': 1}"),
        ((1,), "(1,)"),
        (np.array([[1.0, 2.5], [3, 4]]), "[[1.0, 2.5], [3.0, 4.0]]"),
        (np.array([True, False]), "[True, False]"),
        (np.arange(12.0).reshape(4, 3), "an array of shape (4, 3) and type float64 that starts with 0.0, 1.0, 2.0"),
        (list(range(300)), "a list of 300 items that starts with 0, 1, 2, 3, 4, 5, 6, 7"),
        (describe, "the function `describe`"),
        (lambda x: x, "a lambda function"),
        ([describe], "[the function `describe`]"),
        (object(), "an object object"),
        (iter([1]), "a list_iterator object"),
    ],
)
def test_describe_writes_a_value_that_fits_into_a_sentence(value, written):
    assert describe(value).startswith(written)
    assert "np." not in describe(value) and " at 0x" not in describe(value)


def test_describe_shortens_long_text():
    assert describe("a" * 500).endswith("(500 characters)") and len(describe("a" * 500)) < 150


def test_message_names_the_kind_asked_for_then_the_value_then_the_hint():
    outcome = check(
        "length", lambda: [0.5], close(0.5), wrong="You came to {value}. Which of the numbers is asked for?"
    )
    assert outcome.message == (
        "The task asks for one number; you gave the list [0.5]. Which of the numbers is asked for?"
    )
    outcome = check("kind", lambda: np.array([True, False]), equals(True), wrong="Look at all arrays.")
    assert "one truth value" in outcome.message and "[True, False]" in outcome.message
    assert "`.all()`" in outcome.message and "Look at all arrays." in outcome.message


def test_together_passes_only_if_all_of_its_checks_pass():
    right = [check("equal", lambda: True, equals(True), why="Copies."), check("changed", lambda: False, equals(False))]
    wrong = hidden("changed", lambda: True, equals(False), wrong="A change was missed.")
    assert together("equal and changed sets", *right).status == "passed"
    outcome = together("equal and changed sets", right[0], wrong)
    assert outcome.status == "wrong" and outcome.message == "A change was missed."
    assert outcome.asked == "equal and changed sets (changed)"
    assert points(3, outcome, right[0]) == 1.5
    with pytest.raises(ValueError, match="two"):
        together("one", right[0])
