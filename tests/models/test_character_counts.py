# SPDX-License-Identifier: Apache-2.0
from itertools import product

import numpy as np
import pytest

from course_lib.inference.write_by_counts import write_by_counts
from course_lib.models.character_counts import END
from course_lib.training.counting import count_characters

TEXTS = ["abracadabra", "a bra", "cad", "abra"]


@pytest.mark.parametrize("order", [1, 2, 3, 5])
def test_what_follows_adds_to_one(order):
    counts = count_characters(TEXTS, order)
    for context in ["", "a", "ab", "zz", "abrac"]:
        chances = counts.probabilities(counts.numbers(context))
        assert chances.sum() == pytest.approx(1)
        assert (chances > 0).all()


def test_the_bits_of_texts_are_those_of_their_letters_one_by_one():
    counts = count_characters(TEXTS, 3)
    texts = ["abrad", "", "xa"]
    wanted = 0.0
    for text in texts:
        numbers = counts.numbers(text + END)
        for place, number in enumerate(numbers):
            wanted -= np.log2(counts.probabilities(numbers[max(0, place - 2) : place])[number])
    bits, letters = counts.bits(texts)
    assert bits == pytest.approx(wanted)
    assert letters == 7


def test_witten_and_bells_formula_on_a_case_by_hand():
    # after "a" came b twice and END once: 3 letters of 2 kinds; alone, letters came a 3, b 2, END 2 of 7, 3 kinds
    counts = count_characters(["ab", "aba"], 2)
    base = 4  # a, b, END, unknown
    alone = (2 + 3 / base) / (7 + 3)
    follows = counts.probabilities(counts.numbers("a"))
    assert follows[counts.alphabet.index("b")] == pytest.approx((2 + 2 * alone) / (3 + 2))


def test_more_context_costs_fewer_bits_on_text_like_it():
    texts = ["".join(pair) for pair in product(["the tent ", "my boots "], ["leak", "are lost", "came late"])] * 3
    assert count_characters(texts, 4).bits(texts)[0] < count_characters(texts, 1).bits(texts)[0] / 2


def test_writing_changes_no_count_and_the_same_seed_gives_the_same_text():
    counts = count_characters(["the tent leaks", "the tent is lost", "the boots leak"] * 5, 5)
    before = [table.copy() for table in counts.counts]
    text = write_by_counts(counts, 40, prompt="the ", seed=1)
    assert text == write_by_counts(counts, 40, prompt="the ", seed=1)
    assert set(text) <= set(counts.alphabet)
    assert all((old == new).all() for old, new in zip(before, counts.counts, strict=True))
    assert len({write_by_counts(counts, 40, seed=seed) for seed in range(5)}) > 1


@pytest.mark.parametrize(("texts", "order"), [([], 5), (["a"], 0), (["abc"], 64)])
def test_what_cannot_be_counted_is_refused(texts, order):
    with pytest.raises(ValueError, match="Counting needs texts"):
        count_characters(texts, order)
