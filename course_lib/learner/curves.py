# SPDX-License-Identifier: Apache-2.0
"""Learning curves: the loss epoch by epoch on training and on validation data, and runs with other learning rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from . import figures
from .widgets import Choice, explore

if TYPE_CHECKING:
    from course_lib.training import Sweep

LOOKS: Any = {
    "training": {"color": figures.HAM, "marker": "o", "linestyle": "-"},
    "validation": {"color": figures.SPAM, "marker": "s", "linestyle": "--"},
}
LOWEST = 1e-4  # on an axis of powers of ten, a loss that has all but vanished is drawn here


def draw_curves(training: Sequence[float], validation: Sequence[float], *, kept: int | None = None) -> Figure:
    """The loss after each epoch on both sets; `kept`, counted from 1, is marked as the epoch that was kept."""
    figure, axes = figures.new(height=3.4)
    _draw_run(axes, np.asarray(training), np.asarray(validation))
    if kept is not None:
        axes.axvline(kept, color="black", linewidth=1, linestyle=":")
        axes.text(kept, axes.get_ylim()[1], f" kept: epoch {kept}", ha="left", va="top")
    return figure


def turn_knobs(runs: Sweep) -> None:
    """Two sliders, learning rate and epochs, over curves that were trained ahead, so that each move is instant.

    Args:
      runs: what `course_lib.training.sweep` found, with "training" and "validation" watched.
    """
    epochs = runs.curves["training"].shape[1]
    rates = [float(f"{rate:g}") for rate in runs.rates]

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        return draw_knobs(runs, rates.index(values["rate"]), int(values["epochs"]))

    explore(
        draw,
        {
            "rate": Choice("learning rate", rates, rates[len(rates) // 2]),
            "epochs": Choice("epochs", list(range(1, epochs + 1)), epochs),
        },
    )


def draw_knobs(runs: Sweep, run: int, epochs: int) -> tuple[Figure, str]:
    """One run up to an epoch, beside the validation loss of every run at that epoch; and the sentence on both."""
    training, validation = runs.curves["training"], runs.curves["validation"]
    figure, (left, right) = figures.new(2, width=10, height=4.0)
    _draw_run(left, training[run, :epochs], validation[run, :epochs])
    top = 1.5 * float(np.nanmax(validation))
    left.set(xlim=(0, training.shape[1] + 1), ylim=(LOWEST / 2, top), yscale="log")
    left.set_title(f"Learning rate {runs.rates[run]:g}, up to epoch {epochs}")
    then = validation[:, epochs - 1]
    for name, curves in (("training", training), ("validation", validation)):
        right.plot(runs.rates, np.maximum(curves[:, epochs - 1], LOWEST), label=name, **LOOKS[name])
    right.plot(runs.rates[run], then[run], marker="D", markersize=11, color="black", linestyle="", label="your choice")
    right.set(xscale="log", yscale="log", ylim=(LOWEST / 2, top))
    right.set(xlabel="learning rate", ylabel="loss (nats a message)")
    right.set_title(f"Every learning rate at epoch {epochs}")
    right.legend(loc="lower left")
    return figure, _told(runs, run, epochs)


def _told(runs: Sweep, run: int, epochs: int) -> str:
    training, validation = (runs.curves[name][run, :epochs] for name in ("training", "validation"))
    best = int(np.argmin(validation))
    if epochs == 1:
        trend = "One epoch is no curve yet."
    elif best == epochs - 1:
        trend = "The validation loss is still falling."
    else:
        trend = (
            f"The validation loss was lowest after epoch {best + 1} ({validation[best]:.3f}) and is higher since then."
        )
    return (
        f"Learning rate {runs.rates[run]:g}, {epochs} {'epoch' if epochs == 1 else 'epochs'}: "
        f"training loss {training[-1]:.3f}, validation loss {validation[-1]:.3f}. {trend}"
    )


def _draw_run(axes: Any, training: np.ndarray, validation: np.ndarray) -> None:
    for name, losses in (("training", training), ("validation", validation)):
        axes.plot(range(1, len(losses) + 1), np.maximum(losses, LOWEST), markersize=4, label=name, **LOOKS[name])
    axes.set(xlabel="epochs", ylabel="loss (nats a message)")
    axes.legend(loc="upper right")
