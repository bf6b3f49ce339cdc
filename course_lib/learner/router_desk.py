# SPDX-License-Identifier: Apache-2.0
"""The ticket router's desk: the whole way as a picture, a threshold to drag, and two versions side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from matplotlib.figure import Figure

from course_lib import aliases, artifact
from course_lib.inference import Predictor, decisions

from . import figures
from .payments_desk import waiting
from .widgets import Slider, explore

TRIAGE = "Triage"
"""Where a person reads a ticket and sorts it."""
RARE = "Shipping"
MEASURES = ("routed", "right", f"{RARE} found", f"{RARE} lost")
"""What `scorecard` measures, in its order."""
_TOP = ("past tickets", "split", "train", "evaluate", "freeze")
_BOTTOM = ("new labels", "agents re-route", "log", "a queue or triage", "in service")
_NEW = "a new ticket"
_TICKS = np.round(np.arange(0.25, 1.0, 0.01), 2)
_LOOKS = (figures.OURS, "", "right queue"), (figures.SPAM, "xx", "wrong queue"), ("#CCCCCC", "..", "triage")


class Answers(Protocol):
    """What gives probabilities for texts, such as a `Predictor`."""

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        """For each of N texts the four probabilities: [N, 4]."""
        ...


@dataclass(frozen=True, eq=False)
class Router:
    """A frozen router in service: its name with the version, and what answers."""

    name: str
    predictor: Answers

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        """For each of N texts the four probabilities, in the order of `course_lib.company.QUEUES`: float32 [N, 4]."""
        return self.predictor.probabilities(texts)


def in_service(root: str | Path, name: str) -> Router:
    """The version of a model that was promoted.

    Raises:
      ArtifactError: none was promoted, or it is damaged.
    """
    frozen = artifact.load(aliases.current(root, name))
    return Router(frozen.name, Predictor.from_artifact(frozen))


def scorecard(truth: Sequence[str], answers: Sequence[str]) -> dict[str, float]:
    """Four shares by name: of all tickets routed, of the routed ones right, of the rare queue's found and lost.

    Found is sent to the rare queue, lost is sent to another one; the rest of them is in triage, where a person looks.
    A share of nothing is 0.

    Args:
      truth: [N] names of queues.
      answers: [N] names of queues, or `TRIAGE`.

    Raises:
      ValueError: no tickets, or not one answer for each.
    """
    known, given = np.asarray(truth, str), np.asarray(answers, str)
    if known.shape != given.shape or not known.size:
        raise ValueError(
            f"There are {known.size} tickets and {given.size} answers: give one for each, and one at least."
        )
    routed, rare = given != TRIAGE, known == RARE
    shares = (
        np.mean(routed),
        np.sum(routed & (known == given)) / max(1, routed.sum()),
        np.sum(rare & (given == RARE)) / max(1, rare.sum()),
        np.sum(rare & routed & (given != RARE)) / max(1, rare.sum()),
    )
    return dict(zip(MEASURES, map(float, shares), strict=True))


def gains(
    truth: Sequence[str], old: Sequence[str], new: Sequence[str], *, draws: int = 500, seed: int = 0
) -> dict[str, tuple[float, float, float]]:
    """New less old for each measure of `scorecard`, with the interval that holds the middle 95 % of resampled months.

    Each resampled month takes the same tickets for both (a paired bootstrap), so that what is hard for both counts for
    neither.
    """
    known, before, after = (np.asarray(some, str) for some in (truth, old, new))
    rng = np.random.default_rng(seed)
    rows = [np.arange(len(known)), *(rng.integers(0, len(known), len(known)) for _ in range(draws))]
    cards = [(scorecard(known[some], before[some]), scorecard(known[some], after[some])) for some in rows]
    found = {}
    for name in MEASURES:
        first, *others = [late[name] - early[name] for early, late in cards]
        low, high = np.quantile(others, [0.025, 0.975])
        found[name] = first, float(low), float(high)
    return found


def draw_way(numbers: Mapping[str, str] | None = None) -> Figure:
    """The way of a router as a circle of ten stations.

    Args:
      numbers: a few words to stand in some of the boxes, by the station's name.

    Raises:
      ValueError: there is no such station.
    """
    told = dict(numbers or {})
    if unknown := set(told).difference(_TOP, _BOTTOM):
        raise ValueError(f"There is no station {min(unknown)!r}: use {', '.join((*_TOP, *_BOTTOM))}.")
    figure, axes = figures.new(width=10, height=3.4)
    boxes = {}
    for row, names, colour in ((1, _TOP, figures.HAM), (0, _BOTTOM, figures.OURS)):
        for column, name in enumerate(names):
            words = f"{name}\n{told[name]}" if name in told else name
            boxes[name] = _box(axes, (column, row), words, colour)
    boxes[_NEW] = _box(axes, (4, -0.78), _NEW, "white")
    circle = [*_TOP, *reversed(_BOTTOM), _TOP[0]]
    for start, end in [*pairwise(circle), (_NEW, _BOTTOM[-1])]:
        _arrow(axes, boxes[start], boxes[end])
    for row, word, colour in ((1, "training", figures.HAM), (0, "inference", figures.OURS)):
        axes.text(-0.68, row, word, rotation=90, ha="center", va="center", color=colour, weight="bold")
    axes.set(xlim=(-0.75, 4.6), ylim=(-1, 1.4))
    axes.set_axis_off()
    return figure


def _box(axes: Any, place: tuple[float, float], words: str, colour: str) -> Any:
    frame = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": colour, "linewidth": 1.8}
    return axes.text(*place, words, ha="center", va="center", fontsize=10.5, bbox=frame)


def _arrow(axes: Any, start: Any, end: Any) -> None:
    """From one box to another, edge to edge: the boxes cut off what lies under them."""
    style = {"arrowstyle": "-|>", "color": figures.QUIET, "linewidth": 1.6, "shrinkA": 3, "shrinkB": 3}
    cut = {"patchA": start.get_bbox_patch(), "patchB": end.get_bbox_patch()}
    axes.annotate("", end.get_position(), start.get_position(), arrowprops=style | cut)


def counts(chances: np.ndarray, truth: np.ndarray, threshold: float) -> np.ndarray:
    """How many tickets of each queue are routed right, routed wrong and left to triage: int64 [C, 3].

    Args:
      chances: [N, C] probabilities.
      truth: [N] whole numbers from 0 to C - 1.
      threshold: a top probability has to be above it.
    """
    top, sure = chances.argmax(1), decisions.above(chances.max(1), threshold)
    outcome = np.where(~sure, 2, np.where(top == truth, 0, 1))
    classes = chances.shape[1]
    return np.bincount(truth.astype(int) * 3 + outcome, minlength=3 * classes).reshape(classes, 3)


def move_threshold(
    chances: np.ndarray, truth: np.ndarray, days: np.ndarray, names: Sequence[str], *, places: int = 3
) -> None:
    """Two sliders, the threshold and how many tickets people sort in a day; the figure and its sentence follow.

    Args:
      chances: float [N, C], the router's probabilities on tickets that it has not learned from.
      truth: int [N], the true queues.
      days: datetime64 [N], when each ticket arrived.
      names: the C queues.
      places: how many tickets of triage people sort in a day, at first.
    """
    line = [_rates(counts(chances, truth, tick)) for tick in _TICKS]

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        return draw_threshold(chances, truth, days, names, values["threshold"], round(values["places"]), line)

    explore(
        draw,
        {
            "threshold": Slider("route above", 0.25, 0.99, 0.01, 0.7, decimals=2),
            "places": Slider("people sort in a day", 0, 12, 1, places, decimals=0),
        },
    )


def draw_threshold(
    chances: np.ndarray,
    truth: np.ndarray,
    days: np.ndarray,
    names: Sequence[str],
    threshold: float,
    places: int,
    line: Sequence[tuple[float, float]],
) -> tuple[Figure, str]:
    """One position of the sliders: the figure, and the sentence that tells what one sees."""
    table = counts(chances, truth, threshold)
    routed, right = _rates(table)
    asked = ~decisions.above(chances.max(1), threshold)
    queue = waiting(days, asked, places)
    figure, (left, middle, last) = figures.new(3, width=11.5, height=4.1)
    figure.set_layout_engine("constrained", wspace=0.08)
    _draw_queues(left, table, names)
    middle.plot([share for share, _ in line], [good for _, good in line], color=figures.HAM)
    middle.plot(routed, right, "D", color=figures.SPAM, markersize=10, label=f"above {threshold:.2f}")
    middle.set(xlabel="routed, share of all tickets", ylabel="right, share of the routed", title="The trade")
    middle.legend(loc="lower left")
    steps = np.arange(1, len(queue) + 1)
    last.fill_between(steps, queue, step="mid", color=figures.OURS, alpha=0.35, linewidth=0)
    last.step(steps, queue, where="mid", color=figures.OURS)
    last.set(xlabel="day", ylabel="waiting in the evening", title="Triage", ylim=(0, max(5, 1.1 * queue.max())))
    last.yaxis.get_major_locator().set_params(integer=True)
    worst = len(names) - 1
    good, bad, left_over = (table[worst] / max(1, table[worst].sum())).tolist()
    return figure, (
        f"Above {threshold:.2f}, {routed:.1%} of {table.sum():,} tickets are routed, and {right:.1%} of these are "
        f"right; {table[:, 2].sum():,} go to triage. {names[worst]}: {good:.0%} found, {bad:.0%} sent elsewhere, "
        f"{left_over:.0%} in triage. With {places} sorted a day, at most {queue.max():,} wait in the evening, "
        f"and {queue[-1]:,} on the last one."
    )


def draw_versions(
    old: Mapping[str, float],
    new: Mapping[str, float],
    differences: Mapping[str, tuple[float, float, float]],
    names: tuple[str, str],
) -> Figure:
    """Two versions on the same tickets: each measure twice, and beside it the difference with its interval.

    Args:
      old: a share for each measure.
      new: the same.
      differences: for each measure new less old, and where its interval begins and ends.
      names: of the two versions.
    """
    figure, (left, right) = figures.new(2, width=10, height=3.4)
    places = np.arange(len(old))
    for place, name in zip(places, old, strict=True):
        left.plot([old[name], new[name]], [place, place], color=figures.QUIET, linewidth=1.2)
        low, high = differences[name][1:]
        right.plot([100 * low, 100 * high], [place, place], color=figures.HAM, linewidth=2.5)
        right.plot(100 * differences[name][0], place, "s", color=figures.HAM, markersize=8)
    left.plot(list(old.values()), places, "o", color=figures.SPAM, markersize=9, label=names[0])
    left.plot(list(new.values()), places, "s", color=figures.HAM, markersize=9, label=names[1])
    shown = [f"{name}\n(less is better)" if name.endswith("lost") else name for name in old]
    left.set(yticks=places, yticklabels=shown, xlim=(-0.03, 1.03), xlabel="share (1 is all)")
    left.set_title("The same tickets, twice")
    left.legend(loc="upper left")
    right.axvline(0, color="black", linestyle="--", linewidth=1.4)
    right.set(yticks=places, yticklabels=[], xlabel="difference, in points of a hundred")
    right.set_title(f"{names[1]} less {names[0]}")
    for axes in (left, right):
        axes.invert_yaxis()
        axes.margins(y=0.15)
    return figure


def _draw_queues(axes: Any, table: np.ndarray, names: Sequence[str]) -> None:
    """For each queue the shares of what is routed right, routed wrong and left to triage."""
    shares = table / np.maximum(table.sum(1, keepdims=True), 1)
    begin = np.zeros(len(names))
    for column, (colour, hatch, label) in enumerate(_LOOKS):
        axes.barh(
            range(len(names)),
            shares[:, column],
            left=begin,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label,
            height=0.62,
        )
        begin += shares[:, column]
    axes.set(yticks=range(len(names)), yticklabels=[f"{n} ({c:,})" for n, c in zip(names, table.sum(1), strict=True)])
    axes.set(xlim=(0, 1), xlabel="share of the queue's tickets", title="Where they go")
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.2), ncols=3, fontsize=9, columnspacing=0.9)


def _rates(table: np.ndarray) -> tuple[float, float]:
    """The share that is routed, and of these the share that is right; 1 where none is routed."""
    right, wrong = table[:, 0].sum(), table[:, 1].sum()
    return float((right + wrong) / table.sum()), float(right / (right + wrong)) if right + wrong else 1.0
