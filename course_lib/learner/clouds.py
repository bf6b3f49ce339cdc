# SPDX-License-Identifier: Apache-2.0
"""Messages as points in a plane: two numbers each, a line between two clouds, and the loss of every line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from . import figures
from .widgets import Slider, explore

NAMES = ("words typical of spam, in 10", "words typical of wanted mail, in 10")
WEIGHTS = (-3.0, 3.0)
Path = Sequence[tuple[float, float]]


def two_numbers(texts: Sequence[str], labels: np.ndarray, *, words: int = 100) -> np.ndarray:
    """Makes each message two numbers: how many words in ten are typical of spam, and of wanted mail.

    Typical are the `words` words whose share of messages differs most between the two kinds (log ratio with one
    added to each count), counted in these very messages.

    Args:
      texts: N messages.
      labels: [N], 1 for spam.
      words: how many words each list holds.

    Returns:
      float64 [N, 2].
    """
    spam = np.asarray(labels, bool)
    bags = [_words(text) for text in texts]
    counts = [
        Counter(word for bag, is_spam in zip(bags, spam, strict=True) if is_spam == kind for word in set(bag))
        for kind in (True, False)
    ]
    sizes = spam.sum() + 2, (~spam).sum() + 2
    ratio = {
        word: np.log((counts[0][word] + 1) / sizes[0]) - np.log((counts[1][word] + 1) / sizes[1])
        for word in counts[0] | counts[1]
        if counts[0][word] + counts[1][word] >= 5
    }
    ranked = sorted(ratio, key=lambda word: (ratio[word], word))
    lists = set(ranked[-words:]), set(ranked[:words])
    return np.array([[10 * sum(w in known for w in bag) / max(len(bag), 1) for known in lists] for bag in bags])


def fit_by_hand(numbers: np.ndarray, labels: np.ndarray, loss: Callable[[Any], Any]) -> list[tuple[float, float]]:
    """Two sliders turn and move a line between two clouds; beside it one's own path grows on the loss surface.

    Args:
      numbers: float [N, 2], two numbers for each message.
      labels: [N], 1 for spam.
      loss: of the two weights [2], a scalar; the line is where `numbers @ weights` equals 1.

    Returns:
      The path so far, a list of weights that grows with every move.
    """
    surface = loss_surface(loss)
    path: list[tuple[float, float]] = []
    lowest = [np.inf]

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        weights = (values["first"], values["second"])
        if not path or path[-1] != weights:
            path.append(weights)
        now = float(loss(np.array(weights)))
        lowest[0] = min(lowest[0], now)
        figure = draw_fit(numbers, labels, surface, weights, {"your path": (path, figures.OURS)})
        return figure, (
            f"With the weights {weights[0]:.1f} and {weights[1]:.1f} the loss is {now:.3f}. "
            f"Moves so far: {len(path) - 1}; the lowest loss on your way: {lowest[0]:.3f}."
        )

    explore(
        draw,
        {
            "first": Slider("weight of spam words", *WEIGHTS, 0.1, 0.0),
            "second": Slider("weight of wanted words", *WEIGHTS, 0.1, 0.0),
        },
    )
    return path


def draw_fit(
    numbers: np.ndarray,
    labels: np.ndarray,
    surface: np.ndarray,
    weights: Sequence[float],
    paths: Mapping[str, tuple[Path, str]],
) -> Figure:
    """The two clouds with the line of `weights`, and beside them the loss surface with paths on it."""
    figure, (left, right) = figures.new(2, width=10, height=4.3)
    _draw_clouds(left, numbers, np.asarray(labels, bool), weights)
    _draw_surface(right, surface, paths)
    return figure


def loss_surface(loss: Callable[[Any], Any], ticks: int = 41) -> np.ndarray:
    """The loss on a grid of weights: float [second weight, first weight]."""
    values = np.linspace(*WEIGHTS, ticks)
    return np.array([[float(loss(np.array([first, second]))) for first in values] for second in values])


def _draw_clouds(axes: Any, numbers: np.ndarray, spam: np.ndarray, weights: Sequence[float]) -> None:
    axes.scatter(*numbers[~spam].T, s=18, marker="o", color=figures.HAM, alpha=0.5, linewidths=0, label="wanted")
    axes.scatter(*numbers[spam].T, s=26, marker="x", color=figures.SPAM, alpha=0.8, linewidths=1.2, label="spam")
    high = numbers.max(axis=0) * 1.1
    first, second = np.meshgrid(np.linspace(0, high[0], 80), np.linspace(0, high[1], 80))
    score = weights[0] * first + weights[1] * second - 1
    if score.min() < 0 < score.max():
        axes.contourf(first, second, score, levels=[0, np.inf], colors=[figures.SPAM], alpha=0.1)
        axes.contour(first, second, score, levels=[0], colors="black", linewidths=2)
    verdict = "shaded: called spam" if score.max() > 0 else "nothing is called spam"
    axes.set(xlabel=NAMES[0], ylabel=NAMES[1], title=f"Each mark is a message ({verdict})")
    axes.legend(loc="upper right")


def _draw_surface(axes: Any, surface: np.ndarray, paths: Mapping[str, tuple[Path, str]]) -> None:
    ticks = np.linspace(*WEIGHTS, surface.shape[0])
    # ever wider steps: the valley is shallow and the slopes are steep
    levels = surface.min() + np.append(0, np.geomspace(0.005, 1, 15)) * np.ptp(surface)
    axes.contourf(ticks, ticks, surface, levels=levels, cmap="Greys", alpha=0.85)
    # greys this light look alike: lines tell where the valley's floor is
    axes.contour(ticks, ticks, surface, levels=levels[1:7], colors=figures.QUIET, linewidths=0.5)
    for (name, (path, colour)), marker in zip(paths.items(), "os^", strict=False):
        steps = np.array(path)
        axes.plot(*steps.T, color=colour, marker=marker, markersize=4, linewidth=1.6, label=name)
        axes.plot(*steps[-1], color=colour, marker=marker, markersize=10)
    axes.set(
        xlabel="weight of spam words",
        ylabel="weight of wanted words",
        title="The loss of every pair of weights (light is low)",
        xlim=WEIGHTS,
        ylim=WEIGHTS,
    )
    axes.legend(loc="upper left")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())
