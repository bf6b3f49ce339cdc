# SPDX-License-Identifier: Apache-2.0
"""From rows to texts: the mail of each ticket and the shop's inbox, each text from its own seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.company.dials import MANNERS, Dials, Table, choose
from course_lib.company.inbox import kinds, write_inbox_mail
from course_lib.company.mail import write_mail
from course_lib.company.shop import NAMES, PRODUCTS, TOWNS
from course_lib.company.tickets import TEAMS

_WISHES = 0.75
"""The share of mails that say what is wanted."""
_DEADLINES = {"high": 0.6, "normal": 0.12, "low": 0.0}
"""The share of wishes with a deadline: a weekday within three days, or a date within two weeks."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class SupportMail:
    """A ticket and its mail; names as in the tickets table, and what was written."""

    id: int
    """The row of the tickets table."""
    arrived: np.datetime64
    customer: int
    order: int
    subject: str
    body: str
    summary: str
    """One sentence in the house style, without what the mail does not say."""
    facts: Mapping[str, str | None]
    """name, order, product, issue, wish, deadline: word for word as in the mail (capitals aside), or None."""
    slots: Mapping[str, str | None]
    """The same, as they stand in the summary."""
    reply: str
    """What the agent answered."""
    style: tuple[str, ...]
    """One of `STYLES` and any of `MANNERS`; plain stands alone."""
    group: str
    urgency: str
    true_queue: str
    queue: str
    final_queue: str
    issue: str


@dataclass(frozen=True)
class InboxMail:
    """A mail to the shop's general address."""

    id: int
    sent: np.datetime64
    sender: str
    subject: str
    body: str
    links: int
    """How many links stand in the body."""
    kind: str
    """Truth: which sort of mail it is."""
    label: str
    """spam or ham, drawn from the probability."""
    spam_probability: float
    """Truth: P(spam | kind)."""


def support_mails(dials: Dials, tables: Mapping[str, Table]) -> tuple[SupportMail, ...]:
    """The mail of each ticket."""
    tickets = {name: column.tolist() for name, column in tables["tickets"].items() if column.ndim == 1}
    arrived = tables["tickets"]["arrived"]
    chances = dials.stream("wishes").random((4, len(arrived))).T.tolist()
    mails = []
    for row, (wish, deadline, when, agent) in enumerate(chances):
        ticket = {name: column[row] for name, column in tickets.items()}
        day = arrived[row].astype("datetime64[D]")
        style = (ticket["style"], *(name for name in MANNERS if ticket[name.replace("-", "_")]))
        style = style[1:] if style[0] == "plain" and len(style) > 1 else style
        due = _deadline(day, ticket["urgency"], when) if deadline < _DEADLINES[ticket["urgency"]] else None
        mail = write_mail(
            ticket["issue"],
            _known(tables, ticket, day, when, agent),
            styles=style,
            deadline=due,
            wish=wish < _WISHES,
            seed=f"{dials.seed} support {row}",
        )
        mails.append(
            SupportMail(
                **{name: ticket[name] for name in _SAME},
                arrived=arrived[row],
                style=style,
                **{name: getattr(mail, name) for name in ("subject", "body", "summary", "facts", "slots", "reply")},
            )
        )
    return tuple(mails)


_SAME = ("id", "customer", "order", "group", "urgency", "true_queue", "queue", "final_queue", "issue")


def inbox_mails(dials: Dials, count: int) -> tuple[InboxMail, ...]:
    """So many mails to the general address, in no order of time."""
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise ValueError(f"How many mails are wanted is a whole number from 0, and {count!r} was given.")
    sorts = kinds()
    # a row of its own for each mail, so that a larger count begins with the smaller one's
    chances = dials.stream("inbox").random((count, 5))
    kind = choose([sort.weight for sort in sorts], chances[:, 0])
    day = dials.first + (chances[:, 1] * dials.days).astype(np.int64)
    mails = []
    for row, (_, _, spam, minute, who) in enumerate(chances.tolist()):
        sort = sorts[kind[row]]
        mail = write_inbox_mail(sort.name, _of_anyone(day[row], minute, who), f"{dials.seed} inbox {row}")
        moment = day[row].astype("datetime64[s]") + mail.hour * 3600 + int(minute * 3600)
        mails.append(
            InboxMail(
                row,
                moment,
                mail.sender,
                mail.subject,
                mail.body,
                mail.links,
                sort.name,
                "spam" if spam < sort.spam else "ham",
                sort.spam,
            )
        )
    return tuple(mails)


def _known(
    tables: Mapping[str, Table], ticket: Mapping[str, Any], day: np.datetime64, when: float, agent: float
) -> dict[str, str]:
    """What the writer of a mail knows."""
    people, sold, orders = tables["customers"], tables["products"], tables["orders"]
    known = {
        "name": str(people["name"][ticket["customer"]]),
        "town": str(people["town"][ticket["customer"]]),
        "agent": _pick(TEAMS[ticket["final_queue"]], agent),
    }
    lately = day - 1 - int(when * 6)
    if ticket["order"] >= 0:
        placed = orders["placed"][ticket["order"]].astype("datetime64[D]")
        lately = max(lately, placed)
        known["order"] = str(orders["number"][ticket["order"]])
        known["amount"] = f"{orders['amount'][ticket['order']]:.2f}"
        known["date"] = _date(placed)
        known["days"] = str(max(2, int((day - placed).astype(int))))
    if ticket["product"] >= 0:
        known["product"] = str(sold["name"][ticket["product"]])
        known["category"] = str(sold["category"][ticket["product"]])
    return known | {"day": _weekday(lately)}


def _of_anyone(day: np.datetime64, chance: float, who: float) -> dict[str, str]:
    """What is said in a mail that belongs to no ticket."""
    product = _pick(PRODUCTS, chance)
    return {
        "name": _pick(NAMES, who),
        "town": _pick(TOWNS, chance),
        "order": f"LO-{10_000 + int(who * 90_000)}",
        "product": product.name,
        "amount": f"{product.price:.2f}",
        "day": _weekday(day + int(7 * who)),
        "date": _date(day + 2 + int(12 * chance)),
        "days": str(2 + int(12 * who)),
    }


def _deadline(day: np.datetime64, urgency: str, chance: float) -> str:
    return _weekday(day + 1 + int(chance * 3)) if urgency == "high" else _date(day + 4 + int(chance * 11))


def _weekday(day: np.datetime64) -> str:
    return WEEKDAYS[(int(day.astype(int)) + 3) % 7]


def _date(day: np.datetime64) -> str:
    """Such as `14 March`, in English whatever the machine's language."""
    _, month, number = str(day).split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]}"


def _pick(things: Any, chance: float) -> Any:
    return things[int(chance * len(things))]
