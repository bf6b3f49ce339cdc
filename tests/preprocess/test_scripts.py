# SPDX-License-Identifier: Apache-2.0
"""Tokens of many scripts, against sentences that were cut by hand (tokens/*.tsv: a sentence, a tab, its tokens)."""

import json
import re
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.preprocess import TextPreprocess, features, fit_text, normalise, tokenise
from course_lib.preprocess.ngrams import FIRST_RULES, tokenise_all
from course_lib.preprocess.scripts import is_simple
from course_lib.preprocess.text import usual_ngrams

CUT_BY_HAND = {
    path.stem: [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    for path in sorted((Path(__file__).parent / "tokens").glob("*.tsv"))
}
SENTENCES = [
    pytest.param(sentence, tokens, id=f"{script}{number}")
    for script, lines in CUT_BY_HAND.items()
    for number, (sentence, tokens) in enumerate(lines, start=1)
]
LATIN = st.text(alphabet="abcABC çÉéÅßøŁłœ ' ’ 12 -_.,;:!?€ ﬁ ™ 😀 ❤️ ñ ΑΩλ жЯ", max_size=40)


@pytest.mark.parametrize("script, least", [("hindi", 30), ("thai", 30), ("chinese", 30), ("japanese", 10)])
def test_enough_sentences_are_cut_by_hand(script, least):
    assert len({sentence for sentence, _ in CUT_BY_HAND[script]}) >= least


@pytest.mark.parametrize("sentence, tokens", SENTENCES)
def test_tokenise_cuts_a_sentence_as_by_hand(sentence, tokens):
    expected = [token if token == "#####" else normalise(token) for token in tokens.split(" ")]
    assert tokenise(sentence) == expected
    assert tokenise(unicodedata.normalize("NFD", sentence)) == expected


@settings(max_examples=200, deadline=None)
@given(LATIN)
def test_tokenise_cuts_latin_greek_and_cyrillic_as_earlier_releases_did(text):
    assert tokenise(text) == tokenise(text, FIRST_RULES)
    first = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[!?$£€¥₹]")  # of release 0.6.0
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).replace("’", "'")
    assert tokenise(text) == first.findall(folded)


@settings(max_examples=100, deadline=None)
@given(LATIN, st.sampled_from(["मैं", "我", "ที่", "q\u0303x"]))
def test_tokenise_does_not_depend_on_the_texts_next_to_it(text, other):
    """A text of simple characters takes another path than one with marks; both give the same tokens."""
    assert is_simple(normalise(text)) and not is_simple(other)
    assert tokenise(f"{text} {other}") == tokenise(text) + tokenise(other)
    cut = tokenise_all([text, other])
    assert [token for token in cut.tokens if token != "\x00"] in (
        tokenise(text) + tokenise(other),
        tokenise(other) + tokenise(text),
    )


@pytest.mark.parametrize(
    "composed, apart", [("é", "e\u0301"), ("ñ", "n\u0303"), ("가", "\u1100\u1161"), ("が", "か\u3099")]
)
def test_tokenise_reads_a_letter_and_its_mark_as_the_composed_letter(composed, apart):
    assert tokenise(f"a{apart}b x") == tokenise(f"a{composed}b x")


def test_tokenise_keeps_marks_that_no_composed_letter_has():
    assert tokenise("q\u0303a b\u0327c") == ["q\u0303a", "b\u0327c"]


@pytest.mark.parametrize(
    "text, tokens", [("❤️ ℹ️ 1️⃣ ok", ["i", "1", "ok"]), ("👩\u200d💻 hi", ["hi"]), ("\u0301 x", ["x"])]
)
def test_tokenise_drops_marks_and_joiners_without_a_letter(text, tokens):
    assert tokenise(text) == tokens


def test_a_model_of_an_earlier_release_keeps_its_tokens():
    described = fit_text(["मैं घर गया", "我喜欢 酒店"]).to_dict()
    assert described["rules"] == 2
    del described["rules"]  # earlier releases did not write it
    earlier = TextPreprocess.from_dict(described | {"vocabulary": ["", "घर", "我喜欢"], "idf": [0, 1, 1]})
    assert earlier.rules == FIRST_RULES
    assert earlier.to_dict()["rules"] == FIRST_RULES
    ids, _ = features(earlier, ["我喜欢 घर", "我 喜欢"])
    assert [sorted(row[row > 0].tolist()) for row in ids] == [[1, 2], []]


def test_a_preprocess_of_unknown_rules_is_refused():
    described = json.loads(json.dumps(fit_text(["a"]).to_dict())) | {"rules": 3}
    with pytest.raises(ValueError, match="rules 3, and this course_lib knows 1 and 2"):
        TextPreprocess.from_dict(described)


def test_pairs_of_characters_are_the_features_of_chinese():
    preprocess = fit_text(["我喜欢酒店"], ngrams=(1, 2))
    ids, _ = features(preprocess, ["酒店"])
    found = {preprocess.vocabulary[number] for number in ids[0] if number}
    assert found == {"酒", "店", "酒 店"}
    assert np.count_nonzero(features(preprocess, ["店酒"]).ids) == 2


@pytest.mark.parametrize(
    "texts, expected",
    [
        (["free prize now", "naïve café"], (1, 2)),
        (["मैं घर जा रहा हूँ", "안녕하세요"], (1, 2)),
        (["我非常喜欢这家酒店。", "wifi ok"], (1, 2, 3)),
        (["ฉันกินข้าว", "ราคา 500 บาท"], (1, 2, 3)),
        (["酒店", "a long English sentence"], (1, 2)),
        (["", " "], (1, 2)),
    ],
)
def test_usual_ngrams_are_longer_where_a_token_is_a_character(texts, expected):
    assert usual_ngrams(texts) == fit_text(texts).ngrams == expected
    assert fit_text(texts, ngrams=(2,)).ngrams == (2,)
