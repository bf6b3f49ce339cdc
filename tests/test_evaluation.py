# SPDX-License-Identifier: Apache-2.0
"""scikit-learn is the oracle."""

import numpy as np
import pytest
import sklearn.metrics as oracle
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

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
        function([0.5, 0] if measure == "accuracy" else [2, 0], [1, 0])
    with pytest.raises(ValueError, match="0 or 1|between 0 and 1"):
        function([1, 0], [-3, 0])


LABELLED = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(CHANCES)
def test_auc_agrees_with_scikit_learn_and_needs_both_classes(pairs):
    labels, scores = zip(*pairs, strict=True)
    if len(set(labels)) == 2:
        assert evaluation.auc(labels, scores) == pytest.approx(oracle.roc_auc_score(labels, scores))
    else:
        with pytest.raises(ValueError, match="only one of them"):
            evaluation.auc(labels, scores)


def test_auc_refuses_a_missing_score():
    with pytest.raises(ValueError, match="NaN"):
        evaluation.auc([0, 1], [0.2, float("nan")])


@settings(max_examples=60, deadline=None)
@given(LABELLED)
def test_classes_agree_with_scikit_learn(pairs):
    labels, predictions = zip(*pairs, strict=True)
    expected = oracle.confusion_matrix(labels, predictions, labels=range(4))
    np.testing.assert_array_equal(evaluation.confusion(labels, predictions, 4), expected)
    scores = np.array([row for row in evaluation.per_class(labels, predictions, "abcd").values()])
    wanted = oracle.precision_recall_fscore_support(labels, predictions, labels=range(4), zero_division=0)
    np.testing.assert_allclose(scores.T, np.array(wanted))


def test_a_class_without_a_name_is_refused():
    with pytest.raises(ValueError, match="from 0 to 1"):
        evaluation.per_class([0, 2], [0, 1], ["a", "b"])


def test_the_bootstrap_interval_holds_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(1)
    held = 0
    for seed in range(200):
        labels = rng.random(150) < 0.5
        answers = np.where(rng.random(150) < 0.8, labels, ~labels)
        _, low, high = evaluation.bootstrap(evaluation.accuracy, labels, answers, draws=200, seed=seed)
        held += low <= 0.8 <= high
    assert 178 <= held <= 199  # 95 % of 200, within four standard errors


def test_bootstrap_gives_up_in_a_sentence():
    def refuse_copies(labels, _):
        if len(set(np.asarray(labels).tolist())) < 12:
            raise ValueError("no")
        return 1.0

    with pytest.raises(ValueError, match="too few rows"):
        evaluation.bootstrap(refuse_copies, range(12), range(12))


def test_slices_come_worst_first_with_their_sizes():
    labels = np.array([1, 1, 1, 0, 0, 0, 1, 0])
    answers = np.array([1, 1, 1, 0, 1, 1, 0, 0])
    slices = np.array(["plain"] * 4 + ["terse"] * 4)
    found = evaluation.by_slice(evaluation.accuracy, labels, answers, slices)
    assert list(found) == ["terse", "plain"]
    assert found["terse"][:2] == (4, 0.25) and found["plain"].score == 1
    assert found["terse"].low <= 0.25 <= found["terse"].high
    with pytest.raises(ValueError, match="differ in shape"):
        evaluation.by_slice(evaluation.accuracy, labels, answers, slices[:3])


@settings(max_examples=60, deadline=None)
@given(LABELLED)
def test_accuracy_and_macro_f1_of_classes_agree_with_scikit_learn(pairs):
    labels, predictions = zip(*pairs, strict=True)
    assert evaluation.accuracy(labels, predictions) == pytest.approx(oracle.accuracy_score(labels, predictions))
    expected = oracle.f1_score(labels, predictions, average="macro")
    assert evaluation.macro_f1(labels, predictions) == pytest.approx(expected)


def test_macro_f1_leaves_out_classes_that_are_in_neither_labels_nor_predictions():
    assert evaluation.macro_f1([1, 4, 4], [1, 4, 4]) == 1
    # class 2 is only predicted, class 3 only true: both count, with an F1 of 0
    assert evaluation.macro_f1([1, 3], [1, 2]) == pytest.approx(1 / 3)


@pytest.mark.parametrize("wrong", [["spam", "ham"], [0.2, 1.0], [float("nan"), 1.0], [-1, 1], [None, 1]])
def test_macro_f1_and_accuracy_refuse_what_is_no_class_number(wrong):
    for measure in (evaluation.macro_f1, evaluation.accuracy):
        with pytest.raises(ValueError, match="whole numbers"):
            measure([0, 1], wrong)


