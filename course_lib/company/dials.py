# SPDX-License-Identifier: Apache-2.0
"""The dials of the simulated company, what their settings may be, and its calendar.

Each part of the simulation draws from a stream of its own, so that a dial changes what it is about and nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

import numpy as np

Table: TypeAlias = dict[str, np.ndarray]
"""Columns by name, all of one length; row n of a table is the one that others mean by the number n."""
QUEUES = ("Billing", "Technical", "Account", "Shipping")
STYLES = ("plain", "terse", "formal", "angry", "typos", "non-native")
"""Of these a mail has one; their shares add to 1."""
MANNERS = ("chatty", "lower-case")
"""These come on top of a style, each with its own share."""
RUN_UP = 92
"""Orders begin this many days before the first day, so that the first rows have a past to look back on."""

_HOLIDAYS = 1120, 1224  # 20 November to 24 December, as month and day


@dataclass(frozen=True)
class Dials:
    """Everything that can be set; the same settings give the same company, byte for byte.

    Raises:
        ValueError: a setting that makes no sense, in one sentence.
    """

    seed: int = 0
    """Any whole number from 0; a month that is to stay hidden takes 128 bits or more."""
    customers: int = 10_000
    """How many there are in all: two thirds have joined by the first day, the others join later."""
    start: date = date(2025, 1, 1)
    """The first day."""
    days: int = 365
    queue_shares: Mapping[str, float] = field(
        default_factory=lambda: {"Billing": 0.34, "Technical": 0.33, "Account": 0.25, "Shipping": 0.08}
    )
    """P(queue) of a ticket on an ordinary day; adds to 1."""
    label_noise: float = 0.03
    """The share of tickets whose recorded queue is a random other one."""
    agents_find: float = 0.8
    """The share of wrongly recorded tickets that agents route again later on; now and then they err."""
    bias: float = 0.0
    """The share of tickets of the group abroad recorded as Billing whatever the truth, and the share of that
    group's honest payments recorded as fraud."""
    new_product: date | None = None
    """From this day the Solstice charger is sold, and customers write about it; a day before the start: always."""
    new_fraud: date | None = None
    """From this day fraud also comes as small orders at night from accounts that are not new."""
    holidays: bool = True
    """From 20 November to 24 December more is ordered, more parcels are late, and more mail is about Shipping."""
    policy_change: date | None = date(2025, 7, 1)
    """From this day the articles on returns say something new, and for 60 days more is asked about returns."""
    leaks: bool = False
    """Adds columns that are written after the outcome: see `course_lib.company.columns.LEAKS`."""
    styles: Mapping[str, float] = field(
        default_factory=lambda: {
            **{"plain": 0.35, "terse": 0.15, "formal": 0.12, "angry": 0.12, "typos": 0.12, "non-native": 0.14},
            **{"chatty": 0.1, "lower-case": 0.06},
        }
    )
    """P(style) of a mail; the six of `STYLES` add to 1, the two of `MANNERS` come on top. Writers of the group
    abroad are non-native more often, up to three times as often as all."""

    def __post_init__(self) -> None:
        for name, low, high in (("seed", 0, None), ("customers", 1, 1_000_000), ("days", 1, 3660)):
            _whole(name, getattr(self, name), low, high)
        for name in ("label_noise", "agents_find", "bias"):
            _probability(f"The dial '{name}'", getattr(self, name))
        for name in ("holidays", "leaks"):
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"The dial '{name}' is True or False, and {getattr(self, name)!r} was given.")
        for name in ("start", "new_product", "new_fraud", "policy_change"):
            _date(name, getattr(self, name), optional=name != "start")
        for name in ("new_product", "new_fraud"):
            when = getattr(self, name)
            if when and (when - self.start).days >= self.days:
                raise ValueError(
                    f"The dial '{name}' is set to {when}, and the simulated days end before it: choose an earlier day."
                )
        _shares("queue_shares", self.queue_shares, QUEUES, ())
        _shares("styles", self.styles, STYLES, MANNERS)
        for name in ("queue_shares", "styles"):  # a copy, so that nobody turns a dial of a company that stands
            object.__setattr__(self, name, {key: float(share) for key, share in getattr(self, name).items()})

    def stream(self, purpose: str, part: int = 0) -> np.random.Generator:
        """The random numbers of one purpose and part: no other purpose shifts them."""
        return np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(crc32(purpose.encode()), part)))

    @property
    def first(self) -> np.datetime64:
        """The first day."""
        return np.datetime64(self.start, "D")

    @property
    def end(self) -> np.datetime64:
        """The day after the last."""
        return self.first + self.days


