# SPDX-License-Identifier: Apache-2.0
"""Figures with one style, colours that colour-blind readers tell apart, and a text for those who do not see them."""

from __future__ import annotations

import base64
import html
import io
from typing import Any

from matplotlib.figure import Figure

# Okabe and Ito (2008), "Color Universal Design": told apart with the common kinds of colour blindness
HAM, SPAM, OURS, THEIRS, QUIET = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#777777"

STYLE: Any = {
    "axes.grid": True,
    "axes.labelsize": 11,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 12,
    "figure.facecolor": "white",
    "font.size": 11,
    "grid.alpha": 0.25,
    "legend.frameon": False,
}


def new(columns: int = 1, *, width: float = 6.5, height: float = 3.8) -> tuple[Figure, Any]:
    """A figure outside of pyplot's memory, so that a slider does not pile figures up.

    Args:
      columns: number of panels side by side.
      width: inches.
      height: inches.

    Returns:
      The figure and its axes: one, or an array of `columns`.
    """
    from matplotlib import rc_context

    with rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.subplots(1, columns)
    return figure, axes


def image(figure: Figure, alt: str) -> str:
    """The figure as an HTML image with its text.

    Raises:
      ValueError: the text is empty; say in a sentence or two what one sees.
    """
    if not alt.strip():
        raise ValueError("A figure needs a text: say in a sentence or two what one sees.")
    picture = io.BytesIO()
    # no Software entry: the bytes depend on the drawing alone
    figure.savefig(picture, format="png", dpi=100, metadata={"Software": None})
    data = base64.b64encode(picture.getvalue()).decode()
    return f'<img style="max-width:100%" alt="{html.escape(alt, quote=True)}" src="data:image/png;base64,{data}">'


def show(figure: Figure, alt: str) -> None:
    """Displays a figure with its text; the text alone where pictures cannot be shown."""
    from IPython.display import display

    display({"text/html": image(figure, alt), "text/plain": f"Figure: {alt}"}, raw=True)
