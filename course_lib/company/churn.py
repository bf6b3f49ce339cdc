# SPDX-License-Identifier: Apache-2.0
"""Churn: at the end of each month, what is known of every customer, and with which probability the customer leaves."""

import numpy as np

from course_lib.company.dials import Dials, Month, Table
from course_lib.company.shop import is_customer

WINDOW = 90
"""How many days a row looks back."""
GOODBYES = 0.98
"""The share of leavers with a goodbye mail, where the leaking column is switched on."""


def month_end(dials: Dials, month: Month, people: Table, orders: Table, parcels: Table, tickets: Table) -> Table:
    """One row for each customer of the month's last day; `churned` says who leaves in the month after it."""
    today = month.days[-1]
    here = np.flatnonzero(is_customer(people, today[None])[0])
    table = {"customer": here.astype(np.int32), "month_end": np.full(len(here), today)}
    table |= _features(dials, today, here, people, orders, parcels, tickets)
    table["churn_probability"] = churn_probability(table)
    # drawn for all, so that whoever left earlier does not shift the draws of the others
    table["churned"] = dials.stream("churn", month.number).random(dials.customers)[here] < table["churn_probability"]
    if dials.leaks:
        mailed = dials.stream("goodbyes", month.number).random(dials.customers)[here] < GOODBYES
        table["goodbye_mail"] = table["churned"] & mailed
    return table


def leave(dials: Dials, month: Month, people: Table, table: Table) -> None:
    """Write into `left` of the customers on which day of the next month those who churned are gone."""
    tomorrow = month.days[-1] + 1
    length = ((tomorrow.astype("datetime64[M]") + 1).astype("datetime64[D]") - tomorrow).astype(np.int64)
    day = tomorrow + dials.stream("leaving", month.number).integers(0, length, dials.customers)
    gone = table["customer"][table["churned"]]
    gone = gone[day[gone] >= dials.first]  # whoever is there on the first day was there all the time before
    people["left"][gone] = day[gone]


def churn_probability(table: Table) -> np.ndarray:
    """P(leaves in the next month) of each row, float64 [N], six decimals: a logistic function of its columns."""
    logit = (
        -3.8
        + 1.2 * table["days_since_order"] / WINDOW
        - 0.5 * np.minimum(table["orders_90d"], 4)
        - 0.002 * np.minimum(table["spent_90d"], 500)
        + 1.2 * np.minimum(table["tickets_90d"], 3)
        + 1.3 * np.minimum(table["late_parcels_90d"], 3)
        + 1.0 * table["discount_share"]
        - 0.6 * np.minimum(table["tenure_days"], 730) / 365
        + 0.3 * (table["group"] == "abroad")
    )
    return np.round(1 / (1 + np.exp(-logit)), 6)


def _features(
    dials: Dials, today: np.datetime64, here: np.ndarray, people: Table, orders: Table, parcels: Table, tickets: Table
) -> Table:
    count = dials.customers
    customer, placed = orders["customer"], orders["placed"].astype("datetime64[D]")
    recent = placed > today - WINDOW

    def per_customer(rows: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
        return np.bincount(customer[rows], None if weights is None else weights[rows], count)[here]

    number = per_customer(recent)
    last = people["joined"].copy()
    np.maximum.at(last, customer, placed)
    failed = np.isin(parcels["outcome"], ("late", "lost")) & (parcels["promised"] < today)
    asked = tickets["customer"][tickets["arrived"] >= today - WINDOW + 1]
    return {
        "group": people["group"][here],
        "tenure_days": (today - people["joined"][here]).astype(np.int32),
        "orders_90d": number.astype(np.int32),
        "spent_90d": np.round(per_customer(recent, orders["amount"]), 2),
        "days_since_order": np.minimum((today - last[here]).astype(np.int32), WINDOW),
        "tickets_90d": np.bincount(asked, minlength=count)[here].astype(np.int32),
        "late_parcels_90d": per_customer(recent & failed).astype(np.int32),
        "discount_share": np.round(per_customer(recent & (orders["discount"] > 0)) / np.maximum(number, 1), 3),
    }
