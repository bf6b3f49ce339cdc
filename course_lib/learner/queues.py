# SPDX-License-Identifier: Apache-2.0
"""Who is sent to which queue: two sliders move the confusion matrix, the accuracy and every queue's recall together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from course_lib.evaluation import confusion

from . import figures
from .widgets import Slider, explore

Send = Callable[[np.ndarray, float], np.ndarray]
INBOX = 1000
"""A matrix is drawn for so many mails, whatever the number of those that were measured."""


def explore_queues(send: Send, chances: np.ndarray, labels: np.ndarray, names: Sequence[str]) -> None:
    """Two sliders, the last queue's threshold and its share of the inbox, over the figure of `draw_queues`.

    Args:
      send: takes chances [N, C] and a threshold, gives the queue of each mail, [N] of 0 to C - 1.
      chances: float [N, C], the model's probabilities.
      labels: int [N], the true queues; each occurs.
      names: the C queues, the rare one last.
    """
    share = 100 * float(np.mean(labels == len(names) - 1))

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        table = confusion(labels, send(chances, values["threshold"] / 100), len(names))
        inbox = at_share(table, values["share"] / 100)
        return draw_queues(inbox, names), (
            f"{names[-1]} gets every mail above {values['threshold']:.0f} %, and {values['share']:.0f} % of the inbox "
            f"is {names[-1]}. {told(inbox, names)}"
        )

    explore(
        draw,
        {
            "threshold": Slider("threshold, in %", 1, 60, 1, 50, decimals=0),
            "share": Slider(f"{names[-1]}'s share, in %", 1, 60, 1, round(share), decimals=0),
        },
    )


def at_share(table: np.ndarray, share: float) -> np.ndarray:
    """The confusion matrix [C, C] of an inbox of a thousand in which the last class has this share.

    What happens to a mail of one queue stays the same; only how many there are of it changes.

    Returns:
      float64 [C, C], a row a true class.
    """
    sizes = table.sum(1)
    shares = np.append((1 - share) * sizes[:-1] / sizes[:-1].sum(), share)
    return INBOX * shares[:, None] * table / sizes[:, None]


def draw_queues(table: np.ndarray, names: Sequence[str]) -> Figure:
    """The confusion matrix, and beside it the accuracy and each queue's recall and precision."""
    figure, (left, right) = figures.new(2, width=10, height=4.1)
    _draw_matrix(left, table, names)
    accuracy, recalls, precisions = _scores(table)
    places = np.arange(len(names))
    right.barh(places, recalls, height=0.5, color=figures.HAM, label="recall: found, of those that belong here")
    right.plot(precisions, places, "D", color=figures.SPAM, markersize=9, label="precision: right, of those sent here")
    right.axvline(accuracy, color="black", linestyle="--", linewidth=1.6, label=f"accuracy {accuracy:.0%}")
    right.set(yticks=places, yticklabels=names, xlim=(0, 1.04), xlabel="share (1 is all)")
    right.invert_yaxis()
    right.grid(axis="y", visible=False)
    right.legend(loc="upper center", bbox_to_anchor=(0.5, -0.17), fontsize=10)
    return figure


def told(table: np.ndarray, names: Sequence[str]) -> str:
    """What the figure shows, in two sentences."""
    accuracy, recalls, precisions = _scores(table)
    found, called = table[-1, -1], table[:, -1].sum()
    return (
        f"Accuracy {accuracy:.1%}. Of {table[-1].sum():.0f} {names[-1]} mails in {table.sum():,.0f}, {found:.0f} are "
        f"found (recall {recalls[-1]:.0%}); of {called:.0f} mails sent there, {precisions[-1]:.0%} belong there "
        f"(precision). Recall of the others: "
        + ", ".join(f"{name} {recall:.0%}" for name, recall in zip(names[:-1], recalls[:-1], strict=True))
        + "."
    )


def _scores(table: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """Accuracy, and recall and precision of each class [C]; 0 where there is nothing to count."""
    hits, called, true = np.diag(table), table.sum(0), table.sum(1)
    none = np.zeros(len(table))
    recalls = np.divide(hits, true, out=none.copy(), where=true > 0)
    precisions = np.divide(hits, called, out=none.copy(), where=called > 0)
    return float(hits.sum() / table.sum()), recalls, precisions


def _draw_matrix(axes: Any, table: np.ndarray, names: Sequence[str]) -> None:
    # the eye compares within a row: a rare queue would be white throughout
    rows = table / table.sum(1, keepdims=True)
    axes.imshow(rows, cmap="Blues", vmin=0, vmax=1.15, aspect="auto")
    for row in range(len(names)):
        for column in range(len(names)):
            dark = rows[row, column] > 0.6
            axes.text(
                column,
                row,
                f"{table[row, column]:.0f}",
                ha="center",
                va="center",
                color="white" if dark else "black",
                weight="bold" if row == column else "normal",
            )
    places = range(len(names))
    axes.set(xticks=places, xticklabels=names, yticks=places, yticklabels=names)
    axes.set(xlabel="sent to", ylabel="belongs to", title=f"Of {table.sum():,.0f} mails")
    axes.grid(visible=False)
