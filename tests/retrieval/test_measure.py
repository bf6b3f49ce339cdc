# SPDX-License-Identifier: Apache-2.0
"""hit@k, and a threshold that says when nothing fits."""

import pytest

from course_lib.retrieval import (
    Chunk,
    Found,
    Refusal,
    choose_refusal,
    documents,
    evidence,
    hit_at_k,
    off_topic,
    refused,
)


def found(*cosines: float) -> list[Found]:
    return [Found(Chunk(str(number), 0, "", ""), value, value, 2 * value) for number, value in enumerate(cosines)]


def test_hit_at_k_counts_different_documents():
    ranked, right = [["a", "a", "b"], ["c", "b"], []], ["b", "b", "b"]
    assert [hit_at_k(ranked, right, k) for k in (1, 2, 3)] == [0, 2 / 3, 2 / 3]
    assert documents([*found(0.5), *found(0.4, 0.3)]) == ["0", "1"]
    for wrong in (([], [], 1), ([["a"]], ["a", "b"], 1), ([["a"]], ["a"], 0)):
        with pytest.raises(ValueError, match="needs one right id|`k` must be a whole number"):
            hit_at_k(*wrong)


def test_a_threshold_belongs_to_the_refused_side_and_nothing_found_is_refused():
    rule = Refusal("cosine", 0.5)
    assert rule.refuses(found(0.5)) and not rule.refuses(found(0.1, 0.51)) and rule.refuses([])
    assert Refusal("bm25", 1.0).refuses(found(0.5)) and evidence([], "bm25") == 0
    assert refused(rule, [found(0.5), found(0.6)]) == 0.5


def test_the_chosen_threshold_makes_the_fewest_mistakes():
    known, foreign = [found(value) for value in (0.3, 0.6, 0.8, 0.9)], [found(value) for value in (0.1, 0.4, 0.5)]
    rule = choose_refusal(known, foreign, "cosine")
    assert rule == Refusal("cosine", pytest.approx(0.55))
    assert (refused(rule, known), refused(rule, foreign)) == (0.25, 1)
    assert choose_refusal(known, foreign, "bm25").threshold == pytest.approx(1.1)
    # both sides weigh the same, however many questions each has
    assert choose_refusal(known, foreign * 50, "cosine") == rule
    with pytest.raises(ValueError, match="questions of both kinds"):
        choose_refusal(known, [], "cosine")


def test_off_topic_questions_are_sixty_different_ones():
    assert len(set(off_topic())) == 60 and all(line.endswith("?") or "poem" in line for line in off_topic())
