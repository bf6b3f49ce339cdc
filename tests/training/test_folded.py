# SPDX-License-Identifier: Apache-2.0
"""Folded batches are the same batches: the rows, their order, their n-grams and what a model makes of them."""

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.models import bag_of_words, text_network
from course_lib.preprocess import features, fit_text, ragged_features
from course_lib.training import minibatches
from course_lib.training.batches import Stacker
from course_lib.training.folded import FoldedMinibatches, fold

WORDS = [f"w{chr(97 + i)}" for i in range(26)]


def some(lengths):
    rng = np.random.default_rng(0)
    texts = [" ".join(rng.choice(WORDS, length)) for length in lengths]
    return fit_text(texts), texts


@pytest.mark.long
@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 90), min_size=1, max_size=12), st.integers(1, 9), st.integers(0, 3))
def test_folding_changes_no_score(lengths, batch_size, seed):
    preprocess, texts = some([*lengths, 1])
    numbers, labels = features(preprocess, texts), np.arange(len(texts), dtype=np.int32)
    plain = minibatches((numbers, labels), batch_size, seed)
    folded = FoldedMinibatches(numbers, labels, batch_size, seed, steps=4)
    params = bag_of_words.init(preprocess.size, 3, seed=1)
    for _ in range(4):
        (wide, wanted), (narrow, found) = next(plain), next(folded)
        assert found.tolist() == wanted.tolist()
        np.testing.assert_allclose(bag_of_words.logits(params, narrow), bag_of_words.logits(params, wide), atol=1e-6)
        assert sorted(narrow.ids[narrow.ids > 0].tolist()) == sorted(wide.ids[wide.ids > 0].tolist())


@pytest.mark.parametrize("lengths", [[3, 60, 0, 17, 8, 16, 32], [0, 4, 2], [0], [80] * 3])
def test_fold_gives_the_same_lines_for_padded_and_ragged_features(lengths):
    preprocess, texts = some([*lengths, 1])
    lines = fold(ragged_features(preprocess, texts))
    for part, padded in zip(lines, fold(features(preprocess, texts)), strict=True):
        assert part.dtype == padded.dtype
        np.testing.assert_array_equal(part, padded)
    assert len(lines.ids) == lines.lines.sum() + 1 and not lines.ids[-1].any()


def test_a_network_reads_folded_texts_too():
    preprocess, texts = some([3, 60, 0, 17, 8])
    numbers = features(preprocess, texts)
    params = text_network.init(preprocess.size, {"a": 2, "b": 3}, width=4)
    folded = FoldedMinibatches(numbers, np.arange(5), 5, 0, steps=1)
    narrow, order = next(folded)
    wide = jax.tree.map(lambda leaf: leaf[order], numbers)
    for task, scores in text_network.logits(params, narrow).items():
        np.testing.assert_allclose(scores, text_network.logits(params, wide)[task], atol=1e-6)


def test_the_fullest_batch_fits_and_little_is_empty():
    preprocess, texts = some([80] * 10 + [2] * 300)
    numbers = features(preprocess, texts)
    folded = FoldedMinibatches(numbers, np.arange(310), 32, 0, steps=200)
    fullest = 0
    for _ in range(200):
        batch, _ = next(folded)
        assert np.count_nonzero(batch.ids.any(axis=1)) == batch.lines.sum()
        fullest = max(fullest, int(batch.lines.sum()))
    assert fullest <= len(batch.ids) < fullest + 16
    assert batch.ids.size < 32 * numbers.ids.shape[1] / 3


@pytest.mark.parametrize("skipped", [0, 1, 7])
def test_many_at_once_are_those_one_by_one(skipped):
    preprocess, texts = some([5, 40, 1, 0, 33, 20, 7])
    numbers, labels = features(preprocess, texts), np.arange(7)

    def stream():
        return FoldedMinibatches(numbers, labels, 3, 2, steps=20)

    single = stream()
    for _ in range(skipped):
        next(single)
    stacker = Stacker(stream(), 5)
    stacker.skip(skipped)
    for count in (5, 3, 5):
        stack = stacker.draw(count)
        for place in range(count):
            expected = next(single)
            found = jax.tree.map(lambda leaf, place=place: leaf[place], stack)
            jax.tree.map(np.testing.assert_array_equal, found, expected)
