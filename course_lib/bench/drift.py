# SPDX-License-Identifier: Apache-2.0
"""How often drift alarms ring in simulated years without a change, and in a week with one: `course bench drift`.

A year is one reference and 52 windows from the same distribution; the alarm is set to ring in at most 5 % of years. A
changed window comes from another distribution: something becomes more frequent or appears, or becomes rarer or goes.
"""

import functools
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from course_lib import monitoring
from course_lib.monitoring import Alarm, Drift

RATE = 0.05
WINDOWS = 52
SEEN = 0.9
"""The share of changed windows in which an alarm has to ring."""
Columns = dict[str, np.ndarray]
Draw = Callable[[np.random.Generator, int, str], Columns]
"""Draws columns of so many rows: a generator, the number of rows, and one of "same", "more", "less"."""


class World(NamedTuple):
    """What one kind of signal looks like, without and with a change."""

    name: str
    reference: int
    """Rows."""
    window: int
    """Rows."""
    draw: Draw
    changes: tuple[str, ...] = ("more", "less")
    """Those that so few rows can show."""
    test: Callable[[Columns, Columns], Sequence[Drift]] = monitoring.compare


class Card(NamedTuple):
    """How often the alarm rang in one world."""

    name: str
    reference: int
    window: int
    signals: int
    years: int
    """How many years were simulated."""
    rung: int
    """In how many of them an alarm rang."""
    seen: dict[str, float]
    """For each change the share of windows in which the alarm rang."""

    @property
    def rate(self) -> float:
        """The share of unchanged years with an alarm."""
        return self.rung / self.years

    @property
    def most(self) -> float:
        """The promised rate and three standard errors of its simulation."""
        return float(RATE + 3 * np.sqrt(RATE * (1 - RATE) / self.years))

    @property
    def passed(self) -> bool:
        """Whether false alarms are as rare as promised, and changes seen."""
        return self.rate <= self.most and all(share >= SEEN for share in self.seen.values())


def run(world: World, years: int, *, seed: int = 0) -> Card:
    """Simulates unchanged years, and one changed window for each year and change."""
    rung, seen = 0, dict.fromkeys(world.changes, 0)
    signals = 0
    for year in range(years):
        rng = np.random.default_rng([seed, year])
        reference = world.draw(rng, world.reference, "same")
        signals = len(reference)
        alarm = Alarm(RATE, signals=signals, windows=WINDOWS)

        def rings(change: str) -> bool:
            drifts = world.test(reference, world.draw(rng, world.window, change))  # noqa: B023 (called in this turn)
            return bool(alarm.rings(drifts))  # noqa: B023

        rung += any(rings("same") for _ in range(WINDOWS))
        for change in world.changes:
            seen[change] += rings(change)
    shares = {change: count / years for change, count in seen.items()}
    return Card(world.name, world.reference, world.window, signals, years, rung, shares)


def measure(years: int, *, seed: int = 0, tell: Callable[[str], object] = lambda name: None) -> list[Card]:
    """The cards of all worlds."""
    cards = []
    for world in WORLDS:
        tell(world.name)
        cards.append(run(world, years, seed=seed))
    return cards


def report(cards: Sequence[Card]) -> int:
    """Print a table for people and, last, one JSON line for programs; 1 where a promise is broken."""
    console = Console(width=None if sys.stdout.isatty() else 150)
    table = Table(
        title=f"Alarms that should ring in at most {RATE:.0%} of years without a change",
        caption=f"a year is one reference and {WINDOWS} windows; a change has to ring in {SEEN:.0%} of its windows",
    )
    for heading in _HEADS:
        table.add_column(heading, justify="left" if heading == _HEADS[0] else "right")
    for card in cards:
        table.add_row(*_cells(card), style="" if card.passed else "bold red")
    console.print(table)
    record = [card._asdict() | {"rate": card.rate, "most": card.most, "passed": card.passed} for card in cards]
    print(json.dumps({"bench": "drift", "rate": RATE, "windows": WINDOWS, "cards": record}))
    return int(not all(card.passed for card in cards))


def markdown(cards: Sequence[Card]) -> str:
    """The cards as a Markdown table."""
    rows = [f"| {' | '.join(_cells(card))} |" for card in cards]
    return "\n".join([f"| {' | '.join(_HEADS)} |", "| --- " * len(_HEADS) + "|", *rows])


_HEADS = ("signal", "reference", "window", "years", "with an alarm", "at most", "more: rings", "less: rings")


def _cells(card: Card) -> tuple[str, ...]:
    return (
        card.name,
        f"{card.reference:,}",
        f"{card.window:,}",
        f"{card.years:,}",
        f"{card.rate:.1%}",
        f"{card.most:.1%}",
        *(f"{card.seen[change]:.0%}" if change in card.seen else "" for change in ("more", "less")),
    )


