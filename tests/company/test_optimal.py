# SPDX-License-Identifier: Apache-2.0
"""A model that knows the truth reaches the stated optimum within sampling error, and no other beats it."""

from datetime import date

import numpy as np
import pytest

from course_lib import evaluation
from course_lib.company import QUEUES, Dials, optimal, simulate

NOISY = {"label_noise": 0.1, "bias": 0.25}


def auc(labels, scores):
    """By counting pairs, ties half: the definition, not the formula of the code."""
    ones, noughts = scores[labels], np.sort(scores[~labels])
    below = np.searchsorted(noughts, ones) + np.searchsorted(noughts, ones, "right")
    return below.mean() / 2 / len(noughts)


def rows_log_loss(labels, chance):
    return -np.log(chance[np.arange(len(labels)), labels]).mean()


def number_of(queues):
    return (np.array(QUEUES)[None] == queues[:, None]).argmax(1)


def is_reached(best, score, errors=3.0):
    return abs(score - best.value) <= errors * best.error


@pytest.mark.parametrize("dials", [{}, NOISY, {"label_noise": 0.3}, {"bias": 0.8}, {"agents_find": 0.2}], ids=str)
def test_a_model_that_knows_the_truth_reaches_the_optimum_on_recorded_queues(company, dials):
    table = company(**dials).tickets
    chance = optimal.recorded_queues(table, Dials(**dials))
    labels, answers = number_of(table["queue"]), chance.argmax(1)
    assert is_reached(optimal.accuracy(chance), (answers == labels).mean())
    assert is_reached(optimal.log_loss(chance), rows_log_loss(labels, chance))
    for number in range(4):
        cases = labels == number
        assert is_reached(optimal.recall(chance, number), (answers == number)[cases].mean())


@pytest.mark.parametrize("seed", [0, 7, 2**130 + 3])
@pytest.mark.parametrize("bias", [0.0, 0.1])
def test_and_on_recorded_fraud(company, seed, bias):
    shop = company(seed=seed, bias=bias)
    chance, labels = optimal.recorded_fraud(shop.payments, shop.dials), shop.payments["fraud"]
    assert is_reached(optimal.accuracy(chance), evaluation.accuracy(labels, chance > 0.5))
    assert is_reached(optimal.log_loss(chance), evaluation.log_loss(labels, chance))
    assert is_reached(optimal.auc(chance), auc(labels, chance))
    assert is_reached(optimal.recall(chance), evaluation.recall(labels, chance > 0.5))
    flagged = chance >= np.sort(chance)[-round(0.05 * len(chance))]
    assert is_reached(optimal.recall_at(chance, 0.05), flagged[labels].mean())


def test_and_on_churn_and_true_queues(company):
    churn, tickets = company().churn, company().tickets
    assert is_reached(optimal.auc(churn["churn_probability"]), auc(churn["churned"], churn["churn_probability"]))
    chance, labels = tickets["queue_probability"], number_of(tickets["true_queue"])
    assert is_reached(optimal.accuracy(chance), (chance.argmax(1) == labels).mean())
    assert optimal.accuracy(chance).value < 0.99  # some mails do not tell the queue, whoever reads them


def test_over_many_worlds_the_optimum_is_the_mean():
    away = []
    for seed in range(25):
        shop = simulate(Dials(seed=seed, customers=2000, **NOISY))
        chance, labels = optimal.recorded_queues(shop.tickets, shop.dials), number_of(shop.tickets["queue"])
        best, loss = optimal.accuracy(chance), optimal.log_loss(chance)
        fraud = optimal.recorded_fraud(shop.payments, shop.dials)
        ranked = optimal.auc(fraud)
        away.append(
            (
                ((chance.argmax(1) == labels).mean() - best.value) / best.error,
                (rows_log_loss(labels, chance) - loss.value) / loss.error,
                (auc(shop.payments["fraud"], fraud) - ranked.value) / ranked.error,
            )
        )
    assert np.abs(np.mean(away, 0)).max() < 3 / np.sqrt(len(away))
    assert 0.6 < np.std(away, 0).min() and np.std(away, 0).max() < 1.5


def test_no_table_of_answers_by_issue_beats_the_optimum(company):
    for dials in ({}, NOISY, {"label_noise": 0.4}):
        train, test = company(**dials), company(seed=1, **dials)
        # the best that counting can do: for each issue and group the most frequent recorded queue
        keys = [np.char.add(shop.tickets["issue"], shop.tickets["group"]) for shop in (train, test)]
        usual = {}
        for key in np.unique(keys[0]):
            queues, counts = np.unique(train.tickets["queue"][keys[0] == key], return_counts=True)
            usual[key] = queues[counts.argmax()]
        answers = np.array([usual.get(key, "Billing") for key in keys[1].tolist()])
        best = optimal.accuracy(optimal.recorded_queues(test.tickets, test.dials))
        score = (answers == test.tickets["queue"]).mean()
        assert score <= best.value + 3 * best.error
        assert score > best.value - 0.05


def features_of(payments, *more):
    """What a person would give a model: logarithms of sizes, the rest as it is."""
    sizes = [np.log1p(payments[name]) for name in ("amount", "account_age_days", "orders_before")]
    others = [payments[name] for name in ("new_device", "country_mismatch", "express", "failed_attempts", *more)]
    return np.stack([np.ones(len(sizes[0])), payments["hour"] < 6, *sizes, *others], 1).astype(float)


