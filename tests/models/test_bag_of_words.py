# SPDX-License-Identifier: Apache-2.0
"""A weighted sum, checked by hand."""

import numpy as np
import pytest

from course_lib.models import bag_of_words
from course_lib.models.parameters import fingerprint
from course_lib.preprocess import Features


@pytest.mark.parametrize(("classes", "outputs"), [(2, ()), (3, (3,))])
def test_logits_are_a_weighted_sum(classes, outputs):
    params = bag_of_words.init(5, classes, seed=1)
    params["bias"] = np.full(outputs, 0.5, np.float32)
    inputs = Features(np.array([[1, 4, 0], [2, 0, 0]], np.int32), np.array([[0.6, 0.8, 0], [1, 0, 0]], np.float32))
    found = np.asarray(bag_of_words.logits(params, inputs))
    weights = params["weights"]
    assert weights.shape == (5, *outputs)
    expected = np.stack([0.6 * weights[1] + 0.8 * weights[4], weights[2]]) + 0.5
    np.testing.assert_allclose(found, expected, rtol=1e-5)
    assert found.dtype == np.float32


def test_padding_counts_nothing():
    params = bag_of_words.init(3)
    nothing = Features(np.zeros((1, 8), np.int32), np.zeros((1, 8), np.float32))
    assert np.asarray(bag_of_words.logits(params, nothing)) == params["bias"]


def test_initial_parameters_are_random_small_and_reproducible():
    params = bag_of_words.init(1000, seed=3)
    assert 0 < np.abs(params["weights"]).max() < 0.1
    assert fingerprint(params) == fingerprint(bag_of_words.init(1000, seed=3))
    assert fingerprint(params) != fingerprint(bag_of_words.init(1000, seed=4))


def test_one_class_is_refused():
    with pytest.raises(ValueError, match="at least 2 classes"):
        bag_of_words.init(3, classes=1)
