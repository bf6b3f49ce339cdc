# SPDX-License-Identifier: Apache-2.0
"""Right and stable, against scikit-learn and at the edges."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from sklearn.metrics import log_loss

from course_lib.training import binary_cross_entropy, l2_penalty


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
