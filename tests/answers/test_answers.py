# SPDX-License-Identifier: Apache-2.0
"""Every graded exercise: no wrong answer accepted, no right one rejected, and nbgrader gives the same points."""

import ast
import shutil
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from course_lib.author.answers import graded_exercises, read_answers, try_answers
from course_lib.author.build import chapter_sources
from course_lib.author.mutants import ENOUGH, tally

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = {f"{path.stem}/{graded.id}": graded for path in chapter_sources(ROOT) for graded in graded_exercises(path)}
CHAPTERS = sorted({graded.chapter for graded in EXERCISES.values()})


@pytest.fixture(scope="module")
def points():
    """The points of every answer, by chapter and exercise: a list of (answer, points)."""
    tries = [(graded, answer) for graded in EXERCISES.values() for answer in read_answers(ROOT, graded)]
    given = try_answers([(graded, answer.source) for graded, answer in tries])
    found = {name: [] for name in EXERCISES}
    for (graded, answer), one in zip(tries, given, strict=True):
        found[f"{graded.chapter}/{graded.id}"].append((answer, one))
    return found


def of_chapter(points, slug):
    """(answer, points) of each exercise of one chapter, by its id."""
    return {graded.id: points[name] for name, graded in EXERCISES.items() if graded.chapter == slug}


@pytest.mark.parametrize("name", EXERCISES)
def test_there_are_enough_answers_and_no_two_alike(name):
    answers = read_answers(ROOT, EXERCISES[name])
    assert sum(answer.right for answer in answers) >= 3
    assert sum(not answer.right for answer in answers) >= 5
    assert [answer.name for answer in answers if not answer.source.startswith("# ")] == []
    trees = [tree(answer.source) for answer in answers]
    assert len(set(trees)) == len(trees)


@pytest.mark.parametrize("name", EXERCISES)
def test_no_wrong_answer_is_accepted(name, points):
    assert [a.name for a, given in points[name] if not a.right and given >= EXERCISES[name].points] == []


@pytest.mark.parametrize("name", EXERCISES)
def test_no_right_answer_is_rejected(name, points):
    assert [a.name for a, given in points[name] if a.right and given < EXERCISES[name].points] == []


def test_every_folder_of_answers_belongs_to_an_exercise():
    folders = {path.relative_to(ROOT / "tests" / "answers").parent.as_posix() for path in answer_folders()}
    assert folders == set(EXERCISES)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name.startswith("01-") else pytest.mark.long) for name in EXERCISES]
)
def test_the_check_rejects_nearly_all_mutants(name):
    found = tally(ROOT, EXERCISES[name])
    assert [mutant.source for mutant, verdict in found.judged if verdict == "accepted"] == [] or found.share >= ENOUGH
    if "def " in EXERCISES[name].solution:
        assert len(found.judged) >= 15


def test_nbgrader_gives_the_same_points_to_a_right_and_a_wrong_answer_of_each(points, course, nbgrader, tmp_path):
    slug = "01-two-phases"
    sample = {identity: [given[0], given[-1]] for identity, given in of_chapter(points, slug).items()}
    assert autograded(course, nbgrader, tmp_path, slug, sample) == expected(sample)


@pytest.mark.long
@pytest.mark.parametrize("slug", CHAPTERS)
def test_nbgrader_gives_the_same_points_to_answers_of_every_chapter(slug, points, course, nbgrader, tmp_path):
    """A kernel for each submission takes long, so a right and two wrong answers to each exercise stand for all."""
    some = {
        identity: [given[0], *(given[place] for place in sorted({len(given) // 2, len(given) - 1}))]
        for identity, given in of_chapter(points, slug).items()
    }
    found = autograded(course, nbgrader, tmp_path, slug, some)
    assert on_any_month(slug, found) == on_any_month(slug, expected(some))


def on_any_month(slug, found):
    """Points; on a hidden month, which is another in each process, only whether they are full."""
    return {
        key: given >= EXERCISES[f"{slug}/{key[0]}"].points
        if "behaves(" in EXERCISES[f"{slug}/{key[0]}"].check
        else given
        for key, given in found.items()
    }


def expected(chosen):
    """(exercise, answer, is it right) -> points, as the in-notebook check gives them."""
    return {
        (identity, answer.name, answer.right): given for identity, all_of in chosen.items() for answer, given in all_of
    }


def autograded(course, nbgrader, folder, slug, chosen):
    """The same by plain nbgrader: submission k holds the k-th answer to each exercise, where there is one."""
    for name in ("notebooks", "solutions"):
        shutil.copytree(course / name, folder / name)
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(course / name, folder / name)
    nbgrader(folder, "generate_assignment", slug, "--force")
    submissions = list(zip_longest(*([answer for answer, _ in all_of] for all_of in chosen.values())))
    for number, answers in enumerate(submissions):
        own = {answer.exercise: answer.source for answer in answers if answer}
        submitted = folder / "submitted" / f"student-{number}" / slug / f"{slug}.ipynb"
        submitted.parent.mkdir(parents=True)
        notebook = nbformat.read(folder / "notebooks" / slug / f"{slug}.ipynb", as_version=4)
        for cell in notebook.cells:
            cell.source = own.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        nbformat.write(notebook, submitted)
    nbgrader(folder, "autograde", slug)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        return {
            (answer.exercise, answer.name, answer.right): scores(book, slug, number)[f"{answer.exercise}-check"]
            for number, answers in enumerate(submissions)
            for answer in answers
            if answer
        }


def scores(book, slug, number):
    graded = book.find_submission_notebook(slug, slug, f"student-{number}").grades
    return {grade.name: grade.score for grade in graded}


def answer_folders():
    return (path for path in (ROOT / "tests" / "answers").glob("*/*/*") if path.name in ("right", "wrong"))


def tree(source):
    """What a text means to Python, without comments and layout; the text itself where it means nothing."""
    try:
        return ast.dump(ast.parse(source))
    except SyntaxError:
        return source
