# SPDX-License-Identifier: Apache-2.0
"""Things to move: controls that redraw a figure, with the figure itself standing behind for a page without a kernel."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets
from matplotlib.figure import Figure

from . import figures


@dataclass(frozen=True)
class Slider:
    """One slider: what it is called, from where to where, in which steps, where it starts, how it is written."""

    label: str
    low: float
    high: float
    step: float
    start: float
    decimals: int = 1


@dataclass(frozen=True)
class Choice:
    """A slider over listed values, such as learning rates: what it is called, the values, and the first one shown."""

    label: str
    options: Sequence[float]
    start: float


@dataclass(frozen=True)
class Switch:
    """A box to tick, 0 when it is off and 1 when it is on: what it is called, and what it is at first."""

    label: str
    start: float = 0.0


@dataclass(frozen=True)
class Pick:
    """A slider over words, whose value is the place of the word: what it is called, the words, the place at first."""

    label: str
    options: Sequence[str]
    start: int = 0


@dataclass(frozen=True)
class Menu:
    """A list to choose a text from, which is its value: what it is called, the texts, and the first one shown."""

    label: str
    options: Sequence[str]
    start: str


@dataclass(frozen=True)
class TextBox:
    """A line to type in, whose value is the text: what it is called, and what stands in it at first."""

    label: str
    start: str


Control = Slider | Choice | Switch | Pick | Menu | TextBox
Draw = Callable[[Mapping[str, Any]], tuple[Figure, str]]


def explore(draw: Draw, controls: Mapping[str, Control]) -> None:
    """Displays controls over a figure that follows them.

    Args:
      draw: takes the controls' values by name, a number each or, of a `Menu` and a `TextBox`, a text; gives the
        figure and the sentence that tells what one sees. The sentence is the image's text and stands below it, so
        that a screen reader hears what has changed.
      controls: the controls by name, in order.
    """
    from IPython.display import display

    moved = {name: _widget(control) for name, control in controls.items()}
    picture, sentence = ipywidgets.HTML(), ipywidgets.HTML()

    def redraw(_: Any = None) -> None:
        figure, told = draw({name: widget.value for name, widget in moved.items()})
        picture.value = figures.image(figure, told)
        sentence.value = f'<p role="status" style="max-width:46em;line-height:1.4">{html.escape(told, quote=False)}</p>'

    redraw()
    for widget in moved.values():
        widget.observe(redraw, names="value")
    box = ipywidgets.VBox([*moved.values(), picture, sentence])
    bundle = box._repr_mimebundle_()
    data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
    # a page that cannot run widgets shows the first picture and its sentence
    display(
        data | {"text/html": picture.value + sentence.value, "text/plain": f"Figure: {_plain(sentence)}"},
        raw=True,
    )


_WIDE = {"width": "36em", "max_width": "100%"}
_LABELLED = {"description_width": "14em"}


def _widget(control: Control) -> ipywidgets.ValueWidget:
    words: dict[str, Any] = {"description": control.label, "layout": _WIDE}
    match control:
        case Switch():
            return ipywidgets.Checkbox(value=bool(control.start), indent=False, **words)
        case Choice():
            options: list[tuple[str, float]] = [(f"{option:g}", option) for option in control.options]
            return ipywidgets.SelectionSlider(value=control.start, options=options, style=_LABELLED, **words)
        case Pick():
            options = [(word, float(place)) for place, word in enumerate(control.options)]
            return ipywidgets.SelectionSlider(value=control.start, options=options, style=_LABELLED, **words)
        case Menu():
            return ipywidgets.Dropdown(value=control.start, options=list(control.options), style=_LABELLED, **words)
        case TextBox():
            return ipywidgets.Text(value=control.start, style=_LABELLED, **words)
        case Slider():
            return ipywidgets.FloatSlider(
                value=control.start,
                min=control.low,
                max=control.high,
                step=control.step,
                readout_format=f".{control.decimals}f",
                style=_LABELLED,
                **words,
            )


def _plain(sentence: ipywidgets.HTML) -> str:
    return html.unescape(str(sentence.value).split(">", 1)[-1].removesuffix("</p>"))
