# SPDX-License-Identifier: Apache-2.0
"""Dials say in a sentence what is wrong with a setting, and each purpose has random numbers of its own."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from course_lib.company.dials import QUEUES, RUN_UP, STYLES, Dials, choose, is_holiday, months, summer

EVEN = dict.fromkeys(QUEUES, 0.25)
PLAIN = dict.fromkeys(STYLES, 0.0) | {"plain": 1.0}


@pytest.mark.parametrize(
    "dials, told",
    [
        ({"seed": -1}, "'seed' goes from 0, and -1"),
        ({"seed": 0.5}, "'seed' is a whole number"),
        ({"customers": 0}, "'customers' goes from 1 to 1,000,000"),
        ({"customers": True}, "'customers' is a whole number"),
        ({"days": 0}, "'days' goes from 1"),
        ({"label_noise": 1.1}, "'label_noise' is a share between 0 and 1"),
        ({"agents_find": -0.1}, "'agents_find' is a share"),
        ({"bias": float("nan")}, "'bias' is a share"),
        ({"bias": "much"}, "'bias' is a share"),
        ({"holidays": 1}, "'holidays' is True or False"),
        ({"leaks": "no"}, "'leaks' is True or False"),
        ({"start": "2025-01-01"}, "'start' is a datetime.date, and"),
        ({"start": None}, "'start' is a datetime.date, and"),
        ({"start": date(1, 1, 1)}, "years 1970 to 9000"),
        ({"policy_change": datetime(2025, 7, 1, 12)}, "'policy_change' is a datetime.date or None"),
        ({"new_product": date(2026, 1, 1)}, "'new_product' is set to 2026-01-01, and the simulated days end before"),
        ({"new_fraud": date(2025, 2, 1), "days": 31}, "'new_fraud' is set to 2025-02-01"),
        ({"queue_shares": EVEN | {"Billing": 0.3}}, "add to 1.05"),
        ({"queue_shares": {"Billing": 1.0}}, "a share to each of Billing, Technical, Account, Shipping: name them"),
        ({"queue_shares": EVEN | {"Sales": 0.0}}, "a share to each of"),
        ({"queue_shares": EVEN | {"Billing": 1.25, "Shipping": -0.75}}, "'Billing' in the dial 'queue_shares' is"),
        ({"queue_shares": 3}, "a share to each of"),
        ({"styles": PLAIN | {"terse": 0.5}}, "'styles' add to 1.5"),
        ({"styles": PLAIN | {"rude": 0.1}}, "may give chatty and lower-case"),
        ({"styles": PLAIN | {"chatty": 2}}, "'chatty' in the dial 'styles' is a share"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told_in_one_sentence(dials, told):
    with pytest.raises(ValueError) as raised:
        Dials(**dials)
    assert told in str(raised.value)
    assert str(raised.value).endswith(".") and ". " not in str(raised.value)


def test_dates_before_the_start_have_passed_and_a_policy_may_change_later():
    Dials(new_product=date(2020, 1, 1), new_fraud=date(2024, 12, 31), policy_change=date(2030, 1, 1))
    Dials(new_product=date(2025, 12, 31), styles=PLAIN, queue_shares=EVEN)


def test_nobody_turns_a_dial_afterwards():
    shares = dict(EVEN)
    dials = Dials(queue_shares=shares)
    shares["Billing"] = 9.0
    assert dials.queue_shares == EVEN
    assert dials == Dials(queue_shares=EVEN)


def test_each_purpose_and_part_has_its_own_numbers():
    seeds = (0, 1, 2**32, 2**128 + 1, 2**128 + 2)
    drawn = [Dials(seed=seed).stream(what, part).random() for seed in seeds for what in "ab" for part in (0, 1)]
    assert len(set(drawn)) == len(drawn)
    assert Dials(seed=5, bias=0.5).stream("a").random() == Dials(seed=5).stream("a").random()


@pytest.mark.parametrize("start", [date(2025, 1, 1), date(2024, 2, 29), date(2025, 11, 17)])
@pytest.mark.parametrize("days", [1, 28, 365])
def test_months_are_complete_and_in_order(start, days):
    dials = Dials(start=start, days=days)
    parts = list(months(dials))
    found = np.concatenate([part.days for part in parts])
    assert np.array_equal(found, np.arange(dials.first - RUN_UP, dials.end))
    assert [part.number for part in parts] == list(range(len(parts)))
    for part in parts:
        assert len(np.unique(part.days.astype("datetime64[M]"))) == 1
        assert part.ends == ((part.days[-1].astype(object) + timedelta(1)).day == 1)


def test_holidays_and_summer():
    days = np.arange(np.datetime64("2025-01-01"), np.datetime64("2026-01-01"))
    found = days[is_holiday(days, Dials())]
    assert (str(found[0]), str(found[-1]), len(found)) == ("2025-11-20", "2025-12-24", 35)
    assert not is_holiday(days, Dials(holidays=False)).any()
    assert str(days[summer(days).argmax()])[:7] == "2025-06"
    assert summer(days).min() == pytest.approx(-1, abs=1e-3)


def test_choosing_follows_the_weights():
    chance = (np.arange(1000) + 0.5) / 1000
    assert np.bincount(choose([1, 0, 2, 1], chance)).tolist() == [250, 0, 500, 250]
    assert choose(np.array([[0, 1], [1, 0]]), np.array([0.99, 0.99])).tolist() == [1, 0]
    assert choose([1, 1e-12], np.array([1 - 1e-16])).tolist() in ([0], [1])
