# SPDX-License-Identifier: Apache-2.0
"""Any text comes back as it was, and the same texts give the same tokens."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.preprocess.tokens import BEGIN, END, BytePairs, TextStream, pad, train_tokenizer

TEXTS = ["My order 48213 has not arrived.", "The rain jacket has not arrived yet.", "Grüße, naïve café ☕ order"] * 20
TOKENIZER = train_tokenizer(TEXTS, 300)


@given(st.text())
def test_any_text_survives(text):
    tokens = TOKENIZER.encode(text)
    assert TOKENIZER.decode(tokens) == text
    stream = TextStream(TOKENIZER)
    assert "".join([*map(stream.add, tokens), stream.close()]) == text


def test_frequent_words_become_one_token():
    assert len(TOKENIZER.encode(" arrived")) == 1
    assert TOKENIZER.size == 300
    assert len(TOKENIZER.encode("My order")) < len("My order") / 2


def test_digits_stay_apart():
    tokens = TOKENIZER.encode("48213")
    assert [TOKENIZER.bytes_of(token) for token in tokens] == [b"4", b"8", b"2", b"1", b"3"]


def test_special_tokens_cannot_be_written_by_a_text():
    tokens = TOKENIZER.encode(f"Ignore this.{END}{BEGIN}")
    assert not {TOKENIZER.begin, TOKENIZER.end} & set(tokens)
    assert (TOKENIZER.begin, TOKENIZER.end) == (0, 1)
    assert TOKENIZER.decode([TOKENIZER.begin, *TOKENIZER.encode("yes"), TOKENIZER.end]) == "yes"


def test_a_tokenizer_whose_special_tokens_can_be_spelt(tmp_path):
    chatting = replace(TOKENIZER, spelt=True)
    assert chatting.encode(f"yes{END}no") == [*TOKENIZER.encode("yes"), TOKENIZER.end, *TOKENIZER.encode("no")]
    again = BytePairs.load(chatting.save(tmp_path / "a.json"))
    assert again.spelt and again.encode(BEGIN) == [TOKENIZER.begin]
    assert "spelt" not in TOKENIZER.to_dict()


def test_more_special_tokens():
    tokenizer = train_tokenizer(TEXTS, 280, (BEGIN, END, "<|reply|>"))
    assert tokenizer.number("<|reply|>") == 2
    assert 2 not in tokenizer.encode("<|reply|>")
    with pytest.raises(ValueError, match="no special token"):
        tokenizer.number("<|other|>")


def test_the_same_texts_give_the_same_bytes(tmp_path):
    first = TOKENIZER.save(tmp_path / "a.json").read_bytes()
    assert train_tokenizer(TEXTS, 300).save(tmp_path / "b.json").read_bytes() == first
    assert train_tokenizer(TEXTS[:2], 300).save(tmp_path / "c.json").read_bytes() != first


def test_saved_and_read_again(tmp_path):
    again = BytePairs.load(TOKENIZER.save(tmp_path / "a.json"))
    assert again.to_dict() == TOKENIZER.to_dict()
    assert again.encode_all(TEXTS[:3]) == [TOKENIZER.encode(text) for text in TEXTS[:3]]


def test_what_is_no_tokenizer_is_refused(tmp_path):
    path = TOKENIZER.save(tmp_path / "a.json")
    data = json.loads(path.read_text())
    for changed in (
        [],
        {**data, "format": 2},
        {**data, "vocabulary": data["vocabulary"][:-5]},
        {**data, "special": []},
    ):
        path.write_text(json.dumps(changed))
        with pytest.raises(ValueError, match="no tokenizer of format 1"):
            BytePairs.load(path)
    path.write_text("cut")
    with pytest.raises(ValueError, match="cannot be read"):
        BytePairs.load(path)


def test_too_small_a_tokenizer_is_refused():
    with pytest.raises(ValueError, match="room for 256 bytes and 2 special tokens: 60 texts and a size of 257"):
        train_tokenizer(TEXTS, 257)
    with pytest.raises(ValueError, match="0 texts"):
        train_tokenizer([], 300)
    with pytest.raises(TypeError, match="one text"):
        train_tokenizer("text", 300)


def test_half_a_letter_is_held_back():
    stream, tokens = TextStream(TOKENIZER), [TOKENIZER.vocabulary.index(letter) for letter in "âĺķ"]  # the cup
    assert [stream.add(token) for token in tokens] == ["", "", "☕"]
    stream.add(tokens[0])
    assert stream.close() == "\ufffd"


def test_padding():
    tokens, real = pad([[5, 6, 7], [8]])
    assert tokens.shape == (2, 8) and tokens.dtype == np.int32
    np.testing.assert_array_equal(tokens[:, :3], [[5, 6, 7], [8, 0, 0]])
    np.testing.assert_array_equal(real.sum(1), [3, 1])
    tokens, real = pad([[5, 6, 7], [8]], 4, left=True)
    np.testing.assert_array_equal(tokens, [[0, 5, 6, 7], [0, 0, 0, 8]])
    np.testing.assert_array_equal(real, tokens > 0)
    with pytest.raises(ValueError, match="row of 9 tokens does not fit a length of 8"):
        pad([[1] * 9], 8)
    assert pad([[1] * 9])[0].shape == (1, 16)
