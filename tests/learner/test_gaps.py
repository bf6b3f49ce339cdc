# SPDX-License-Identifier: Apache-2.0
import pytest

from course_lib.learner import gaps


def test_the_slider_measures_each_place_once_and_keeps_what_came_back(monkeypatch):
    asked, shown = [], []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))

    def measure(share):
        asked.append(share)
        return 0.8 + share / 10, 0.79, 0.8

    known = gaps.explore_doubles(measure)
    assert asked == [0.0, 0.5]
    assert known == {0.0: (0.8, 0.79, 0.8), 0.5: (0.8 + 0.5 / 10, 0.79, 0.8)}
    told = shown[0]["text/plain"]
    assert "claims 85.0%" in told and "5 points too much" in told
    assert "<img" in shown[0]["text/html"]


def test_each_line_is_drawn_over_the_shares_in_their_order():
    figure = gaps.draw_doubles({1.0: (0.9, 0.7, 0.6), 0.0: (0.8, 0.75, 0.65)}, 1.0)
    lines = figure.axes[0].get_lines()
    assert [line.get_label() for line in lines] == list(gaps.LINES)
    assert [list(line.get_xdata()) for line in lines] == [[0.0, 100.0]] * 3
    assert list(lines[0].get_ydata()) == pytest.approx([80, 90])


def test_claims_stand_from_the_top_in_their_order():
    figure = gaps.draw_gaps([gaps.Claim("one", 0.9, 0.7, 0.6), gaps.Claim("two", 0.8, 0.8, 0.8)])
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["one", "two"]
    assert axes.get_yticks()[0] > axes.get_yticks()[1]
    assert axes.collections[0].get_offsets().tolist() == [[90, 1], [80, 0]]


def test_nothing_to_draw_is_told():
    with pytest.raises(ValueError, match="no claim"):
        gaps.draw_gaps([])
