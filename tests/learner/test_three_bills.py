# SPDX-License-Identifier: Apache-2.0
"""Bills that can be worked out by hand, and what the sliders show of them."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from course_lib import cost
from course_lib.learner import three_bills
from course_lib.learner.three_bills import MONTH, Prices, draw_bills, months_to_pay_back, offers, paid

PRICES = Prices(
    as_of=date(2025, 6, 1),
    per_million_tokens=1.0,
    gpu_hour=2.5,
    storage_and_network_a_day=4.0,
    server=36_525.0,
    years=2.0,
    kilowatts=1.0,
    per_kilowatt_hour=0.25,
    upkeep_a_day=10.0,
    requests_a_second=1.0,
)


def test_three_bills_of_a_day_by_hand():
    api, rented, own = offers(PRICES, 1000)
    assert api.cost(2000) == pytest.approx(2.0)
    assert rented.cost(2000) == pytest.approx(64.0)
    assert own.cost(2000) == pytest.approx(50 + 6 + 10)
    assert rented.cost(86_401) == pytest.approx(128.0)  # a second machine
    assert {way.as_of for way in (api, rented, own)} == {PRICES.as_of}


def test_the_server_is_paid_on_the_first_day_and_again_when_it_is_worn_out():
    months = np.array([0.0, 23.9, 24.0])
    money = paid(PRICES, 1000, 2000, months)
    assert money["API"][0] == money["rented GPU"][0] == 0
    assert money["own server"][0] == 36_525
    assert money["own server"][1] == pytest.approx(36_525 + 16 * MONTH * 23.9)
    assert money["own server"][2] == pytest.approx(2 * 36_525 + 16 * MONTH * 24)
    assert money["rented GPU"][2] == pytest.approx(64 * MONTH * 24)


def test_over_its_whole_life_a_server_has_cost_what_its_days_cost():
    own = offers(PRICES, 1000)[2]
    end = paid(PRICES, 1000, 2000, np.array([24 - 1e-9]))["own server"][0]
    assert end == pytest.approx(own.cost(2000) * MONTH * 24)


def test_a_server_pays_back_against_the_cheaper_of_the_others_or_not_at_all():
    assert months_to_pay_back(PRICES, 1000, 2000) is None  # the API costs two dollars a day
    dear = replace(PRICES, years=5.0)
    assert months_to_pay_back(dear, 1000, 80_000) == pytest.approx(36_525 / (48 * MONTH))
    assert months_to_pay_back(replace(dear, years=1.0), 1000, 80_000) is None


def test_three_servers_are_bought_where_one_does_not_do():
    first = paid(PRICES, 1000, 200_000, np.array([0.0]))
    assert first["own server"][0] == 3 * 36_525


def test_the_sentence_names_the_cheapest_and_the_break_even():
    figure, few = draw_bills(PRICES, 1000, 1000)
    _, many = draw_bills(PRICES, 1000, 80_000)
    assert "The API is the cheapest" in few and "does not pay for itself within its 2 years" in few
    assert "the rented GPU from 64,000 requests a day" in few
    assert cost.break_even(*offers(PRICES, 1000)[:2]) == 64_000
    assert "The rented GPU is the cheapest" in many
    assert "01 June 2025" in few
    assert len(figure.axes) == 2


def test_where_the_api_is_nearly_free_nothing_else_is_as_cheap():
    _, told = draw_bills(replace(PRICES, per_million_tokens=0.1), 100, 1000)
    assert "the rented GPU at no volume shown, and the own server at no volume shown" in told


def test_every_place_of_the_sliders_can_be_drawn(monkeypatch):
    seen = {}
    monkeypatch.setattr(three_bills, "explore", lambda draw, sliders: seen.update(draw=draw, sliders=sliders))
    three_bills.compare(PRICES)
    start = {name: slider.start for name, slider in seen["sliders"].items()}
    assert "At 1,000 requests a day" in seen["draw"](start)[1]
    for name in ("requests", "tokens", "million"):
        options = seen["sliders"][name].options
        assert start[name] in options
        for end in (options[0], options[-1]):
            assert "dollars" in seen["draw"](start | {name: end})[1]
    for name in ("hour", "years"):
        for end in (seen["sliders"][name].low, seen["sliders"][name].high):
            assert "dollars" in seen["draw"](start | {name: end})[1]


def test_a_price_that_was_typed_in_has_its_place_on_the_slider(monkeypatch):
    seen = {}
    monkeypatch.setattr(three_bills, "explore", lambda draw, sliders: seen.update(sliders=sliders))
    three_bills.compare(replace(PRICES, per_million_tokens=0.35, gpu_hour=9.0, years=8.0))
    assert 0.35 in seen["sliders"]["million"].options
    assert list(seen["sliders"]["million"].options) == sorted(seen["sliders"]["million"].options)
    for name in ("hour", "years"):
        slider = seen["sliders"][name]
        assert slider.low <= slider.start <= slider.high
