# SPDX-License-Identifier: Apache-2.0
"""Lines, scores and recorded curves that can be worked out by hand."""

import re

import pytest

from course_lib import language_models
from course_lib.company.summaries import Pair, drawn_pairs
from course_lib.learner import summary_desk as desk
from course_lib.learner.summary_desk import Recorded, Tried
from course_lib.models import lora
from course_lib.models.language_model import Config, LanguageModel, init
from course_lib.preprocess.tokens import train_tokenizer
from course_lib.training.house_style import LORA

PAIR = Pair(
    "Subject: Fee\n\nDear all, order LO-12. Ann\n\n[summary: name]\n",
    "Ann, order LO-12: is asked to pay a fee; wants help.",
    {
        "name": "Ann",
        "order": "LO-12",
        "product": None,
        "issue": "is asked to pay a fee",
        "wish": "help",
        "deadline": None,
    },
)


def tried(way, rank, pairs, recall):
    return Tried(way, rank, pairs, 100 * rank, rank / 50, 800 * rank, recall, recall / 2, recall, 7.0)


GRID = Recorded(
    "abc",
    "a machine",
    "2025-01-01",
    {},
    (
        tried("nothing", 0, 0, 0.25),
        *(tried("adapter", rank, pairs, 0.5 + pairs / 100 + rank / 100) for rank in (1, 5) for pairs in (10, 30)),
        tried("all parameters", 0, 30, 0.9),
        tried("from scratch", 0, 30, 0.0),
    ),
)


@pytest.fixture(scope="module")
def model():
    tokenizer = train_tokenizer([pair.prompt + pair.summary for pair in drawn_pairs(100, "t")], 700)
    config = Config(tokenizer.size, width=16, layers=1, heads=2, groups=1, hidden=32, context=384)
    return LanguageModel(init(config, 0), config, tokenizer)


def test_a_line_for_each_mail_in_their_order_whatever_the_handful(model):
    pairs = [pair for pair in drawn_pairs(40, "t") if desk.fits(model, pair)][:17]
    lines = desk.write_lines(model, model.params, pairs, tokens=6)
    assert len(lines) == 17
    assert lines[16] == desk.write_lines(model, model.params, pairs[16:], tokens=6)[0]
    assert not any("\n" in line for line in lines)


def test_a_mail_that_is_too_long_does_not_fit(model):
    assert desk.fits(model, PAIR)
    assert not desk.fits(model, PAIR._replace(prompt="word " * 400))


def test_recall_field_by_field():
    other = PAIR._replace(facts={**PAIR.facts, "deadline": "Friday"})
    found = desk.recall_by_field(["Ann, LO-12: help.", "Bo, order LO-12 by Friday."], [PAIR, other])
    assert found == {"name": 0.5, "order": 1.0, "deadline": 1.0, "issue": 0.0, "wish": 0.5}


def test_a_wrong_digit_costs_a_fact_and_hardly_a_word():
    _, told = desk.draw_scores(PAIR, PAIR.summary.replace("12", "13"))
    words, facts = map(float, re.search(r"Words shared (.*?), facts kept (.*?):", told).groups())
    assert words > 0.85 and facts == 0.75
    assert "order lost" in told and "matter kept" in told
    assert "facts kept 1.00" in desk.draw_scores(PAIR, PAIR.summary)[1]
    assert "facts kept 0.00" in desk.draw_scores(PAIR, "")[1]


def test_the_grid_is_asked_by_way_rank_and_pairs():
    assert GRID.ranks == [1, 5] and GRID.counts == [10, 30]
    assert [row.pairs for row in GRID.of("adapter", rank=5)] == [10, 30]
    assert GRID.of("adapter", rank=1, pairs=30)[0].recall == pytest.approx(0.81)


def test_every_place_of_the_dials_can_be_drawn(monkeypatch):
    seen = {}
    monkeypatch.setattr(desk, "explore", lambda draw, controls: seen.update(draw=draw, controls=controls))
    desk.move_rank(GRID)
    for rank in seen["controls"]["rank"].options:
        for pairs in seen["controls"]["pairs"].options:
            figure, told = seen["draw"]({"rank": rank, "pairs": pairs})
            assert f"Rank {rank} and {pairs} pairs: {100 * rank:,} numbers" in told
            assert len(figure.axes) == 2
    desk.write_yourself(PAIR, "Ann")
    assert "name kept" in seen["draw"]({"line": "Ann"})[1]


def test_a_mail_is_chosen_by_its_name_and_what_was_lost_is_named(monkeypatch):
    seen = {}
    monkeypatch.setattr(desk, "explore", lambda draw, controls: seen.update(draw=draw, controls=controls))
    desk.read_mails([PAIR, PAIR], ["Ann: help.", "..."], ["1: Fee", "2: Fee"])
    assert seen["controls"]["mail"].options == ["1: Fee", "2: Fee"]
    _, told = seen["draw"]({"mail": "1: Fee"})
    assert "Kept: name, wanted." in told and "order (LO-12)" in told
    assert "Kept: nothing." in seen["draw"]({"mail": "2: Fee"})[1]


def test_the_curve_begins_without_a_pair_and_shows_where_one_is_oneself():
    axes = desk.draw_curve(GRID, 5, own=(30, 0.8)).axes[0]
    facts, words, scratch, own = axes.lines
    assert list(facts.get_ydata()) == pytest.approx([0.25, 0.65, 0.85])
    assert list(words.get_ydata()) == list(facts.get_ydata())
    assert (scratch.get_ydata()[0], own.get_ydata()[0]) == (0.0, 0.8)
    assert [label.get_text() for label in axes.get_xticklabels()] == ["none", "10", "30"]


def test_matrices_and_gap_are_drawn():
    assert len(desk.draw_matrices(128, 64, 4).axes[0].patches) == 3
    shares = {"one": {"name": 1.0, "issue": 0.9, "wish": 0.5}, "other": {"name": 0.9, "issue": 0.0}}
    axes = desk.draw_gap(shares).axes[0]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["name", "matter"]
    assert len(axes.patches) == 4


def test_the_tutors_file_belongs_to_the_model_that_ships():
    params = language_models.load("larkspur").params
    assert lora.load(desk.tutor_file(), params).lora == LORA
