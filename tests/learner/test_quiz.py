# SPDX-License-Identifier: Apache-2.0
"""A plain answer cell: what counts as an answer, and what the learner edition may not show."""

import pytest

from course_lib.learner.quiz import Option, answered, seal

OPTIONS = [Option("It learned.", False, "The fingerprint is the same."), Option("Nothing.", True, "Yes.")]


@pytest.mark.parametrize("answer", ["b", "B", " b ", "(b)"])
def test_the_right_letter_however_it_is_written(answer):
    outcome = answered(1, lambda: answer, seal(OPTIONS))
    assert outcome.status == "passed" and outcome.message == "Yes."


def test_a_wrong_option_has_its_own_explanation():
    outcome = answered(1, lambda: "a", seal(OPTIONS))
    assert outcome.status == "wrong" and outcome.message == "The fingerprint is the same."


@pytest.mark.parametrize("answer", ["c", "", "ab", 2, None, ["b"]])
def test_what_is_no_option_says_what_an_answer_looks_like(answer):
    outcome = answered(1, lambda: answer, seal(OPTIONS))
    assert outcome.status == "wrong" and "one letter in quotes, a to b" in outcome.message


def test_untouched_and_missing_are_not_attempted():
    assert answered(1, lambda: ..., seal(OPTIONS)).status == "not attempted"
    assert answered(1, lambda: missing_answer, seal(OPTIONS)).status == "not attempted"  # noqa: F821


def test_the_seal_holds_no_word_of_the_key():
    sealed = seal(OPTIONS)
    assert "true" not in sealed and "fingerprint" not in sealed
