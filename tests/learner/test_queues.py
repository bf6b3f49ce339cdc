# SPDX-License-Identifier: Apache-2.0
import ipywidgets
import numpy as np
import pytest

from course_lib.learner import queues, widgets

NAMES = ("Billing", "Technical", "Shipping")
TABLE = np.array([[90, 10, 0], [0, 98, 2], [3, 1, 6]])


def send(chances, threshold):
    return np.where(chances[:, -1] > threshold, 2, chances[:, :-1].argmax(1))


@pytest.fixture
def shown(monkeypatch):
    """What was displayed, and the sliders, in their order."""
    bundles, sliders, made = [], [], widgets._widget
    monkeypatch.setattr("IPython.display.display", lambda bundle, **_: bundles.append(bundle))
    monkeypatch.setattr(widgets, "_widget", lambda slider: sliders.append(made(slider)) or sliders[-1])
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1, 2], [60, 30, 10])
    chances = rng.dirichlet([1, 1, 1], 100) + 0.5 * np.eye(3)[labels]
    queues.explore_queues(send, chances / chances.sum(1, keepdims=True), labels, NAMES)
    return bundles, sliders


def test_a_share_changes_the_accuracy_and_no_recall():
    few, many = queues.at_share(TABLE, 0.01), queues.at_share(TABLE, 0.5)
    assert few.sum() == pytest.approx(queues.INBOX) and many[-1].sum() == pytest.approx(500)
    assert np.allclose(np.diag(few) / few.sum(1), np.diag(many) / many.sum(1))
    assert np.trace(few) > np.trace(many)


def test_the_measured_share_leaves_the_proportions_as_they_are():
    measured = queues.at_share(TABLE, 10 / 210)
    assert np.allclose(measured / measured.sum(), TABLE / TABLE.sum())


def test_the_sentence_tells_accuracy_recall_and_precision():
    sentence = queues.told(TABLE, NAMES)
    for part in ("Accuracy 92.4%", "Of 10 Shipping mails in 210, 6 are found (recall 60%)", "75% belong there"):
        assert part in sentence
    assert "Billing 90%, Technical 98%." in sentence


def test_a_queue_that_gets_no_mail_has_a_precision_of_zero():
    assert "of 0 mails sent there, 0% belong there" in queues.told(np.array([[5, 0], [2, 0]]), NAMES[1:])


def test_the_figure_draws_every_number_of_the_matrix():
    figure = queues.draw_queues(TABLE, NAMES)
    matrix, bars = figure.axes
    assert [text.get_text() for text in matrix.texts] == [str(number) for number in TABLE.flat]
    assert [patch.get_width() for patch in bars.patches] == pytest.approx([0.9, 0.98, 0.6])


def test_a_lower_threshold_finds_more_and_a_static_figure_stands_behind(shown):
    bundles, (threshold, share) = shown
    assert isinstance(threshold, ipywidgets.FloatSlider) and share.value == 10
    assert "<img" in bundles[0]["text/html"] and bundles[0]["text/plain"].startswith("Figure: Shipping gets")


def test_moving_a_slider_redraws(monkeypatch):
    boxes, made = [], ipywidgets.VBox
    monkeypatch.setattr("IPython.display.display", lambda *_, **__: None)
    monkeypatch.setattr(widgets.ipywidgets, "VBox", lambda children: boxes.append(made(children)) or boxes[-1])
    chances = np.array([[0.8, 0.1, 0.1], [0.1, 0.7, 0.2], [0.6, 0.1, 0.3]])
    queues.explore_queues(send, chances, np.array([0, 1, 2]), NAMES)
    threshold, share, picture, sentence = boxes[0].children
    before = picture.value
    assert "recall 0%" in sentence.value
    threshold.value = 25
    assert "recall 100%" in sentence.value and picture.value != before
    share.value = 60
    assert "60 % of the inbox" in sentence.value
