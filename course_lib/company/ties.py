# SPDX-License-Identifier: Apache-2.0
"""Which order a ticket is about: one that fits issue and day; the parcel's fate follows what the ticket tells."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from course_lib.company.dials import Dials, Month, Table
from course_lib.company.mail import Issue
from course_lib.company.shop import NEVER, SLOWEST

FATES = {
    "late_parcel": "late",
    "tracking_stuck": "late",
    "delivered_missing": "lost",
    "damaged_parcel": "damaged",
    "broken_on_arrival": "damaged",
    "wrong_item": "wrong item",
}
"""What an issue tells of its parcel."""
UNDER_WAY = frozenset(("change_address", "delivery_day", "pickup_point"))
"""Issues about a parcel that is still to come."""
_OF_AN_ORDER = frozenset(("order", "product", "amount"))


class Search(NamedTuple):
    """Which orders fit an issue."""

    category: str | None
    """Of the product; None for any."""
    oldest: int
    """Days from the order to the ticket, at most."""
    newest: int
    """Days from the order to the ticket, at least."""
    fate: str | None
    """What becomes of its parcel."""


def search_of(issue: Issue) -> Search | None:
    """Which orders fit an issue; None where it is about none."""
    if fate := FATES.get(issue.name):
        return Search(issue.category, 30, SLOWEST, fate)
    if issue.name in UNDER_WAY:
        return Search(issue.category, 5, 1, None)
    if issue.category or _OF_AN_ORDER & issue.needs:
        money = issue.queues.keys() <= {"Billing", "Account"} and not is_about_returns(issue)
        return Search(issue.category, 60, 1, None) if money else Search(issue.category, 90, SLOWEST, None)
    return None


def is_about_returns(issue: Issue) -> bool:
    """Whether a change of the return policy makes more customers write about it."""
    return "return" in issue.name or "refund" in issue.name


def fitting_orders(
    month: Month,
    issues: Sequence[Issue],
    issue: np.ndarray,
    arrived: np.ndarray,
    chance: np.ndarray,
    people: Table,
    sold: Table,
    orders: Table,
    parcels: Table,
) -> np.ndarray:
    """The row of an order for each ticket [N], -1 where it is about none or none fits: int64 [N].

    Only orders of those who are still customers at the end of the month fit. `parcels` is changed where the ticket
    tells of the parcel; no two tickets tell of the same one.
    """
    found = np.full(len(issue), -1, np.int64)
    placed, arrived = orders["placed"].astype("datetime64[D]"), arrived.astype("datetime64[D]")
    staying = ~(people["left"] <= month.days[-1])[orders["customer"]]
    category = sold["category"][orders["product"]]
    searches = [search_of(one) for one in issues]
    for search in dict.fromkeys(searches):
        tickets = np.flatnonzero([searches[number] == search for number in issue])
        if search is None or not len(tickets):
            continue
        rows = np.flatnonzero(staying & (category == search.category) if search.category else staying)
        low = np.searchsorted(placed[rows], arrived[tickets] - search.oldest)
        high = np.searchsorted(placed[rows], arrived[tickets] - search.newest, "right")
        if search.fate is None:
            fits = high > low
            place = low + (chance[tickets] * (high - low)).astype(np.int64)
            found[tickets[fits]] = rows[place[fits]]
            continue
        for ticket, first, last in zip(tickets, low, high, strict=True):
            found[ticket] = _parcel(parcels, rows[first:last], chance[ticket], search.fate)
            if found[ticket] >= 0:
                _tell(parcels, found[ticket], arrived[ticket], chance[ticket], search.fate)
    return found


def any_products(dials: Dials, month: Month, issues: Sequence[Issue], issue: np.ndarray, sold: Table) -> np.ndarray:
    """A product of the issue's category for each ticket [N], -1 where the issue is about none: int64 [N].

    For tickets that no order fits: they are about a product all the same.
    """
    chance, old = dials.stream("products", month.number).random(len(issue)), np.isnat(sold["since"])
    found = np.full(len(issue), -1, np.int64)
    for number, one in enumerate(issues):
        if search_of(one):
            fits = np.flatnonzero(sold["category"] == one.category if one.category else old)
            tickets = np.flatnonzero(issue == number)
            found[tickets] = fits[(chance[tickets] * len(fits)).astype(np.int64)] if len(fits) else -1
    return found


def _parcel(parcels: Table, rows: np.ndarray, chance: float, fate: str) -> int:
    """A parcel of which no ticket has told yet, one that fared so if there is one; -1 if there is none."""
    rows = rows[~parcels["told"][rows]]
    fared = parcels["outcome"][rows]
    for fits in (rows[fared == fate], rows[fared == "on time"]):
        if len(fits):
            return int(fits[int(chance * len(fits))])
    return -1


def _tell(parcels: Table, row: int, today: np.datetime64, chance: float, fate: str) -> None:
    """Write what a ticket of today tells."""
    parcels["told"][row] = True
    parcels["outcome"][row] = fate
    if fate == "late":  # it is still to come
        parcels["delivered"][row] = today + 1 + int(chance * 4)
    elif fate == "lost":
        parcels["delivered"][row] = NEVER