@pytest.mark.parametrize("rows", [5, 20, 50])
def test_proportion_interval_covers_each_proportion_as_often_as_stated(rows):
    successes = np.arange(rows + 1)
    low, high = np.array([evaluation.proportion_interval(hits, rows) for hits in range(rows + 1)]).T
    coverage = [
        binom.pmf(successes, rows, true)[(low <= true) & (true <= high)].sum() for true in np.linspace(0.5, 0.99, 491)
    ]
    assert min(coverage) >= 0.95
    # the docstring's figures
    assert min(coverage) == pytest.approx({5: 0.975, 20: 0.958, 50: 0.953}[rows], abs=6e-4)


@pytest.mark.parametrize(("rows", "lowest"), [(5, 0.833), (20, 0.899), (50, 0.895)])
def test_wilson_covers_less_as_the_docstring_of_proportion_interval_says(rows, lowest):
    successes = np.arange(rows + 1)
    intervals = [binomtest(hits, rows).proportion_ci(method="wilson") for hits in range(rows + 1)]
    low, high = np.array(intervals).T
    coverage = [
        binom.pmf(successes, rows, true)[(low <= true) & (true <= high)].sum() for true in np.linspace(0.5, 0.99, 491)
    ]
    assert min(coverage) == pytest.approx(lowest, abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 300), st.data(), st.sampled_from([0.5, 0.9, 0.95, 0.999]))
def test_proportion_interval_agrees_with_scipy(rows, data, level):
    successes = data.draw(st.integers(0, rows))
    expected = binomtest(successes, rows).proportion_ci(level, method="exact")
    assert evaluation.proportion_interval(successes, rows, level) == pytest.approx(tuple(expected), abs=1e-9)


def test_proportion_interval_refuses_impossible_counts_and_levels():
    for successes, rows in [(0, 0), (3, 2), (-1, 2)]:
        with pytest.raises(ValueError, match=f"got {successes} of {rows}"):
            evaluation.proportion_interval(successes, rows)
    for level in (0, 1, 95):
        with pytest.raises(ValueError, match="`level` must be between 0 and 1"):
            evaluation.proportion_interval(1, 2, level)


def test_measure_with_interval_takes_each_proportion_of_its_own_rows():
    labels, predictions = [1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 0, 1, 0, 0, 0, 0]
    for measure, successes, rows in [("accuracy", 6, 8), ("precision", 2, 3), ("recall", 2, 3)]:
        score, low, high = evaluation.measure_with_interval(getattr(evaluation, measure), labels, predictions)
        assert score == pytest.approx(successes / rows), measure
        assert (low, high) == evaluation.proportion_interval(successes, rows), measure
    assert evaluation.measure_with_interval(evaluation.precision, [1, 0], [0, 0]) == (0, 0, 1)
    f1 = evaluation.measure_with_interval(evaluation.f1, labels, predictions, seed=3)
    assert f1 == evaluation.bootstrap(evaluation.f1, labels, predictions, seed=3)


def test_by_slice_of_five_right_answers_is_not_sure_of_them():
    (score,) = evaluation.by_slice(evaluation.accuracy, [2, 3, 2, 3, 2], [2, 3, 2, 3, 2], ["a"] * 5).values()
    assert (score.rows, score.score, score.high) == (5, 1, 1)
    assert score.low == pytest.approx(0.478, abs=1e-3)  # .025 ** (1 / 5)


def test_reliability_of_an_honest_and_of_a_boasting_model():
    rng = np.random.default_rng(0)
    honest = rng.random(20_000)
    labels = rng.random(20_000) < honest
    curve = evaluation.reliability(labels, honest)
    assert curve.rows.sum() == 20_000
    np.testing.assert_allclose(curve.stated, curve.observed, atol=0.05)
    assert evaluation.calibration_error(labels, honest) < 0.02
    boasting = np.where(honest > 0.5, 0.99, 0.01)
    assert evaluation.calibration_error(labels, boasting) > 0.2
    assert evaluation.reliability([1, 0], [1.0, 0.0]).rows.tolist() == [1, 1]


def test_the_gate_names_what_is_missed_and_what_was_never_measured():
    said = evaluation.gate({"recall": 0.7, "f1": float("nan")}, {"recall": 0.8, "f1": 0.5, "auc": 0.9})
    assert not said.passed and len(said.reasons) == 3
    assert said.reasons[0] == "recall is 0.7, and at least 0.8 is asked for."
    assert evaluation.gate({"recall": 0.8}, {"recall": 0.8}) == (True, ())