class Month(NamedTuple):
    """A calendar month, or what the simulated days cover of it."""

    number: int
    """Counted from the run-up."""
    days: np.ndarray
    """datetime64[D]"""
    ends: bool
    """Whether its last day is the last of the calendar month."""


def months(dials: Dials) -> Iterator[Month]:
    """The months from the run-up to the last day."""
    days = np.arange(dials.first - RUN_UP, dials.end)
    numbers = days.astype("datetime64[M]").astype(np.int64)
    for number in range(numbers[0], numbers[-1] + 1):
        part = days[numbers == number]
        yield Month(int(number - numbers[0]), part, part[-1] + 1 == (part[-1] + 1).astype("datetime64[M]"))


def is_holiday(days: np.ndarray, dials: Dials) -> np.ndarray:
    """Which days [D] are in the holidays; none where the dial is off."""
    month = days.astype("datetime64[M]")
    in_year = 100 * (month.astype(np.int64) % 12 + 1) + (days.astype("datetime64[D]") - month).astype(np.int64) + 1
    return dials.holidays & (in_year >= _HOLIDAYS[0]) & (in_year <= _HOLIDAYS[1])


def summer(days: np.ndarray) -> np.ndarray:
    """How far it is summer, 1 at the end of June and -1 at the end of December, float64 [D]."""
    in_year = (days.astype("datetime64[D]") - days.astype("datetime64[Y]")).astype(np.int64)
    return np.round(np.cos(2 * np.pi * (in_year - 177) / 365.25), 6)


def choose(weights: Any, chance: np.ndarray) -> np.ndarray:
    """Which of K with these weights [K] or [N, K], for uniform numbers [N]: int64 [N].

    Weights are rounded before they are compared, so that a last bit that differs between machines changes nothing.
    """
    sums = np.cumsum(np.atleast_2d(np.asarray(weights, np.float64)), 1)
    sums = np.round(sums / sums[:, -1:], 9)
    return np.minimum((chance[:, None] >= sums).sum(1), sums.shape[1] - 1)


def _whole(name: str, value: Any, low: int, high: int | None) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"The dial '{name}' is a whole number (int), and {value!r} was given.")
    if value < low or (high is not None and value > high):
        bounds = f"from {low:,}" if high is None else f"from {low:,} to {high:,}"
        raise ValueError(f"The dial '{name}' goes {bounds}, and {value:,} was given.")


def _probability(what: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{what} is a share between 0 and 1, and {value!r} was given.")


def _date(name: str, value: Any, *, optional: bool) -> None:
    if optional and value is None:
        return
    if not isinstance(value, date) or isinstance(value, datetime):
        none = " or None" if optional else ""
        raise ValueError(f"The dial '{name}' is a datetime.date{none}, and {value!r} was given.")
    if not 1970 <= value.year <= 9000:
        raise ValueError(f"The dial '{name}' is set to {value}: choose a day of the years 1970 to 9000.")


def _shares(name: str, shares: Any, parts: tuple[str, ...], on_top: tuple[str, ...]) -> None:
    if not isinstance(shares, Mapping) or not set(parts) <= set(shares) <= {*parts, *on_top}:
        more = f", and may give {' and '.join(on_top)}" if on_top else ""
        raise ValueError(f"The dial '{name}' gives a share to each of {', '.join(parts)}{more}: name them all.")
    for key, share in shares.items():
        _probability(f"'{key}' in the dial '{name}'", share)
    total = sum(shares[key] for key in parts)
    if abs(total - 1) > 1e-6:
        raise ValueError(f"The shares in the dial '{name}' add to {total:g}: change them until they add to 1.")
