# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.text_evaluation import exact_match, facts_kept, rouge_l, slot_recall

words = st.lists(st.sampled_from("the tent leaks a boot came late".split()), min_size=1, max_size=8).map(" ".join)


def test_slot_recall_is_the_share_of_all_facts():
    slots = [{"name": "Teo", "order": "LO-12345", "wish": None}, {"name": "Mara", "order": None, "wish": "a refund"}]
    assert slot_recall(["Teo: late.", "mara wants a refund"], slots) == pytest.approx(3 / 4)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("LO-12345", True), ("order lo-12345.", True), ("LO-123456", False), ("LO-1234", False), ("LO 12345", False)],
)
def test_a_fact_is_kept_whole_or_not_at_all(text, kept):
    assert facts_kept([text], [{"order": "LO-12345"}]) == [{"order": kept}]


def test_a_fact_may_hold_signs_that_mean_something_elsewhere():
    assert slot_recall(["it cost 4.90 (plus)"], [{"amount": "4.90 (plus)"}]) == 1
    assert slot_recall(["it cost 4590"], [{"amount": "4.90"}]) == 0


def test_rouge_l_of_a_case_by_hand():
    # the longest common subsequence is "police the gunman", 3 of 4 and 4 words
    assert rouge_l(["police killed the gunman"], ["police kill the gunman"]) == pytest.approx(3 / 4)
    assert rouge_l(["the gunman killed police"], ["police killed the gunman"]) == pytest.approx(2 / 4)


@given(words, words)
def test_rouge_l_is_symmetric_between_0_and_1_and_1_for_the_same(one, other):
    assert rouge_l([one], [other]) == pytest.approx(rouge_l([other], [one]))
    assert 0 <= rouge_l([one], [other]) <= 1
    assert rouge_l([one], [one]) == 1


def test_exact_looks_away_from_spaces_at_the_ends():
    assert exact_match(["a b ", "a  b", "A b"], ["a b", "a b", "a b"]) == pytest.approx(1 / 3)


@pytest.mark.parametrize("measure", [slot_recall, rouge_l, exact_match])
def test_what_is_not_paired_is_refused(measure):
    with pytest.raises(ValueError, match="counterpart"):
        measure(["a"], [])


def test_no_fact_at_all_is_refused():
    with pytest.raises(ValueError, match="no fact"):
        slot_recall(["a"], [{"name": None}])
