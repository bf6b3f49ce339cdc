# SPDX-License-Identifier: Apache-2.0
"""False alarms as rare as promised, planted drifts found; scipy and hand counts are the oracles."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib import monitoring
from course_lib.monitoring import Alarm, Drift


def a_world(rng, rows, amount=0.0, new_group=0.0):
    group = np.where(
        rng.random(rows) < new_group, "new", rng.choice(["north", "coast", "abroad"], rows, p=[0.6, 0.37, 0.03])
    )
    return {"amount": rng.lognormal(3 + amount, 1, rows).round(2), "hour": rng.integers(0, 24, rows), "group": group}


@pytest.mark.long
def test_false_alarms_over_a_year_are_as_rare_as_promised():
    quiet = sum(_a_year_rings(seed) for seed in range(400))
    # at most 5 % of 400 years; Bonferroni is careful, so fewer; four standard errors above
    assert quiet <= 400 * 0.05 + 4 * np.sqrt(400 * 0.05 * 0.95)


def test_false_alarms_of_one_window_are_as_rare_as_promised():
    rung = 0
    for seed in range(300):
        rng = np.random.default_rng(seed)
        rung += bool(Alarm(0.05, signals=3).rings(monitoring.compare(a_world(rng, 2000), a_world(rng, 300))))
    assert 1 <= rung <= 300 * 0.05 + 4 * np.sqrt(300 * 0.05 * 0.95)


def test_rare_categories_raise_no_false_alarms_which_without_the_rule_of_five_they_would():
    alarm, rung = Alarm(0.01), 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        names = np.arange(200)
        chances = 1 / (1 + names)
        old, new = (rng.choice(names, rows, p=chances / chances.sum()).astype(str) for rows in (4000, 200))
        rung += bool(alarm.rings([monitoring.category_drift("word", old, new)]))
    assert rung <= 200 * 0.01 + 4 * np.sqrt(200 * 0.01 * 0.99)


@pytest.mark.parametrize(("change", "signal"), [({"amount": 0.5}, "amount"), ({"new_group": 0.1}, "group")])
def test_a_planted_drift_is_found_and_named(change, signal):
    rng = np.random.default_rng(5)
    found = monitoring.compare(a_world(rng, 5000), a_world(rng, 500, **change))
    assert [drift.signal for drift in Alarm(0.05, signals=3, windows=52).rings(found)] == [signal]


def test_psi_by_hand_and_on_a_drift():
    assert monitoring.psi_of_categories(list("aab"), list("aab")) == 0
    old, new = np.array([2.5, 1.5]) / 4, np.array([1.5, 2.5]) / 4
    assert monitoring.psi_of_categories(list("aab"), list("abb")) == pytest.approx(
        np.sum((new - old) * np.log(new / old))
    )
    rng = np.random.default_rng(0)
    same, moved = rng.normal(0, 1, 5000), rng.normal(1, 1, 5000)
    assert monitoring.psi(rng.normal(0, 1, 5000), same) < 0.1 < 0.25 < monitoring.psi(same, moved)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.lists(st.integers(0, 5), min_size=1, max_size=40))
def test_any_two_samples_give_finite_answers(old, new):
    assert monitoring.psi(old, new) >= 0 and np.isfinite(monitoring.psi_of_categories(old, new))
    for test in (monitoring.numeric_drift, monitoring.category_drift):
        assert 0 <= test("x", old, new).p_value <= 1


def test_an_outcome_below_its_promise():
    assert monitoring.share_drift("accuracy", 90, 100, 0.9).p_value > 0.9
    assert monitoring.share_drift("accuracy", 70, 100, 0.9).p_value < 1e-6


def test_only_outcomes_that_had_time_to_come_are_counted():
    days = np.array(["2026-01-01", "2026-02-20", "2026-03-01"], "datetime64[D]")
    known = monitoring.labels_known(days, np.datetime64("2026-03-02"), np.timedelta64(10, "D"))
    assert known.tolist() == [True, True, False]


def test_retraining_by_schedule_or_by_alarm():
    trained, month = date(2026, 1, 1), timedelta(days=30)
    assert monitoring.retraining_due(trained, date(2026, 1, 30), month) is None
    assert "schedule" in monitoring.retraining_due(trained, date(2026, 1, 31), month)
    assert "amount" in monitoring.retraining_due(trained, date(2026, 1, 2), month, [Drift("amount", 1.0, 1e-9)])


def test_mistakes_are_named():
    with pytest.raises(ValueError, match="wait for more"):
        monitoring.psi([], [1])
    with pytest.raises(ValueError, match="wait for more"):
        monitoring.category_drift("x", ["a"], [])
    with pytest.raises(ValueError, match="NaN"):
        monitoring.numeric_drift("x", [1, np.nan], [1])
    with pytest.raises(ValueError, match="no column 'hour'"):
        monitoring.compare({"hour": [1]}, {})
    with pytest.raises(ValueError, match="rate"):
        Alarm(0)
    with pytest.raises(ValueError, match="correct them"):
        monitoring.share_drift("x", 3, 2, 0.5)


def _a_year_rings(seed):
    rng = np.random.default_rng(seed)
    reference, alarm = a_world(rng, 2000), Alarm(0.05, signals=3, windows=52)
    return any(alarm.rings(monitoring.compare(reference, a_world(rng, 150))) for _ in range(52))
