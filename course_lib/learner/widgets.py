# SPDX-License-Identifier: Apache-2.0
"""Things to move: sliders that redraw a figure, with the figure itself standing behind for a page without a kernel."""

from __future__ import annotations

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


Control = Slider | Choice | Switch | Pick
Draw = Callable[[Mapping[str, float]], tuple[Figure, str]]


def explore(draw: Draw, sliders: Mapping[str, Control]) -> None:
    """Displays sliders over a figure that follows them.

    Args:
      draw: takes the sliders' values by name, gives the figure and the sentence that tells what one sees. The
        sentence is the image's text and stands below it, so that a screen reader hears what has changed.
      sliders: the sliders by name, in order.
    """
    from IPython.display import display

    controls = {name: _control(slider) for name, slider in sliders.items()}
    picture, sentence = ipywidgets.HTML(), ipywidgets.HTML()

    def redraw(_: Any = None) -> None:
        figure, told = draw({name: control.value for name, control in controls.items()})
        picture.value = figures.image(figure, told)
        sentence.value = f'<p role="status" style="max-width:46em;line-height:1.4">{told}</p>'

    redraw()
    for control in controls.values():
        control.observe(redraw, names="value")
    box = ipywidgets.VBox([*controls.values(), picture, sentence])
    bundle = box._repr_mimebundle_()
    data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
    # a page that cannot run widgets shows the first picture and its sentence
    display(
        data | {"text/html": picture.value + sentence.value, "text/plain": f"Figure: {_plain(sentence)}"},
        raw=True,
    )


def _control(slider: Control) -> ipywidgets.ValueWidget:
    if isinstance(slider, Switch):
        layout = {"width": "36em", "max_width": "100%"}
        return ipywidgets.Checkbox(value=bool(slider.start), description=slider.label, indent=False, layout=layout)
    if isinstance(slider, Choice | Pick):
        if isinstance(slider, Choice):
            options = [(f"{option:g}", option) for option in slider.options]
        else:
            options = [(word, float(place)) for place, word in enumerate(slider.options)]
        return ipywidgets.SelectionSlider(
            value=slider.start,
            options=options,
            description=slider.label,
            style={"description_width": "14em"},
            layout={"width": "36em", "max_width": "100%"},
        )
    return ipywidgets.FloatSlider(
        value=slider.start,
        min=slider.low,
        max=slider.high,
        step=slider.step,
        description=slider.label,
        readout_format=f".{slider.decimals}f",
        style={"description_width": "14em"},
        layout={"width": "36em", "max_width": "100%"},
    )


def _plain(sentence: ipywidgets.HTML) -> str:
    return str(sentence.value).split(">", 1)[-1].removesuffix("</p>")