def fitted(rows, labels):
    """Logistic regression by Newton's method, with a little weight decay."""
    weights = np.zeros(rows.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-rows @ weights))
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.eye(len(weights))
        weights += np.linalg.solve(bend, rows.T @ (labels - chance) - weights)
    return weights


def test_a_trained_model_comes_near_the_optimum_and_only_a_leak_beats_it(company):
    for dials in ({}, {"bias": 0.1}, {"new_fraud": date(2025, 1, 1)}):
        train, test = company(**dials), company(seed=1, **dials)
        weights = fitted(features_of(train.payments), train.payments["fraud"])
        best = optimal.auc(optimal.recorded_fraud(test.payments, test.dials))
        score = auc(test.payments["fraud"], features_of(test.payments) @ weights)
        assert score <= best.value + 3 * best.error, dials
        if not dials:
            assert score > best.value - 0.02
    train, test = company(leaks=True), company(seed=1, leaks=True)
    weights = fitted(features_of(train.payments, "chargeback_fee"), train.payments["fraud"])
    score = auc(test.payments["fraud"], features_of(test.payments, "chargeback_fee") @ weights)
    best = optimal.auc(test.payments["fraud_probability"])
    assert score > best.value + 3 * best.error


def test_any_other_answer_is_worse():
    rng = np.random.default_rng(0)
    chance = rng.dirichlet([0.5] * 4, 500)
    labels = np.array([rng.choice(4, p=row) for row in np.tile(chance, (40, 1))])
    for other in (np.roll(chance, 1, 0), (chance + 0.1) / 1.4, chance**2 / (chance**2).sum(1, keepdims=True)):
        wide = np.tile(np.clip(other, 1e-9, 1), (40, 1))
        assert rows_log_loss(labels, wide) > optimal.log_loss(chance).value
        assert (wide.argmax(1) == labels).mean() < optimal.accuracy(chance).value + 0.01


def scores_of_many_draws(chance, draws=2000):
    rng = np.random.default_rng(1)
    top = np.zeros(len(chance), bool)
    top[np.argsort(-chance, kind="stable")[: len(chance) // 5]] = True
    for _ in range(draws):
        labels = rng.random(len(chance)) < chance
        yield (
            evaluation.accuracy(labels, chance > 0.5),
            evaluation.log_loss(labels, chance),
            evaluation.recall(labels, chance > 0.5),
            top[labels].mean(),
            auc(labels, chance),
        )


def test_value_and_error_are_mean_and_spread_of_many_draws():
    chance = np.round(np.random.default_rng(0).beta(0.4, 2.0, 400), 2)  # rounded, so that there are ties
    draws = np.array(list(scores_of_many_draws(chance)))
    bests = [
        optimal.accuracy(chance),
        optimal.log_loss(chance),
        optimal.recall(chance),
        optimal.recall_at(chance, 0.2),
        optimal.auc(chance),
    ]
    for best, mean, spread in zip(bests, draws.mean(0), draws.std(0), strict=True):
        assert best.value == pytest.approx(mean, abs=0.004)
        assert best.error == pytest.approx(spread, rel=0.1)


def test_numbers_that_can_be_had_by_hand():
    assert optimal.accuracy([0.9, 0.2]).value == pytest.approx(0.85)
    assert optimal.log_loss([0.5, 0.5]).value == pytest.approx(np.log(2))
    assert optimal.log_loss([1.0, 0.0]) == (0.0, 0.0)
    assert optimal.auc([1.0, 0.0]) == (1.0, 0.0)
    assert optimal.auc([0.3, 0.3, 0.3]).value == pytest.approx(0.5)
    assert optimal.recall([[0.6, 0.4], [0.2, 0.8]], 0).value == pytest.approx(0.75)
    assert optimal.recall_at([0.9, 0.3], 0.5).value == pytest.approx(0.75)
    assert optimal.with_noise([[1.0, 0.0, 0.0]], 0.3).tolist() == [pytest.approx([0.7, 0.15, 0.15])]
    assert optimal.with_noise([0.9], 0.1).tolist() == [pytest.approx(0.82)]
    assert optimal.with_bias([0.2, 0.2], [True, False], 0.5).tolist() == [pytest.approx(0.6), pytest.approx(0.2)]


@pytest.mark.parametrize(
    "ask, told",
    [
        (lambda: optimal.accuracy([]), "one row at least"),
        (lambda: optimal.accuracy([1.2]), "lie between 0 and 1"),
        (lambda: optimal.log_loss([[0.5, 0.6]]), "each row adds to 1"),
        (lambda: optimal.accuracy([float("nan")]), "lie between 0 and 1"),
        (lambda: optimal.auc([[0.2, 0.3, 0.5]]), "3 classes were given"),
        (lambda: optimal.auc([0.0, 0.0]), "Only one class is possible"),
        (lambda: optimal.recall([0.0, 0.0]), "nothing to find"),
        (lambda: optimal.recall_at([0.1], 2), "between 0 and 1, and 2"),
    ],
)
def test_what_is_no_probability_is_told(ask, told):
    with pytest.raises(ValueError, match=told):
        ask()
