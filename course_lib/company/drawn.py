# SPDX-License-Identifier: Apache-2.0
"""Support mails drawn one by one, without a company around them, some of them with names and wordings kept aside.

A language model learns from the ones and is judged by the others: neither a name nor a sentence that tells the
matter in the second kind was in the first. Wishes are worded alike in both: there are only six or eight ways to ask
for each.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import NamedTuple

from course_lib.company.dials import MANNERS, Dials
from course_lib.company.grammar import Grammar
from course_lib.company.issues import Issue, issues, phrases
from course_lib.company.mail import Mail, write_mail
from course_lib.company.reading import Choice
from course_lib.company.shop import NAMES, NEW_PRODUCT, PRODUCTS, TOWNS
from course_lib.company.texts import MONTHS, WEEKDAYS
from course_lib.company.tickets import TEAMS

ASIDE = 5
"""Every fifth name, and every fifth line that tells a matter, is kept aside."""
_DEADLINES = {"high": 0.6, "normal": 0.3, "low": 0.2}


class Drawn(NamedTuple):
    """A mail and what it is about."""

    issue: Issue
    queue: str
    mail: Mail


def drawn_mails(
    count: int, seed: str, *, aside: bool = False, name: Callable[[Random], str] | None = None
) -> Iterator[Drawn]:
    """So many mails, each from its own seed; a larger count begins with the smaller one's.

    Args:
        count: how many.
        seed: any text.
        aside: write them with the names and wordings that are kept aside, and not with the others.
        name: draws the writer's name; if not given, one of the names of that side.
    """
    known = issues()
    for row in range(count):
        rng = Random(f"{seed} {row}")
        issue = pick(known, rng)
        writer = name(rng) if name else pick(names(aside=aside), rng)
        yield Drawn(issue, _weighted(issue.queues, rng), _written(issue, writer, rng, f"{seed} mail {row}", aside))


@cache
def names(*, aside: bool) -> tuple[str, ...]:
    """The names of customers that are kept aside, or the others."""
    return tuple(name for place, name in enumerate(NAMES) if (place % ASIDE == 2) == aside)


@cache
def wordings(*, aside: bool) -> Grammar:
    """The phrases with only those lines for matters that are kept aside, or only the others."""
    grammar = phrases()
    split = {f"{issue.name}.{section}" for issue in issues() for section in ("tell", "terse")}
    rules = {
        rule: Choice(tuple(line for place, line in enumerate(choice.lines) if (place % ASIDE == 2) == aside))
        if rule in split
        else choice
        for rule, choice in grammar.rules.items()
    }
    return replace(grammar, rules=rules)


def _written(issue: Issue, name: str, rng: Random, seed: str, aside: bool) -> Mail:
    fitting = [each for each in (*PRODUCTS, NEW_PRODUCT) if each.category == issue.category or not issue.category]
    product = pick(fitting, rng)
    known = {
        "name": name,
        "town": pick(TOWNS, rng),
        "agent": pick([agent for team in TEAMS.values() for agent in team], rng),
        "day": pick(WEEKDAYS, rng),
        "days": str(2 + int(12 * rng.random())),
        "date": _date(rng),
        "amount": f"{product.price * (1 + int(3 * rng.random())):.2f}",
        "order": f"LO-{10_000 + int(rng.random() * 90_000)}",
        "product": product.name,
        "category": product.category,
    }
    # nobody names an order or a product in a matter that has none
    known = {key: value for key, value in known.items() if key not in ("order", "product") or key in _told(issue.name)}
    styles = _styles(rng)
    urgent = _weighted(issue.urgency, rng)
    due = None
    if rng.random() < _DEADLINES[urgent]:
        due = pick(WEEKDAYS, rng) if rng.random() < 0.5 else _date(rng)
    wish = rng.random() < 0.75
    grammar = wordings(aside=aside)
    return write_mail(issue.name, known, styles=styles, deadline=due, wish=wish, seed=seed, wordings=grammar)


@cache
def _told(issue: str) -> frozenset[str]:
    """What the lines of an issue may tell."""
    rules = phrases().rules
    lines = (line for rule, choice in rules.items() if rule.startswith(f"{issue}.") for line in choice.lines)
    return frozenset().union(*(line.needs for line in lines))


def _styles(rng: Random) -> tuple[str, ...]:
    shares = _usual().styles
    manners = tuple(name for name in MANNERS if rng.random() < shares[name])
    style = _weighted({name: share for name, share in shares.items() if name not in MANNERS}, rng)
    return manners if style == "plain" and manners else (style, *manners)


@cache
def _usual() -> Dials:
    return Dials()


def _date(rng: Random) -> str:
    return f"{1 + int(28 * rng.random())} {pick(MONTHS, rng)}"


def pick(things, rng: Random):  # type: ignore[no-untyped-def]
    """One of a sequence, each as likely as the others."""
    return things[int(rng.random() * len(things))]


def _weighted(weights, rng: Random) -> str:  # type: ignore[no-untyped-def]
    chance, names = rng.random() * sum(weights.values()), sorted(weights)
    for each in names:
        chance -= weights[each]
        if chance < 0:
            return each
    return names[-1]
