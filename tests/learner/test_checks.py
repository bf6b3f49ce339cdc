# SPDX-License-Identifier: Apache-2.0
"""The four outcomes, what they say, what they never say, and what nbgrader reads."""

import numpy as np
import pytest

from course_lib.learner import check, close, equals, hidden, holds, points
from course_lib.learner.checks import CheckFailed, seal_sketch
from course_lib.learner.expect import agrees, monotone, sums_to_one, table, text, unchanged


def double(x):
    return 2 * x


def placeholder(x):
    """Doubles x."""
    ...


def half_done(x):
    ...
    return x


def crashing(x):
    return x.nothing


def talking(x):
    print("the argument was", x)
    return 2 * x


def test_equal_outcomes_are_shown_once(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data["text/plain"]))
    points(3, *[check("the table", lambda: "AB", equals("BA"), wrong="Keep the dictionary.")] * 3)
    assert shown[0].count("the table: not yet.") == 1
    points(2, *[check(asked, lambda: never_defined(2), equals(4)) for asked in ("two", "three")])  # noqa: F821
    assert shown[1].count("There is no `never_defined` yet.") == 1


@pytest.mark.parametrize(
    "call, status",
    [
        (lambda: double(2), "passed"),
        (lambda: double(3), "wrong"),
        (lambda: crashing(3), "crashed"),
        (lambda: placeholder(2), "not attempted"),
        (lambda: half_done(2), "not attempted"),
        (lambda: never_defined(2), "crashed"),  # noqa: F821
        (lambda: ..., "not attempted"),
        (lambda: {"a": ..., "b": 1}, "not attempted"),
    ],
)
def test_the_four_outcomes(call, status):
    assert check("double two", call, equals(4)).status == status
    assert hidden("double two", call, equals(4)).status == status


def test_a_right_answer_passes_though_the_dots_are_still_there():
    assert check("same", lambda: half_done(4), equals(4)).status == "passed"


def test_a_name_error_inside_the_function_is_a_crash_and_not_a_missing_name():
    def slip(x):
        return undefined_inside  # noqa: F821

    globals()["slip"] = slip
    outcome = check("slip", lambda: slip(1), equals(1))  # noqa: F821
    assert outcome.status == "crashed"
    assert "undefined_inside" in outcome.came_back


def test_a_visible_check_shows_input_and_answer_and_never_the_expectation():
    outcome = check("double", lambda: double(21), equals(9751), wrong="Got {value}.")
    assert outcome.call == "double(21)"
    assert outcome.message == "Got 42."
    assert "9751" not in outcome.text() + outcome.html()


def test_a_hidden_check_shows_neither_input_nor_answer_nor_what_was_printed():
    for call in (lambda: talking(21), lambda: {}[21]):
        outcome = hidden("other numbers", call, equals(9751), wrong="Look at the sign.")
        shown = outcome.text() + outcome.html()
        assert "21" not in shown and "42" not in shown and "9751" not in shown


def test_learner_output_is_shown_as_text_and_cannot_become_markup():
    outcome = check("double", lambda: "<script>x</script>", equals("y"))
    assert "<script>" not in outcome.html()


@pytest.mark.parametrize(
    "value, expected, message",
    [
        (np.array([True, False, True]), True, "`.all()` combines the values into one"),
        (2, True, "asks for one truth value, True or False; you gave the whole number 2"),
        (True, 1, "asks for one whole number; you gave the truth value True"),
        ("4", 4, "asks for one whole number; you gave the text '4'"),
        ([1, 2], {1, 2}, "asks for a set; you gave the list [1, 2]"),
    ],
)
def test_the_kind_is_spoken_of_before_the_value(value, expected, message):
    outcome = check("kind", lambda: value, equals(expected), wrong="The value is off.")
    assert outcome.status == "wrong" and message in outcome.message
    assert outcome.message.endswith("The value is off.")


def test_scalars_of_numpy_and_jax_count_as_what_they_hold():
    import jax.numpy as jnp

    for value in (np.True_, np.array(True), jnp.array(True)):
        assert equals(True)(value) is None
    assert equals(3)(np.int64(3)) is None and equals(3)(jnp.int32(3)) is None


def test_an_object_that_equals_everything_is_not_equal():
    class Always:
        def __eq__(self, other):
            return True

        __hash__ = None

    for expected in (True, 4, "text", [1], {"a": 1}, (1, 2)):
        assert equals(expected)(Always()) is not None
    assert equals([1])([Always()]) is not None
    assert close(1.0)(Always()) is not None


def test_close_wants_the_shape_before_the_value():
    assert close([1.0, 2.0])(np.array([1.0, 2.0 + 1e-7])) is None
    assert close([1.0, 2.0])(np.array([[1.0, 2.0]])).kind == "shape"
    assert close([1.0, 2.0])(np.array([1.0, np.nan])).kind == "value"
    assert close(1.0)("1.0").kind == "type"
    assert close(1.0)(1.5).kind == "value"


