# SPDX-License-Identifier: Apache-2.0
"""Mails as they land in an inbox, spam and ham, each kind with its true probability of being spam."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import NamedTuple

from course_lib.company.grammar import Grammar, expand, load_phrases, several, tidy
from course_lib.company.reading import SLOTS, Group

_SLOTS = SLOTS | {"first", "last", "firm", "code", "number", "link"}
_FILES = ("inbox_spam.txt", "inbox_ham.txt")
_SLOT = re.compile(r"\{(\w+)\}")
_RANGE = re.compile(r"(\d+)-(\d+)")
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_HOSTS = "alder brook cedar delta ember fjord grove harbour inlet juniper kestrel lark meadow north opal pine".split()
_PATHS = "view start open form page read item list go check offer details entry info board file".split()


class InboxMail(NamedTuple):
    """A mail of the inbox, without its label."""

    subject: str
    body: str
    sender: str
    """The address it says it is from."""
    links: int
    """How many links stand in the body."""
    hour: int
    """When it came, 0 to 23."""


@dataclass(frozen=True)
class Kind:
    """A sort of mail."""

    name: str
    spam: float
    """P(spam | kind): what no reader of the text can better, where kinds share no words."""
    weight: float
    """P(kind); all kinds add to 1."""
    senders: tuple[str, ...]
    hours: tuple[int, int]
    """From the first hour up to, not including, the second."""
    links: tuple[int, int]
    """The fewest and the most that a mail may have; without one, no line that needs a link is taken."""


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, sorted by name.

    Raises:
        ValueError: a phrase file is wrong; file and line are told.
    """
    return read_kinds(_phrases())


def read_kinds(grammar: Grammar) -> tuple[Kind, ...]:
    """The groups of a grammar that have a `label:`, sorted by name.

    Raises:
        ValueError: a header or a section is missing or wrong; file and line are told.
    """
    found = [_kind(group) for group in grammar.groups.values() if "label" in group.headers]
    total = sum(weight for _, weight in found)
    return tuple(
        Kind(**{**vars(kind), "weight": weight / total})
        for kind, weight in sorted(found, key=lambda pair: pair[0].name)
    )


def write_inbox_mail(kind: str, slots: Mapping[str, str], seed: str) -> InboxMail:
    """Write a mail of a kind; it depends on nothing but its arguments.

    Args:
        kind: the name of a kind.
        slots: any of name, town, order, product, amount, day, date, days; what is not given is made up, but for
            order and product, which are then not written.
        seed: any text.

    Raises:
        ValueError: there is no such kind.
    """
    known = _by_name().get(kind)
    if known is None:
        raise ValueError(f"There is no kind of inbox mail '{kind}': use a name from kinds().")
    rng = Random(seed)
    values = _made_up(rng) | {key: value for key, value in slots.items() if key in _SLOTS}
    values["first"] = slots.get("name", values["first"])
    if known.links[0] + int(rng.random() * (known.links[1] - known.links[0] + 1)):
        values["link"] = _link(rng)

    def part(section: str, count: int = 1) -> list[str]:
        rule = f"{kind}.{section}"
        return several(_phrases(), rule, count, values, rng) if rule in _phrases().rules else []

    opening = [*part("open"), "\n" if rng.random() < 0.5 else "\n\n"] if rng.random() < 0.85 else []
    middle = part("lead") + part("body", int(0.7 + rng.random() * 2.8)) + (part("push") if rng.random() < 0.85 else [])
    text = "".join(opening) + middle[0]
    for sentence in middle[1:]:
        ended = text[-1] in ".!?" and rng.random() < 0.85
        text += (" " if ended else "\n") + sentence
    if rng.random() < 0.85:
        text += "".join("\n" + line for line in part("close"))
    sender = known.senders[int(rng.random() * len(known.senders))]
    body = tidy(text, capitals=False)
    return InboxMail(
        subject=tidy(part("subject")[0], capitals=False),
        body=body,
        sender=_SLOT.sub(lambda match: _plain(values[match[1]]), sender),
        links=body.count("https://"),
        hour=known.hours[0] + int(rng.random() * (known.hours[1] - known.hours[0])),
    )


@cache
def _phrases() -> Grammar:
    return load_phrases(*_FILES, "common.txt", slots=_SLOTS)


@cache
def _by_name() -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds()}


def _kind(group: Group) -> tuple[Kind, float]:
    """A kind, its weight still as it stands in the file."""
    try:
        label = {name: float(share) for name, share in (part.split() for part in group.headers["label"].split(","))}
        if not set(label) <= {"spam", "ham"} or abs(sum(label.values()) - 1) > 1e-6 or min(label.values()) < 0:
            raise ValueError("label")
        weight = float(group.headers["weight"])
        ranges = [_RANGE.fullmatch(group.headers[key]) for key in ("hours", "links")]
        hours, links = ((int(found[1]), int(found[2])) for found in ranges if found)
        senders = tuple(sender.strip() for sender in group.headers["sender"].split("|"))
        if weight <= 0 or not hours[0] < hours[1] <= 24 or links[0] > links[1]:
            raise ValueError("range")
        if not set(_SLOT.findall(group.headers["sender"])) <= {"first", "last", "code", "number", "town"}:
            raise ValueError("sender")
    except (KeyError, ValueError) as error:
        raise ValueError(
            f"{group.where}, begins the kind '{group.name}', whose headers are wrong: write label (spam and ham add to "
            "1), weight, sender (with first, last, code, number, town), hours 0-24 and links 0-2."
        ) from error
    if missing := {"subject", "lead"} - group.sections.keys():
        raise ValueError(f"{group.where}, begins the kind '{group.name}' without a '{min(missing)}': write it.")
    return Kind(group.name, label.get("spam", 0.0), 0.0, senders, hours, links), weight


def _made_up(rng: Random) -> dict[str, str]:
    """Values for the slots that anybody can fill."""

    def one(rule: str) -> str:
        return expand(_phrases(), rule, {}, rng).text

    def number(low: int, high: int) -> int:
        return low + int(rng.random() * (high - low))

    return {
        "first": one("names.line"),
        "last": one("lasts.line"),
        "firm": one("firms.line"),
        "town": one("towns.line"),
        "day": _WEEK[number(0, 7)],
        "date": f"{number(1, 29)} {_MONTHS[number(0, 12)]}",
        "days": str(number(2, 15)),
        "number": str(number(11, 980)),
        "code": "".join("ABCDEFGHKLMNPRSTUVWX"[number(0, 20)] for _ in "ab") + str(number(100, 10_000)),
        "amount": f"{number(4, 900)}.{number(0, 100):02d}",
    }


def _link(rng: Random) -> str:
    """An address that leads nowhere, made in the same way for spam and ham."""
    host, path = (words[int(rng.random() * 16)] for words in (_HOSTS, _PATHS))
    end = ("com", "org", "net")[int(rng.random() * 3)]
    return f"https://{host}.example.{end}/{path}{int(rng.random() * 1000)}"


def _plain(value: str) -> str:
    """A value as it can stand in an address: small letters without accents, digits, hyphens."""
    folded = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
