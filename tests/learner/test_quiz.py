# SPDX-License-Identifier: Apache-2.0
"""What counts as an answer, what is said about it, and what the learner edition may not show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.learner import answers
from course_lib.learner.card import _told
from course_lib.learner.formula import value_of
from course_lib.learner.quiz import (
    Item,
    Row,
    Trap,
    answered,
    asked,
    drawn,
    in_words,
    judge,
    matched,
    seal,
    seal_rows,
    unseal,
    variant_of,
    withheld,
)

SINGLE = Item("s", "single", "Q?", texts=("yes", "no"), key="b", whys=("Because not.", "Because."))
SEVERAL = Item(
    "v", "several", "Q?", texts=("1", "2", "3"), key="ac", whys=("w1", "Two is even.", "w3"), why="Both.", wrong="More."
)
ORDER = Item("o", "order", "Q?", texts=("loss", "forward"), key="ba", why="So.", wrong="What comes first?")
MATCH = Item("m", "match", "Q?", texts=("T", "I"), rows=("r1", "r2"), key="ab", whys=("no r1", "no r2"), why="All fit.")
NUMBER = Item(
    *("n", "number", "{hours} h at {rate}?"),
    answer="hours * rate",
    tolerance=0.01,
    draw={"hours": (2, 9), "rate": (10, 40)},
    why="Yes.",
    wrong="Multiply.",
    traps=(Trap("hours + rate", "You added."),),
)
ITEMS = [SINGLE, SEVERAL, ORDER, MATCH, NUMBER]


@pytest.mark.parametrize(
    "item, answer, status, message",
    [
        (SINGLE, "b", "passed", "Because."),
        (SINGLE, " (B) ", "passed", "Because."),
        (SINGLE, "a", "wrong", "Because not."),
        (SINGLE, "ab", "wrong", "one letter in quotes, a to b"),
        (SINGLE, "c", "wrong", "one letter in quotes"),
        (SINGLE, 2, "wrong", "one letter in quotes"),
        (SINGLE, ["b"], "wrong", "one letter in quotes"),
        (SINGLE, ..., "not attempted", "one letter in quotes"),
        (SEVERAL, "c, a", "passed", "Both."),
        (SEVERAL, "a", "wrong", "More."),
        (SEVERAL, "abc", "wrong", "Two is even."),
        (SEVERAL, "", "wrong", "letters of all that are right"),
        (ORDER, "ba", "passed", "So."),
        (ORDER, "ab", "wrong", "What comes first?"),
        (ORDER, "aa", "wrong", "all letters from a to b"),
        (MATCH, "ab", "passed", "All fit."),
        (MATCH, "aa", "wrong", "no r2"),
        (MATCH, "ba", "wrong", "2 rows do not fit yet. no r1"),
        (MATCH, "a", "wrong", "2 letters in quotes"),
    ],
)
def test_each_kind_tells_right_from_wrong_and_says_why(item, answer, status, message):
    outcome = judge(item, 3, answer)
    assert outcome.status == status
    assert message in outcome.message
    assert outcome.asked == "Question 3"


@given(st.integers(0, 999))
def test_a_drawn_number_is_judged_on_its_own_variant(variant):
    numbers = drawn(NUMBER, variant)
    right = numbers["hours"] * numbers["rate"]
    assert 2 <= numbers["hours"] <= 9 and 10 <= numbers["rate"] <= 40
    assert judge(NUMBER, 1, right, variant).status == "passed"
    # the variant that was shown travels with the answer, and wins over the one that a grader would draw
    assert judge(NUMBER, 1, f"{right} (variant {variant})", variant=0).status == "passed"
    assert judge(NUMBER, 1, sum(numbers.values()), variant).message in ("You added.", "Yes.")
    assert judge(NUMBER, 1, right + 1, variant).status == "wrong"
    assert str(numbers["rate"]) in asked(NUMBER, variant)


@pytest.mark.parametrize("answer", ["many", True, None, [3], "3 4"])
def test_what_is_no_number_is_said_to_be_none(answer):
    assert "a number, such as 3.5" in judge(NUMBER, 1, answer).message


def test_a_student_keeps_one_variant_and_nobody_gets_the_first():
    assert variant_of(NUMBER, "ada") == variant_of(NUMBER, "ada") != 0
    assert variant_of(NUMBER, "") == variant_of(SINGLE, "ada") == 0
    assert len({variant_of(NUMBER, f"student{i}") for i in range(50)}) > 40


@pytest.mark.parametrize("item", ITEMS)
def test_the_seal_keeps_everything_and_shows_nothing(item):
    sealed = seal(item)
    assert unseal(sealed) == item
    for word in ("Because", "key", "hours"):
        assert word not in sealed


@pytest.mark.parametrize("item", ITEMS)
def test_a_withheld_item_holds_no_key_and_no_explanation(item):
    bare = withheld(item)
    assert (bare.key, bare.answer, bare.why, bare.wrong, bare.whys, bare.traps) == ("", "", "", "", (), ())
    right = item.key or 20
    outcome = judge(unseal(seal(bare)), 1, right)
    assert outcome.status == judge(bare, 1, item.key[::-1] or 21).status == "recorded"
    assert "right." not in outcome.text() and "when grades are released" in outcome.text()


@pytest.mark.parametrize("item", ITEMS)
def test_the_card_is_told_no_key(item):
    told = str(_told(item, 0))
    for secret in (item.why, item.wrong, item.answer, *item.whys, *(trap.why for trap in item.traps)):
        assert not secret or secret not in told
    assert "key" not in told


@pytest.mark.parametrize("item", [SINGLE, SEVERAL, ORDER, MATCH])
def test_card_lists_options_in_the_order_of_the_text(item, monkeypatch):
    for name in ("ada", "ben"):
        monkeypatch.setenv("JUPYTERHUB_USER", name)
        options = [f"{option['letter']}) {option['text']}" for option in _told(item, 0)["options"]]
        assert options == in_words(item, 0).splitlines()[-len(options) :]


def test_answers_survive_and_are_written_into_the_answer_cells(tmp_path):
    answers.save("which", "b", tmp_path)
    answers.save("cost", "12 (variant 7)", tmp_path)
    notebook = {
        "cells": [
            {"metadata": {"nbgrader": {"grade_id": "quiz-which"}}, "source": ["question_1 = ..."]},
            {"metadata": {"nbgrader": {"grade_id": "quiz-cost"}}, "source": "question_2 = ...\n"},
            {"metadata": {"nbgrader": {"grade_id": "quiz-typed"}}, "source": 'question_3 = "a"'},
            {"metadata": {}, "source": "x = ..."},
        ]
    }
    assert answers.written_in(notebook, answers.load(tmp_path) | {"typed": "b"}) == ["which", "cost"]
    assert [cell["source"] for cell in notebook["cells"]] == [
        'question_1 = "b"',
        'question_2 = "12 (variant 7)"',
        'question_3 = "a"',
        "x = ...",
    ]


def test_a_broken_answer_file_counts_as_empty(tmp_path):
    (tmp_path / answers.ANSWERS).write_text("{ broken")
    assert answers.load(tmp_path) == {}
    answers.save("which", "b", tmp_path)
    assert answers.load(tmp_path) == {"which": "b"}


def test_an_id_is_kept_for_all_chapters(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "from-the-hub")
    chapter = tmp_path / "01-small"
    chapter.mkdir()
    assert answers.student(chapter) == "from-the-hub"
    answers.remember_student("ada-7", chapter)
    assert answers.student(chapter) == "ada-7"
    with pytest.raises(ValueError, match="letters, digits"):
        answers.remember_student("ada; rm -rf", chapter)


ROWS = [Row("time", "A", "Yes, time.", "No, time."), Row("fixed", True, "Yes, fixed.", "No, fixed.")]


def test_a_table_is_judged_row_by_row():
    sealed = seal_rows(ROWS)
    outcomes = matched(lambda: {"time": " a ", "fixed": False}, sealed)
    assert [outcome.status for outcome in outcomes] == ["passed", "wrong"]
    assert outcomes[1].message == "No, fixed."
    assert [o.status for o in matched(lambda: {"time": ..., "fixed": True}, sealed)] == ["not attempted", "passed"]
    assert [o.status for o in matched(lambda: missing_table, sealed)] == ["crashed"] * 2  # noqa: F821
    assert matched(lambda: {"time": True, "fixed": "yes"}, sealed)[1].message.endswith("you wrote 'yes'.")
    assert matched(lambda: ["A", True], sealed)[0].status == "wrong"


@pytest.mark.parametrize("formula, value", [("2 + 3 * 4", 14), ("-(a ** 2) / 4", -2.25), ("1.5", 1.5)])
def test_formulas_are_computed(formula, value):
    assert value_of(formula, {"a": 3}) == value


@pytest.mark.parametrize("formula", ["__import__('os')", "a.b", "a[0]", "unknown + 1", "1 if a else 2", "1 /", "1/0"])
def test_nothing_but_arithmetic_is_computed(formula):
    with pytest.raises(ValueError, match="cannot be computed"):
        value_of(formula, {"a": 3})


def test_validate_asks_the_card_and_autograde_only_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answers.save("s", "b")
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert answered(1, lambda: ..., seal(SINGLE)).status == "passed"
    assert answered(1, lambda: "a", seal(SINGLE)).status == "wrong"
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert answered(1, lambda: ..., seal(SINGLE)).status == "not attempted"
    assert answered(1, lambda: missing_answer, seal(SINGLE)).status == "not attempted"  # noqa: F821
