# SPDX-License-Identifier: Apache-2.0
from datetime import date

import numpy as np
import pytest

from course_lib import retrieval
from course_lib.company.articles import knowledge
from course_lib.learner import policy_desk
from course_lib.learner.policy_desk import Told, ask, night, places, verdict, verdicts
from course_lib.models.language_model import Config, LanguageModel, init
from course_lib.preprocess.tokens import train_tokenizer

CHANGE = date(2025, 7, 1)
OLD, NEW = "It takes 30 days and costs 4.90 euros.", "It takes 14 days and costs 4.90 euros."
PAGES = [
    retrieval.Document("returns", "Returns", "You have 14 days to return an order."),
    retrieval.Document("express", "Express", "A courier brings it within 48 hours."),
]


@pytest.fixture(scope="module")
def tonight():
    return night(CHANGE)


@pytest.fixture(scope="module")
def model():
    tokenizer = train_tokenizer(["how many days 1 2 3"] * 3, 260)
    config = Config(tokenizer.size, width=16, layers=1, heads=2, groups=1, hidden=16, context=384)
    return LanguageModel(init(config, 0), config, tokenizer)


def test_what_an_answer_tells_is_read_off_the_value_that_changed():
    assert verdict("So it is 14 days.", OLD, NEW) == "new"
    assert verdict("So it is 30 days, for 4.90 euros.", OLD, NEW) == "old"
    for text in ("It costs 4.90 euros.", "It was 30 and is 14.", "The sources do not say.", "140 days", "14.5 days"):
        assert verdict(text, OLD, NEW) == "other"


def test_the_night_holds_eight_questions_for_each_page_that_changes(tonight):
    assert len(tonight.questions) == len(set(tonight.questions)) == 48
    assert sorted(set(tonight.pages)) == sorted(policy_desk.QUESTIONS)
    assert {tonight.pages.count(page) for page in tonight.pages} == {8}
    for old, new, begun, before, after in zip(*tonight[2:], strict=True):
        assert old != new and old.startswith(begun) and new.startswith(begun) and not begun[-1].isdigit()
        assert verdict(old, old, new) == verdict(before, old, new) == "old"
        assert verdict(new, old, new) == verdict(after, old, new) == "new"


def test_most_of_the_questions_are_in_no_article(tonight):
    known = {line for page in knowledge() for line in page.questions}
    assert 6 <= sum(question in known for question in tonight.questions) < 24


def test_answers_are_counted_by_what_they_tell(tonight):
    told = [Told(text, 1.0) for text in (*tonight.new[:40], *tonight.old[40:45], "no", "no", "no")]
    assert verdicts(told, tonight) == {"new": 40, "old": 5, "other": 3}
    assert places("old", told, tonight) == [40, 41, 42, 43, 44]
    figure, sentence = policy_desk.draw_verdicts({"so": verdicts(told, tonight)})
    assert "so: 40 with today's value, 5 with the old one, 3 with neither" in sentence
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["so"]


def test_the_model_answers_each_prompt_as_if_it_were_alone(model):
    prompts = ["how many days 1", "days 2 3", "how"] * 11
    told = ask(model, prompts)
    assert len(told) == 33
    assert [one.text for one in told] == [one.text for one in ask(model, prompts[:3])] * 11
    assert ask(model, []) == []


def test_a_prompt_that_is_too_long_is_refused(model):
    with pytest.raises(ValueError, match="256 is the most"):
        ask(model, ["9" * 256])


def test_sureness_is_that_of_the_whole_first_number():
    chances = np.log(np.array([0.9, 0.5, 0.4, 0.9, 0.1], np.float32))
    assert policy_desk._sureness([b"within ", b"3", b"0", b" days", b"7"], chances) == pytest.approx(0.2)
    assert np.isnan(policy_desk._sureness([b"none"], chances[:1]))
    assert str(Told(" 30 days", 0.984)) == "(98% sure) 30 days"
    assert policy_desk.shown("How long?", Told("word " * 40, 0.5)).startswith("How long?\n    (50% sure) word word")
    assert max(map(len, policy_desk.shown("How long?", Told("word " * 40, 0.5)).splitlines())) <= 96
    assert policy_desk.folded("[1] Help\n\n> " + "word " * 30).count("\n") == 3
    assert str(Told("none ", float("nan"))) == "none"


def test_the_search_tells_what_fits_and_refuses_what_does_not():
    embedder = retrieval.ours()
    index = retrieval.build(PAGES, embedder)
    question = "How many days do I have to return an order?"
    _, told = policy_desk.draw_search(index, embedder, question, 2, 0.2)
    assert "finds “Returns” first" in told and "14 days" in told
    _, told = policy_desk.draw_search(index, embedder, question, 1, 0.99)
    assert "No chunk lies above 0.99: refused" in told
    _, told = policy_desk.draw_search(index, embedder, "", 2, 0.2)
    assert "finds nothing at all" in told
    policy_desk.explore_search(index, embedder, [question])


def test_a_threshold_refuses_at_its_own_value_and_the_sentence_counts():
    _, told = policy_desk.draw_refusal([0.4, 0.6, 0.8, 0.9], [0.3, 0.4, 0.7], 0.4)
    assert "25% of the questions that have a page are refused, and 33% of those" in told
    policy_desk.explore_refusal([0.5], [0.1])


def test_figures_tell_their_numbers():
    cosines = np.array([[1, 0.2, 0.6], [0.2, 1, 0.1], [0.6, 0.1, 1]])
    _, told = policy_desk.draw_cosines(["one", "two", "three"], cosines)
    assert "“one” and “three”, with 0.60" in told
    _, told = policy_desk.draw_hits({"cosine": [0.5, 0.75], "bm25": [0.25, 0.5]})
    assert "cosine rises from 50% at k = 1 to 75%; bm25 rises from 25%" in told


def test_without_minilm_a_sentence_says_how_it_comes(monkeypatch):
    monkeypatch.setattr(policy_desk.catalogue, "find", lambda model: None)
    told = policy_desk.compare_minilm(PAGES, ["How many days?"], ["returns"])
    assert "course models fetch minilm" in told and told.count("\n") == 0


def test_the_pages_are_not_changed_by_a_search():
    index = retrieval.build(PAGES, retrieval.ours())
    before = index.vectors.copy()
    policy_desk.draw_search(index, retrieval.ours(), "express", 2, 0.1)
    assert (index.vectors == before).all()