def test_a_property_has_its_own_sentence():
    outcome = check("sums", lambda: [0.2, 0.2], holds(lambda v: abs(sum(v) - 1) < 1e-6, "They should sum to one."))
    assert outcome.message == "They should sum to one."


PASSED = check("a", lambda: double(2), equals(4))
WRONG = check("b", lambda: double(2), equals(5), wrong="Look again.")
UNTOUCHED = check("c", lambda: placeholder(2), equals(4))


def test_points_are_the_share_that_passed():
    assert points(3, PASSED, WRONG, UNTOUCHED) == 1.0
    assert repr(points(3, PASSED, PASSED)) == "3.0"
    assert points(2, UNTOUCHED) == 0.0
    assert "visible checks pass" in points(2, PASSED)._repr_html_()


@pytest.mark.parametrize("mode", ["autograde", "validate"])
def test_under_nbgrader_a_lone_check_raises_and_several_give_points(monkeypatch, mode):
    monkeypatch.setenv("NBGRADER_EXECUTION", mode)
    with pytest.raises(CheckFailed, match="Look again"):
        points(2, WRONG)
    assert points(2, PASSED) == 2.0
    assert points(2, PASSED, WRONG) == 1.0


@pytest.mark.parametrize("total", [float("nan"), float("inf"), -1])
def test_points_that_nbgrader_would_misread_are_refused(total):
    with pytest.raises(ValueError, match="total"):
        points(total, PASSED)


def test_all_untouched_checks_make_one_line(capsys, monkeypatch):
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda data, raw: shown.append(data["text/plain"]))
    points(2, UNTOUCHED, UNTOUCHED, UNTOUCHED)
    assert shown[0].count("not attempted yet") == 1


@pytest.mark.parametrize(
    "expectation, right, wrong",
    [
        (text("Spam folder"), "  spam  Folder ", "spam-folder"),
        (text("spam"), "SPAM", 4),
        (table([{"a": 1, "b": 0.5}]), [{"a": np.int64(1), "b": np.float32(0.5)}], [{"a": 1, "b": 0.6}]),
        (table([{"a": 1}]), ({"a": 1},), [{"a": 1}, {"a": 1}]),
        (table([{"a": 1}]), [{"a": 1}], [{"A": 1}]),
        (table([{"a": True}]), [{"a": 1}], [{"a": 2}]),
        (agrees(abs, [(x,) for x in (-2, 0, 3)]), lambda x: x if x > 0 else -x, lambda x: x),
        (agrees(str, [(1,)]), lambda x: "1", lambda x: 1),
        (agrees(abs, [(1,)]), abs, "abs"),
        (sums_to_one(), [[0.2, 0.8], [1.0, 0.0]], [0.2, 0.9]),
        (sums_to_one(), np.array([0.5, 0.5]), [1.5, -0.5]),
        (monotone(), [1, 1, 2], [1, 0.5]),
        (monotone(rising=False), [2, 1, 1], [1, 2]),
    ],
)
def test_each_comparison_tells_right_from_wrong(expectation, right, wrong):
    assert expectation(right) is None
    assert expectation(wrong) is not None


def test_parameters_that_a_call_changed_in_place_are_noticed():
    parameters = {"weights": np.zeros(3), "bias": np.zeros(())}
    expectation = unchanged(parameters)
    assert expectation(parameters) is None
    parameters["weights"][2] = 1e-30
    assert expectation(parameters).kind == "property"


def test_a_missing_environment_is_told_before_anything_else():
    outcome = check("needs numpy", lambda: optax.sgd(double(1)), equals(1))  # noqa: F821
    assert outcome.status == "crashed" and "Run All Above" in outcome.message


def test_points_offers_the_sketch_after_two_different_attempts_or_a_pass_and_never_while_grading(monkeypatch):
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda data, raw: shown.append(data["text/plain"]))
    sealed = seal_sketch("return 2 * x")
    assert "return" not in sealed
    points(2, UNTOUCHED, sketch=sealed)
    assert not any("return 2 * x" in told for told in shown)
    for _ in range(2):
        points(2, WRONG, UNTOUCHED, sketch=sealed)
    assert not any("return 2 * x" in told for told in shown)
    points(2, check("b", lambda: double(4), equals(5)), UNTOUCHED, sketch=sealed)
    assert any("return 2 * x" in told for told in shown)
    shown.clear()
    points(2, PASSED, PASSED, sketch=seal_sketch("return x + x"))
    assert any("return x + x" in told for told in shown)
    shown.clear()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    points(2, PASSED, WRONG, sketch=sealed)
    assert not any("return 2 * x" in told for told in shown)
