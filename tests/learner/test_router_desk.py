# SPDX-License-Identifier: Apache-2.0
import numpy as np
import pytest

from course_lib import aliases, artifact
from course_lib.artifact import ArtifactError
from course_lib.learner import router_desk as desk
from course_lib.training import Recipe, train_text_classifier

NAMES = ("Billing", "Technical", "Account", "Shipping")
TRUTH = ["Billing", "Billing", "Shipping", "Shipping", "Shipping", "Account", "Shipping", "Billing"]
SENT = ["Billing", "Triage", "Shipping", "Billing", "Triage", "Shipping", "Triage", "Billing"]
CHANCES = np.array([[0.9, 0.1, 0, 0], [0.1, 0.7, 0.1, 0.1], [0.2, 0, 0.8, 0], [0.75, 0, 0, 0.25], [0, 0.1, 0.1, 0.8]])
NUMBERS = np.array([0, 1, 0, 3, 3])
DAYS = np.array(
    ["2025-04-01T09:00", "2025-04-01T10:00", "2025-04-02T09:00", "2025-04-03T09:00", "2025-04-04T09:00"], "M8[s]"
)


def told(threshold, places=1):
    _, sentence = desk.draw_threshold(CHANCES, NUMBERS, DAYS, NAMES, threshold, places, [(0.5, 0.9), (1.0, 0.8)])
    return sentence


def test_the_scorecard_counts_what_is_routed_right_found_and_lost():
    assert list(desk.scorecard(TRUTH, SENT).values()) == pytest.approx([5 / 8, 3 / 5, 1 / 4, 1 / 4])


def test_a_share_of_nothing_is_zero_and_nothing_to_count_is_refused():
    assert list(desk.scorecard(["Billing"], ["Triage"]).values()) == [0, 0, 0, 0]
    for answers in ([], ["Triage"] * 2):
        with pytest.raises(ValueError, match="give one for each, and one at least"):
            desk.scorecard(["Billing"] * len(answers[:1]), answers)


def test_gains_are_the_difference_and_lie_in_their_interval():
    better = [truth if truth == "Shipping" else sent for truth, sent in zip(TRUTH, SENT, strict=True)]
    found = desk.gains(TRUTH * 20, SENT * 20, better * 20)
    gain, low, high = found["Shipping found"]
    assert gain == pytest.approx(0.75) and 0.6 < low < gain < high < 0.9
    assert found == desk.gains(TRUTH * 20, SENT * 20, better * 20)


def test_a_version_against_itself_gains_nothing_in_any_month():
    assert set(desk.gains(TRUTH, SENT, SENT).values()) == {(0.0, 0.0, 0.0)}


def test_a_probability_of_just_the_threshold_goes_to_triage():
    assert desk.counts(CHANCES, NUMBERS, 0.7).tolist() == [[1, 1, 0], [0, 0, 1], [0, 0, 0], [1, 1, 0]]


def test_every_ticket_is_counted_once_wherever_the_threshold_stands():
    for threshold in np.linspace(0, 1, 21):
        assert desk.counts(CHANCES, NUMBERS, threshold).sum(1).tolist() == [2, 1, 0, 2]


def test_the_sentence_tells_the_trade_the_rare_queue_and_the_pile():
    sentence = told(0.7, places=0)
    assert "Above 0.70, 80.0% of 5 tickets are routed, and 50.0% of these are right; 1 go to triage." in sentence
    assert "Shipping: 50% found, 50% sent elsewhere, 0% in triage." in sentence
    assert "at most 1 wait in the evening, and 1 on the last one" in sentence
    assert "0.0% of 5 tickets are routed" in told(0.99)


def test_moving_a_slider_moves_the_sentence(monkeypatch):
    seen = {}
    monkeypatch.setattr(desk, "explore", lambda draw, sliders: seen.update(draw=draw, sliders=sliders))
    desk.move_threshold(CHANCES, NUMBERS, DAYS, NAMES)
    assert {name: slider.start for name, slider in seen["sliders"].items()} == {"threshold": 0.7, "places": 3}
    sentences = {seen["draw"]({"threshold": threshold, "places": 1.0})[1] for threshold in (0.3, 0.7, 0.85, 0.95)}
    assert len(sentences) == 4


def test_the_way_shows_ten_stations_with_their_numbers_and_refuses_an_unknown_one():
    texts = [text.get_text() for text in desk.draw_way({"train": "12 rows"}).axes[0].texts]
    assert "train\n12 rows" in texts and "past tickets" in texts
    with pytest.raises(ValueError, match="no station 'lunch'"):
        desk.draw_way({"lunch": "12"})


def test_two_versions_are_drawn_with_their_differences():
    old, new = desk.scorecard(TRUTH, SENT), desk.scorecard(TRUTH, TRUTH)
    left, right = desk.draw_versions(old, new, desk.gains(TRUTH, SENT, TRUTH), ("v1", "v2")).axes
    assert [text.get_text() for text in left.get_legend().get_texts()] == ["v1", "v2"]
    assert right.get_title() == "v2 less v1"


def test_what_is_in_service_is_what_was_promoted(tmp_path):
    model = train_text_classifier(["a b", "c d", "e f", "g h"], [0, 1, 2, 3], Recipe(steps=20), names=NAMES)
    with pytest.raises(ArtifactError):
        desk.in_service(tmp_path, "router_model")
    first, second = (artifact.freeze(model, tmp_path, "router_model") for _ in range(2))
    aliases.promote(second)
    aliases.promote(first)
    router = desk.in_service(tmp_path, "router_model")
    assert router.name == "router_model_v1"
    assert router.probabilities(["a b", "g h"]).sum(1) == pytest.approx([1, 1])
