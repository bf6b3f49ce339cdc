# SPDX-License-Identifier: Apache-2.0
"""The final quiz in `course grade` and in plain nbgrader: what was drawn is graded; another draw is flagged."""

from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from course_lib.author.bank import read_pools
from course_lib.author.items import solution_of
from course_lib.instructor.report_read import _read_quiz
from course_lib.learner.quiz import chosen, variant_of

ROOT = Path(__file__).resolve().parents[2]
SLUG = "14-asking-good-questions"
POOLS = read_pools(ROOT / "solutions" / SLUG)


def of(student, pools=POOLS):
    """The answer cells of the final quiz with the right answers to what was drawn for a student."""
    first = 8  # the chapter's own quiz has seven questions
    return {
        f"quiz-{pool.id}": f"question_{number} = {solution_of(pool, variant_of(pool, student))}"
        for number, pool in enumerate(POOLS, start=first)
        if pool in pools
    }


def final(result):
    return sum(points for name, points in result.grades.items() if name.startswith("quiz-final-"))


@pytest.fixture(scope="module")
def results(graded, hand_in):
    """Graded as the submission of ada: her own draw, ben's, one of his among hers, and answers that name no draw."""
    bare = {name: source.split(" (variant")[0] + '"' for name, source in of("ada").items()}
    sheets = {"own": of("ada"), "ben's": of("ben"), "one": of("ada") | of("ben", POOLS[4:5]), "bare": bare}
    return {name: graded(SLUG, hand_in(SLUG, answers)) for name, answers in sheets.items()}


def test_the_own_draw_gets_all_points_and_no_flag(results):
    assert (final(results["own"]), results["own"].flags) == (30, [])


def test_another_learners_draw_is_flagged_and_named(results):
    assert final(results["ben's"]) == final(results["one"]) == 30
    assert any(
        flag.startswith("The final quiz was drawn for another id in question 8, 9,") for flag in results["ben's"].flags
    )
    assert any(
        flag.startswith("The final quiz was drawn for another id in question 12:") for flag in results["one"].flags
    )


def test_an_answer_that_names_no_draw_gets_nothing(results):
    assert final(results["bare"]) == 0


def test_the_report_names_the_question_that_was_answered_wrongly():
    pool, item = POOLS[10], chosen(POOLS[10], 77)
    wrong = {"source": 'question_18 = "zz (variant 77)"'}
    assert _read_quiz(pool, {"source": "question_18 = ..."}) == (0.0, [], "")
    attempted, told, letters = _read_quiz(pool, wrong)
    assert (attempted, letters) == (1.0, "") and item.question.startswith(told[0].removesuffix(" …"))
    assert _read_quiz(pool, {"source": of("ada")[f"quiz-{pool.id}"]}) == (1.0, [], "")


@pytest.mark.long
def test_plain_nbgrader_gives_the_same_points(results, course, nbgrader, tmp_path, hand_in):
    bare = {name: source.split(" (variant")[0] + '"' for name, source in of("ada").items()}
    nbgrader(course, "generate_assignment", SLUG, "--force")
    for student, answers in {"ada": of("ada"), "cleo": bare}.items():
        path = course / "submitted" / student / SLUG / f"{SLUG}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(nbformat.from_dict(hand_in(SLUG, answers)), path)
    nbgrader(course, "autograde", SLUG)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for student, points in {"ada": 30, "cleo": 0}.items():
            grades = book.find_submission_notebook(SLUG, SLUG, student).grades
            assert sum(grade.score for grade in grades if grade.name.startswith("quiz-final-")) == points
