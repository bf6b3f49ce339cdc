# SPDX-License-Identifier: Apache-2.0
"""Quiz items from TOML: keys are computed, listings give nothing away, and withheld editions hold no key."""

import tomllib

import nbformat
import pytest

from course_lib.author.items import explanations, listed, read_item, solution_of
from course_lib.author.scan import leaks
from course_lib.author.source import SourceError, instructor_notebook, read_chapter
from course_lib.learner.quiz import LETTERS, judge

FRONT = "---\ncourse:\n  title: T\n  objectives: [a]\n  builds_on: b\n  minutes: 3\n---\n\n"
SINGLE = (
    'concepts = [1]\nquestion = "Q"\n[[options]]\ntext = "a"\ncorrect = true\nwhy = "w"\n'
    '[[options]]\ntext = "b"\nwhy = "v"\n'
)
SEVERAL = 'kind = "several"\nwhy = "both"\nwrong = "more"\n' + SINGLE
ORDER = 'kind = "order"\nconcepts = [1]\nquestion = "Q"\nsteps = ["one", "two", "three"]\nwhy = "y"\nwrong = "n"\n'
MATCH = (
    'kind = "match"\nconcepts = [1]\nquestion = "Q"\nchoices = ["T", "I"]\nwhy = "y"\n'
    'rows = [{ text = "r", right = "I", wrong = "n" }, { text = "s", right = "T", wrong = "m" }]\n'
)
NUMBER = (
    'kind = "number"\nconcepts = [1]\nquestion = "{a} twice?"\ndraw = { a = [3, 9] }\nanswer = "2 * a"\n'
    'tolerance = 0.1\nwhy = "y"\nwrong = "n"\n'
)


@pytest.mark.parametrize("toml", [SINGLE, SEVERAL, ORDER, MATCH, NUMBER])
def test_the_computed_solution_is_right_and_the_listing_does_not_tell(toml):
    item = read_item("i", tomllib.loads(toml))
    written = solution_of(item).strip('"')
    assert judge(item, 1, written).status == "passed"
    text = listed(item, 1)
    assert "**Question 1.**" in text and item.form() in text
    assert not any(f"{why}\n" in text for why in explanations(item) if len(why) > 1)


@pytest.mark.parametrize("steps", [["one", "two"], ["one", "two", "three"], [f"step {n}" for n in range(6)]])
def test_read_item_shuffles_steps_the_same_way_every_time(steps):
    toml = ORDER.replace('["one", "two", "three"]', str(steps).replace("'", '"'))
    first = set()
    for identity in "abcdefghijklmnopqrstuvwxyz":
        item = read_item(identity, tomllib.loads(toml))
        assert list(item.texts) != steps and read_item(identity, tomllib.loads(toml)) == item
        assert [item.texts[LETTERS.index(letter)] for letter in item.key] == steps
        first.add(item.key[0])
    assert len(first) >= min(len(steps), 4) - 1


def test_read_item_keeps_the_order_of_options_choices_and_rows():
    assert read_item("i", tomllib.loads(SINGLE)).texts == ("a", "b")
    assert read_item("i", tomllib.loads(MATCH)).texts == ("T", "I")
    assert read_item("i", tomllib.loads(MATCH)).rows == ("r", "s")


def test_read_item_accepts_a_choose_all_item_with_all_options_correct():
    toml = SEVERAL.replace('text = "b"', 'text = "b"\ncorrect = true')
    assert read_item("i", tomllib.loads(toml)).key == "ab"


def test_listed_says_how_to_open_a_collapsed_answer_cell():
    for toml in (SINGLE, NUMBER):
        assert "View > Expand Selected Code" in listed(read_item("i", tomllib.loads(toml)), 1)


def test_answer_cell_is_collapsed_and_keeps_its_starter(tmp_path):
    path = tmp_path / "01-small.md"
    path.write_text(f"{FRONT}```{{quiz}} q\n{SINGLE}```\n")
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in read_chapter(path).cells}
    cell = cells["quiz-q"]
    assert cell.metadata["jupyter"] == {"source_hidden": True}
    assert cell.metadata["starter"] == "question_1 = ..."


@pytest.mark.parametrize(
    "toml, told",
    [
        (SINGLE.replace("correct = true", ""), "exactly one option must be correct"),
        (SEVERAL.replace("correct = true", ""), "at least one option must be correct"),
        (SEVERAL.replace('wrong = "more"\n', ""), "wrong is missing"),
        (ORDER.replace('why = "y"\n', ""), "why is missing"),
        (MATCH.replace('right = "I"', 'right = "X"'), "'X' is none of its choices"),
        (NUMBER.replace("2 * a", "2 * b"), "cannot be computed"),
        (NUMBER.replace('"number"', '"essay"'), "kind is one of single"),
    ],
)
def test_an_item_that_does_not_fit_says_so(tmp_path, toml, told):
    path = tmp_path / "01-small.md"
    path.write_text(f"{FRONT}```{{quiz}} q\n{toml}```\n")
    with pytest.raises(SourceError, match="quiz item q: .*" + told):
        read_chapter(path)


def test_a_withheld_chapter_keeps_its_keys_in_hidden_tests(tmp_path):
    path = tmp_path / "01-small.md"
    path.write_text("".join([FRONT, *(f"```{{quiz}} q{i}\n{toml}```\n" for i, toml in enumerate([SINGLE, ORDER]))]))
    chapter = read_chapter(path, withhold=True)
    for cell in chapter.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            visible, hidden = cell.source.split("### BEGIN HIDDEN TESTS")
            assert "points(" in hidden and "points(" not in visible
    assert leaks(chapter, nbformat.writes(instructor_notebook(chapter, set_up="", following="")).encode())
