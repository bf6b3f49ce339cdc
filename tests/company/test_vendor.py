# SPDX-License-Identifier: Apache-2.0
"""The vendor: what each way of asking brings, which promises fail, and that his numbers are true."""

import pytest

from course_lib.company import vendor

SEEDS = range(60)


def failing(seller):
    """By the record alone, with the boundary kept."""
    found = {claim.topic: vendor.measure(claim.topic, records(seller)[claim.topic]) for claim in vendor.BROCHURE}
    kept = {
        claim.topic: found[claim.topic] >= claim.limit if claim.at_least else found[claim.topic] <= claim.limit
        for claim in vendor.BROCHURE
    }
    return {topic for topic, holds in kept.items() if not holds}


def records(seller):
    return {topic: vendor.ask(seller, topic, "evidence").record for topic in vendor.TOPICS}


def test_the_same_seed_is_the_same_vendor_and_another_seed_another():
    assert vendor.meet(3) == vendor.meet(3)
    assert len({str(records(vendor.meet(seed))) for seed in SEEDS}) == len(SEEDS)


def test_some_promises_fail_and_each_of_them_fails_for_some_vendor_and_holds_for_another():
    found = [failing(vendor.meet(seed)) for seed in SEEDS]
    assert {len(topics) for topics in found} == {2, 3, 4}
    for topic in vendor.TOPICS:
        assert 10 < sum(topic in topics for topics in found) < 50


def test_a_promise_that_is_just_kept_holds():
    just = {topic: 0 for topic in vendor.TOPICS}
    for seed in SEEDS:
        for claim in vendor.BROCHURE:
            just[claim.topic] += vendor.measure(claim.topic, records(vendor.meet(seed))[claim.topic]) == claim.limit
    assert all(just[topic] > 5 for topic in ("learning", "training", "data", "doubt", "watch"))


@pytest.mark.parametrize("topic", vendor.TOPICS)
def test_asked_politely_he_tells_neither_number_nor_record(topic):
    for seed in SEEDS[:4]:
        answer = vendor.ask(vendor.meet(seed), topic)
        assert answer == vendor.ask(vendor.meet(seed), topic, "politely")
        assert answer.number is None and answer.record == () and answer.says in vendor.DODGES[topic]


@pytest.mark.parametrize("topic", vendor.TOPICS)
def test_the_number_he_gives_is_the_promised_one_for_two_topics_only(topic):
    sellers = [vendor.meet(seed) for seed in SEEDS]
    same = [vendor.ask(s, topic, "number").number == vendor.measure(topic, records(s)[topic]) for s in sellers]
    assert all(same) if topic in ("learning", "training") else sum(same) < 6  # five alarms may meet five days


def test_the_numbers_beside_the_point_always_sound_well():
    for seller in map(vendor.meet, SEEDS):
        assert vendor.ask(seller, "data", "number").number > 0.9
        assert vendor.ask(seller, "speed", "number").number < 1
        assert vendor.ask(seller, "doubt", "number").number > 0


def test_what_he_says_holds_the_number_that_he_gives():
    answer = vendor.ask(vendor.meet(0), "speed", "number")
    assert f"{answer.number:.2f} seconds" in answer.says


def test_four_slow_answers_in_four_hundred_do_not_break_the_promise_of_speed():
    for seller in map(vendor.meet, SEEDS):
        if "speed" not in failing(seller):
            seconds = [row["seconds"] for row in records(seller)["speed"]]
            assert max(seconds) > 2 and sum(second > 2 for second in seconds) == 4


def test_the_pause_that_still_lasts_counts():
    assert vendor.gaps(({"days_ago": 90}, {"days_ago": 60})) == [30, 60]
    ongoing = [s for s in map(vendor.meet, SEEDS) if vendor.gaps(records(s)["training"])[-1] > 31]
    between = [s for s in map(vendor.meet, SEEDS) if max(vendor.gaps(records(s)["training"])[:-1]) > 31]
    assert ongoing and between


def test_the_fact_sheet_does_not_show_itself():
    assert repr(vendor.meet(5)) == "Vendor(seed=5)"


@pytest.mark.parametrize("topic, how", [("price", "number"), ("speed", "loudly")])
def test_an_unknown_question_is_refused_in_a_sentence(topic, how):
    with pytest.raises(ValueError, match=r"^(He sells nothing|Nobody asks).*\.$"):
        vendor.ask(vendor.meet(1), topic, how)
