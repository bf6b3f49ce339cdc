# SPDX-License-Identifier: Apache-2.0
"""Support tickets: how many come, about what, from whom, what was recorded, and what agents put right."""

from collections.abc import Sequence

import numpy as np

from course_lib.company.dials import MANNERS, QUEUES, STYLES, Dials, Month, Table, choose, is_holiday
from course_lib.company.mail import Issue
from course_lib.company.shop import ABROAD, NEW_PRODUCT, is_customer
from course_lib.company.ties import any_products, fitting_orders, is_about_returns

A_YEAR = 0.77
"""How many tickets a customer writes in a year."""
SHIPPING_IN_HOLIDAYS = 3.0
"""How much more Shipping weighs against the other queues in the holidays."""
AFTER_CHANGE = 60, 2.5
"""For how many days after a change of policy, and how much, the issues about returns weigh more."""
WRONG_WAY = 0.06
"""The share of wrongly recorded tickets sent to another wrong queue, among those that agents route again."""
NEEDLESS = 0.005
"""The share of rightly recorded tickets that agents send to a wrong queue; none where they find nothing."""
TEAMS = {
    "Billing": ("Mirja", "Osei"),
    "Technical": ("Petra", "Rowan"),
    "Account": ("Sunniva", "Tadeo"),
    "Shipping": ("Ulrik", "Wioleta"),
}
_URGENCIES = ("low", "normal", "high")


def month_of(
    dials: Dials, month: Month, issues: Sequence[Issue], people: Table, sold: Table, orders: Table, parcels: Table
) -> Table:
    """The tickets of a month in the order of time, without id.

    Queue and issue are drawn first, so that any balance of classes can be had. The ticket is then tied to an order
    that fits, and where it tells of a parcel, the parcel's fate is written into `parcels`.
    """
    writer, arrived = _writers(dials, month, people)
    rng, count = dials.stream("tickets", month.number), len(writer)
    queue_chance, issue_chance, order_chance, urgency_chance = rng.random((4, count))
    joint, day = (
        queue_and_issue(dials, month.days, issues),
        (arrived.astype("datetime64[D]") - month.days[0]).astype(int),
    )
    truth = choose(joint.sum(2)[day], queue_chance)
    issue = choose(joint[day, truth], issue_chance)
    order = fitting_orders(month, issues, issue, arrived, order_chance, people, sold, orders, parcels)

    tied = order >= 0
    customer, product = writer.copy(), any_products(dials, month, issues, issue, sold)
    customer[tied], product[tied] = orders["customer"][order[tied]], orders["product"][order[tied]]
    group = people["group"][customer]
    urgency = np.array([[one.urgency.get(level, 0.0) for level in _URGENCIES] for one in issues])
    given = joint[day, :, issue]
    table = {
        "arrived": arrived,
        "customer": customer.astype(np.int32),
        "order": order.astype(np.int32),
        "product": product.astype(np.int32),
        "group": group,
        "issue": np.array([one.name for one in issues])[issue],
        "urgency": np.array(_URGENCIES)[choose(urgency[issue], urgency_chance)],
        **_styles(dials, month, group),
        "queue_probability": np.round(given / given.sum(1, keepdims=True), 6),
    }
    return table | _recorded(dials, month, truth, group, arrived)


def queue_and_issue(dials: Dials, days: np.ndarray, issues: Sequence[Issue]) -> np.ndarray:
    """P(queue, issue) on each day: float64 [D, 4, issues].

    Raises:
        ValueError: a queue has no issue.
    """
    shares = np.tile([dials.queue_shares[queue] for queue in QUEUES], (len(days), 1))
    shares[:, 3] *= np.where(is_holiday(days, dials), SHIPPING_IN_HOLIDAYS, 1.0)
    within = np.tile([[one.queues.get(queue, 0.0) for one in issues] for queue in QUEUES], (len(days), 1, 1))
    within[..., [one.category == NEW_PRODUCT.category for one in issues]] *= _since(days, dials.new_product)[
        :, None, None
    ]
    lasts, more = AFTER_CHANGE
    asked = _since(days, dials.policy_change, lasts)[:, None, None] * [is_about_returns(one) for one in issues]
    within *= np.where(asked, more, 1.0)
    total = within.sum(2, keepdims=True)
    if not total.all():
        raise ValueError("Some queue has no issue in the phrase files: give each queue one that is always possible.")
    return shares[:, :, None] / shares.sum(1)[:, None, None] * within / total


