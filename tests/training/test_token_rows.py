# SPDX-License-Identifier: Apache-2.0
"""No token is lost or counted twice."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.training.token_rows import answers, pack

documents_of = st.lists(st.lists(st.integers(1, 9), min_size=2, max_size=20), min_size=1, max_size=12)


def unpacked(rows):
    """The documents that rows hold."""
    return [
        row[numbers == number].tolist()
        for row, numbers in zip(rows.tokens, rows.documents, strict=True)
        for number in range(1, numbers.max() + 1)
    ]


@given(documents_of)
def test_every_document_is_whole_in_one_row(documents):
    assert sorted(unpacked(pack(documents, 20))) == sorted(documents)


@given(documents_of, st.integers(2, 20))
def test_long_ones_are_cut_and_every_next_token_counts_once(documents, length):
    rows = pack(documents, length)
    pieces = [each[at : at + length] for each in documents for at in range(0, len(each), length)]
    assert sorted(unpacked(rows)) == sorted(piece for piece in pieces if len(piece) > 1)
    counted = rows.weights > 0
    assert counted.sum() == sum(len(piece) - 1 for piece in unpacked(rows))
    assert not counted[:, 0].any()
    starts = (rows.documents[:, 1:] != rows.documents[:, :-1]) & counted[:, 1:]
    assert not starts.any() and not counted[rows.documents == 0].any()
    assert rows.weights.sum(axis=1).mean() == pytest.approx(1, rel=1e-5)


def test_packing_fills_rows():
    rng = np.random.default_rng(0)
    documents = [rng.integers(1, 9, size).tolist() for size in rng.integers(10, 100, 300)]
    assert (pack(documents, 128).documents > 0).mean() > 0.97


def test_only_answers_count():
    rows = answers([([1, 5, 6], [7, 2]), ([1], [8, 9, 2])])
    np.testing.assert_array_equal(rows.tokens[:, :6], [[1, 5, 6, 7, 2, 0], [1, 8, 9, 2, 0, 0]])
    np.testing.assert_array_equal(rows.weights[:, :6] > 0, [[0, 0, 0, 1, 1, 0], [0, 1, 1, 1, 0, 0]])
    np.testing.assert_allclose(rows.weights.max(), 2 / 5)


def test_what_teaches_nothing_is_refused():
    for documents, length in [([], 8), ([[1]], 8), ([[1, 2]], 1), ([[1, 2]], 0)]:
        with pytest.raises(ValueError, match="nothing to learn from"):
            pack(documents, length)
    for pairs in ([], [([], [1])], [([1], [])]):
        with pytest.raises(ValueError, match="nothing to learn from"):
            answers(pairs)
    with pytest.raises(ValueError, match="does not fit a length of 4"):
        answers([([1, 2, 3], [4, 5])], 4)