def _draw(column: Callable[[np.random.Generator, int, Any], np.ndarray], parameters: Mapping[str, Any]) -> Draw:
    """One column, whose distribution has another parameter in each change."""

    def draw(rng: np.random.Generator, rows: int, change: str) -> Columns:
        return {"signal": column(rng, rows, parameters[change])}

    return draw


def _amounts(rng: np.random.Generator, rows: int, factor: float) -> np.ndarray:
    return np.asarray((factor * rng.lognormal(3, 1, rows)).round(2))


def _counts(rng: np.random.Generator, rows: int, mean: float) -> np.ndarray:
    return rng.poisson(mean, rows)


def _mostly_zero(rng: np.random.Generator, rows: int, share: float) -> np.ndarray:
    return np.where(rng.random(rows) < share, rng.lognormal(3, 1, rows), 0.0)


def _flag(rng: np.random.Generator, rows: int, share: float) -> np.ndarray:
    """True and False, which are compared as categories."""
    return rng.random(rows) < share


def _number(rng: np.random.Generator, rows: int, share: float) -> np.ndarray:
    """1 and 0, which are compared as numbers."""
    return (rng.random(rows) < share).astype(int)


def _categories(rng: np.random.Generator, rows: int, shares: np.ndarray) -> np.ndarray:
    return rng.choice(len(shares), rows, p=shares).astype(str)


def _shares(*parts: float, rare: int = 0) -> np.ndarray:
    """Shares of some categories, and the rest for `rare` more, whose shares fall as 1 / rank."""
    weights = 1 / np.arange(1, rare + 1)
    shares = np.concatenate([parts, (1 - sum(parts)) * weights / weights.sum() if rare else []])
    return np.asarray(shares / shares.sum())


def _together(rng: np.random.Generator, rows: int, change: str) -> Columns:
    """Signals of all kinds, of which only the last one changes; the first two depend on each other."""
    amount = _amounts(rng, rows, 1)
    return {
        "amount": amount,
        "is_large": (amount > 300).astype(int),
        "count": _counts(rng, rows, 2),
        "group": _categories(rng, rows, _shares(0.6, 0.35, rare=30)),
        "flag": _flag(rng, rows, {"same": 0.1, "more": 0.3, "less": 0.0}[change]),
    }


def _ten_flags(rng: np.random.Generator, rows: int, change: str) -> Columns:
    """Ten rare flags, of which one changes."""
    shares = [1e-3] * 9 + [{"same": 1e-3, "more": 0.3}[change]]
    return {f"flag {number}": _flag(rng, rows, share) for number, share in enumerate(shares)}


def _promised(reference: Columns, window: Columns) -> Sequence[Drift]:
    """Whether the share is the promised one, 0.9; no reference is used."""
    signal = window["signal"]
    return [_share(int(signal.sum()), len(signal))]


@functools.cache
def _share(hits: int, rows: int) -> Drift:
    return monitoring.share_drift("signal", hits, rows, 0.9)


_FEW = {
    "same": _shares(0.5, 0.3, 0.18, rare=20),
    "more": _shares(0.45, 0.25, 0.15, 0.15),
    "less": _shares(0.7, 0.0, 0.28, rare=20),
}
_MANY = {
    "same": _shares(rare=200),
    "more": _shares(0.4, rare=199),
    "less": _shares(0.0, rare=199),
}
WORLDS = (
    World("amounts", 2000, 200, _draw(_amounts, {"same": 1, "more": 1.6, "less": 0.6})),
    World("amounts, few rows", 20, 20, _draw(_amounts, {"same": 1, "more": 20, "less": 0.05})),
    World("counts", 2000, 200, _draw(_counts, {"same": 2, "more": 3, "less": 1.2})),
    World("amounts, mostly 0", 2000, 200, _draw(_mostly_zero, {"same": 0.1, "more": 0.25, "less": 0.01})),
    World("rare flag", 10_000, 40, _draw(_flag, {"same": 1e-4, "more": 0.2}), ("more",)),
    World("flag that is mostly set", 10_000, 40, _draw(_flag, {"same": 1 - 1e-4, "less": 0.8}), ("less",)),
    World("rare flag of 0 and 1", 10_000, 40, _draw(_number, {"same": 1e-4, "more": 0.2}), ("more",)),
    World("ten rare flags", 2000, 40, _ten_flags, ("more",)),
    World("flag, small reference", 40, 2000, _draw(_flag, {"same": 0.02, "more": 0.4}), ("more",)),
    World("rare categories", 2000, 150, _draw(_categories, _FEW)),
    World("rare categories, small reference", 150, 2000, _draw(_categories, _FEW)),
    World("many categories", 2000, 200, _draw(_categories, _MANY)),
    World("promised share", 1, 300, _draw(_flag, {"same": 0.9, "more": 0.99, "less": 0.78}), test=_promised),
    World("five signals together", 2000, 200, _together),
)
