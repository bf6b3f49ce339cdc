# SPDX-License-Identifier: Apache-2.0
"""Every known answer gets the same points in the notebook, from plain nbgrader and from `course grade`."""

import json
import shutil
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from course_lib.author.answers import graded_exercises, standing
from course_lib.author.build import chapter_sources
from course_lib.instructor.flags import signs

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [path.stem for path in chapter_sources(ROOT)]
FAST = "01-two-phases"
"""The chapter whose answers go through `course grade` in `make test`; the others do so in the long tests."""
ALL_CHAPTERS_LONG = pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=() if slug == FAST else pytest.mark.long) for slug in CHAPTERS]
)


def exercises_of(slug):
    return {graded.id: graded for graded in graded_exercises(ROOT / "solutions" / slug / f"{slug}.md")}


@pytest.mark.long
@pytest.mark.parametrize("slug", CHAPTERS)
def test_plain_nbgrader_gives_the_points_of_the_notebook(slug, answer_points, built_course, nbgrader, tmp_path):
    """A kernel for each submission takes seconds, so every eighth one stands for all."""
    course = shutil.copytree(built_course, tmp_path / "course")
    packed = pack(slug, answer_points)[::8]
    nbgrader(course, "generate_assignment", slug, "--force")
    for number, answers in enumerate(packed):
        submitted = course / "submitted" / f"student-{number}" / slug / f"{slug}.ipynb"
        submitted.parent.mkdir(parents=True)
        nbformat.write(submission(course, slug, answers, whole=slug == FAST and number == 0), submitted)
    nbgrader(course, "autograde", slug)
    found = {}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for number, answers in enumerate(packed):
            grades = book.find_submission_notebook(slug, slug, f"student-{number}").grades
            scores = {grade.name: grade.score for grade in grades}
            found |= {key(answer): scores[f"{answer.exercise}-check"] for answer in answers}
    expected = notebook_points(slug, answer_points)
    assert comparable(slug, found) == comparable(slug, {one: expected[one] for one in found})
    shutil.rmtree(course)  # a gradebook and two notebooks per submission


@ALL_CHAPTERS_LONG
def test_course_grade_gives_the_points_of_the_notebook_and_flags_nothing(slug, answer_points, graded, built_course):
    """All submissions of the chapter that takes a second; of the others, whose checks take longer, every fourth."""
    found, flags = {}, {}
    for number, answers in enumerate(pack(slug, answer_points)[:: 1 if slug == FAST else 4]):
        notebook = submission(built_course, slug, answers, whole=slug == FAST and number == 0)
        result = graded(slug, json.loads(nbformat.writes(notebook)))
        found |= {key(answer): result.grades[f"{answer.exercise}-check"] for answer in answers}
        # a demonstration cell that was cut down is a changed cell, and what it does is noticed too
        noticed = signs([cell.source for cell in notebook.cells if is_demonstration(cell)])
        # a wrong answer may be no data at all, such as a generator; a right one never is
        odd = () if all(answer.right for answer in answers) else ("An answer is no plain value",)
        unexpected = [flag for flag in result.flags if flag not in noticed and not flag.startswith(odd)]
        flags |= {number: unexpected} if unexpected else {}
    expected = notebook_points(slug, answer_points)
    assert comparable(slug, found) == comparable(slug, {one: expected[one] for one in found})
    assert flags == {}


def pack(slug, answer_points):
    """The answers of each submission: submission k holds the k-th answer to every exercise that has one."""
    given = answer_points(slug).values()
    return [[pair[0] for pair in row if pair] for row in zip_longest(*given)]


def submission(course, slug, answers, *, whole):
    """The released notebook with some answers; unless `whole`, without what its demonstration cells compute."""
    own = {answer.exercise: answer.source for answer in answers}
    notebook = nbformat.read(course / "notebooks" / slug / f"{slug}.ipynb", as_version=4)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in own:
            cell.source = own[grade_id]
        elif is_demonstration(cell) and not whole:
            cell.source = standing(cell.source)
    return notebook


def is_demonstration(cell):
    """Whether a cell is code that is neither an answer, nor a check, nor the set-up."""
    return (
        cell.cell_type == "code" and "nbgrader" not in cell.metadata and "set-up" not in cell.metadata.get("tags", ())
    )


def key(answer):
    return answer.exercise, answer.name, answer.right


def notebook_points(slug, answer_points):
    """(exercise, answer, is it right) -> points, as the check gives them in the notebook."""
    return {key(answer): points for given in answer_points(slug).values() for answer, points in given}


def comparable(slug, points):
    """Points; for a check on a hidden month, which differs between processes, only whether they are full."""
    exercises = exercises_of(slug)
    return {
        key: given >= exercises[key[0]].points if "behaves(" in exercises[key[0]].check else given
        for key, given in points.items()
    }
