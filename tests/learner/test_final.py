# SPDX-License-Identifier: Apache-2.0
"""The final quiz: what a learner is asked, that it stays the same, and that an answer names what it answers."""

import pytest

from course_lib.learner import answers, card
from course_lib.learner.quiz import (
    Item,
    Pool,
    Trap,
    answered,
    chosen,
    claimed,
    in_words,
    judge,
    seal,
    unseal,
    variant_of,
    withheld,
)
from course_lib.learner.work import RECORD


def single(name):
    return Item(name, "single", f"{name}?", texts=("yes", "no"), key="b", whys=(f"{name} is not.", f"{name} it is."))


NUMBER = Item(
    *("n", "number", "Twice {a}?"),
    answer="2 * a",
    tolerance=0.01,
    draw={"a": (2, 90)},
    why="Yes.",
    wrong="Double it.",
    traps=(Trap("a", "That is once."),),
)
POOLS = [Pool(f"final-{n}", (*(single(f"{n}-{k}") for k in range(5)), NUMBER)) for n in range(30)]


def draw(student):
    return [chosen(pool, variant_of(pool, student)).question for pool in POOLS]


def right(pool, variant):
    item = chosen(pool, variant)
    numbers = {"a": int(in_words(item, variant).split()[1].strip("?"))} if item.draw else {}
    return f"{2 * numbers['a'] if numbers else item.key} (variant {variant})"


@pytest.fixture
def cards(tmp_path, monkeypatch):
    """A folder of a chapter in a laid-out work/, and the cards that were shown there."""
    (tmp_path / RECORD).write_text("{}")
    (tmp_path / "14").mkdir()
    monkeypatch.chdir(tmp_path / "14")
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    # with a random token, one run in thirty draws a question for it that "ada" gets too
    tokens = iter(("0123456789abcdef", "fedcba9876543210"))
    monkeypatch.setattr(answers.secrets, "token_hex", lambda count: next(tokens))
    made, shown, make = [], [], card.Card
    monkeypatch.setattr(card, "Card", lambda **told: made.append(make(**told)) or made[-1])
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    return made, shown


def test_a_learner_is_asked_the_same_each_time_and_others_are_asked_otherwise():
    assert draw("ada") == draw("ada")
    different = [sum(a != b for a, b in zip(draw("ada"), draw(f"student{n}"), strict=True)) for n in range(40)]
    assert min(different) >= 15


def test_each_item_of_a_pool_is_drawn_for_somebody():
    asked = {chosen(POOLS[0], variant_of(POOLS[0], f"student{n}")).question for n in range(200)}
    assert asked == {item.question for item in POOLS[0].items}


@pytest.mark.parametrize("variant", [0, 1, 417, 999])
def test_an_answer_is_judged_on_the_question_that_it_names(variant):
    for pool in POOLS:
        assert judge(pool, 8, right(pool, variant), variant=variant + 1).status == "passed"
        assert judge(pool, 8, "a (variant 417)" if variant == 417 else f"77.7 (variant {variant})").status == "wrong"


@pytest.mark.parametrize("answer", ["b", 12, "b (variant)", "b (variant -1)", "b variant 3", None, ["b"]])
def test_an_answer_that_names_no_question_is_worth_nothing_and_says_what_to_do(answer):
    outcome = judge(POOLS[0], 8, answer, variant=3)
    assert outcome.status == "wrong" and "your variant behind the answer" in outcome.message


def test_what_was_not_answered_is_not_attempted():
    assert judge(POOLS[0], 8, ...).status == "not attempted"


def test_the_seal_keeps_a_pool_and_withheld_it_holds_no_key():
    for pool in POOLS[:3]:
        assert unseal(seal(pool)) == pool
        bare = unseal(seal(withheld(pool)))
        assert all((item.key, item.answer, item.whys, item.traps) == ("", "", (), ()) for item in bare.items)
        assert judge(bare, 1, right(pool, 5)).status == "recorded"


def test_the_draw_is_made_once_for_a_learner_without_an_id_and_kept(cards, tmp_path):
    token = answers.token()
    assert token == answers.token() == (tmp_path / answers.TOKEN).read_text()
    (tmp_path / answers.TOKEN).unlink()
    assert answers.token() != token


def test_outside_of_a_work_folder_nothing_is_written(tmp_path, monkeypatch):
    (tmp_path / "14").mkdir()
    monkeypatch.chdir(tmp_path / "14")
    assert answers.token() == ""
    assert [path.name for path in tmp_path.rglob("*")] == ["14"]


def test_a_card_keeps_its_question_with_the_answer_and_shows_both_again(cards):
    made, shown = cards
    answered(8, lambda: ..., seal(POOLS[0]))
    question = made[0].item["question"]
    assert made[0].item["own_numbers"] and question in shown[0]["text/plain"]
    made[0].answer = "b"
    made[0].asked = 1
    kept = answers.load()["final-0"]
    assert claimed(kept) == variant_of(POOLS[0], answers.token())
    assert answered(8, lambda: ..., seal(POOLS[0])).status == judge(POOLS[0], 8, kept).status
    assert (made[1].item["question"], made[1].answer) == (question, "b")


def test_with_an_id_of_ones_own_the_questions_are_others_and_old_answers_do_not_count(cards):
    made, _ = cards
    for pool in POOLS:
        answers.save(pool.id, right(pool, variant_of(pool, answers.token())))
    assert [answered(8, lambda: ..., seal(pool)).status for pool in POOLS] == ["passed"] * 30
    answers.remember_student("ada")
    assert [answered(8, lambda: ..., seal(pool)).status for pool in POOLS] == ["not attempted"] * 30
    assert [one.item["question"] for one in made[30:] if not one.item["kind"] == "number"] == [
        question for question in draw("ada") if "Twice" not in question
    ]


def test_an_answer_typed_for_another_draw_stands_below_its_own_question(cards):
    made, _ = cards
    pool = POOLS[3]
    other = next(v for v in range(1, 50) if chosen(pool, v) != chosen(pool, variant_of(pool, answers.token())))
    answered(8, lambda: right(pool, other), seal(pool))
    assert made[0].item["question"] == in_words(chosen(pool, other), other).splitlines()[0]


def test_without_a_card_the_page_tells_the_question_the_options_and_how_to_answer(cards):
    _, shown = cards
    pool = Pool("final-x", (single("tents"),))
    answered(8, lambda: ..., seal(pool))
    variant = variant_of(pool, answers.token())
    for text in (shown[0]["text/plain"], shown[0]["text/html"]):
        assert "tents?" in text and "b) no" in text and f"(variant {variant})" in text


def test_under_nbgrader_only_the_notebook_counts(cards, monkeypatch):
    pool = POOLS[0]
    answers.save(pool.id, right(pool, variant_of(pool, answers.token())))
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert answered(8, lambda: ..., seal(pool)).status == "not attempted"
    assert answered(8, lambda: right(pool, 77), seal(pool)).status == "passed"
