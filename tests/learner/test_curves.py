# SPDX-License-Identifier: Apache-2.0
"""The curves that sliders move: what is drawn and what is told agree with the runs."""

import ipywidgets
import numpy as np
import pytest

from course_lib.learner import curves, figures
from course_lib.learner.widgets import Choice, Slider, explore
from course_lib.training import Sweep

FALLING = [0.9, 0.5, 0.4, 0.3]
OVERFIT = [0.8, 0.2, 0.3, 0.6]


@pytest.fixture
def runs():
    training = np.array([FALLING, [0.7, 0.1, 0.01, 0.0]], np.float32)
    validation = np.array([FALLING, OVERFIT], np.float32)
    watched = {"training": training, "validation": validation}
    return Sweep(np.array([0.01, 0.3], np.float32), watched, {"weights": np.zeros((2, 3))})


@pytest.fixture
def displayed(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda bundle, raw: shown.append(bundle))
    return shown


def lines_of(axes):
    return {line.get_label(): line.get_ydata() for line in axes.get_lines()}


def test_a_run_is_drawn_up_to_the_epoch_and_not_beyond(runs):
    figure, _ = curves.draw_knobs(runs, 1, 3)
    left, right = figure.axes
    np.testing.assert_allclose(lines_of(left)["validation"], OVERFIT[:3], rtol=1e-6)
    np.testing.assert_allclose(lines_of(right)["validation"], [0.4, 0.3], rtol=1e-6)
    np.testing.assert_allclose(lines_of(right)["your choice"], 0.3, rtol=1e-6)


@pytest.mark.parametrize(
    "run, epochs, told",
    [
        (0, 1, "no curve yet"),
        (0, 4, "still falling"),
        (1, 2, "still falling"),
        (1, 4, "lowest after epoch 2 (0.200)"),
    ],
)
def test_the_sentence_says_which_way_the_validation_loss_goes(runs, run, epochs, told):
    assert told in curves.draw_knobs(runs, run, epochs)[1]


def test_the_sentence_names_the_choice_and_both_losses(runs):
    told = curves.draw_knobs(runs, 1, 3)[1]
    assert "Learning rate 0.3, 3 epochs: training loss 0.010, validation loss 0.300." in told


def test_a_loss_of_zero_is_drawn_on_an_axis_of_powers_of_ten(runs):
    left = curves.draw_knobs(runs, 1, 4)[0].axes[0]
    assert left.get_yscale() == "log"
    assert min(lines_of(left)["training"]) > 0


def test_axes_say_what_they_measure_and_sets_differ_in_more_than_colour(runs):
    for axes in curves.draw_knobs(runs, 0, 4)[0].axes:
        assert "loss (nats a message)" in axes.get_ylabel()
        assert axes.get_xlabel()
    styles = {(look["marker"], look["linestyle"]) for look in curves.LOOKS.values()}
    assert len(styles) == len(curves.LOOKS)


def test_the_kept_epoch_is_marked(runs):
    axes = curves.draw_curves(FALLING, OVERFIT, kept=2).axes[0]
    assert any(list(line.get_xdata()) == [2, 2] for line in axes.get_lines())
    assert "epoch 2" in axes.texts[0].get_text()


def test_sliders_start_in_the_middle_with_a_picture_behind_them(runs, displayed):
    curves.turn_knobs(runs)
    (bundle,) = displayed
    assert "<img" in bundle["text/html"] and 'alt="Learning rate 0.3, 4 epochs' in bundle["text/html"]
    assert bundle["text/plain"].startswith("Figure: Learning rate 0.3")
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_a_choice_offers_its_values_and_redraws(displayed, monkeypatch):
    made, asked = [], []
    slider = ipywidgets.SelectionSlider
    monkeypatch.setattr(ipywidgets, "SelectionSlider", lambda **told: made.append(slider(**told)) or made[-1])

    def draw(values):
        asked.append(dict(values))
        return figures.new()[0], "a sentence"

    explore(draw, {"rate": Choice("rate", [0.001, 3.0], 3.0), "other": Slider("other", 0, 1, 0.1, 0.5)})
    assert [label for label, _ in made[0].options] == ["0.001", "3"]
    made[0].value = 0.001
    assert asked == [{"rate": 3.0, "other": 0.5}, {"rate": 0.001, "other": 0.5}]
