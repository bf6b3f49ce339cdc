# SPDX-License-Identifier: Apache-2.0
"""Chunks keep every word, in order, within their budget."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.retrieval import Chunk, Document, chunk, chunk_documents
from course_lib.retrieval.chunks import _words

WORD = st.sampled_from(["tent", "rope", "4.90", "days", "boots.", "Really?", "e.g.", "a"])
TEXTS = st.lists(st.lists(WORD, min_size=1, max_size=25).map(" ".join), max_size=5).map("\n\n".join)


def without_overlap(parts: list[str]) -> list[str]:
    """The words of all parts, what a part takes over from the one before counted once."""
    words: list[str] = []
    for part in parts:
        new = part.split()
        shared = next(n for n in range(len(new), -1, -1) if n == 0 or words[-n:] == new[:n])
        words += new[shared:]
    return words


@settings(deadline=None)
@given(TEXTS, st.integers(2, 30), st.data())
def test_no_part_is_too_long_and_without_overlap_no_word_is_lost_or_moved(text, words, data):
    overlap = data.draw(st.integers(0, words - 1))
    plain = chunk(text, words, 0)
    assert " ".join(plain).split() == text.split()
    assert all(len(part.split()) <= words for part in [*plain, *chunk(text, words, overlap)])


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(3, 20), st.data())
def test_with_overlap_every_word_comes_and_a_part_begins_with_the_end_of_the_last(count, words, data):
    overlap = data.draw(st.integers(0, words - 1))
    text = " ".join(f"w{number}{'.' if number % 4 == 3 else ''}" for number in range(count))
    parts = chunk(text, words, overlap)
    assert without_overlap(parts) == text.split()
    for first, second in zip(parts, parts[1:], strict=False):
        shared = set(first.split()) & set(second.split())
        assert len(shared) <= overlap and set(second.split()) - shared


def test_parts_end_with_sentences_and_paragraphs_that_fit_stay_whole():
    text = "One two three. Four five.\n\nSix seven eight. Nine ten eleven.\n\nTwelve."
    assert chunk(text, 6, 0) == ["One two three. Four five.", "Six seven eight. Nine ten eleven.", "Twelve."]
    assert chunk(text, 20, 0) == [text]
    assert chunk(text, 8, 2) == [
        "One two three. Four five.",
        "Four five.\n\nSix seven eight. Nine ten eleven.",
        "Twelve.",
    ]
    assert chunk("a b c d e f g", 3, 0) == ["a b c", "d e f", "g"]
    assert chunk("", 5, 0) == chunk(" \n\n ", 5, 0) == []


@pytest.mark.parametrize("words, overlap", [(0, 0), (5, 5), (5, -1)])
def test_a_budget_that_makes_no_sense_is_told(words, overlap):
    with pytest.raises(ValueError, match="`(words|overlap)` must be a whole number from"):
        chunk("text", words, overlap)


def test_documents_are_sorted_and_two_of_one_id_are_told():
    documents = [Document("b", "B", "x y. z w."), Document("a", "A", "one")]
    assert chunk_documents(documents, 2, 0) == (
        Chunk("a", 0, "A", "one"),
        Chunk("b", 0, "B", "x y."),
        Chunk("b", 1, "B", "z w."),
    )
    assert chunk_documents([], 2, 0) == ()
    with pytest.raises(ValueError, match="Two documents are called 'a'"):
        chunk_documents([documents[1], documents[1]])


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("今天天气很好。我们去公园吧！你呢？", ["今天天气很好。", "我们去公园吧！", "你呢？"]),
        ("他说：“明天见。”然后走了。", ["他说：“明天见。”", "然后走了。"]),
        (
            "東京へ行きました。楽しかったです！！また行きたい。",
            ["東京へ行きました。", "楽しかったです！！", "また行きたい。"],
        ),
        ("मैं घर गया। वह सो रही थी॥ क्या हुआ? ठीक है।", ["मैं घर गया।", "वह सो रही थी॥", "क्या हुआ?", "ठीक है।"]),
        ("ذهبت إلى المدرسة. ما اسمك؟ اسمي علي.", ["ذهبت إلى المدرسة.", "ما اسمك؟", "اسمي علي."]),
        ("یہ کتاب ہے۔ وہ قلم ہے۔", ["یہ کتاب ہے۔", "وہ قلم ہے۔"]),
        ("Ես գնացի տուն։ Նա եկավ։", ["Ես գնացի տուն։", "Նա եկավ։"]),
        ("ሰላም ነው። እንዴት ነህ፧ ደህና።", ["ሰላም ነው።", "እንዴት ነህ፧", "ደህና።"]),
        ("ខ្ញុំទៅផ្ទះ។ អ្នកទៅណា។", ["ខ្ញុំទៅផ្ទះ។", "អ្នកទៅណា។"]),
    ],
)
def test_chunk_ends_at_the_sentence_ends_of_a_script(text, sentences):
    words = max(len(_words(sentence, True)) for sentence in sentences)
    pieces = [chunk(sentence, words, 0) for sentence in sentences]
    assert pieces == [[sentence] for sentence in sentences]
    ends = {part[-1] for part in chunk(text, words, 0)}
    assert ends <= {sentence[-1] for sentence in sentences}
    assert len(chunk(text, words, 0)) > 1
    assert "".join(chunk(text, words, 0)).replace(" ", "") == text.replace(" ", "")


def test_chunk_counts_characters_where_a_script_has_no_spaces():
    assert chunk("我不知道真的" * 3, 5, 0) == ["我不知道真", "的我不知道", "真的我不知", "道真的"]
    assert chunk("ฉันกินข้าว ที่นี่", 6, 2) == ["ฉันกินข้า", "ว ที่นี่"]
    assert chunk("wifi很快，价格￥88。好", 6, 0) == ["wifi很快，价格￥88。", "好"]


@settings(deadline=None)
@given(st.text(alphabet="我们。！wifi 2\n\u0e01\u0e34\u0e32कि।“”（）", max_size=60), st.integers(2, 12), st.data())
def test_chunk_loses_nothing_of_scripts_without_spaces(text, words, data):
    parts = chunk(text, words, 0)
    assert "".join("".join(parts).split()) == "".join(text.split())
    overlap = data.draw(st.integers(0, words - 1))
    for part in [*parts, *chunk(text, words, overlap)]:
        assert len(_words(part, True)) <= words
