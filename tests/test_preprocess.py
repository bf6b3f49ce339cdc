# SPDX-License-Identifier: Apache-2.0
"""Properties of the one preprocessing that both phases share."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.preprocess import TextPreprocess, bucket, features, fit_text, normalise, tokenise

LETTERS = st.text(alphabet="aäb1 2!?$€'’.\n日ß😀", max_size=40) | st.text(max_size=40)
CORPUS = st.lists(LETTERS, min_size=1, max_size=6)


def grams_of(preprocess, text):
    ids = features(preprocess, [text]).ids[0]
    return {preprocess.vocabulary[number] for number in ids if number}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FREE  Entry", "free entry"),
        ("ＦＲＥＥ", "free"),
        ("don’t", "don't"),
        ("a\t\n b", "a b"),
        ("STRASSE", "straße"),
    ],
)
def test_spellings_that_read_the_same(one, other):
    assert normalise(one) == normalise(other)


def test_tokens_are_words_numbers_and_marks():
    assert tokenise("Win £1,000 now! Don't wait, ok?") == (
        ["win", "£", "1", "000", "now", "!", "don't", "wait", "ok", "?"]
    )


def test_long_numbers_look_alike_and_short_ones_do_not():
    assert tokenise("call 08001234567") == tokenise("call 87121")
    assert tokenise("at 7") != tokenise("at 8")
    assert tokenise("08452810075over18's") == ["#####", "over", "18", "s"]


def test_values_by_hand():
    preprocess = fit_text(["a b", "a"], ngrams=(1,))
    assert preprocess.vocabulary == ("", "a", "b")
    rare = 1 + np.log(3 / 2)
    np.testing.assert_allclose(preprocess.idf, [0, 1, rare], rtol=1e-6)
    ids, values = features(preprocess, ["b a a", "c"])
    expected = np.array([1 + np.log(2), rare])
    np.testing.assert_array_equal(ids[0, :3], [1, 2, 0])
    np.testing.assert_allclose(values[0, :2], expected / np.linalg.norm(expected), rtol=1e-6)
    assert not ids[1].any()
    assert not values[1].any()


def test_agrees_with_scikit_learn():
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = ["free prize now", "see you now now", "free free free lunch", "prize"]
    preprocess = fit_text(texts)
    theirs = TfidfVectorizer(tokenizer=tokenise, token_pattern=None, ngram_range=(1, 2), sublinear_tf=True)
    expected = theirs.fit_transform(texts).toarray()
    ids, values = features(preprocess, texts)
    for row in range(len(texts)):
        found = {preprocess.vocabulary[i]: v for i, v in zip(ids[row], values[row], strict=True) if i}
        wanted = {name: expected[row, i] for name, i in theirs.vocabulary_.items() if expected[row, i]}
        assert found == pytest.approx(wanted, rel=1e-5)


@settings(max_examples=60, deadline=None)
@given(CORPUS, CORPUS)
def test_rows_have_norm_one_or_nothing(corpus, texts):
    preprocess = fit_text(corpus)
    ids, values = features(preprocess, texts)
    assert ids.dtype == np.int32
    assert values.dtype == np.float32
    assert ids.shape == values.shape == (len(texts), ids.shape[1])
    norms = np.linalg.norm(values, axis=1)
    np.testing.assert_allclose(norms, (ids > 0).any(axis=1), atol=1e-6)
    assert ((ids > 0) == (values > 0)).all()
    assert ids.max(initial=0) < len(preprocess.vocabulary)


@settings(max_examples=60, deadline=None)
@given(CORPUS, CORPUS)
def test_a_json_round_trip_changes_no_bit(corpus, texts):
    preprocess = fit_text(corpus)
    again = TextPreprocess.from_dict(json.loads(json.dumps(preprocess.to_dict())))
    for before, after in zip(features(preprocess, texts), features(again, texts), strict=True):
        assert before.tobytes() == after.tobytes()


@settings(max_examples=60, deadline=None)
@given(CORPUS)
def test_a_text_keeps_its_row_in_any_company(corpus):
    preprocess = fit_text(corpus)
    together = features(preprocess, corpus)
    for row, text in enumerate(corpus):
        alone = features(preprocess, [text])
        width = alone.ids.shape[1]
        assert (together.ids[row, :width] == alone.ids[0]).all()
        assert not together.ids[row, width:].any()
        assert together.values[row, :width].tobytes() == alone.values[0].tobytes()


@settings(max_examples=60, deadline=None)
@given(CORPUS)
def test_everything_learnt_from_is_known(corpus):
    preprocess = fit_text(corpus)
    for text in corpus:
        tokens = tokenise(text)
        pairs = {f"{a} {b}" for a, b in zip(tokens, tokens[1:], strict=False)}
        assert grams_of(preprocess, text) == set(tokens) | pairs


def test_a_very_long_text_is_never_cut():
    words = [chr(0x4E00 + number) for number in range(5_000)]
    preprocess = fit_text([" ".join(words)])
    ids, values = features(preprocess, [" ".join(words), "short"])
    assert (ids[0] > 0).sum() == 5_000 + 4_999
    assert ids.shape == (2, 16_384)
    assert np.linalg.norm(values[0]) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("length", "padded"), [(0, 8), (1, 8), (8, 8), (9, 16), (16, 16), (17, 32), (1025, 2048)])
def test_lengths_fall_into_few_buckets(length, padded):
    assert bucket(length) == padded


def test_no_texts_give_no_rows():
    ids, values = features(fit_text(["a"]), [])
    assert ids.shape == values.shape == (0, 8)


def test_min_count_counts_texts_and_ngrams_can_be_chosen():
    assert fit_text(["a a b", "a"], min_count=2).vocabulary == ("", "a")
    assert fit_text(["a b c"], ngrams=(3,)).vocabulary == ("", "a b c")


def test_the_vocabulary_does_not_depend_on_the_order_of_texts():
    texts = ["b a", "c a", "a b c"]
    assert fit_text(texts).vocabulary == fit_text(texts[::-1]).vocabulary


def test_mistakes_are_named():
    with pytest.raises(ValueError, match="no texts"):
        fit_text([])
    with pytest.raises(TypeError, match=r"write \[text\]"):
        fit_text("one text")
    with pytest.raises(TypeError, match="Item 1 of the texts is a float"):
        features(fit_text(["a"]), ["a", float("nan")])


@pytest.mark.parametrize("broken", [{}, {"idf": [0.0]}, {"vocabulary": None}, {"vocabulary": ["a", "b"]}])
def test_a_damaged_preprocess_is_refused(broken):
    whole = fit_text(["a"]).to_dict()
    with pytest.raises(ValueError, match="text preprocessing"):
        TextPreprocess.from_dict(whole | broken if broken else {})
