# SPDX-License-Identifier: Apache-2.0
"""The payments desk: two thresholds to drag, and what becomes of the payments, the money and the reviewers' queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from course_lib.inference import decisions

from . import figures
from .widgets import Slider, explore

ACTIONS = ("allow", "verify", "block")
_TICKS = np.linspace(0, 1, 101)


@dataclass(frozen=True)
class Prices:
    """What a decision costs, in euros."""

    false_alarm: float
    """An honest payment that is blocked."""
    miss: float
    """A fraud that is allowed."""
    review: float
    """A payment that a person looks at; the person is taken to be right."""


@dataclass(frozen=True, eq=False)
class Cases:
    """Payments whose outcome is known by now."""

    scores: np.ndarray
    """float [N] probabilities of fraud, as a model states them."""
    fraud: np.ndarray
    """bool [N] what was true."""
    days: np.ndarray
    """datetime64 [N] when each was made."""

    @property
    def months(self) -> float:
        """How many months of 30 days they cover."""
        days = self.days.astype("datetime64[D]")
        return float(((days.max() - days.min()).astype(int) + 1) / 30)


def counts(cases: Cases, low: float, high: float) -> np.ndarray:
    """How many honest payments (row 0) and frauds (row 1) are allowed, verified and blocked: int64 [2, 3].

    Raises:
      ValueError: `low` lies above `high`.
    """
    taken = decisions.three_way(cases.scores, low, high, ACTIONS)
    return np.array([[np.sum((taken == action) & (cases.fraud == kind)) for action in ACTIONS] for kind in (0, 1)])


def euros(table: np.ndarray, prices: Prices) -> float:
    """What the decisions that `counts` has counted cost."""
    return float(table[0, 2] * prices.false_alarm + table[1, 0] * prices.miss + table[:, 1].sum() * prices.review)


def waiting(days: np.ndarray, asked: np.ndarray, places: int) -> np.ndarray:
    """How many cases wait at the end of each day, from the first day to the last, int64 [D].

    Args:
      days: datetime64 [N].
      asked: bool [N], whether a person is asked.
      places: how many cases the reviewers can decide in a day; what is left waits for the next.
    """
    number = days.astype("datetime64[D]").astype(int)
    arrived = np.bincount(number[asked] - number.min(), minlength=number.max() - number.min() + 1)
    left, queue = 0, []
    for new in arrived.tolist():
        left = max(0, left + new - places)
        queue.append(left)
    return np.array(queue)


def move_thresholds(cases: Cases, prices: Prices, places: int) -> None:
    """Two sliders, "block above" and "ask a person from"; the figure and its sentence follow.

    Args:
      cases: payments whose outcome is known, never those on which the thresholds are judged afterwards.
      prices: what a decision costs.
      places: how many payments the reviewers can decide in a day.
    """
    line = [euros(counts(cases, tick, tick), prices) / cases.months for tick in _TICKS]

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        return draw_desk(cases, prices, places, min(values["low"], values["high"]), values["high"], line)

    explore(
        draw,
        {
            "high": Slider("block above", 0.0, 1.0, 0.01, 0.5, decimals=2),
            "low": Slider("ask a person from", 0.0, 1.0, 0.01, 1.0, decimals=2),
        },
    )


def draw_desk(
    cases: Cases, prices: Prices, places: int, low: float, high: float, line: Sequence[float]
) -> tuple[Figure, str]:
    """One position of the sliders: the figure, and the sentence that tells what one sees."""
    table = counts(cases, low, high)
    cost = euros(table, prices) / cases.months
    scores = decisions.rounded(cases.scores)
    queue = waiting(cases.days, (scores >= low) & (scores <= high), places)
    figure, (left, middle, right) = figures.new(3, width=11.5, height=3.9)
    figure.set_layout_engine("constrained", wspace=0.08)  # each panel's label keeps away from the panel before
    _draw_table(left, table)
    _draw_money(middle, line, high, cost, asked=bool(table[:, 1].sum()))
    _draw_queue(right, queue, places)
    asked = f"from {low:.2f} a person is asked, " if low < high else "nobody is asked, "
    return figure, (
        f"Above {high:.2f} a payment is blocked; {asked}the rest is allowed. Frauds: {table[1, 2]:,} blocked, "
        f"{table[1, 1]:,} shown to a person, {table[1, 0]:,} missed. Honest payments: {table[0, 2]:,} blocked, "
        f"{table[0, 1]:,} shown to a person. Cost: {cost:,.0f} euros a month. "
        f"Longest queue: {queue.max():,} payments; on the last evening {queue[-1]:,} wait."
    )


def _draw_table(axes: Any, table: np.ndarray) -> None:
    """The confusion matrix with its third column; what costs money is framed."""
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    axes.imshow(shares, cmap="Greys", vmin=0, vmax=1.6, aspect="auto")
    for row in range(2):
        for column in range(3):
            wrong = (row, column) in ((0, 2), (1, 0))
            axes.text(
                column,
                row,
                f"{table[row, column]:,}" + ("\nfalse alarms" if wrong and row == 0 else "\nmisses" if wrong else ""),
                ha="center",
                va="center",
                color=figures.SPAM if wrong else "black",
                fontweight="bold" if wrong else "normal",
                bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8},
            )
    axes.set(xticks=range(3), yticks=range(2), title="Payments, by truth and by action", xlabel="action")
    axes.set_xticklabels(ACTIONS)
    axes.set_yticklabels(["honest", "fraud"], rotation=90, va="center")
    axes.grid(visible=False)


def _draw_money(axes: Any, line: Sequence[float], high: float, cost: float, *, asked: bool) -> None:
    axes.plot(_TICKS, line, color=figures.HAM, label="nobody is asked")
    axes.plot(
        high, cost, color=figures.SPAM, marker="D" if asked else "o", markersize=10, linestyle="none", label="you"
    )
    # below the cheapest thresholds nearly everybody is blocked, and the curve leaves the picture
    top = 2.2 * max(line[-1], cost if cost < 3 * line[-1] else 0)
    axes.set(xlabel="block above (threshold)", ylabel="cost (euros a month)", title="The money", ylim=(0, top))
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.legend(loc="upper right")


def _draw_queue(axes: Any, queue: np.ndarray, places: int) -> None:
    days = np.arange(1, len(queue) + 1)
    axes.fill_between(days, queue, step="mid", color=figures.OURS, alpha=0.35, linewidth=0)
    axes.step(days, queue, where="mid", color=figures.OURS)
    axes.axhline(places, color=figures.QUIET, linestyle="--", label=f"one day's work: {places}")
    axes.set(xlabel="day", ylabel="waiting in the evening", title="The reviewers' queue")
    axes.set_ylim(0, max(1.5 * places, 1.1 * queue.max()))
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.legend(loc="upper left")
