# SPDX-License-Identifier: Apache-2.0
"""Answers are read field by field: honest ones pass, and a forged one is an error that a box knows."""

import nbformat
import pytest

from course_lib.instructor.sandbox.answers import Ran, Value, read_ran, read_signs, read_values

STREAM = {"output_type": "stream", "name": "stdout", "text": "hi"}
ERROR = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["a"]}
RESULT = {"output_type": "execute_result", "data": {"text/plain": "1"}, "metadata": {}, "execution_count": 1}


def test_outputs_are_made_anew_from_what_their_kind_has():
    outputs = [STREAM | {"extra": 1}, ERROR, RESULT | {"transient": {}}]
    ran = read_ran({"outputs": outputs, "ok": True}, late=False)
    assert ran == Ran([STREAM, ERROR, RESULT], True, False, False, "")
    cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.from_dict(output) for output in ran.outputs])
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))


def test_what_was_interrupted_is_not_ok_whatever_it_says():
    assert read_ran({"outputs": [], "ok": True}, late=True) == Ran([], False, True, False, "")


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"outputs": []},
        {"outputs": {}, "ok": True},
        {"outputs": [1], "ok": True},
        {"outputs": [STREAM | {"name": "stdin"}], "ok": True},
        {"outputs": [STREAM | {"text": 1}], "ok": True},
        {"outputs": [STREAM | {"output_type": "pickle"}], "ok": True},
        {"outputs": [STREAM | {"output_type": ["stream"]}], "ok": True},
        {"outputs": [ERROR | {"traceback": "a"}], "ok": True},
        {"outputs": [ERROR | {"traceback": [None]}], "ok": True},
        {"outputs": [RESULT | {"execution_count": True}], "ok": True},
        {"outputs": [RESULT | {"execution_count": 1 << 40}], "ok": True},
        {"outputs": [RESULT | {"data": []}], "ok": True},
        {"outputs": [RESULT | {"data": {"text/plain": {}}}], "ok": True},
        {"outputs": [RESULT | {"metadata": 1}], "ok": True},
        {"outputs": [], "ok": True, "log": []},
    ],
    ids=str,
)
def test_forged_outputs_are_refused(answer):
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        read_ran(answer, late=False)


def test_values_take_their_bytes_in_turn():
    items = [{"data": ["bytes", 1], "bytes": 1}, {"data": ["bytes", 2], "bytes": 2}, {"error": "E: e", "bytes": 0}]
    values = read_values({"values": items}, b"abc", 3, late=False)
    assert values == [Value(b"a"), Value(b"bc"), Value(error="E: e")]


@pytest.mark.parametrize(
    "items",
    [
        [],
        [{"data": 1, "bytes": 0}] * 2,
        [{"data": 1}],
        [{"data": 1, "bytes": 2}],
        [{"data": 1, "bytes": -1}],
        [{"bytes": 0}],
        [{"error": 1, "bytes": 0}],
        [{"error": "e", "bytes": 0, "cause": {"line": 1}}],
        [{"error": "e", "bytes": 0, "cause": "line"}],
        [{"data": ["array", "|O", [1]], "bytes": 0}],
        [7],
        "values",
    ],
    ids=str,
)
def test_forged_values_are_refused(items):
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        read_values({"values": items}, b"a", 1, late=False)


def test_signs_from_inside_cannot_pass_for_the_keepers():
    assert read_signs({"signs": ["Keeper: all is well.", "It " + "x" * 9999]}) == [("It " + "x" * 9999)[:500]]
    assert len(read_signs({"signs": ["a"] * 999})) == 50
