# SPDX-License-Identifier: Apache-2.0
"""The company as a whole: its tables from the run-up to the last day, and what was written to it and by it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from course_lib.company import articles, churn, mail, payments, shop, texts, tickets
from course_lib.company.articles import Article, Question
from course_lib.company.columns import COLUMNS
from course_lib.company.dials import Dials, Table, months


@dataclass(frozen=True, eq=False)
class Company:
    """A simulated company; its tables are read-only, their columns are explained in `columns.COLUMNS`."""

    dials: Dials
    customers: Table = field(repr=False)
    products: Table = field(repr=False)
    orders: Table = field(repr=False)
    parcels: Table = field(repr=False)
    payments: Table = field(repr=False)
    churn: Table = field(repr=False)
    tickets: Table = field(repr=False)

    @property
    def tables(self) -> dict[str, Table]:
        """All tables by name."""
        return {name: getattr(self, name) for name in COLUMNS}

    def support_mails(self) -> tuple[texts.SupportMail, ...]:
        """The mail behind every ticket, row for row; written when first asked for, then kept."""
        return self._support_mails

    def inbox_mails(self, count: int) -> tuple[texts.InboxMail, ...]:
        """Mails to the shop's general address, spam among them; a larger count begins with the smaller one's.

        Raises:
            ValueError: a count below 0.
        """
        return texts.inbox_mails(self.dials, count)

    def articles(self, on: date | None = None) -> tuple[Article, ...]:
        """The articles of the help pages as they stand on a day; on the last simulated day, if none is named."""
        return articles.articles(on or self._last_day, self.dials.policy_change)

    def questions(self, count: int, on: date | None = None) -> tuple[Question, ...]:
        """Questions and what the articles of a day answer; a larger count begins with the smaller one's.

        Raises:
            ValueError: a count below 0.
        """
        return articles.questions(count, self.dials.seed, on or self._last_day, self.dials.policy_change)

    @property
    def _last_day(self) -> date:
        return self.dials.start + timedelta(self.dials.days - 1)

    @cached_property
    def _support_mails(self) -> tuple[texts.SupportMail, ...]:
        return texts.support_mails(self.dials, self.tables)


def simulate(dials: Dials | None = None) -> Company:
    """Simulate a company, by default the usual one: the same dials give the same company, byte for byte."""
    dials = dials or Dials()
    issues = mail.issues()
    people, sold = shop.customers(dials), shop.products(dials)
    orders, parcels, asked, ends = Table(), Table(), Table(), Table()
    for month in months(dials):
        new = shop.orders_of(dials, month, people, sold)
        orders, parcels = _more(orders, new), _more(parcels, shop.parcels_of(dials, month, people, new))
        asked = _more(asked, tickets.month_of(dials, month, issues, people, sold, orders, parcels))
        # who leaves on a simulated day was told at the end of the month before
        if month.ends and (month.days[-1].astype("datetime64[M]") + 2).astype("datetime64[D]") > dials.first:
            rows = churn.month_end(dials, month, people, orders, parcels, asked)
            churn.leave(dials, month, people, rows)
            ends = _more(ends, rows)

    people["left"][people["left"] >= dials.end] = shop.NEVER
    orders = {"id": _ids(orders), "number": shop.numbers(dials, len(orders["placed"]))} | orders
    parcels = {"id": _ids(parcels), "order": orders["id"]} | shop.as_of_the_last_day(dials, parcels)
    asked = _rows(asked, asked["arrived"] >= dials.first)
    tables = {
        "customers": people,
        "products": sold,
        "orders": orders,
        "parcels": parcels,
        "payments": payments.payments(dials, people, orders),
        "churn": _rows(ends, ends["month_end"] >= dials.first),
        "tickets": {"id": _ids(asked)} | asked,
    }
    for column in (column for table in tables.values() for column in table.values()):
        column.flags.writeable = False
    return Company(dials, **tables)


def _more(table: Table, rows: Table) -> Table:
    return {name: np.concatenate([table[name], rows[name]]) for name in rows} if table else rows


def _rows(table: Table, chosen: np.ndarray) -> Table:
    return {name: column[chosen] for name, column in table.items()}


def _ids(table: Table) -> np.ndarray:
    return np.arange(len(next(iter(table.values()))), dtype=np.int32)
