# SPDX-License-Identifier: Apache-2.0
"""Digits on their way out of noise, step by step, with a slider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from course_lib.data.digits import sheet

from . import figures
from .widgets import Slider, explore

_CLEAR = 32
"""Greys so near to paper or ink count as one of them."""


def watch(path: np.ndarray, labels: Sequence[int]) -> None:
    """A slider over the steps of `inference.digits.digit_path`, uint8 [steps + 1, N, 12, 12]."""

    def draw(values: Mapping[str, Any]) -> tuple[Figure, str]:
        return draw_step(path, labels, int(values["step"]))

    explore(draw, {"step": Slider("step of the way", 0, len(path) - 1, 1, len(path) // 2, decimals=0)})


def draw_step(path: np.ndarray, labels: Sequence[int], step: int) -> tuple[Figure, str]:
    """The pictures after so many steps, and the sentence that tells what one sees."""
    last = len(path) - 1
    pictures = path[step]
    figure, axes = figures.new(width=8, height=1.1)
    axes.imshow(sheet(pictures, columns=len(labels)), cmap="Greys", vmin=0, vmax=255, interpolation="nearest")
    axes.set_axis_off()
    clear = np.mean((pictures < _CLEAR) | (pictures > 255 - _CLEAR))
    stage = "pure noise" if step == 0 else "digits" if step == last else "on the way from noise to digits"
    wished = ", ".join(map(str, labels))
    return figure, (
        f"Step {step} of {last}, {stage}. Wished for: {wished}. "
        f"{clear:.0%} of the pixels are nearly white or nearly black."
    )


def draw_sheet(rows: Mapping[str, np.ndarray]) -> Figure:
    """Rows of pictures, uint8 [N, 12, 12] each, one below the other with their names."""
    figure, axes = figures.new(width=8, height=0.75 * len(rows) + 0.2)
    whole = sheet(
        [picture for pictures in rows.values() for picture in pictures], columns=len(next(iter(rows.values())))
    )
    axes.imshow(whole, cmap="Greys", vmin=0, vmax=255, interpolation="nearest")
    axes.grid(visible=False)
    axes.set_xticks([])
    height = whole.shape[0] / len(rows)
    axes.set_yticks([height * (place + 0.5) for place in range(len(rows))], list(rows))
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return figure
