# SPDX-License-Identifier: Apache-2.0
"""The bank of the final quiz: enough items, half of them new, each with a right key, and none told to learners."""

from collections import Counter
from pathlib import Path

import pytest

from course_lib.author.bank import SLOTS, BankError, bank_sources, read_items, read_pools
from course_lib.author.build import build_editions, chapter_sources
from course_lib.author.concepts import read_concepts
from course_lib.author.items import explanations, solution_of
from course_lib.author.lint import lint
from course_lib.author.scan import leaks
from course_lib.author.source import SourceError, read_chapter
from course_lib.learner.formula import value_of
from course_lib.learner.quiz import chosen, drawn, judge

ROOT = Path(__file__).resolve().parents[2]
SLUG = "14-asking-good-questions"
FOLDER = ROOT / "solutions" / SLUG
POOLS = read_pools(FOLDER)
NEW = [item for path in bank_sources(FOLDER) for item in read_items(path)]
# by their questions, since two chapters may use the same id
KNOWN = {item.question: item for path in chapter_sources(ROOT) for item in read_items(path)}
BANK = {item.question: item for pool in POOLS for item in pool.items}
ITEM = """
```{quiz} NAME
concepts = [7]
question = "NAME?"
[[options]]
text = "this"
correct = true
why = "So NAME is, as everybody should know."
[[options]]
text = "that one"
why = "That NAME is not, for a reason."
```
"""
TWO = ITEM.replace("NAME", "fine") + ITEM.replace("NAME", "warm")


def test_thirty_questions_two_for_each_chapter_from_at_least_a_hundred_and_fifty_items():
    numbers = [concept.chapter[:2] for concept in read_concepts().values()]
    assert [pool.id for pool in POOLS] == [f"final-{n}-{k}" for n in sorted(set(numbers)) for k in (1, 2)]
    assert len(POOLS) == 30 == SLOTS * len(bank_sources(FOLDER))
    assert len(BANK) >= 150
    assert Counter(len(pool.items) > 1 for pool in POOLS) == {True: 30}


def test_at_least_half_of_the_bank_stands_in_no_chapter():
    assert len(NEW) >= 90
    assert 2 * len([question for question in BANK if question not in KNOWN]) >= len(BANK)
    assert {item.question for item in NEW} <= BANK.keys() - KNOWN.keys()


def test_no_item_is_in_two_pools_so_that_nobody_is_asked_twice():
    assert sum(len(pool.items) for pool in POOLS) == len(BANK)


def test_every_item_is_about_its_chapter_or_says_what_else_it_needs():
    concepts = read_concepts()
    for path in bank_sources(FOLDER):
        number = path.stem.removeprefix("bank-")
        for item in read_items(path):
            assert item.concepts and all(n in concepts for n in item.concepts), item.id
            assert any(concepts[n].chapter[:2] == number for n in item.concepts), item.id


def test_every_option_of_the_bank_has_its_own_explanation():
    assert [item.id for item in NEW if not all(why.strip() for why in item.whys)] == []
    assert len({why for item in NEW for why in item.whys if len(why) > 20}) == len(
        [why for item in NEW for why in item.whys if len(why) > 20]
    )


@pytest.mark.parametrize("item", NEW, ids=lambda item: item.id)
def test_the_key_is_right_and_a_trap_is_no_key(item):
    if item.kind != "number":
        assert judge(item, 1, item.key).status == "passed"
        return
    for variant in range(200):
        numbers = drawn(item, variant)
        right = value_of(item.answer, numbers)
        assert judge(item, 1, right, variant).status == "passed"
        for trap in item.traps:
            outcome = judge(item, 1, value_of(trap.answer, numbers), variant)
            assert outcome.status == "wrong" and outcome.message in [trap.why for trap in item.traps]


def test_the_solved_edition_holds_right_answers():
    for pool in POOLS:
        answer = solution_of(pool).strip('"')
        assert answer.endswith("(variant 0)") and judge(pool, 1, answer).status == "passed"
        assert all(judge(pool, 1, solution_of(pool, variant).strip('"')).status == "passed" for variant in range(40))


