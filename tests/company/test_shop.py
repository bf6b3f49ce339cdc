# SPDX-License-Identifier: Apache-2.0
"""Customers, orders and parcels behave as their columns promise, and follow season, holidays and the new product."""

from datetime import date

import numpy as np
import pytest

from course_lib.company import Dials
from course_lib.company.dials import is_holiday
from course_lib.company.shop import ABROAD, CARRIERS, NAMES, NO_EXPRESS, PRODUCTS, TOWNS

DAY = "datetime64[D]"


def per_day(days, begin, end):
    return ((days >= np.datetime64(begin)) & (days < np.datetime64(end))).sum() / (
        np.datetime64(end) - np.datetime64(begin)
    ).astype(int)


def test_lists_hold_each_thing_once():
    for things in (NAMES, TOWNS, [product.name for product in PRODUCTS], [carrier.name for carrier in CARRIERS]):
        assert len(set(things)) == len(things)
    assert len(PRODUCTS) == 24


def test_customers(company, is_share):
    people = company().customers
    assert len(people["id"]) == 10_000
    assert is_share(people["group"] == "abroad", ABROAD)
    assert 0.6 < (people["joined"] < np.datetime64("2025-01-01")).mean() < 0.8
    assert people["joined"].max() == np.datetime64("2025-12-31")
    assert len(company(customers=50).customers["id"]) == 50


def test_who_orders_more_often_has_ordered_more(company):
    people, orders = company().customers, company().orders
    number = np.bincount(orders["customer"], minlength=10_000)
    there = (people["joined"] < np.datetime64("2024-10-01")) & np.isnat(people["left"])
    years = (365 + 92) / 365
    # season and holidays add a little
    assert number[there].sum() == pytest.approx(people["order_rate"][there].sum() * years, rel=0.1)
    often = people["order_rate"] > 5
    assert number[there & often].mean() > 2 * number[there & ~often].mean()


def test_tents_are_for_summer_and_down_for_winter(company):
    orders, sold = company(customers=30_000, holidays=False).orders, company().products
    month = orders["placed"].astype("datetime64[M]").astype(int) % 12 + 1
    for category, warm in (("shelter", True), ("clothing", False)):
        of_it = sold["category"][orders["product"]] == category
        assert (of_it[np.isin(month, (5, 6, 7, 8))].mean() > of_it[np.isin(month, (11, 12, 1, 2))].mean()) == warm


def test_holidays_bring_orders_gifts_discounts_and_late_parcels(company):
    on, off = company(), company(holidays=False)
    for shop, least, most in ((on, 1.5, 1.9), (off, 0.85, 1.1)):
        days = shop.orders["placed"].astype(DAY)
        assert least < per_day(days, "2025-11-20", "2025-12-25") / per_day(days, "2025-10-20", "2025-11-20") < most
    busy = is_holiday(on.orders["placed"].astype(DAY), Dials())
    late = on.parcels["outcome"] == "late"
    assert late[busy].mean() > 1.5 * late[~busy].mean()
    assert on.orders["gift"][busy].mean() > 2 * on.orders["gift"][~busy].mean()
    assert (on.orders["discount"][busy] > 0).mean() > 1.5 * (on.orders["discount"][~busy] > 0).mean()
    # before the first holiday of all nothing differs, not even by a draw
    calm = slice(0, np.searchsorted(off.orders["placed"], np.datetime64("2024-11-01")))
    assert np.array_equal(on.orders["placed"][calm], off.orders["placed"][calm])


def test_the_new_product_is_sold_from_its_day_on(company):
    new = company(new_product=date(2025, 9, 1))
    assert new.products["name"][-1] == "Solstice charger"
    assert "Solstice charger" not in company().products["name"]
    placed = new.orders["placed"].astype(DAY)
    of_it = new.orders["product"] == 24
    assert not of_it[placed < np.datetime64("2025-09-01")].any()
    assert 0.05 < of_it[placed >= np.datetime64("2025-09-01")].mean() < 0.15
    always = company(new_product=date(2020, 1, 1))
    assert (always.orders["product"] == 24)[:2000].any()


def test_order_numbers(company):
    numbers = company().orders["number"]
    assert len(set(numbers.tolist())) == len(numbers)
    assert all(number.startswith("LO-") and len(number) == 8 for number in numbers.tolist())
    assert company(seed=1).orders["number"][0] != numbers[0]


def test_amounts_add_up(company):
    orders, sold = company().orders, company().products
    price = sold["price"][orders["product"]] * orders["quantity"] * (1 - orders["discount"]) + 9.9 * orders["express"]
    assert np.allclose(orders["amount"], price, atol=0.0051)
    assert set(orders["discount"].tolist()) == {0.0, 0.1, 0.2}
    assert not orders["express"][sold["name"][orders["product"]] == NO_EXPRESS].any()


def test_parcels_tell_how_they_fared(company):
    orders, parcels = company().orders, company().parcels
    placed, outcome, delivered = orders["placed"].astype(DAY), parcels["outcome"], parcels["delivered"]
    assert np.array_equal(parcels["order"], orders["id"])
    assert (parcels["shipped"] >= placed).all() and (parcels["promised"] > parcels["shipped"]).all()
    there = ~np.isnat(delivered)
    assert (delivered[there] >= placed[there]).all() and (delivered[there] <= np.datetime64("2025-12-31")).all()
    assert np.array_equal(there, ~np.isin(outcome, ("lost", "on the way")))
    late = outcome == "late"
    assert (delivered[late] > parcels["promised"][late]).all()
    assert (delivered[outcome == "on time"] <= parcels["promised"][outcome == "on time"]).all()
    open_still = outcome == "on the way"
    assert 0 < open_still.sum() and (placed[open_still] > np.datetime64("2025-11-01")).all()


def test_carriers_differ(company):
    parcels = company(holidays=False).parcels
    late = [(parcels["outcome"] == "late")[parcels["carrier"] == carrier.name].mean() for carrier in CARRIERS]
    assert late == sorted(late) and late[-1] > 1.8 * late[0]
