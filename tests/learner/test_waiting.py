# SPDX-License-Identifier: Apache-2.0
"""A queue whose answers can be worked out by hand, and what the sliders show of it."""

import numpy as np
import pytest

from course_lib.learner import waiting
from course_lib.learner.waiting import BASE, EACH, most_a_second, percentile, serve


def test_a_lone_request_takes_the_window_and_one_forward_pass():
    for window in (0.0, 20.0):
        served = serve(0.01, window, 8, requests=5)
        assert np.allclose(served.latency, window + BASE + EACH)
        assert served.batches == 5


def test_a_full_batch_does_not_wait_for_the_window_to_close():
    served = serve(1e6, 1e4, 4, requests=4)
    assert served.batches == 1
    assert served.latency.max() < BASE + 4 * EACH + 1


def test_a_busy_machine_takes_what_has_gathered():
    served = serve(1e6, 0.0, 64, requests=65)
    assert served.batches == 2
    assert served.latency[0] == pytest.approx(BASE + EACH)
    assert served.latency[-1] == pytest.approx(2 * BASE + 65 * EACH, abs=0.2)


def test_no_batch_is_larger_than_allowed():
    assert serve(1e6, 0.0, 10, requests=100).batches >= 10


def test_past_its_capacity_the_queue_grows_and_larger_batches_mend_it():
    rate = 2 * most_a_second(1)
    alone, together = serve(rate, 0.0, 1), serve(rate, 0.0, 32)
    assert alone.latency[-100:].mean() > 10 * alone.latency[:100].mean()
    assert percentile(together.latency, 99) < percentile(alone.latency, 50)
    assert alone.busy > 0.99


def test_a_window_costs_time_and_saves_forward_passes():
    without, patient = serve(100, 0.0, 64), serve(100, 30.0, 64)
    assert percentile(patient.latency, 50) > percentile(without.latency, 50)
    assert patient.batches < without.batches
    assert patient.busy < without.busy


def test_the_same_seed_gives_the_same_queue():
    assert np.array_equal(serve(200, 5, 8).latency, serve(200, 5, 8).latency)
    assert not np.array_equal(serve(200, 5, 8).latency, serve(200, 5, 8, seed=1).latency)


@pytest.mark.parametrize(("rate", "window", "largest"), [(0, 0, 1), (-1, 0, 1), (1, -1, 1), (1, 0, 0)])
def test_an_impossible_queue_is_refused(rate, window, largest):
    with pytest.raises(ValueError, match="Choose a rate"):
        serve(rate, window, largest)


def test_the_percentile_is_a_latency_that_somebody_had():
    assert percentile(np.array([4.0, 1.0, 3.0, 2.0]), 50) == 2.0
    assert percentile(np.arange(1.0, 101.0), 99) == 99.0


def test_the_sentence_says_what_the_figure_shows_and_warns_past_the_limit():
    figure, calm = waiting.draw_queue(100, 0, 1)
    _, flooded = waiting.draw_queue(500, 0, 1)
    slow = percentile(serve(100, 0, 1).latency, 99)
    assert f"99 in 100 within {slow:,.0f} ms" in calm
    assert len(figure.axes) == 2
    assert "faster than" in flooded
    assert "faster than" not in calm


def test_the_sliders_start_where_the_text_says(monkeypatch):
    seen = {}
    monkeypatch.setattr(waiting, "explore", lambda draw, sliders: seen.update(draw=draw, sliders=sliders))
    waiting.watch_the_queue()
    start = {name: slider.start for name, slider in seen["sliders"].items()}
    assert start == {"rate": 100, "window": 0, "largest": 1}
    assert "100 requests" in seen["draw"](start)[1]
    # a slider adds up its steps, and what it gives may be a hair below
    assert "at most 16 in a batch" in seen["draw"](start | {"largest": 15.999999999999998})[1]


def test_throughput_is_rows_by_the_time_of_a_pass():
    left, right = waiting.draw_throughput([1, 10], [2.0, 4.0]).axes
    assert np.allclose(left.lines[0].get_ydata(), [500, 2500])
    assert np.allclose(right.lines[0].get_ydata(), [2, 4])
