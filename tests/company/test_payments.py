# SPDX-License-Identifier: Apache-2.0
"""Fraud is drawn from the probability beside it; a new sort of fraud, bias and the leak do what their dials say."""

from datetime import date

import numpy as np
import pytest

from course_lib.company.payments import fraud_probability
from course_lib.data import leak_check

WHEN = date(2025, 7, 1)


def test_two_in_a_hundred_are_fraud_as_probable(company, is_share):
    table = company().payments
    chance, fraud = table["fraud_probability"], table["true_fraud"]
    assert 0.015 < chance.mean() < 0.025
    for low, high in ((0, 0.01), (0.01, 0.1), (0.1, 0.4), (0.4, 1)):
        rows = (chance >= low) & (chance < high)
        assert is_share(fraud[rows], chance[rows].mean())


def test_the_probability_is_a_function_of_the_columns(company):
    table = company().payments
    shown = {name: column for name, column in table.items() if "fraud" not in name}
    assert np.array_equal(fraud_probability(shown, company().dials), table["fraud_probability"])


@pytest.mark.parametrize(
    "column, up",
    [
        ("amount", True),
        ("account_age_days", False),
        ("orders_before", False),
        ("new_device", True),
        ("country_mismatch", True),
        ("express", True),
        ("failed_attempts", True),
    ],
)
def test_each_column_counts(company, column, up):
    table = company().payments
    low, high = (table | {column: np.full_like(table[column], value)} for value in (0, 1))
    change = fraud_probability(high, company().dials) - fraud_probability(low, company().dials)
    assert ((change >= 0) == up).mean() > 0.99 and abs(change).max() > 1e-3


def test_features_are_those_of_the_order_and_the_customer(company):
    shop = company(customers=500)
    table, orders, people = shop.payments, shop.orders, shop.customers
    assert np.array_equal(table["order"], np.flatnonzero(orders["placed"] >= np.datetime64("2025-01-01")))
    for row in range(0, len(table["id"]), 97):
        order, customer = table["order"][row], table["customer"][row]
        assert orders["customer"][order] == customer
        earlier = (orders["customer"][:order] == customer).sum() + people["orders_before"][customer]
        assert table["orders_before"][row] == earlier
        day = orders["placed"][order].astype("datetime64[D]")
        assert table["account_age_days"][row] == (day - people["joined"][customer]).astype(int)
        assert table["hour"][row] == table["at"][row].astype(object).hour


def test_new_fraud_comes_on_its_day_at_night_in_small_orders(company):
    old, new = company().payments, company(new_fraud=WHEN).payments
    after = old["at"] >= np.datetime64(WHEN)
    assert np.array_equal(old["fraud_probability"][~after], new["fraud_probability"][~after])
    assert np.array_equal(old["true_fraud"][~after], new["true_fraud"][~after])
    assert new["true_fraud"][after].mean() > 1.4 * old["true_fraud"][after].mean()
    changed = old["fraud_probability"] != new["fraud_probability"]
    assert old["at"][changed][0] < np.datetime64("2025-07-08")
    assert (old["hour"][changed] < 6).all() and (old["amount"][changed] < 60).all()
    assert (old["account_age_days"][changed] >= 180).all()
    assert 0.3 < new["true_fraud"][changed].mean() < 0.8
    assert np.array_equal(company(new_fraud=WHEN).orders["placed"], company().orders["placed"])


def test_bias_records_honest_payments_from_abroad_as_fraud(company, is_share):
    table = company(bias=0.2).payments
    honest, abroad = ~table["true_fraud"], table["group"] == "abroad"
    assert table["fraud"][~honest].all()
    assert not table["fraud"][honest & ~abroad].any()
    assert is_share(table["fraud"][honest & abroad], 0.2)
    assert np.array_equal(company().payments["fraud"], company().payments["true_fraud"])


def test_the_chargeback_knows_the_answer_and_is_not_there_by_default(company):
    assert "chargeback_fee" not in company().payments
    table = company(leaks=True).payments
    assert np.array_equal(table["true_fraud"], company().payments["true_fraud"])
    rows = [
        {"fraud": bool(fraud), "chargeback_fee": float(fee), "amount": float(amount)}
        for fraud, fee, amount in zip(*(table[name] for name in ("fraud", "chargeback_fee", "amount")), strict=True)
    ]
    found = leak_check(rows[:8000], rows[8000:], label="fraud", columns=["amount", "chargeback_fee"])
    assert len(found) == 1 and "chargeback_fee" in found[0].sentence
