# SPDX-License-Identifier: Apache-2.0
"""Payments: one for each order, with the true probability that it is fraud and the label drawn from it."""

import numpy as np

from course_lib.company.dials import Dials, Table

HONEST_DISPUTES = 0.001
"""The share of honest payments with a chargeback fee, where the leaking column is switched on."""
FEE = 15.0
"""What the bank takes for a chargeback."""


def payments(dials: Dials, people: Table, orders: Table) -> Table:
    """The payments of all orders from the first day on."""
    rows = np.flatnonzero(orders["placed"] >= dials.first)
    table, rng = _features(dials, people, orders, rows), dials.stream("fraud labels")
    table["fraud_probability"] = fraud_probability(table, dials)
    truth = rng.random(len(rows)) < table["fraud_probability"]
    blamed = (table["group"] == "abroad") & (dials.stream("fraud bias").random(len(rows)) < dials.bias)
    table |= {"true_fraud": truth, "fraud": truth | blamed}
    if dials.leaks:
        disputed = dials.stream("chargebacks").random(len(rows)) < HONEST_DISPUTES
        table["chargeback_fee"] = np.where(truth | disputed, FEE, 0.0)
    return table


def fraud_probability(table: Table, dials: Dials) -> np.ndarray:
    """P(fraud) of each payment, float64 [N], six decimals: a logistic function of the table's columns.

    From the day of the dial `new_fraud`, small payments at night from accounts that are not new are suspicious too.
    """
    night = table["hour"] < 6
    logit = (
        -5.6
        + 1.1 * np.log(1 + table["amount"] / 50)
        + 1.2 * night
        - 0.8 * np.log(1 + table["account_age_days"] / 90)
        - 0.6 * np.log1p(table["orders_before"])
        + 3.0 * table["new_device"]
        + 3.2 * table["country_mismatch"]
        + 1.1 * table["express"]
        + 2.0 * np.minimum(table["failed_attempts"], 3)
    )
    if dials.new_fraud:
        new = table["at"].astype("datetime64[D]") >= np.datetime64(dials.new_fraud, "D")
        alike = night & (table["amount"] < 60) & (table["account_age_days"] >= 180)
        logit = logit + (new & alike) * (7.0 + 1.0 * table["gift"])
    return np.round(1 / (1 + np.exp(-logit)), 6)


def _features(dials: Dials, people: Table, orders: Table, rows: np.ndarray) -> Table:
    """What is known when the customer pays."""
    rng = dials.stream("payments")
    device, country, failed, wait = rng.random((4, len(rows)))
    customer = orders["customer"]
    group = people["group"][customer[rows]]
    day = orders["placed"][rows].astype("datetime64[D]")
    at = orders["placed"][rows] + (1 + 90 * wait**2).astype(np.int64)
    at = np.minimum(at, (day + 1).astype("datetime64[s]") - 1)  # no payment passes midnight
    return {
        "id": np.arange(len(rows), dtype=np.int32),
        "order": rows.astype(np.int32),
        "customer": customer[rows],
        "at": at,
        "group": group,
        "amount": orders["amount"][rows],
        "hour": ((at - at.astype("datetime64[D]")).astype(np.int64) // 3600).astype(np.int8),
        "account_age_days": (day - people["joined"][customer[rows]]).astype(np.int32),
        "orders_before": (people["orders_before"][customer] + _earlier(customer))[rows].astype(np.int32),
        "new_device": device < 0.12,
        "country_mismatch": country < np.where(group == "abroad", 0.12, 0.04),
        "express": orders["express"][rows],
        "gift": orders["gift"][rows],
        "failed_attempts": np.searchsorted([0.88, 0.96, 0.99], failed, "right").astype(np.int8),
    }


def _earlier(customer: np.ndarray) -> np.ndarray:
    """For each order [N], in the order of time, how many of the same customer came before it: int64 [N]."""
    order = np.argsort(customer, kind="stable")
    ranked = customer[order]
    first = np.searchsorted(ranked, ranked)
    earlier = np.empty(len(customer), np.int64)
    earlier[order] = np.arange(len(customer)) - first
    return earlier
