# SPDX-License-Identifier: Apache-2.0
"""Position, length and wording of quiz options must not give the answer away; planted clues are found."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_lib.author.quiz_clues import SMALLEST_PART, STRATEGIES, TOLERANCE, course_items, quiz_clues, table
from course_lib.cli import app
from course_lib.learner.quiz import LETTERS, Item

PARTS = course_items(Path(__file__).resolve().parents[2])
ITEMS = [item for items in PARTS.values() for item in items]


def clues_in(items):
    return {(clue.kind, clue.strategy) for clue in quiz_clues({"chapters": items, "bank": []}) if clue.is_clue}


def changed(kind, change):
    return [change(item) if item.kind == kind else item for item in ITEMS]


def reordered(item, order):
    """The item with its options (and their explanations) in another order, and the key that belongs to it."""
    places = [LETTERS.index(letter) for letter in order]
    new = {letter: LETTERS[position] for position, letter in enumerate(order)}
    key = "".join(new[letter] for letter in item.key)
    whys = tuple(item.whys[place] for place in places) if item.kind in ("single", "several") else item.whys
    key = "".join(sorted(key)) if item.kind == "several" else key
    return replace(item, texts=tuple(item.texts[place] for place in places), whys=whys, key=key)


def key_first(item):
    rest = [letter for letter in LETTERS[: len(item.texts)] if letter not in item.key]
    return reordered(item, "".join(dict.fromkeys(item.key)) + "".join(rest))


def with_texts(item, right, wrong):
    """The item with the right options' texts changed by one function and the wrong ones' by another."""
    pairs = zip(LETTERS, item.texts, strict=False)
    return replace(item, texts=tuple((right if letter in item.key else wrong)(text) for letter, text in pairs))


def same(text):
    return text


def test_quiz_clues_finds_none_in_the_course():
    found = [str(clue) for clue in quiz_clues(PARTS) if clue.is_clue]
    assert found == []


def test_quiz_clues_measures_both_parts_and_every_kind():
    measured = {(clue.part, clue.kind) for clue in quiz_clues(PARTS)}
    assert {("all", kind) for kind in STRATEGIES} | {("chapters", "single"), ("bank", "single")} <= measured
    assert all(clue.items >= SMALLEST_PART for clue in quiz_clues(PARTS) if clue.part != "all")
    assert all(0 <= clue.score <= 1 and 0 < clue.chance < 0.5 for clue in quiz_clues(PARTS))


@pytest.mark.parametrize(
    "kind, strategy, change",
    [
        ("single", "always a", key_first),
        ("single", "longest", lambda item: with_texts(item, lambda text: text + " x" * 100, same)),
        ("single", "longest by a fifth", lambda item: with_texts(item, lambda text: text + " x" * 100, same)),
        (
            "single",
            "not the longest",
            lambda item: with_texts(item, lambda text: text[:30], lambda text: text.ljust(90)),
        ),
        ("single", "shortest", lambda item: with_texts(item, lambda text: text[:5], same)),
        ("single", "not the shortest", lambda item: with_texts(item, same, lambda text: text[:20])),
        (
            "single",
            'contains "because", "since" or "as"',
            lambda item: with_texts(item, lambda text: f"{text} because", same),
        ),
        ("single", "begins with yes or no", lambda item: with_texts(item, lambda text: f"Yes: {text}", same)),
        ("several", "all options", lambda item: replace(item, key=LETTERS[: len(item.texts)])),
        ("several", "all options but one", lambda item: replace(item, key=LETTERS[: len(item.texts) - 1])),
        ("several", "one option", lambda item: replace(item, key="b")),
        ("several", "first half", lambda item: replace(item, key=LETTERS[: len(item.texts) // 2])),
        ("order", "as listed", key_first),
        ("order", "reversed", lambda item: replace(item, key=LETTERS[: len(item.texts)][::-1])),
        ("match", "as listed", lambda item: replace(item, key=(LETTERS[: len(item.texts)] * 5)[: len(item.rows)])),
        ("match", "the same letter in all rows", lambda item: replace(item, key="a" * len(item.rows))),
    ],
)
def test_quiz_clues_finds_a_planted_clue(kind, strategy, change):
    before, after = clues_in(ITEMS), clues_in(changed(kind, change))
    assert (kind, strategy) not in before
    assert (kind, strategy) in after
    assert {k for k, _ in after - before} == {kind}


def test_quiz_clues_finds_a_key_that_is_slightly_too_often_the_longest():
    singles = [item for item in ITEMS if item.kind == "single"]
    few = {item.id for item in singles[: round(4 * TOLERANCE * len(singles))]}
    lengthened = changed(
        "single", lambda item: with_texts(item, lambda text: text + " x" * 100, same) if item.id in few else item
    )
    assert ("single", "longest") in clues_in(lengthened)


def test_quiz_clues_finds_a_key_that_is_never_the_longest():
    longer = changed("single", lambda item: with_texts(item, same, lambda text: text.ljust(120)))
    assert {("single", "longest"), ("single", "not the longest")} <= clues_in(longer)


def test_quiz_clues_expects_chance_for_equal_options():
    items = [Item(str(n), "single", "Q?", texts=("one", "two", "six"), key="abc"[n % 3]) for n in range(60)]
    assert clues_in(items) == set()
    assert {round(clue.score, 6) for clue in quiz_clues({"bank": items})} == {round(1 / 3, 6)}


def test_course_varies_number_of_correct_options_and_match_keys():
    right = {len(item.key) for item in ITEMS if item.kind == "several"}
    assert {1, 2, 3, 4} <= right
    assert not [item.id for item in ITEMS if item.kind == "match" and item.key == LETTERS[: len(item.key)]]


def test_every_option_has_an_explanation_that_says_something():
    short = [item.id for item in ITEMS for why in (*item.whys, item.why) if why and len(why) < 12]
    assert short == []


def test_lint_quiz_clues_prints_the_table(monkeypatch):
    result = CliRunner().invoke(app, ["lint", "--quiz-clues"])
    assert result.exit_code == 0
    assert re.search(r"all +single +\d+ +longest +\d+\.\d%", result.output)
    assert table(quiz_clues(PARTS)).count("\n") == len(quiz_clues(PARTS))
