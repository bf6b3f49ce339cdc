# SPDX-License-Identifier: Apache-2.0
"""What each column of each table of the company means."""

from typing import NamedTuple


class Column(NamedTuple):
    """One column."""

    kind: str
    """The dtype; `text` for any length of unicode."""
    unit: str
    """What it is counted in; empty for names and numbers of rows."""
    meaning: str
    """In a sentence."""


_DAY, _MOMENT = "datetime64[D]", "datetime64[s]"

COLUMNS: dict[str, dict[str, Column]] = {
    "customers": {
        "id": Column("int32", "", "the row; other tables name a customer by it"),
        "name": Column("text", "", "first name"),
        "town": Column("text", "", "an invented town"),
        "group": Column("text", "", "home or abroad"),
        "joined": Column(_DAY, "day", "when the account was opened; two thirds did before the first day"),
        "left": Column(_DAY, "day", "the first day without the account; NaT for those still there on the last day"),
        "order_rate": Column("float64", "orders a year", "truth: the customer's own rate on an average day"),
        "bargains": Column("float64", "share", "truth: how much the customer goes for discounts"),
        "orders_before": Column("int32", "orders", "how many were made before the orders table begins"),
    },
    "products": {
        "id": Column("int32", "", "the row; other tables name a product by it"),
        "name": Column("text", "", "what it is called"),
        "category": Column(
            "text", "", "shelter, clothing, cooking, water, walking, packs, footwear, sleep, light, power"
        ),
        "price": Column("float64", "euros", "for one"),
        "popularity": Column("float64", "weight", "truth: how often it is chosen, on average over the year"),
        "summer": Column("float64", "share", "truth: how much more than that it is chosen in midsummer"),
        "since": Column(_DAY, "day", "when its sale began; NaT where it has always been sold"),
    },
    "orders": {
        "id": Column("int32", "", "the row, in the order of time; parcels has the same rows"),
        "number": Column("text", "", "the order number in mails, such as LO-20471; used again after 90,000 orders"),
        "customer": Column("int32", "", "who ordered: a row of customers"),
        "product": Column("int32", "", "what: a row of products"),
        "placed": Column(_MOMENT, "second", "when; from 92 days before the first day on"),
        "quantity": Column("int8", "pieces", "how many"),
        "discount": Column("float64", "share", "0, 0.1 or 0.2 of the price"),
        "express": Column("bool", "", "delivered faster, for 9.90"),
        "gift": Column("bool", "", "wrapped as a gift"),
        "amount": Column("float64", "euros", "to pay, without the fee for a parcel"),
    },
    "parcels": {
        "id": Column("int32", "", "the row: the parcel of the order of the same row"),
        "order": Column("int32", "", "a row of orders"),
        "carrier": Column("text", "", "who brings it"),
        "shipped": Column(_DAY, "day", "when it left; may lie after the last day, then it is planned"),
        "promised": Column(_DAY, "day", "when it is to arrive"),
        "delivered": Column(_DAY, "day", "when it arrived; NaT if lost, or not there by the last day"),
        "outcome": Column("text", "", "on time, late, lost, damaged, wrong item; on the way if open on the last day"),
    },
    "payments": {
        "id": Column("int32", "", "the row, in the order of the orders"),
        "order": Column("int32", "", "a row of orders; those before the first day have no row here"),
        "customer": Column("int32", "", "who pays: a row of customers"),
        "at": Column(_MOMENT, "second", "when, up to 90 seconds after the order"),
        "group": Column("text", "", "the customer's: home or abroad"),
        "amount": Column("float64", "euros", "what is paid"),
        "hour": Column("int8", "hour", "of the day, 0 to 23"),
        "account_age_days": Column("int32", "days", "since the customer joined"),
        "orders_before": Column("int32", "orders", "how many the customer made before this one"),
        "new_device": Column("bool", "", "from a device not seen before"),
        "country_mismatch": Column("bool", "", "the card is from another country than the address"),
        "express": Column("bool", "", "express delivery"),
        "gift": Column("bool", "", "wrapped as a gift"),
        "failed_attempts": Column("int8", "attempts", "cards refused just before, 0 to 3"),
        "fraud_probability": Column("float64", "probability", "truth: P(fraud) given the columns and the day"),
        "true_fraud": Column("bool", "", "truth: drawn from that probability"),
        "fraud": Column("bool", "", "as recorded: the dial bias adds honest payments from abroad"),
        "chargeback_fee": Column("float64", "euros", "a leak: charged weeks after a fraud, and seldom without one"),
    },
    "churn": {
        "customer": Column("int32", "", "a row of customers"),
        "month_end": Column(_DAY, "day", "the last day of a month; all else in the row is as known then"),
        "group": Column("text", "", "home or abroad"),
        "tenure_days": Column("int32", "days", "since the customer joined"),
        "orders_90d": Column("int32", "orders", "in the last 90 days"),
        "spent_90d": Column("float64", "euros", "in the last 90 days"),
        "days_since_order": Column("int32", "days", "since the last order, or joining if there is none; at most 90"),
        "tickets_90d": Column("int32", "tickets", "written in the last 90 days, the run-up included"),
        "late_parcels_90d": Column("int32", "parcels", "of these orders, known to be late or lost by then"),
        "discount_share": Column("float64", "share", "of these orders, those with a discount; 0 without orders"),
        "churn_probability": Column("float64", "probability", "truth: P(leaves in the next month) given the columns"),
        "churned": Column("bool", "", "truth: drawn from it; for the last row it may lie after the last day"),
        "goodbye_mail": Column("bool", "", "a leak: sent to those who have left"),
    },
    "tickets": {
        "id": Column("int32", "", "the row, in the order of time"),
        "arrived": Column(_MOMENT, "second", "when the mail came"),
        "customer": Column("int32", "", "who wrote: a row of customers"),
        "order": Column("int32", "", "the order it is about, a row of orders; -1 for none"),
        "product": Column("int32", "", "the product it is about, a row of products; -1 for none"),
        "group": Column("text", "", "the customer's: home or abroad"),
        "issue": Column("text", "", "truth: what it is about, a group of the phrase files"),
        "urgency": Column("text", "", "truth: low, normal or high, drawn by the issue"),
        "style": Column("text", "", "how it is written: plain, terse, formal, angry, typos or non-native"),
        "chatty": Column("bool", "", "and at length, about other things too"),
        "lower_case": Column("bool", "", "and without capitals"),
        "queue_probability": Column(
            "float64", "probability", "[4] truth: P(queue | issue, day), in the order of QUEUES"
        ),
        "true_queue": Column("text", "", "truth: Billing, Technical, Account or Shipping"),
        "queue": Column("text", "", "as recorded: with the label noise and bias of the dials"),
        "rerouted_to": Column("text", "", "where an agent sent it on; empty if nobody did"),
        "rerouted_on": Column(_MOMENT, "second", "when; NaT if nobody did"),
        "final_queue": Column("text", "", "where it ended: as recorded, or where it was sent on"),
        "handled_by": Column("text", "", "a leak: the agent who answered; each works for one queue"),
        "resolution_code": Column("text", "", "a leak: how it was closed, B1 to B5 for Billing and so on"),
    },
}
"""By table and column, in the order of the table."""

LEAKS = {"payments": ("chargeback_fee",), "churn": ("goodbye_mail",), "tickets": ("handled_by", "resolution_code")}
"""The columns that are written after the outcome, and there only with the dial `leaks`."""


def explain(table: str) -> str:
    """The columns of a table as lines to print.

    Raises:
        ValueError: there is no such table.
    """
    if table not in COLUMNS:
        raise ValueError(f"There is no table '{table}': name one of {', '.join(COLUMNS)}.")
    rows = COLUMNS[table].items()
    width = max(len(name) for name, _ in rows)
    kinds = max(len(column.kind) for _, column in rows)
    return "\n".join(
        f"{name:{width}}  {column.kind:{kinds}}  {column.meaning}{f' ({column.unit})' if column.unit else ''}"
        for name, column in rows
    )
