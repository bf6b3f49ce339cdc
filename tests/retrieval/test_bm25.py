# SPDX-License-Identifier: Apache-2.0
"""BM25 by hand, and what it promises."""

from math import log

import numpy as np
import pytest

from course_lib.retrieval.bm25 import fit_bm25, words_of

TEXTS = ["the tent and the rope", "the boots", "a tent"]


def test_scores_are_those_of_the_formula():
    found = fit_bm25(TEXTS).scores(["Tent tent boots", "the", "unknown", ""])
    mean = (5 + 2 + 2) / 3

    def part(have, count, length):
        return log(1 + (3 - have + 0.5) / (have + 0.5)) * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / mean))

    np.testing.assert_allclose(found[0], [part(2, 1, 5), part(1, 1, 2), part(2, 1, 2)])
    np.testing.assert_allclose(found[1], [part(2, 2, 5), part(2, 1, 2), 0])
    assert not found[2:].any()


def test_a_rare_word_weighs_more_and_one_that_all_have_still_counts():
    fitted = fit_bm25(["x a", "x b", "x c"])
    assert fitted.weight("a") > fitted.weight("x") > 0 == fitted.weight("nowhere")


def test_nothing_to_search_and_texts_without_words():
    assert fit_bm25([]).scores(["tent"]).shape == (1, 0)
    assert fit_bm25(["", "..."]).scores(["tent"]).tolist() == [[0, 0]]
    with pytest.raises(TypeError, match="one text where a list"):
        fit_bm25(TEXTS).scores("tent")


def test_words_of_keeps_marks_and_splits_scripts_without_spaces():
    assert words_of("Order A123_4: don't") == ["order", "a123_4", "don't"]
    assert words_of("क्या हुआ?") == ["क्या", "हुआ"]
    assert words_of("退款A12_3很慢") == ["退", "款", "退款", "a12_3", "很", "慢", "很慢"]
    assert words_of("ที่นี่ ok") == ["ที่", "นี่", "ที่นี่", "ok"]


def test_scores_find_part_of_a_text_without_spaces():
    texts = ["我要退款。", "房间很干净", "我款待客人退房"]
    found = fit_bm25(texts).scores(["退款"])[0]
    assert found.argmax() == 0 and found[1] == 0 < found[2]
