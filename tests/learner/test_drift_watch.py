# SPDX-License-Identifier: Apache-2.0
import re

import numpy as np
import pytest

from course_lib.learner import drift_watch
from course_lib.learner.drift_watch import Watched, false_alarms, noticed, quiet_level

QUIET = Watched(np.array([1.2, 3.0, 0.8, 2.1]), np.array([0.1, 0.2, 2.5, 0.3]))
LOUD = Watched(np.array([0.5, 4.0, 30.0]), np.array([0.0, 0.0, 0.0]))
SILENT = Watched(np.array([1.0, 1.0, 1.0]), np.array([0.5, 5.0, 5.0]), unmoved=True)


def told(level, delay):
    return drift_watch.draw_level(QUIET, {"loud": LOUD, "silent": SILENT}, level, delay)[1]


def test_as_many_quiet_weeks_ring_as_are_allowed():
    for allowed in range(4):
        assert np.sum(QUIET.at_once > quiet_level(QUIET.at_once, allowed)) == allowed
    assert quiet_level([5, 5, 1], 1) == 5
    assert quiet_level([2, 3], 9) == 2


def test_a_level_from_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one quiet week"):
        quiet_level([], 1)
    with pytest.raises(ValueError, match="from 0"):
        quiet_level([1.0], -1)


def test_false_alarms_are_counted_by_the_year_and_outcomes_add_theirs():
    assert false_alarms(QUIET, 2.0, outcomes=False) == 26
    assert false_alarms(QUIET, 2.0, outcomes=True) == 39
    assert false_alarms(QUIET, 3.0, outcomes=True) == 0


def test_a_change_is_noticed_at_the_end_of_the_first_week_above_the_level():
    assert noticed(LOUD, 3.0, None) == (2, False)
    assert noticed(LOUD, 4.0, None) == (3, False)
    assert noticed(LOUD, 99.0, 4) is None


def test_what_inputs_do_not_show_outcomes_do_and_late():
    assert noticed(SILENT, 3.0, None) is None
    assert noticed(SILENT, 3.0, 4) == (6, False)
    assert noticed(LOUD, 3.0, 4) == (2, False)


def test_where_nothing_moves_an_early_ring_is_told_as_chance():
    assert noticed(SILENT, 0.9, None) == (1, True)
    assert "silent after 1 week (by chance)" in told(0.9, 4)


def test_the_sentence_tells_false_alarms_and_weeks():
    assert "rings for nothing in 26 weeks" in told(2.0, None)
    assert "loud after 2 weeks, silent never" in told(2.0, None)
    assert "silent after 6 weeks" in told(2.0, 4) and "inputs, scores and outcomes" in told(2.0, 4)


def test_a_panel_for_each_change_tells_where_it_begins_and_which_weeks_ring():
    mondays = np.datetime64("2025-09-01") + 7 * np.arange(3)
    largest = {"loud": LOUD.at_once, "silent": SILENT.at_once}
    figure = drift_watch.draw_changes(mondays, largest, {"loud": 61, "silent": 62}, 3.0, first_week=61)
    assert [axes.get_title() for axes in figure.axes] == ["loud (from week 1)", "silent (from week 2)"]
    ringing = [line.get_xdata().tolist() for axes in figure.axes for line in axes.lines if line.get_label() == "rings"]
    assert ringing == [[2, 3], []]


def test_moving_the_level_and_ticking_the_box_move_the_sentence(monkeypatch):
    seen = {}
    monkeypatch.setattr(drift_watch, "explore", lambda draw, sliders: seen.update(draw=draw, sliders=sliders))
    drift_watch.move_level(QUIET, {"loud": LOUD, "silent": SILENT}, delay=4)
    low, high = (seen["draw"]({"level": level, "outcomes": 0.0})[1] for level in (0.5, 8.0))
    alarms = [int(re.search(r"in (\d+) week", sentence)[1]) for sentence in (low, high)]
    assert alarms == [52, 0]
    assert "silent never" in high and "silent after 6 weeks" in seen["draw"]({"level": 3.0, "outcomes": 1.0})[1]
