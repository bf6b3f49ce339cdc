# SPDX-License-Identifier: Apache-2.0
"""False alarms as rare as promised, planted drifts found; scipy and hand counts are the oracles."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, ks_2samp

from course_lib import monitoring
from course_lib.monitoring import Alarm, Drift


def a_world(rng, rows, amount=0.0, new_group=0.0):
    group = np.where(
        rng.random(rows) < new_group, "new", rng.choice(["north", "coast", "abroad"], rows, p=[0.6, 0.37, 0.03])
    )
    return {"amount": rng.lognormal(3 + amount, 1, rows).round(2), "hour": rng.integers(0, 24, rows), "group": group}


def test_false_alarms_of_one_window_are_as_rare_as_promised():
    rung = 0
    for seed in range(300):
        rng = np.random.default_rng(seed)
        rung += bool(Alarm(0.05, signals=3).rings(monitoring.compare(a_world(rng, 2000), a_world(rng, 300))))
    assert 1 <= rung <= 300 * 0.05 + 4 * np.sqrt(300 * 0.05 * 0.95)


def test_rare_categories_raise_no_false_alarms():
    alarm, rung = Alarm(0.01), 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        names = np.arange(200)
        chances = 1 / (1 + names)
        old, new = (rng.choice(names, rows, p=chances / chances.sum()).astype(str) for rows in (4000, 200))
        rung += bool(alarm.rings([monitoring.category_drift("word", old, new)]))
    assert rung <= 60 * 0.01 + 4 * np.sqrt(60 * 0.01 * 0.99)


@pytest.mark.parametrize(("change", "signal"), [({"amount": 0.5}, "amount"), ({"new_group": 0.1}, "group")])
def test_a_planted_drift_is_found_and_named(change, signal):
    rng = np.random.default_rng(5)
    found = monitoring.compare(a_world(rng, 5000), a_world(rng, 500, **change))
    assert [drift.signal for drift in Alarm(0.05, signals=3, windows=52).rings(found)] == [signal]


TESTS = [monitoring.numeric_drift, monitoring.category_drift]
FLAG = ([1] + [0] * 9999, [1] + [0] * 39)


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize("sides", [FLAG, FLAG[::-1]], ids=["it is new", "it is gone"])
def test_drift_of_a_rare_flag_is_fishers_exact_test_in_both_directions(test, sides):
    # scipy.stats.fisher_exact([[1, 9999], [1, 39]])
    assert test("flag", *sides).p_value == pytest.approx(0.0079527, rel=1e-4)


@pytest.mark.parametrize("rest", [["a"], list("ab"), list("abcdefgh")])
def test_category_drift_finds_a_category_that_appears_or_vanishes(rest):
    old, new = rest * 200, ["new"] * 4
    for sides in ((old, new), (new, old)):
        assert monitoring.category_drift("group", *sides).p_value < 1e-6
    gone = monitoring.category_drift("group", ["gone"] * 100 + rest * 50, rest * 100)
    assert gone.p_value < 1e-6


def test_category_drift_finds_many_new_categories_of_one_row_each():
    new = [f"new {number}" for number in range(5)]
    assert monitoring.category_drift("word", list("ab") * 500, new + list("ab") * 20).p_value < 1e-4


def test_category_drift_takes_tens_of_thousands_of_categories():
    rng = np.random.default_rng(7)
    known = rng.integers(0, 30_000, 60_000)
    assert monitoring.category_drift("customer", known, range(30_000, 30_200)).p_value < 1e-9
    assert monitoring.category_drift("customer", known, rng.integers(0, 30_000, 200)).p_value > 0.01


def test_category_drift_finds_many_small_changes_which_no_category_shows_alone():
    old = np.repeat(np.arange(24), 100)
    new = np.repeat(np.arange(24), np.where(np.arange(24) % 2, 18, 6))
    alone = [monitoring.category_drift("hour", old == hour, new == hour).p_value for hour in range(24)]
    assert monitoring.category_drift("hour", old, new).p_value < min(alone) / 50


@pytest.mark.parametrize("test", TESTS)
def test_drift_of_a_constant_or_of_unchanged_shares_is_none(test):
    assert test("x", [7] * 40, [7] * 3).p_value == 1
    assert test("x", [1, 2, 3] * 40, [1, 2, 3] * 5).p_value == pytest.approx(1, abs=0.05)


def test_drift_statistics_are_chi_square_and_the_largest_gap():
    old, new = list("aaaabbbbbcc"), list("abccccc")
    counts = [[4, 5, 2], [1, 1, 5]]
    drift = monitoring.category_drift("group", old, new)
    assert drift.statistic == pytest.approx(chi2_contingency(counts, correction=False).statistic)
    assert monitoring.category_drift("group", new, old).statistic == pytest.approx(drift.statistic)
    assert monitoring.numeric_drift("x", [1, 2, 2, 3], [2, 3, 3, 3, 4]).statistic == pytest.approx(0.55)


def test_category_drift_counts_missing_values_as_one_category():
    missing = ["a"] * 40 + [None, float("nan")] * 20
    same = monitoring.category_drift("group", missing, ["a"] * 10 + [None] * 10)
    assert same.p_value == pytest.approx(1)
    assert monitoring.category_drift("group", missing, ["a"] * 20).p_value < 0.001
    numbers = [1.0] * 40 + [float("nan")] * 40
    assert monitoring.category_drift("group", numbers, [1.0] * 20).p_value < 0.001


@pytest.mark.parametrize("rows", [(20, 20), (100, 100), (2000, 150)])
def test_numeric_drift_without_ties_is_the_exact_kolmogorov_smirnov_test(rows):
    rng = np.random.default_rng(4)
    old, new = rng.normal(0, 1, rows[0]), rng.normal(1.2, 1, rows[1])
    p_value = monitoring.numeric_drift("x", old, new).p_value
    assert p_value == pytest.approx(ks_2samp(old, new, method="exact").pvalue)
    # the limit distribution gives less, and so more false alarms than promised
    assert p_value > 1.01 * ks_2samp(old, new, method="asymp").pvalue


@pytest.mark.parametrize(("share", "is_found"), [(0.0, True), (0.05, False), (0.2, True)])
def test_numeric_drift_sees_past_a_value_that_nearly_all_rows_have(share, is_found):
    rng = np.random.default_rng(6)

    def mostly_zero(rows, nonzero):
        return np.where(np.arange(rows) < nonzero * rows, rng.lognormal(3, 1, rows), 0)

    assert (monitoring.numeric_drift("x", mostly_zero(5000, 0.05), mostly_zero(400, share)).p_value < 1e-4) == is_found


def test_numeric_drift_sees_the_size_of_the_rare_values_beside_a_common_one():
    rng = np.random.default_rng(6)
    old = np.concatenate([np.zeros(4500), rng.normal(5, 1, 500)])
    assert monitoring.numeric_drift("x", old, np.r_[np.zeros(450), rng.normal(9, 1, 50)]).p_value < 1e-6
    assert monitoring.numeric_drift("x", old, np.r_[np.zeros(450), rng.normal(5, 1, 50)]).p_value > 1e-2


def test_drift_is_the_same_for_the_same_rows_in_any_order():
    rng = np.random.default_rng(8)
    old, new = rng.integers(0, 30, 900), rng.integers(0, 30, 90)
    for test in TESTS:
        again = test("x", rng.permutation(old), rng.permutation(new))
        assert again.p_value == test("x", old, new).p_value
        assert again.statistic == pytest.approx(test("x", old, new).statistic)


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
    with pytest.raises(ValueError, match="NaN"):
        monitoring.numeric_drift("x", [1, 2], [1, None])
    with pytest.raises(ValueError, match="compare it as categories"):
        monitoring.numeric_drift("x", [1, 2], ["a"])
    with pytest.raises(ValueError, match="no column 'hour'"):
        monitoring.compare({"hour": [1]}, {})
    with pytest.raises(ValueError, match="rate"):
        Alarm(0)
    with pytest.raises(ValueError, match="for 2 tests, got 3: set `signals`"):
        Alarm(windows=2).rings([Drift("x", 0.0, 1.0)] * 3)
    with pytest.raises(ValueError, match="correct them"):
        monitoring.share_drift("x", 3, 2, 0.5)
