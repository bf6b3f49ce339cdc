# SPDX-License-Identifier: Apache-2.0
"""A model that boasts is brought back to what it can keep."""

import numpy as np
import pytest
from sklearn.isotonic import IsotonicRegression

from course_lib.evaluation import auc, calibration_error, log_loss
from course_lib.models.calibration import KINDS, Calibration, apply, logit, softmax
from course_lib.training.calibrate import fit_calibration


def boasting(rows, seed, temperature=0.4, shift=0.0):
    """True probabilities, labels drawn from them, and what an overconfident model would state."""
    rng = np.random.default_rng(seed)
    true = rng.random(rows)
    return rng.random(rows) < true, 1 / (1 + np.exp(-(logit(true) / temperature + shift)))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_makes_new_rows_honest(kind):
    labels, stated = boasting(8_000, seed=0)
    new_labels, new_stated = boasting(8_000, seed=1)
    calibrated = apply(fit_calibration(kind, stated, labels), new_stated)
    assert calibration_error(new_labels, new_stated) > 0.1
    assert calibration_error(new_labels, calibrated) < 0.03
    assert log_loss(new_labels, calibrated) < log_loss(new_labels, new_stated)


def test_the_temperature_and_the_slope_are_the_ones_that_were_planted():
    labels, stated = boasting(40_000, seed=2)
    assert fit_calibration("temperature", stated, labels).values == pytest.approx([1 / 0.4], rel=0.05)
    labels, stated = boasting(40_000, seed=3, shift=1.5)
    slope, shift = fit_calibration("platt", stated, labels).values
    assert (slope, shift) == pytest.approx((0.4, -0.6), abs=0.05)


def test_many_classes_keep_their_order_and_sum():
    rng = np.random.default_rng(0)
    true = softmax(rng.normal(0, 1.5, (20_000, 4)))
    labels = (true.cumsum(1) < rng.random((20_000, 1))).sum(1)
    stated = softmax(np.log(true) * 3)
    calibration = fit_calibration("temperature", stated, labels)
    answers = apply(calibration, stated)
    assert calibration.values == pytest.approx([3], rel=0.05)
    np.testing.assert_allclose(answers.sum(1), 1)
    np.testing.assert_array_equal(answers.argmax(1), stated.argmax(1))
    np.testing.assert_allclose(answers, true, atol=0.03)


def test_isotonic_agrees_with_scikit_learn_and_keeps_the_ranking():
    labels, stated = boasting(3_000, seed=4)
    stated = np.round(stated, 2)  # with ties
    answers = apply(fit_calibration("isotonic", stated, labels), stated)
    np.testing.assert_allclose(answers, IsotonicRegression().fit(stated, labels).predict(stated), atol=1e-9)
    assert auc(labels, answers) >= auc(labels, stated) - 1e-9


def test_fit_calibration_platt_uses_softened_targets():
    """Two scores and two parameters: the fit meets Platt's targets, (50 + 1) / (50 + 2) and 1 / (50 + 2), exactly."""
    calibration = fit_calibration("platt", [0.1] * 50 + [0.9] * 50, [0] * 50 + [1] * 50)
    assert apply(calibration, [0.1, 0.9]) == pytest.approx([1 / 52, 51 / 52], rel=1e-3)
    uneven = fit_calibration("platt", [0.1] * 20 + [0.9] * 80, [0] * 20 + [1] * 80)
    assert apply(uneven, [0.1, 0.9]) == pytest.approx([1 / 22, 81 / 82], rel=1e-3)


def test_mistakes_are_named():
    with pytest.raises(ValueError, match="no calibration named"):
        fit_calibration("magic", [0.5, 0.5], [0, 1])
    with pytest.raises(ValueError, match="two classes"):
        fit_calibration("platt", [0.5, 0.5], [1, 1])
    with pytest.raises(ValueError, match="cannot use"):
        fit_calibration("platt", [[0.5, 0.5], [0.5, 0.5]], [1, 0])
    with pytest.raises(ValueError, match="cannot use"):
        fit_calibration("temperature", [0.5, 0.5], [1, 0, 1])
    with pytest.raises(ValueError, match="whole number"):
        fit_calibration("temperature", [0.5, 0.5], [1, 7])
    with pytest.raises(ValueError, match="no calibration"):
        Calibration("platt", np.ones(1))
    with pytest.raises(ValueError, match="two classes"):
        apply(Calibration("platt", np.ones(2)), [[0.5, 0.5]])
