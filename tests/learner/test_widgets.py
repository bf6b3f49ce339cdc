# SPDX-License-Identifier: Apache-2.0
"""Every control hands its value to the function that draws, and a change draws anew."""

import ipywidgets
import pytest
from matplotlib.figure import Figure

from course_lib.learner import widgets
from course_lib.learner.widgets import Choice, Menu, Pick, Slider, Switch, TextBox, explore


@pytest.mark.parametrize(
    ("control", "first", "then"),
    [
        (Slider("rate", 0.0, 1.0, 0.1, 0.3), 0.3, 0.5),
        (Choice("rate", [0.1, 1.0], 0.1), 0.1, 1.0),
        (Switch("on"), False, True),
        (Pick("day", ["Monday", "Friday"]), 0.0, 1.0),
        (Menu("day", ["Monday", "Friday"], "Friday"), "Friday", "Monday"),
        (TextBox("a prompt", "Subject: "), "Subject: ", "Subject: Lost"),
    ],
)
def test_a_control_gives_its_value_first_and_when_it_is_moved(control, first, then, monkeypatch):
    boxes, seen, make = [], [], ipywidgets.VBox
    monkeypatch.setattr(widgets.ipywidgets, "VBox", lambda parts: boxes.append(parts) or make(parts))
    monkeypatch.setattr("IPython.display.display", lambda data, raw: None)

    def draw(values):
        seen.append(values["it"])
        return Figure(), f"It is {values['it']}."

    explore(draw, {"it": control})
    moved, _, sentence = boxes[0]
    assert moved.description == control.label
    moved.value = then
    assert seen == [first, then]
    assert f"It is {then}." in sentence.value


def test_what_somebody_types_is_shown_as_typed_and_not_read_as_html(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    explore(lambda values: (Figure(), f"You typed {values['it']}"), {"it": TextBox("a prompt", "<b> & a => b")})
    assert "You typed &lt;b&gt; &amp; a =&gt; b</p>" in shown[0]["text/html"]
    assert shown[0]["text/plain"] == "Figure: You typed <b> & a => b"
