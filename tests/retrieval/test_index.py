# SPDX-License-Identifier: Apache-2.0
"""Search by meaning, by words and by both; and an index that documents enter and leave."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.retrieval import Document, Embedder, build, fuse, ours, search, search_all, top, update

DOCUMENTS = (
    Document(
        "returns", "Sending back", "You have 30 days to return an item. Labels stay on.\n\nThe parcel costs nothing."
    ),
    Document("express", "Express", "A courier brings it within 24 hours. Somebody has to be at home."),
    Document("care", "Cleaning", "Wash jackets at 30 degrees. Never put a tent in the machine."),
    Document("parts", "Spare parts", "The buckle of the Vole bag has the number QX-77. A letter costs 1.90."),
)


def same(one, other) -> bool:
    fields = [index.chunks == other.chunks and index.embedder == other.embedder for index in (one,)]
    return all(fields) and np.array_equal(one.vectors, other.vectors) and one.words == other.words


@pytest.mark.parametrize("by", ["cosine", "bm25", "both"])
def test_the_right_chunk_comes_first_whatever_it_is_searched_by(by):
    index = build(DOCUMENTS, ours(), words=12, overlap=0)
    for question, right in [("how many days to return it", "returns"), ("wash jackets", "care")]:
        found = search(index, ours(), question, 3, by)
        assert found[0].chunk.document == right
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert len(found) <= 3 and all(one.score > 0 for one in found)


def test_words_find_a_number_that_meaning_does_not_know_and_both_keep_it():
    blind = Embedder("blind", 1, lambda texts: np.ones((len(texts), 1), np.float32))
    index = build(DOCUMENTS, blind)
    assert search(index, blind, "QX-77", 1)[0].chunk.document == "care"  # all are alike to it: the first one
    for by in ("bm25", "both"):
        assert search(index, blind, "QX-77", 1, by)[0].chunk.document == "parts"


def test_without_any_evidence_nothing_is_found():
    index = build(DOCUMENTS, ours())
    assert search(index, ours(), "zyx", 5, "bm25") == [] and search(index, ours(), "?", 5) == []
    assert search(build([], ours()), ours(), "tent", 5, "both") == []


def test_many_questions_at_once_are_as_one_by_one(counting):
    index = build(DOCUMENTS, counting.embedder)
    questions = ["tent", "at home", "costs"]
    for by in ("cosine", "bm25", "both"):
        for question, found in zip(questions, search_all(index, counting.embedder, questions, 2, by), strict=True):
            alone = search(index, counting.embedder, question, 2, by)
            assert [one.chunk for one in found] == [one.chunk for one in alone]
            assert [one.score for one in found] == pytest.approx([one.score for one in alone], abs=1e-6)


@settings(deadline=None)
@given(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 1.0, 2.0]), max_size=9), st.integers(1, 10))
def test_top_is_sorted_positive_and_stable(scores, k):
    expected = sorted((row for row in range(len(scores)) if scores[row] > 0), key=lambda row: (-scores[row], row))[:k]
    assert top(np.array(scores), k) == expected


def test_fusion_is_the_sum_of_reciprocal_ranks_and_does_not_care_for_scales():
    one, other = np.array([3.0, 1.0, 2.0, 0.0]), np.array([0.0, 5.0, 4.0, 0.0])
    np.testing.assert_allclose(fuse(one, other), [1 / 61, 1 / 63 + 1 / 61, 1 / 62 + 1 / 62, 0])
    assert np.array_equal(fuse(one, other), fuse(one * 1000, other / 7))


def test_an_update_is_equal_to_building_anew_and_embeds_only_what_is_new(counting):
    index = build(DOCUMENTS[:3], counting.embedder, words=12, overlap=0)
    counting.texts.clear()
    changed = Document("returns", "Sending back", DOCUMENTS[0].text.replace("30 days", "14 days"))
    after = update(index, counting.embedder, put=[DOCUMENTS[3], changed], remove=["care"])
    # of the two parts of the changed document one is as it was
    assert len(counting.texts) == 3 and sum("14 days" in text for text in counting.texts) == 1
    assert same(after, build([changed, DOCUMENTS[1], DOCUMENTS[3]], counting.embedder, words=12, overlap=0))
    assert index.documents == ("care", "express", "returns") and after.documents == ("express", "parts", "returns")
    for by in ("cosine", "bm25", "both"):
        questions = ["return", "QX-77", "tent"]
        rebuilt = build([changed, DOCUMENTS[1], DOCUMENTS[3]], counting.embedder, words=12, overlap=0)
        assert search_all(after, counting.embedder, questions, 5, by) == search_all(
            rebuilt, counting.embedder, questions, 5, by
        )


def test_whichever_way_documents_come_in_the_index_is_the_same():
    whole = build(DOCUMENTS, ours())
    for order in permutations(DOCUMENTS):
        index = build([], ours())
        for document in order:
            index = update(index, ours(), put=[document])
        assert same(index, whole)
    assert same(update(whole, ours(), put=DOCUMENTS), whole)
    empty = update(whole, ours(), remove=whole.documents)
    assert empty.chunks == () and same(update(empty, ours(), put=DOCUMENTS), whole)


def test_two_documents_with_one_text_both_stay(counting):
    twins = [Document("a", "T", "same words"), Document("b", "T", "same words")]
    index = update(build([], counting.embedder), counting.embedder, put=twins)
    assert [chunk.document for chunk in index.chunks] == ["a", "b"] and len(index.vectors) == 2
    assert update(index, counting.embedder, remove=["a"]).documents == ("b",)


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        (lambda index: search(index, Embedder("other", 115, ours().embed), "x"), "'other' makes others: build it anew"),
        (lambda index: update(index, Embedder("other", 115, ours().embed)), "'other' makes others: build it anew"),
        (lambda index: search(index, ours(), "x", 0), "`k` must be a whole number from 1"),
        (lambda index: search(index, ours(), "x", 1, "guess"), "'bm25' or 'both', and 'guess' was asked for"),
        (lambda index: update(index, ours(), remove=["none"]), "'none' cannot be removed"),
        (lambda index: update(index, ours(), put=DOCUMENTS[:1], remove=["returns"]), "'returns' cannot be removed"),
        (lambda index: update(index, ours(), put=[DOCUMENTS[0]] * 2), "Two documents are called 'returns'"),
        (
            lambda index: build(DOCUMENTS, Embedder("bad", 3, lambda texts: np.zeros(3))),
            "'bad' made numbers of the shape",
        ),
    ],
)
def test_what_cannot_be_done_is_told(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        wrong(build(DOCUMENTS, ours()))
