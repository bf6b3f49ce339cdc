# SPDX-License-Identifier: Apache-2.0
"""A drift alarm to tune: one level to move, and how often it rings for nothing and how late it notices a change.

A week's number is its surprise, -log10 of a p-value: 3 means that an unchanged world is as far off once in a thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure

from . import figures
from .widgets import Slider, Switch, explore

_HIGHEST = 12.0
"""Surprises above are drawn here: how far above tells nothing more."""
_WEEKS_A_YEAR = 52


@dataclass(frozen=True, eq=False)
class Watched:
    """What an alarm sees of some weeks in a row; where something changes, of the weeks from the change on."""

    at_once: np.ndarray
    """float [W] the largest surprise of inputs and scores, known at the end of each week."""
    outcomes: np.ndarray
    """float [W] the surprise of the outcomes of each week, known later."""
    unmoved: bool = False
    """Whether the change moves no input and no score, so that these ring by chance alone."""


def quiet_level(quiet: Any, allowed: int) -> float:
    """The lowest of these numbers that at most `allowed` of them exceed.

    Args:
      quiet: [W] the numbers of weeks in which nothing happened.
      allowed: how many of them may ring.

    Raises:
      ValueError: no weeks, or fewer than none allowed.
    """
    numbers = np.sort(np.asarray(quiet, np.float64))[::-1]
    if not numbers.size or allowed < 0:
        raise ValueError("A level needs at least one quiet week, and a number of false alarms from 0.")
    return float(numbers[min(allowed, numbers.size - 1)])


def false_alarms(quiet: Watched, level: float, *, outcomes: bool) -> float:
    """In how many weeks of a year the alarm rings although nothing has changed."""
    rings = quiet.at_once > level
    if outcomes:
        rings = rings | (quiet.outcomes > level)
    return float(rings.mean() * _WEEKS_A_YEAR)


class Notice(NamedTuple):
    """When a change is noticed."""

    week: int
    """At the end of which week after the change, counted from 1."""
    by_chance: bool
    """Whether it rang for something else, as it does in a quiet year."""

    def __str__(self) -> str:
        """As told in the sentence."""
        return f"after {self.week} week{'s' * (self.week != 1)}{' (by chance)' * self.by_chance}"


def noticed(changed: Watched, level: float, delay: int | None) -> Notice | None:
    """When the alarm first rings after the change; None if it never does.

    Args:
      changed: the weeks from the change on.
      level: what a surprise has to exceed.
      delay: how many weeks later outcomes are known; None if nobody watches them.
    """
    found = []
    if (early := _first(changed.at_once, level)) is not None:
        found.append(Notice(early, changed.unmoved))
    if delay is not None and (late := _first(changed.outcomes, level)) is not None:
        found.append(Notice(late + delay, by_chance=False))
    return min(found, default=None)


def draw_changes(
    mondays: np.ndarray, largest: Mapping[str, np.ndarray], begins: Mapping[str, int], level: float, *, first_week: int
) -> Figure:
    """A panel for each change: its weeks' largest surprises, the level, and where the change begins.

    Args:
      mondays: datetime64[D] [W].
      largest: the surprises [W] by the name of the change.
      begins: the number of the week in which each begins.
      level: above it the alarm rings.
      first_week: the number of the first of these weeks.
    """
    figure, panels = figures.new(len(largest), width=11.5, height=3.4)
    weeks = np.arange(len(mondays)) + 1
    for axes, (name, numbers) in zip(np.atleast_1d(panels), largest.items(), strict=True):
        start = begins[name] - first_week + 1
        _draw_weeks(axes, weeks, numbers, level)
        axes.axvspan(start - 0.5, weeks[-1] + 0.5, color=figures.QUIET, alpha=0.12, linewidth=0)
        axes.set(title=f"{name} (from week {start})", xlabel="week of the autumn")
    first = np.atleast_1d(panels)[0]
    first.set_ylabel("largest surprise (zeros)")
    first.legend(loc="upper left", fontsize=9)
    return figure


def move_level(quiet: Watched, changes: Mapping[str, Watched], *, delay: int) -> None:
    """A slider for the level and a box for the outcomes; false alarms and weeks to notice follow.

    Args:
      quiet: weeks in which nothing happened.
      changes: by name, the weeks from each change on.
      delay: how many weeks later outcomes are known.
    """

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        return draw_level(quiet, changes, values["level"], delay if values["outcomes"] else None)

    explore(
        draw,
        {
            "level": Slider("level of the alarm", 0.5, 8.0, 0.1, 1.5),
            "outcomes": Switch("watch the outcomes too"),
        },
    )


def draw_level(quiet: Watched, changes: Mapping[str, Watched], level: float, delay: int | None) -> tuple[Figure, str]:
    """One position of the controls: the figure, and the sentence that tells what one sees."""
    alarms = false_alarms(quiet, level, outcomes=delay is not None)
    found = {name: noticed(changed, level, delay) for name, changed in changes.items()}
    figure, (left, right) = figures.new(2, width=10, height=3.6)
    numbers = quiet.at_once if delay is None else np.maximum(quiet.at_once, quiet.outcomes)
    _draw_weeks(left, np.arange(len(numbers)) + 1, numbers, level)
    left.legend(loc="upper left", fontsize=9)
    left.set(
        xlabel="week of a quiet year",
        ylabel="largest surprise (zeros)",
        title=f"Nothing happens: false alarms a year: {alarms:.0f}",
    )
    _draw_bars(right, found)
    told = ", ".join(f"{name} {notice or 'never'}" for name, notice in found.items())
    watching = "inputs and scores" if delay is None else "inputs, scores and outcomes"
    return figure, (
        f"At a level of {level:.1f} an alarm over {watching} rings for nothing in {alarms:.0f} "
        f"{'week' if round(alarms) == 1 else 'weeks'} of a year. "
        f"It rings: {told}."
    )


def _draw_weeks(axes: Any, weeks: np.ndarray, numbers: np.ndarray, level: float) -> None:
    drawn, rings = np.minimum(numbers, _HIGHEST), numbers > level
    axes.plot(weeks[~rings], drawn[~rings], "o", color=figures.HAM, markersize=4, label="silent")
    axes.plot(weeks[rings], drawn[rings], "x", color=figures.SPAM, markersize=7, markeredgewidth=2, label="rings")
    axes.axhline(level, color="black", linestyle="--", linewidth=1.2, label="level")
    axes.set_ylim(-0.3, _HIGHEST + 0.7)
    axes.set_yticks([0, 3, 6, 9, _HIGHEST], ["0", "3", "6", "9", f"{_HIGHEST:.0f}+"])


def _draw_bars(axes: Any, found: Mapping[str, Notice | None]) -> None:
    names: Sequence[str] = list(found)
    longest = max((notice.week for notice in found.values() if notice), default=1)
    for place, notice in enumerate(found.values()):
        if notice is None:
            axes.text(0.3, place, "never", color=figures.SPAM, fontweight="bold", va="center")
            continue
        look: dict[str, Any] = {"color": figures.OURS}
        if notice.by_chance:
            look = {"color": "white", "edgecolor": figures.QUIET, "hatch": "//"}
        axes.barh(place, notice.week, height=0.55, **look)
        axes.text(notice.week + 0.3, place, f"{notice.week}{', by chance' * notice.by_chance}", va="center")
    axes.set(
        yticks=range(len(names)),
        yticklabels=names,
        xlabel="weeks from the change until the alarm rings",
        xlim=(0, max(18, longest + 5)),
        ylim=(len(names) - 0.5, -0.5),
        title="Something happens: how late it is noticed",
    )


def _first(numbers: np.ndarray, level: float) -> int | None:
    rings = np.flatnonzero(numbers > level)
    return int(rings[0]) + 1 if len(rings) else None
