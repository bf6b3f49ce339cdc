# SPDX-License-Identifier: Apache-2.0
"""Boundaries, in every type in which a score may arrive."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.inference import decisions
from course_lib.inference.decisions import Costs

AS_THEY_COME = {
    "float": float,
    "float32": np.float32,
    "float32 as float": lambda p: float(np.float32(p)),
    "a JSON round trip": lambda p: json.loads(json.dumps(float(np.float32(p)))),
    "a sum": lambda p: p / 3 + p / 3 + p / 3,
}


@pytest.mark.parametrize("arrive", AS_THEY_COME.values(), ids=AS_THEY_COME.keys())
@pytest.mark.parametrize(
    ("score", "action"),
    [
        (0.0, "allow"),
        (0.599999, "allow"),
        (0.6, "verify"),
        (0.7, "verify"),
        (0.8, "verify"),
        (0.800001, "block"),
        (1.0, "block"),
    ],
)
def test_the_fraud_policy_at_its_boundaries(score, action, arrive):
    assert decisions.three_way(arrive(score)) == action
    assert decisions.three_way([arrive(score)] * 2).tolist() == [action] * 2


@pytest.mark.parametrize("arrive", AS_THEY_COME.values(), ids=AS_THEY_COME.keys())
def test_a_top_probability_of_just_the_threshold_goes_to_a_person(arrive):
    rows = [[arrive(0.7), arrive(0.3)], [arrive(0.700001), arrive(0.299999)], [arrive(0.1), arrive(0.9)]]
    assert decisions.route(rows, ["Billing", "Shipping"]).tolist() == ["triage", "Billing", "Shipping"]
    assert not decisions.above(arrive(0.9), 0.9) and decisions.above(arrive(0.900001), 0.9)


def test_mistakes_are_named():
    for wrong in (1.1, -0.1, float("nan")):
        with pytest.raises(ValueError, match="logits"):
            decisions.three_way([wrong])
    with pytest.raises(ValueError, match="exchange"):
        decisions.three_way([0.5], 0.8, 0.6)
    with pytest.raises(ValueError, match="threshold is a probability"):
        decisions.above([0.5], 1.5)
    with pytest.raises(ValueError, match=r"\[N, 3\]"):
        decisions.route([[0.5, 0.5]], "abc")
    with pytest.raises(ValueError, match="half of the probability"):
        decisions.abstain([0.5], sure=0.4)
    with pytest.raises(ValueError, match="not negative"):
        decisions.least_cost_threshold(Costs(0, 0))
    with pytest.raises(ValueError, match="one label"):
        decisions.cost_curve([2], [0.5], Costs(1, 1))


def test_no_rows_are_no_trouble():
    assert decisions.route(np.empty((0, 2)), "ab").shape == (0,)
    assert decisions.three_way([]).shape == (0,)


def test_abstains_on_both_sides_of_a_half():
    assert decisions.abstain([0.05, 0.2, 0.5, 0.8, 0.95], sure=0.8).tolist() == [False, False, True, False, False]


CASES = st.lists(st.tuples(st.integers(0, 1), st.sampled_from([0, 0.1, 0.25, 0.5, 0.9, 1])), min_size=1, max_size=25)


@settings(max_examples=100, deadline=None)
@given(CASES, st.floats(0.1, 9), st.floats(0.1, 9))
def test_the_cost_curve_is_what_counting_gives_and_its_best_cannot_be_beaten(cases, false_alarm, miss):
    labels, chances = map(np.array, zip(*cases, strict=True))

    def counted(threshold):
        answers = chances > threshold
        return (false_alarm * np.sum(answers & (labels == 0)) + miss * np.sum(~answers & (labels == 1))) / len(labels)

    curve = decisions.cost_curve(labels, chances, Costs(false_alarm, miss))
    np.testing.assert_allclose(curve.costs, [counted(threshold) for threshold in curve.thresholds])
    tried = [counted(threshold) for threshold in np.linspace(0, 1, 101)]
    assert counted(curve.best) <= min(tried) + 1e-9


def test_on_calibrated_scores_the_formula_finds_the_cheapest_threshold():
    rng = np.random.default_rng(0)
    chances = rng.random(200_000)
    labels = rng.random(200_000) < chances
    costs = Costs(false_alarm=1, miss=4)
    curve = decisions.cost_curve(labels, chances, costs)
    at_formula = curve.costs[np.searchsorted(curve.thresholds, decisions.least_cost_threshold(costs))]
    assert decisions.least_cost_threshold(costs) == pytest.approx(0.2)
    assert at_formula == pytest.approx(curve.costs.min(), rel=0.01)
    assert at_formula < 0.8 * curve.costs[np.searchsorted(curve.thresholds, 0.5)]
