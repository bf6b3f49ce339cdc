# SPDX-License-Identifier: Apache-2.0
"""Properties of the one preprocessing that both phases share."""

import json
import tracemalloc
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.data import SealedTest
from course_lib.preprocess import (
    TextPreprocess,
    bucket,
    features,
    fit_features,
    fit_ragged,
    fit_table,
    fit_text,
    from_dict,
    normalise,
    pad,
    ragged_features,
    table_features,
    tokenise,
)
from course_lib.preprocess import ngrams as ngrams_module
from course_lib.preprocess.ngrams import tokenise_all

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
    preprocess = fit_text([" ".join(words)], ngrams=(1, 2))
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


@settings(max_examples=80, deadline=None)
@given(st.lists(LETTERS | st.text(alphabet="a1\x00# é", max_size=9), max_size=8))
def test_many_texts_are_cut_as_each_alone(texts):
    together = tokenise_all(texts)
    cut = " ".join(together.tokens).split("\x00") if texts else []
    assert [cut[place].split() for place in np.argsort(together.order)] == [tokenise(text) for text in texts]


@settings(max_examples=60, deadline=None)
@given(CORPUS, st.sampled_from([(1,), (2,), (1, 2), (1, 3), (1, 2, 3)]), st.integers(1, 2))
def test_fast_counting_is_the_plain_counting(corpus, ngrams, min_count):
    def grams(text):
        tokens = tokenise(text)
        return [" ".join(tokens[i : i + n]) for n in ngrams for i in range(len(tokens) - n + 1)]

    found = Counter(gram for text in corpus for gram in set(grams(text)))
    kept = {gram: count for gram, count in found.items() if count >= min_count}
    preprocess = fit_text(corpus, ngrams=ngrams, min_count=min_count)
    assert set(preprocess.vocabulary[1:]) == set(kept)
    ids, values = features(preprocess, corpus)
    for row, text in enumerate(corpus):
        wanted = Counter(gram for gram in grams(text) if gram in kept)
        weights = {gram: (1 + np.log(n)) * preprocess.idf[preprocess.ids[gram]] for gram, n in wanted.items()}
        length = np.sqrt(sum(weight**2 for weight in weights.values()))
        got = {preprocess.vocabulary[i]: v for i, v in zip(ids[row], values[row], strict=True) if i}
        assert got == pytest.approx({gram: weight / length for gram, weight in weights.items()}, rel=1e-5)


@settings(max_examples=40, deadline=None)
@given(CORPUS, CORPUS)
def test_hashed_ngrams_fit_their_buckets_and_stay_where_they_were(corpus, texts):
    preprocess = fit_text(corpus, buckets=32)
    again = TextPreprocess.from_dict(json.loads(json.dumps(preprocess.to_dict())))
    ids, values = features(preprocess, texts)
    assert preprocess.size == 33 and ids.max(initial=0) <= 32
    for before, after in zip((ids, values), features(again, texts), strict=True):
        assert before.tobytes() == after.tobytes()
    for row, text in enumerate(texts):
        alone = features(preprocess, [text])
        assert (ids[row, : alone.ids.shape[1]] == alone.ids[0]).all()
        assert bool(tokenise(text)) == bool(ids[row].any())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(LETTERS, min_size=1, max_size=12),
    st.sampled_from([(1,), (2,), (1, 2), (1, 3)]),
    st.integers(1, 2),
    st.sampled_from([0, 32]),
    st.integers(1, 4),
    st.integers(1, 60),
)
def test_fit_and_features_do_not_depend_on_the_size_of_blocks(corpus, ngrams, min_count, buckets, texts, characters):
    def run():
        preprocess, numbers = fit_features(corpus, ngrams=ngrams, min_count=min_count, buckets=buckets)
        again = features(preprocess, corpus)
        arrays = [preprocess.idf, *numbers, *again]
        return preprocess.vocabulary, [(array.shape, array.dtype, array.tobytes()) for array in arrays]

    expected = run()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ngrams_module, "_BLOCK_TEXTS", texts)
        patch.setattr(ngrams_module, "_BLOCK_CHARACTERS", characters)
        assert sum(map(len, ngrams_module.blocks(corpus))) == len(corpus)
        assert max(map(len, ngrams_module.blocks(corpus))) <= texts
        assert run() == expected