def style_odds(dials: Dials) -> np.ndarray:
    """P(style) at home and abroad, float64 [2, 6]: over all customers together the shares of the dial."""
    shares = np.array([dials.styles[style] for style in STYLES])
    foreign = STYLES.index("non-native")
    abroad = min(1.0, 3 * shares[foreign])
    groups = np.array([max(0.0, shares[foreign] - ABROAD * abroad) / (1 - ABROAD), abroad])
    others = 1 - shares[foreign]
    odds = shares * ((1 - groups) / others if others > 0 else np.zeros(2))[:, None]
    odds[:, foreign] = groups
    return odds


def _writers(dials: Dials, month: Month, people: Table) -> tuple[np.ndarray, np.ndarray]:
    """Who writes in a month and when: int64 [N], datetime64[s] [N], in the order of time."""
    rng, days = dials.stream("writers", month.number), month.days
    weekday = (days.astype(np.int64) + 3) % 7  # Monday is 0
    volume = np.array([1.35, 1.2, 1.1, 1.05, 1.0, 0.65, 0.65])[weekday] * np.where(is_holiday(days, dials), 1.6, 1.0)
    writes = rng.random((len(days), dials.customers)) < (A_YEAR / 365 * volume)[:, None]
    day, writer = np.nonzero(writes & is_customer(people, days))
    at, night = rng.random((2, len(day)))
    second = np.where(night < 0.1, at * 24, 7 + at * 15) * 3600
    arrived = days[day].astype("datetime64[s]") + second.astype(np.int64)
    order = np.argsort(arrived, kind="stable")
    return writer[order], arrived[order]


def _styles(dials: Dials, month: Month, group: np.ndarray) -> Table:
    style, *manners = dials.stream("styles", month.number).random((1 + len(MANNERS), len(group)))
    table = {"style": np.array(STYLES)[choose(style_odds(dials)[(group == "abroad").astype(int)], style)]}
    for name, chance in zip(MANNERS, manners, strict=True):
        table[name.replace("-", "_")] = chance < dials.styles.get(name, 0.0)
    table["chatty"] &= table["style"] != "terse"
    return table


def _recorded(dials: Dials, month: Month, truth: np.ndarray, group: np.ndarray, arrived: np.ndarray) -> Table:
    """What was written down as the queue, by whom it was put right, and what stands in the end."""
    count = len(truth)
    noisy, other = dials.stream("label noise", month.number).random((2, count))
    queue = np.where(noisy < dials.label_noise, _another(truth, other), truth)
    blamed = dials.stream("bias", month.number).random(count) < dials.bias
    queue = np.where(blamed & (group == "abroad"), QUEUES.index("Billing"), queue)

    look, astray, where, hours, agent = dials.stream("agents", month.number).random((5, count))
    wrong = queue != truth
    found = wrong & (look < dials.agents_find)
    needless = ~wrong & (look < NEEDLESS * (dials.agents_find > 0))
    # who goes astray sends the ticket to a queue that is neither the recorded one nor the true one
    third = _another(queue, where)
    third = np.where(third == truth, _another(queue, (where + 1 / 3) % 1), third)
    final = np.where(
        found, np.where(astray < WRONG_WAY, third, truth), np.where(needless, _another(queue, where), queue)
    )
    moved = final != queue
    later = arrived + (3600 + hours * 47 * 3600).astype(np.int64)
    names = np.array(QUEUES)
    table = {
        "true_queue": names[truth],
        "queue": names[queue],
        "rerouted_to": np.where(moved, names[final], ""),
        "rerouted_on": np.where(moved, np.minimum(later, dials.end.astype("datetime64[s]") - 1), np.datetime64("NaT")),
        "final_queue": names[final],
    }
    if dials.leaks:
        team = np.array([TEAMS[name] for name in QUEUES])
        table["handled_by"] = team[final, (agent < 0.5).astype(int)]
        codes = np.array([[f"{name[:1]}{number}" for number in range(1, 6)] for name in QUEUES])
        table["resolution_code"] = codes[final, (agent * 5).astype(int)]
    return table


def _another(queue: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """A queue other than the given ones, each of the three as likely."""
    return (queue + 1 + (chance * 3).astype(np.int64)) % len(QUEUES)


def _since(days: np.ndarray, when: object, lasts: int | None = None) -> np.ndarray:
    """1.0 for the days from a date on (for so many days, if told), 0.0 for the others, and without a date."""
    if when is None:
        return np.zeros(len(days))
    passed = (days - np.datetime64(when, "D")).astype(np.int64)  # type: ignore[call-overload]
    return ((passed >= 0) & (passed < (lasts or np.inf))).astype(np.float64)
