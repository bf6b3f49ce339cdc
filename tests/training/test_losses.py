# SPDX-License-Identifier: Apache-2.0
"""Right and stable, against scikit-learn and at the edges."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from sklearn.metrics import log_loss
from sklearn.utils.class_weight import compute_class_weight

from course_lib.training import binary_cross_entropy, class_weights, cross_entropy, l2_penalty


def test_agrees_with_scikit_learn():
    rng = np.random.default_rng(0)
    logits, labels = rng.normal(0, 3, 50).astype(np.float32), rng.integers(0, 2, 50)
    expected = log_loss(labels, 1 / (1 + np.exp(-logits.astype(np.float64))))
    assert float(binary_cross_entropy(logits, labels)) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(("logit", "label", "loss"), [(1000, 1, 0), (-1000, 0, 0), (1000, 0, 1000), (-1000, 1, 1000)])
def test_is_stable_where_the_sigmoid_is_not(logit, label, loss):
    value, gradient = jax.value_and_grad(binary_cross_entropy)(jnp.float32([logit]), jnp.float32([label]))
    assert float(value) == pytest.approx(loss)
    assert float(gradient[0]) == pytest.approx(float(logit > 0) - label)


def test_small_losses_stay_exact():
    assert float(binary_cross_entropy(jnp.float32([30.0]), jnp.float32([1.0]))) == pytest.approx(np.exp(-30), rel=1e-4)


def test_soft_labels():
    assert float(binary_cross_entropy(jnp.zeros(1), jnp.float32([0.5]))) == pytest.approx(np.log(2))


def test_l2():
    assert float(l2_penalty(jnp.float32([3, 4]), 0.1)) == pytest.approx(1.25)


def test_cross_entropy_agrees_with_scikit_learn():
    rng = np.random.default_rng(1)
    logits, labels = rng.normal(0, 3, (40, 5)).astype(np.float32), rng.integers(0, 5, 40)
    shares = np.exp(logits.astype(np.float64))
    shares /= shares.sum(axis=1, keepdims=True)
    assert float(cross_entropy(logits, labels)) == pytest.approx(log_loss(labels, shares, labels=range(5)), rel=1e-5)
    weights = np.float32([0.5, 1, 2, 0, 3])
    summed = log_loss(labels, shares, labels=range(5), sample_weight=weights[labels], normalize=False)
    assert float(cross_entropy(logits, labels, weights)) == pytest.approx(summed / 40, rel=1e-5)


def test_binary_class_weights_agree_with_scikit_learn():
    rng = np.random.default_rng(2)
    logits, labels = rng.normal(0, 3, 50).astype(np.float32), rng.integers(0, 2, 50)
    chance = 1 / (1 + np.exp(-logits.astype(np.float64)))
    weights = np.float32([0.25, 4])
    summed = log_loss(labels, chance, sample_weight=weights[labels], normalize=False)
    assert float(binary_cross_entropy(logits, labels, weights)) == pytest.approx(summed / 50, rel=1e-5)
    assert float(binary_cross_entropy(logits, labels, np.ones(2))) == float(binary_cross_entropy(logits, labels))


@pytest.mark.parametrize(
    ("label", "expected", "slope"), [(0, 0, [0, 0, 0]), (1, 2000, [1, -1, 0]), (2, 1000, [1, 0, -1])]
)
def test_cross_entropy_is_stable_at_a_thousand(label, expected, slope):
    value, gradient = jax.value_and_grad(cross_entropy)(jnp.float32([[1000, -1000, 0]]), jnp.array([label]))
    assert float(value) == pytest.approx(expected)
    assert gradient[0].tolist() == pytest.approx(slope)


def test_cross_entropy_over_places_in_a_text():
    logits, labels = np.zeros((2, 3, 7), np.float32), np.ones((2, 3), np.int32)
    assert float(cross_entropy(logits, labels)) == pytest.approx(np.log(7))


def test_two_classes_are_the_binary_case():
    logits, labels = jnp.float32([-2, 0.5, 3]), np.array([0, 1, 0])
    pair = jnp.stack([jnp.zeros(3), logits], axis=1)
    assert float(cross_entropy(pair, labels)) == pytest.approx(float(binary_cross_entropy(logits, labels)), rel=1e-6)


def test_class_weights_agree_with_scikit_learn():
    labels = np.array([0] * 7 + [1] * 2 + [2])
    expected = compute_class_weight("balanced", classes=np.arange(3), y=labels)
    np.testing.assert_allclose(class_weights(labels, 3), expected, rtol=1e-6)
    with pytest.raises(ValueError, match="Class 3 has no row"):
        class_weights(labels, 4)
    with pytest.raises(ValueError, match="Labels of 2 classes are 0 to 1"):
        class_weights(labels, 2)
