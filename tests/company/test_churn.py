# SPDX-License-Identifier: Apache-2.0
"""A row for each customer and month end, as it was known then; who leaves is drawn from the probability beside it."""

from datetime import date

import numpy as np
import pytest

from course_lib.company.churn import churn_probability
from course_lib.data import leak_check


def test_three_in_a_hundred_leave_each_month_as_probable(company, is_share):
    table = company().churn
    chance = table["churn_probability"]
    assert 0.025 < chance.mean() < 0.035
    for low, high in ((0, 0.01), (0.01, 0.05), (0.05, 0.2), (0.2, 1)):
        rows = (chance >= low) & (chance < high)
        assert is_share(table["churned"][rows], chance[rows].mean())
    assert np.array_equal(churn_probability(table), chance)


def test_one_row_for_each_customer_of_the_month_end(company):
    shop = company()
    table, people = shop.churn, shop.customers
    ends = np.unique(table["month_end"])
    assert [str(end)[5:] for end in ends[:3]] == ["01-31", "02-28", "03-31"] and len(ends) == 12
    for end in ends:
        here = np.flatnonzero((people["joined"] <= end) & ~(people["left"] <= end))
        assert np.array_equal(table["customer"][table["month_end"] == end], here)


def test_who_churned_leaves_in_the_next_month_and_nobody_else(company):
    shop = company()
    table, left = shop.churn, shop.customers["left"]
    gone = left[table["customer"]].astype("datetime64[M]")
    next_month = table["month_end"].astype("datetime64[M]") + 1
    known = next_month <= np.datetime64("2025-12")
    assert np.array_equal((gone == next_month)[known], table["churned"][known])
    january = np.datetime64("2025-01")
    assert 100 < (left.astype("datetime64[M]") == january).sum() < 400
    assert not (left < np.datetime64("2025-01-01")).any()


def test_features_can_be_counted_from_the_tables(company):
    shop = company(customers=400)
    table, orders, tickets = shop.churn, shop.orders, shop.tickets
    placed = orders["placed"].astype("datetime64[D]")
    for row in range(0, len(table["customer"]), 5):
        customer, end = table["customer"][row], table["month_end"][row]
        his = (orders["customer"] == customer) & (placed <= end)
        recent = his & (placed > end - 90)
        assert table["orders_90d"][row] == recent.sum()
        assert table["spent_90d"][row] == pytest.approx(orders["amount"][recent].sum())
        last = placed[his].max() if his.any() else shop.customers["joined"][customer]
        assert table["days_since_order"][row] == min(90, (end - last).astype(int))
        bargains = (orders["discount"][recent] > 0).mean() if recent.any() else 0.0
        assert table["discount_share"][row] == pytest.approx(bargains, abs=1e-3)
        if end > np.datetime64("2025-04-01"):
            written = tickets["arrived"][tickets["customer"] == customer].astype("datetime64[D]")
            assert table["tickets_90d"][row] == ((written <= end) & (written > end - 90)).sum()


@pytest.mark.parametrize(
    "column, up",
    [
        ("days_since_order", True),
        ("tickets_90d", True),
        ("late_parcels_90d", True),
        ("discount_share", True),
        ("orders_90d", False),
        ("tenure_days", False),
    ],
)
def test_each_column_counts(company, column, up):
    table = company().churn
    low, high = (table | {column: np.full_like(table[column], value)} for value in (0, 1))
    change = churn_probability(high) - churn_probability(low)
    assert ((change >= 0) == up).mean() > 0.99 and abs(change).max() > 1e-4


def test_a_late_parcel_is_counted(company):
    assert 0.03 < company().churn["late_parcels_90d"].mean() < 0.2


def test_the_goodbye_mail_knows_the_answer_and_is_not_there_by_default(company):
    assert "goodbye_mail" not in company().churn
    table = company(leaks=True).churn
    assert np.array_equal(table["churned"], company().churn["churned"])
    names = ("churned", "goodbye_mail", "orders_90d")
    rows = [dict(zip(names, map(str, row), strict=True)) for row in zip(*(table[name] for name in names), strict=True)]
    found = leak_check(rows[:8000], rows[8000:16000], label="churned", columns=names[1:])
    assert len(found) == 1 and "goodbye_mail" in found[0].sentence


@pytest.mark.parametrize("start, days, ends", [(date(2026, 3, 1), 31, 1), (date(2026, 3, 5), 10, 0)])
def test_short_times_have_few_month_ends_and_still_people_who_leave(company, start, days, ends):
    shop = company(customers=3000, start=start, days=days)
    assert len(np.unique(shop.churn["month_end"])) == ends
    left = shop.customers["left"][~np.isnat(shop.customers["left"])]
    assert 0 < len(left) and left.min() >= np.datetime64(start) and left.max() < np.datetime64(start) + days
