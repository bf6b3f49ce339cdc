# SPDX-License-Identifier: Apache-2.0
"""One model behind two preprocessors: without a fault they agree to the bit, with each they differ where it says."""

import numpy as np
import pytest

from course_lib import data
from course_lib.inference import Predictor
from course_lib.learner import mismatch
from course_lib.learner.widgets import Switch, explore
from course_lib.preprocess import features, fit_text, tokenise
from course_lib.training import train_text_classifier
from course_lib.training.classifiers import Recipe

MAIL = "Your PRIZE\nIt's £25,000 for you, call 07700900123 now! " + "word " * 40 + "end"


@pytest.fixture(scope="module")
def mails():
    return data.split(data.inbox(), test_share=0.3, seed=1)


@pytest.fixture(scope="module")
def model(mails):
    training, _ = mails
    return train_text_classifier(training.texts, training.labels, Recipe(steps=150), names=("wanted", "spam"))


def test_without_faults_the_words_are_those_of_training(mails):
    texts = [MAIL, "", *mails[1].texts]
    assert [mismatch.words_in_service(text) for text in texts] == [tokenise(text) for text in texts]


@pytest.mark.parametrize(
    ("fault", "gone", "there"),
    [
        ("subject", "your", "you"),
        ("capitals", "prize", "PRIZE"),
        ("cut", "end", "prize"),
        ("shifted", None, "prize"),
    ],
)
def test_each_fault_does_what_its_name_says(fault, gone, there):
    words = mismatch.words_in_service(MAIL, (fault,))
    assert there in words and gone not in words


def test_the_numbers_are_those_of_the_library(mails):
    training, held_out = mails
    preprocess = fit_text(training.texts)
    texts = [*held_out.texts, ""]
    ids, values = mismatch.numbers_of(preprocess, [tokenise(text) for text in texts])
    wanted = features(preprocess, texts)
    assert np.array_equal(ids, wanted.ids[:, : ids.shape[1]]) and not wanted.ids[:, ids.shape[1] :].any()
    assert values == pytest.approx(wanted.values[:, : ids.shape[1]], abs=1e-6)


def test_no_mails_are_no_numbers():
    assert mismatch.numbers_of(fit_text(["a b"]), []).ids.shape == (0, 0)


def test_without_faults_the_probabilities_are_the_predictors(mails, model):
    texts = mails[1].texts
    assert mismatch.probabilities(model, texts, ()) == pytest.approx(Predictor(model).probabilities(texts), abs=1e-5)


def test_the_three_planted_faults_cost_ten_points_and_the_shift_more(mails, model):
    from course_lib.evaluation import f1

    _, held_out = mails
    score = {
        faults: f1(held_out.labels, mismatch.probabilities(model, held_out.texts, faults) > 0.5)
        for faults in ((), ("subject", "capitals", "cut"), ("shifted",))
    }
    best, planted, shifted = score.values()
    assert best - planted >= 0.10
    assert shifted < planted


def test_the_sentence_counts_what_changed():
    labels, lab, service = np.array([1, 0, 1, 0]), np.array([0.9, 0.1, 0.8, 0.2]), np.array([0.9, 0.1, 0.3, 0.6])
    _, told = mismatch.draw_faults(labels, lab, service, ("cut",))
    assert "only the first 120 characters are read" in told
    assert "1.00 in the laboratory and 0.50 in service: 50 points lost. 2 of 4" in told


def test_a_switch_is_a_box_to_tick_that_redraws(monkeypatch):
    import ipywidgets
    from IPython import display

    boxes, drawn = [], []
    make = ipywidgets.Checkbox
    monkeypatch.setattr(ipywidgets, "Checkbox", lambda **options: boxes.append(make(**options)) or boxes[-1])
    monkeypatch.setattr(display, "display", lambda *args, **options: None)

    def draw(values):
        from course_lib.learner import figures

        drawn.append(dict(values))
        return figures.new(width=1, height=1)[0], "seen"

    explore(draw, {"cut": Switch("is cut")})
    boxes[0].value = True
    assert boxes[0].description == "is cut"
    assert drawn == [{"cut": False}, {"cut": True}]