def test_ragged_features_are_the_padded_ones_without_padding():
    preprocess, ragged = fit_ragged(["a b a", "", "c"])
    assert ragged.lengths.tolist() == [4, 0, 1]
    padded = pad(ragged)
    assert padded.ids.shape == (3, 8)
    assert padded.ids[0, :4].tolist() == ragged.ids[:4].tolist() and not padded.ids[0, 4:].any()
    assert not padded.ids[1].any() and padded.ids[2, :2].tolist() == [ragged.ids[4], 0]
    np.testing.assert_array_equal(padded.values[padded.ids > 0], ragged.values)
    for part, again in zip(ragged, ragged_features(preprocess, ["a b a", "", "c"]), strict=True):
        assert part.dtype == again.dtype
        np.testing.assert_array_equal(part, again)


def test_fit_ragged_needs_memory_for_the_words_and_not_for_the_longest_text():
    words = [f"w{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(200)]
    rng = np.random.default_rng(0)
    short = [" ".join(rng.choice(words, 12)) for _ in range(4_000)]

    def peak(texts):
        tracemalloc.start()
        try:
            fit_ragged(texts)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak([*short, " ".join(rng.choice(words, 20_000))]) < 2 * peak(short)


def test_hashing_keeps_pairs_apart_that_share_their_words():
    preprocess = fit_text(["a b", "b a"], ngrams=(2,), buckets=2**20)
    one, other = features(preprocess, ["a b"]).ids, features(preprocess, ["b a"]).ids
    assert one[0, 0] != other[0, 0]


def test_a_sealed_test_teaches_nothing():
    with pytest.raises(TypeError):
        fit_text(SealedTest(np.arange(3)))


TABLE = {"amount": [1.0, 3.0, float("nan"), 5.0], "plan": ["basic", "plus", "basic", "plus"], "flat": [2, 2, 2, 2]}


def test_a_table_by_hand():
    preprocess = fit_table(TABLE, numeric=["amount", "flat"], categorical=["plan"])
    numbers, ids = table_features(preprocess, {**TABLE, "plan": ["plus", "gold", "", "basic"]})
    spread = np.std([1, 3, 5])
    np.testing.assert_allclose(numbers, [[-2 / spread, 0], [0, 0], [0, 0], [2 / spread, 0]], rtol=1e-6)
    assert ids[:, 0].tolist() == [2, 0, 0, 1]
    assert numbers.dtype == np.float32 and ids.dtype == np.int32


def test_a_table_survives_json():
    preprocess = fit_table(TABLE, numeric=["amount", "flat"], categorical=["plan"])
    again = from_dict(json.loads(json.dumps(preprocess.to_dict())))
    for before, after in zip(table_features(preprocess, TABLE), table_features(again, TABLE), strict=True):
        assert before.tobytes() == after.tobytes()


def test_mistakes_in_tables_are_named():
    preprocess = fit_table(TABLE, numeric=["amount"], categorical=["plan"])
    with pytest.raises(ValueError, match="no column 'plan'"):
        table_features(preprocess, {"amount": [1]})
    with pytest.raises(ValueError, match="differ in length"):
        table_features(preprocess, {"amount": [1], "plan": ["basic", "plus"]})
    with pytest.raises(ValueError, match="must be a number or null, got 'a lot'"):
        table_features(preprocess, {"amount": ["a lot"], "plan": ["basic"]})
    with pytest.raises(ValueError, match="no number at all"):
        fit_table({"amount": [float("nan")]}, numeric=["amount"], categorical=[])
    damaged = preprocess.to_dict() | {"mean": [1.0, 2.0]}
    with pytest.raises(ValueError, match="damaged"):
        from_dict(damaged)
    with pytest.raises(ValueError, match="kind"):
        from_dict({"kind": "picture"})
    with pytest.raises(ValueError, match="no table"):
        from_dict({"kind": "table"})
