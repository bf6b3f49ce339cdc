# SPDX-License-Identifier: Apache-2.0
"""The interview: what each way of asking leaves on the page, and that the figures tell what they show."""

import ipywidgets
import pytest

from course_lib.company import vendor
from course_lib.learner import interview, widgets

SELLER = vendor.meet(14)


@pytest.mark.parametrize("topic", vendor.TOPICS)
def test_only_the_record_settles_a_promise(topic):
    told = {way: interview.draw_answer(SELLER, topic, way)[1] for way in vendor.WAYS}
    assert "as open as before" in told["politely"]
    assert ("nothing is settled" in told["number"]) == (topic in interview.COUNTED)
    assert "Measured" not in told["politely"] + told["number"]
    assert told["evidence"].endswith(("holds.", "fails."))


def test_the_key_of_the_six_claims_is_what_is_measured():
    from pathlib import Path

    from course_lib.author.source import read_chapter

    slug = "14-asking-good-questions"
    rows = read_chapter(Path(__file__).parents[2] / "solutions" / slug / f"{slug}.md").matches["six-claims"]
    record = {topic: vendor.ask(SELLER, topic, "evidence").record for topic in vendor.TOPICS}
    measured = {
        claim.topic: interview.holds(claim, vendor.measure(claim.topic, record[claim.topic]))
        for claim in vendor.BROCHURE
    }
    assert {row.name: row.right for row in rows} == measured


def test_the_sliders_choose_question_and_way_and_the_page_without_a_kernel_has_the_first(monkeypatch):
    boxes, shown, make = [], [], ipywidgets.VBox
    monkeypatch.setattr(widgets.ipywidgets, "VBox", lambda parts: boxes.append(parts) or make(parts))
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    interview.interview(SELLER)
    topic, how, picture, sentence = boxes[0]
    assert "You ask politely" in sentence.value and "You ask politely" in shown[0]["text/plain"]
    how.value = 2
    assert "p99" in picture.value and "The promise fails" in sentence.value
    topic.value = vendor.TOPICS.index("doubt")
    assert "The promise holds" in sentence.value
    assert [label for label, _ in topic.options] == list(vendor.TOPICS)


def test_the_latency_figure_counts_the_late_ones_and_takes_the_nearest_rank():
    figure, told = interview.draw_latency([0.5] * 197 + [3.0, 4.0, 5.0], limit=2.0)
    assert "and 3 take longer" in told and "p99 is 3.00 s, beyond" in told
    assert len(figure.axes[0].get_lines()) == 3
    assert "within" in interview.draw_latency([0.5] * 198 + [3.0, 4.0], limit=2.0)[1]


def test_a_queue_below_the_promise_is_told_by_more_than_its_colour():
    figure, told = interview.draw_accuracies({"Billing": 0.96, "Shipping": 0.8}, 0.95, limit=0.9)
    assert [bar.get_hatch() for bar in figure.axes[0].patches] == ["", "//"]
    assert "Shipping 80.0%" in told and "95.0%" in told


def test_the_ways_are_compared_with_all_that_fail():
    figure, told = interview.draw_ways({"politely": 0, "number": 3, "evidence": 9}, 9)
    assert (
        told == "Of 9 failing promises the answers show 0 when asked politely, 3 when asked for a number, "
        "9 when asked for evidence."
    )
    assert [bar.get_width() for bar in figure.axes[0].patches] == [0, 3, 9]