@pytest.mark.parametrize("withhold", [False, True])
def test_the_released_edition_tells_nothing_of_the_bank(tmp_path, new_repository, withhold):
    root = with_bank(new_repository(tmp_path))
    if withhold:
        project = root / "pyproject.toml"
        project.write_text(project.read_text().replace('quiz_feedback = "at once"', 'quiz_feedback = "withheld"'))
    edition = build_editions(root)[0]
    assert leaks(edition.chapter, edition.learner) == []
    text = edition.learner.decode()
    assert "(variant 0)" not in text and "fine?" not in text
    for pool in edition.chapter.pools:
        assert not any(why in text for item in pool.items for why in explanations(item))


def test_a_key_of_the_bank_that_stands_in_the_notebook_is_found(tmp_path, new_repository):
    root = with_bank(new_repository(tmp_path))
    edition = build_editions(root)[0]
    planted = edition.learner.replace(b"Some words.", b"So fine is, as everybody should know.")
    assert planted != edition.learner
    assert "tells the key" in " ".join(leaks(edition.chapter, planted))


def test_a_packed_key_is_found_where_keys_are_withheld(tmp_path, new_repository):
    root = with_bank(new_repository(tmp_path))
    told = build_editions(root)[0]
    hidden = read_chapter(root / "solutions" / "01-small" / "01-small.md", withhold=True)
    assert any("a packed key" in sentence for sentence in leaks(hidden, told.learner))


def test_as_many_known_items_as_new_ones_are_asked_again(tmp_path, new_repository):
    root = with_bank(new_repository(tmp_path))
    pools = read_pools(root / "solutions" / "01-small")
    # the small chapter is the last one too, and what stands on its own page is not asked again
    assert [[item.id for item in pool.items] for pool in pools] == [["fine"], ["warm"]]
    last = root / "solutions" / "02-last"
    last.mkdir()
    (last / "bank-01.md").write_text(TWO)
    pools = read_pools(last)
    assert [[item.id for item in pool.items] for pool in pools] == [["fine", "one"], ["warm", "steps"]]
    assert chosen(pools[0], 0).id == "final-01-1"


@pytest.mark.parametrize(
    "bank, told",
    [
        ("", "it has 0 items"),
        (ITEM.replace("NAME", "fine"), "it has 1 items"),
        (ITEM.replace("NAME", "fine") * 2, "the id fine is used twice"),
        (ITEM.replace("NAME", "fine").replace("correct = true", ""), "exactly one option"),
        (ITEM.replace("NAME", "fine").replace("concepts = [7]", ""), "concepts is missing"),
        (ITEM.replace("NAME", "fine").replace("[7]", "[7"), "bank-01.md, quiz item fine"),
    ],
)
def test_a_bank_that_cannot_be_drawn_from_is_told_in_a_sentence(bank, told, tmp_path, new_repository):
    root = with_bank(new_repository(tmp_path), bank)
    with pytest.raises(BankError, match=r"^bank-01.md"):
        read_pools(root / "solutions" / "01-small")
    with pytest.raises(SourceError) as error:
        build_editions(root)
    assert told in str(error.value) and "01-small" in str(error.value)


def test_a_final_quiz_without_a_bank_is_told(tmp_path, new_repository):
    root = with_bank(new_repository(tmp_path))
    (root / "solutions" / "01-small" / "bank-01.md").unlink()
    with pytest.raises(SourceError, match="There is no bank-NN.md"):
        build_editions(root)


def test_lint_reads_the_bank_too(tmp_path, new_repository):
    broken = TWO.replace("for a reason", "for teh reason", 1).replace("That warm is not, for a reason.", "")
    root = with_bank(new_repository(tmp_path), broken.replace("[7]", "[777]", 1))
    told = [str(finding) for finding in lint(root, "01-small", run=None)]
    assert [line for line in told if "bank-01.md, line" in line and "'teh'" in line]
    assert [line for line in told if "quiz item warm: 'that one' has no explanation" in line]
    assert [line for line in told if "quiz item fine: It names concept 777" in line]


def with_bank(root, bank=TWO):
    folder = root / "solutions" / "01-small"
    source = folder / "01-small.md"
    source.write_text(source.read_text() + "\n## The final quiz\n\nDrawn.\n\n```{final}\n```\n")
    (folder / "bank-01.md").write_text(bank)
    return root
