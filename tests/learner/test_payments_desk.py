# SPDX-License-Identifier: Apache-2.0
import re

import numpy as np
import pytest

from course_lib.learner import payments_desk
from course_lib.learner.payments_desk import Cases, Prices

PRICES = Prices(false_alarm=10, miss=120, review=3)
DAYS = np.array(["2025-07-01T09:00:00", "2025-07-01T10:00:00", "2025-07-02T09:00:00", "2025-07-04T23:59:59"], "M8[s]")
CASES = Cases(scores=np.array([0.1, 0.6, 0.8, 0.9], np.float32), fraud=np.array([False, True, False, True]), days=DAYS)


def told(low, high, places=1):
    _, sentence = payments_desk.draw_desk(CASES, PRICES, places, low, high, [1.0] * 101)
    return sentence


def test_both_ends_of_the_middle_are_shown_to_a_person():
    assert payments_desk.counts(CASES, 0.6, 0.8).tolist() == [[1, 1, 0], [0, 1, 1]]


def test_every_payment_is_counted_once_wherever_the_thresholds_stand():
    for low in np.linspace(0, 1, 11):
        for high in np.linspace(low, 1, 5):
            assert payments_desk.counts(CASES, low, high).sum(axis=1).tolist() == [2, 2]


def test_thresholds_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="exchange them"):
        payments_desk.counts(CASES, 0.8, 0.6)


def test_each_action_has_its_price():
    assert payments_desk.euros(np.array([[5, 0, 0], [0, 0, 7]]), PRICES) == 0
    assert payments_desk.euros(np.array([[0, 2, 3], [4, 5, 0]]), PRICES) == 3 * 10 + 4 * 120 + 7 * 3


def test_what_is_left_in_the_evening_waits_for_the_next_day():
    assert payments_desk.waiting(DAYS, np.ones(4, bool), places=1).tolist() == [1, 1, 0, 0]
    assert payments_desk.waiting(DAYS, np.ones(4, bool), places=0).tolist() == [2, 3, 3, 4]
    assert payments_desk.waiting(DAYS, np.zeros(4, bool), places=0).tolist() == [0, 0, 0, 0]


def test_the_sentence_tells_the_counts_the_money_and_the_queue():
    sentence = told(0.6, 0.85, places=1)
    assert "Frauds: 1 blocked, 1 shown to a person, 0 missed. Honest payments: 0 blocked, 1 shown" in sentence
    assert f"Cost: {6 / CASES.months:,.0f} euros a month" in sentence
    assert "Longest queue: 0 payments" in sentence
    assert "nobody is asked" in told(0.5, 0.5)


def test_moving_a_slider_moves_the_sentence_and_crossed_sliders_ask_nobody(monkeypatch):
    seen = {}
    monkeypatch.setattr(payments_desk, "explore", lambda draw, sliders: seen.update(draw=draw, sliders=sliders))
    payments_desk.move_thresholds(CASES, PRICES, 15)
    assert {name: slider.decimals for name, slider in seen["sliders"].items()} == {"high": 2, "low": 2}
    _, strict = seen["draw"]({"high": 0.95, "low": 1.0})
    _, mild = seen["draw"]({"high": 0.05, "low": 1.0})
    assert "nobody is asked" in strict and "2 missed" in strict and "0 missed" in mild
    assert float(re.search(r"Cost: ([\d,]+)", strict)[1].replace(",", "")) == round(240 / CASES.months)
