# SPDX-License-Identifier: Apache-2.0
"""scikit-learn is the oracle."""

import numpy as np
import pytest
import sklearn.metrics as oracle
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib import evaluation

PAIRS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=30)
CHANCES = st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1)), min_size=1, max_size=30)


@settings(max_examples=80, deadline=None)
@given(PAIRS)
def test_ratios_agree_with_scikit_learn(pairs):
    labels, predictions = zip(*pairs, strict=True)
    assert evaluation.accuracy(labels, predictions) == pytest.approx(oracle.accuracy_score(labels, predictions))
    for name in ("precision", "recall", "f1"):
        expected = getattr(oracle, f"{name}_score")(labels, predictions, zero_division=0)
        assert getattr(evaluation, name)(labels, predictions) == pytest.approx(expected), name


@settings(max_examples=80, deadline=None)
@given(CHANCES)
def test_log_loss_agrees_with_scikit_learn(pairs):
    labels, chances = zip(*pairs, strict=True)
    expected = oracle.log_loss(labels, chances, labels=[0, 1])
    assert evaluation.log_loss(labels, chances) == pytest.approx(expected, abs=1e-9)


def test_where_there_is_nothing_to_count():
    assert evaluation.precision([1, 0], [0, 0]) == 0
    assert evaluation.recall([0, 0], [1, 0]) == 0
    assert evaluation.f1([0, 0], [0, 0]) == 0


def test_a_sure_mistake_is_finite():
    assert evaluation.log_loss([1], np.float32([0])) == pytest.approx(36.04, abs=0.01)


@pytest.mark.parametrize("measure", ["accuracy", "precision", "recall", "f1", "log_loss"])
def test_mistakes_are_named(measure):
    function = getattr(evaluation, measure)
    for labels, predictions in [([], []), ([1], [1, 0]), ([[1]], [[1]])]:
        with pytest.raises(ValueError, match="equally long"):
            function(labels, predictions)
    with pytest.raises(ValueError, match="0 or 1"):
        function([2, 0], [1, 0])
    with pytest.raises(ValueError, match="0 or 1|between 0 and 1"):
        function([1, 0], [3, 0])
