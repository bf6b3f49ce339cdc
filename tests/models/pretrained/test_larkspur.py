# SPDX-License-Identifier: Apache-2.0
"""The course's own language model as it ships: small, whole, fluent in the shop's mail, and sure of its tasks."""

import json
from itertools import islice

import pytest

from course_lib import language_models
from course_lib.artifact import load_language_model
from course_lib.bench import finetune
from course_lib.company.corpus import UNKNOWN, answer, prompt, text_of
from course_lib.company.drawn import drawn_mails
from course_lib.company.summaries import drawn_pairs
from course_lib.inference.generate import generate_text
from course_lib.inference.sampling import Sampling
from course_lib.inference.write import generate_texts
from course_lib.models.lora import attach, share
from course_lib.models.pretrained import catalogue
from course_lib.text_evaluation import exact_match, slot_recall

MEGABYTE = 1_000_000
MAILS = 40


@pytest.fixture(scope="module")
def artifact():
    return load_language_model(catalogue.need(catalogue.LARKSPUR))


@pytest.fixture(scope="module")
def model():
    return language_models.load(catalogue.LARKSPUR)


@pytest.fixture(scope="module")
def aside():
    """Mails with names and wordings that pre-training did not hold."""
    return list(islice(drawn_mails(MAILS, "test of the model that ships", aside=True), MAILS))


def told(model, mails, tag):
    prompts = [prompt(text_of(each.mail.subject, each.mail.body), tag) for each in mails]
    return [text.split("\n\n[")[0].strip() for text in generate_texts(*model, prompts, tokens=40)]


def test_it_is_small_and_has_a_card_with_data_measures_and_samples():
    assert catalogue.named(catalogue.LARKSPUR).size < 10 * MEGABYTE
    card = next(catalogue.OURS.glob("*.md")).read_text()
    for said in ("bits per character", "5-gram", "documents of the simulated company", "made up", "knows nothing"):
        assert said in card
    assert json.loads((catalogue.OURS / "model.json").read_text())


def test_a_letter_costs_it_less_than_a_count_of_five_letters(artifact):
    assert artifact.metrics["bits per character"] < 0.75 * artifact.metrics["the same, 5-gram counts"]


def test_it_writes_whole_mails_of_its_own(model):
    texts = [
        generate_text(*model, "Subject: ", tokens=250, sampling=Sampling(temperature=0.7, top_p=0.9), seed=seed)
        for seed in range(6)
    ]
    assert len(set(texts)) == len(texts)
    whole = [text for text in texts if "\n\n" in text and len(text.split()) > 15]
    assert len(whole) >= 5


@pytest.mark.parametrize(
    ("tag", "floor"), [("order", 0.9), ("name", 0.9), ("product", 0.85), ("matter", 0.85), ("wanted", 0.8)]
)
def test_a_fact_of_a_mail_that_it_never_read_is_told(model, aside, tag, floor):
    wanted = [answer(each, tag) for each in aside]
    assert len(set(wanted) - {UNKNOWN}) > 5
    assert exact_match(told(model, aside, tag), wanted) >= floor


def test_it_does_not_know_the_house_style(model):
    pairs = drawn_pairs(20, "nothing taught", aside=True)
    texts = generate_texts(*model, [pair.prompt for pair in pairs], tokens=60)
    assert exact_match(texts, [pair.summary for pair in pairs]) < 0.1


@pytest.mark.long
def test_four_hundred_pairs_teach_it_the_house_style_by_a_few_parameters(model):
    adapter = finetune.adapted(model, max(finetune.COUNTS))
    assert share(model.params, adapter) <= finetune.SHARE
    pairs = drawn_pairs(100, "judged by a test", aside=True)
    tuned = model._replace(params=attach(model.params, adapter))
    texts = generate_texts(*tuned, [pair.prompt for pair in pairs], tokens=60)
    assert slot_recall(texts, [pair.facts for pair in pairs]) >= finetune.FLOOR
