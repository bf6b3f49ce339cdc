# SPDX-License-Identifier: Apache-2.0
"""What customers write about: the issues of the phrase files, their queues, urgencies and canonical phrases."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NoReturn

from course_lib.company.grammar import Grammar, load_phrases
from course_lib.company.reading import Group

QUEUES = ("Billing", "Technical", "Account", "Shipping")
URGENCIES = ("low", "normal", "high")
ASK = "ask: "
"""What the name of a section with a wish begins with; the wish follows."""
FILES = ("billing.txt", "account.txt", "technical.txt", "shipping.txt")
"""The phrase files whose groups are issues."""
_SECTIONS = ("subject", "tell", "terse", "detail", "reply")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Issue:
    """What a customer may write about."""

    name: str
    queues: Mapping[str, float]
    """Weights of P(issue | queue), relative within the queue; an ambiguous issue has two."""
    category: str | None
    """The product category that it belongs to (`cooking`), or None for any."""
    needs: frozenset[str]
    """The slots that it uses beyond name; `product` only where its summary names the product."""
    urgency: Mapping[str, float]
    """P(urgency | issue); adds to 1."""
    summary: str
    """The canonical phrase of the summary; may hold {product}."""
    wishes: tuple[str, ...]
    """The canonical phrases of what may be wanted."""


@cache
def issues() -> tuple[Issue, ...]:
    """All issues, sorted by name.

    Raises:
        ValueError: a phrase file is wrong; file and line are told.
    """
    return read_issues(phrases())


@cache
def phrases() -> Grammar:
    """The grammar of all support mails: the issues and what they have in common."""
    return load_phrases(*FILES, "common.txt", "assembly.txt")


def read_issues(grammar: Grammar) -> tuple[Issue, ...]:
    """The groups of a grammar that come from issue files, sorted by name.

    Raises:
        ValueError: a header or a section is missing or wrong, or a line has not its one span; file and line are told.
    """
    found = [group for group in grammar.groups.values() if group.where.partition(",")[0] in FILES]
    return tuple(_issue(grammar, group) for group in sorted(found, key=lambda group: group.name))


def _issue(grammar: Grammar, group: Group) -> Issue:
    asks = [section for section in group.sections if section.startswith(ASK)]
    for section in [*_SECTIONS, *(asks or [ASK])]:
        if section not in group.sections:
            _fail(group, f"has no section '{section.strip()}'")
    for section in ("tell", "terse", *asks):
        for (where, _), line in zip(
            group.sections[section], grammar.rules[f"{group.name}.{section}"].lines, strict=True
        ):
            if line.spans != (1, 1):
                raise ValueError(f"{where}, has not one «span» in every case: mark the words that are the fact.")
    if not group.headers.get("summary"):
        _fail(group, "has no 'summary:'")
    summary = group.headers["summary"]
    if set(_SLOT.findall("".join([summary, *asks]))) - {"product"}:
        _fail(group, "has a slot other than {product} in its summary or a wish")
    urgency = _weights(group, "urgency", URGENCIES)
    if abs(sum(urgency.values()) - 1) > 1e-6:
        _fail(group, "has urgencies that do not add to 1")
    needs = frozenset(group.headers.get("needs", "").split())
    return Issue(
        name=group.name,
        queues=_weights(group, "queue", QUEUES),
        category=group.headers.get("category"),
        needs=needs | {"product"} if "{product}" in summary + "".join(asks) else needs - {"product"},
        urgency=urgency,
        summary=summary,
        wishes=tuple(section.removeprefix(ASK) for section in asks),
    )


def _weights(group: Group, key: str, names: Collection[str]) -> dict[str, float]:
    """`Billing 0.6, Shipping 0.4` as a mapping."""
    try:
        weights = {name: float(weight) for name, weight in (part.split() for part in group.headers[key].split(","))}
    except (KeyError, ValueError):
        _fail(group, f"has no '{key}:' with names and weights")
    if not weights.keys() <= set(names) or min(weights.values()) < 0 or not sum(weights.values()):
        _fail(group, f"has a '{key}:' other than {', '.join(names)}, with weights of 0 or more")
    return weights


def _fail(group: Group, what: str) -> NoReturn:
    raise ValueError(f"{group.where}, begins the issue '{group.name}', which {what}: mend it there.")
