# SPDX-License-Identifier: Apache-2.0
"""What a chapter's Markdown may say, and the sentence for what it may not."""

import pytest

from course_lib.author.source import SourceError, instructor_notebook, minutes, read_chapter

FRONT = "---\ncourse:\n  title: T\n  objectives: [a]\n  builds_on: b\n  minutes: 3\n---\n\n"
EXERCISE = '```{exercise} one\ntitle = "T"\nkind = "write"\nminutes = 2\npoints = 1\nconcepts = [1]\n```\n\n'
CELLS = "```{code-cell} ipython3\n:solution: one\nx = 1\n```\n\n```{code-cell} ipython3\n:check: one\npoints(1)\n```\n"
DEFENCE = EXERCISE.replace('"write"', '"defend"')
RUBRIC = "```{rubric} one\n*A sample*: because.\n\n- **1 point** for a reason.\n```\n\n"
QUIZ = (
    '```{quiz} q\nconcepts = [1]\nquestion = "Q"\n[[options]]\ntext = "a"\ncorrect = true\nwhy = "w"\n'
    '[[options]]\ntext = "b"\nwhy = "v"\n```\n'
)


def read(tmp_path, text):
    path = tmp_path / "01-small.md"
    path.write_text(text)
    return read_chapter(path)


@pytest.mark.parametrize(
    "text, told",
    [
        ("no front matter", "lacks title, objectives, builds_on, minutes"),
        (FRONT.replace("title: T", "title: ''"), "lacks title"),
        (FRONT + EXERCISE, "there is no cell one"),
        (FRONT + CELLS, "has no {exercise} block above"),
        (FRONT + EXERCISE + EXERCISE + CELLS, "two exercises have the id one"),
        (FRONT + EXERCISE + CELLS + CELLS, "used twice"),
        (FRONT + EXERCISE.replace('"write"', '"sing"') + CELLS, "kind is one of"),
        (FRONT + EXERCISE.replace("points = 1\n", "") + CELLS, "points is missing"),
        (FRONT + EXERCISE.replace("= [1]", "= [1") + CELLS, "not TOML"),
        (FRONT + EXERCISE + CELLS.replace(":solution: one\n", ":starter: one\n"), "is not followed by"),
        (FRONT + QUIZ.replace("correct = true", "correct = false"), "exactly one option"),
        (FRONT + QUIZ.replace('why = "v"', ""), "why is missing"),
        (FRONT + '```{match} one\nname = "n"\nrows = []\n```\n', "has no {exercise} block above"),
        (FRONT + DEFENCE, "there is no cell one"),
        (FRONT + EXERCISE + RUBRIC + CELLS, "has no {exercise} block of kind defend"),
        (FRONT + RUBRIC, "has no {exercise} block of kind defend"),
    ],
)
def test_what_cannot_be_built_says_where_and_why(tmp_path, text, told):
    with pytest.raises(SourceError, match=told.replace("{", r"\{").replace("}", r"\}")):
        read(tmp_path, text)


def test_what_a_person_reads_is_a_cell_of_nbgraders_manual_kind_without_a_check(tmp_path):
    chapter = read(tmp_path, FRONT + DEFENCE + "Why?\n\n" + RUBRIC + "word " * 150)
    (cell,) = [cell for cell in chapter.cells if "nbgrader" in cell.metadata]
    marks = {key: cell.metadata.nbgrader[key] for key in ("grade", "solution", "locked", "points", "grade_id")}
    assert marks == {"grade": True, "solution": True, "locked": False, "points": 1, "grade_id": "one"}
    assert cell.cell_type == "markdown" and cell.source.startswith("*A sample*")
    assert "..." in cell.metadata.starter.splitlines()
    assert minutes(chapter) == (1, 5)  # the rubric is not for the learner to read


def test_concept_marks_are_read_and_not_shown(tmp_path):
    chapter = read(tmp_path, FRONT + "<!-- concepts: 1, 4 -->\nProse.\n\n<!-- experiment: 9 -->\nMore.\n")
    assert chapter.explained == {1, 4} and chapter.experiments == {9}
    assert "<!--" not in chapter.cells[0].source


def test_hints_stay_behind_a_click(tmp_path):
    chapter = read(tmp_path, FRONT + "```{hints}\n- First,\n  in two lines.\n- Second.\n```\n")
    source = chapter.cells[0].source
    assert source.count("<details>") == 2 and "Hint 2" in source and "in two lines." in source


def test_minutes_count_prose_exercises_and_quiz(tmp_path):
    chapter = read(tmp_path, FRONT + "word " * 350 + "\n\n" + EXERCISE + CELLS + QUIZ)
    reading, doing = minutes(chapter)
    assert reading == 2  # 350 words of prose and a few of headings, at 200 a minute
    assert doing == 6  # 3 stated, 2 of the exercise, a half for the question, rounded up


def test_what_is_folded_for_an_exercise_or_a_question_is_no_reading_and_a_folded_recall_is(tmp_path):
    def reading(summary):
        folded = f"<details><summary>{summary}</summary>\n\n{'word ' * 350}\n\n</details>\n\n"
        return minutes(read(tmp_path, FRONT + folded + EXERCISE + CELLS + QUIZ))[0]

    assert [reading(summary) for summary in ("Hint 1", "Answer in the cell below", "What is a loss?")] == [1, 1, 2]


def test_equal_cells_get_ids_of_their_own(tmp_path):
    same = "```{code-cell} ipython3\nprint(1)\n```\n\n"
    chapter = read(tmp_path, FRONT + same + same)
    ids = [cell.id for cell in instructor_notebook(chapter, set_up="s", following="f").cells]
    assert len(ids) == len(set(ids)) == 5
