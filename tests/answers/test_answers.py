# SPDX-License-Identifier: Apache-2.0
"""Every graded exercise: no wrong answer accepted, no right one rejected, and nearly every mutant found."""

import ast
import re
from pathlib import Path

import pytest

from course_lib.author.answer_report import trivial_answers
from course_lib.author.answers import AnswersError, graded_exercises, read_answers, read_known_answers, try_answers
from course_lib.author.build import chapter_sources
from course_lib.author.mutants import ENOUGH, tally

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [path.stem for path in chapter_sources(ROOT)]
SLOW = {"02", "03", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14"}
"""Chapters whose checks compute most; their known answers are tried in the long tests."""
TRIVIAL_SHARE = 0.34  # a third, rounded as points are
BY_CHAPTER = pytest.mark.parametrize("slug", CHAPTERS)
SLOW_CHAPTERS_LONG = pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=pytest.mark.long if slug[:2] in SLOW else ()) for slug in CHAPTERS]
)


def exercises_of(slug):
    return {graded.id: graded for graded in graded_exercises(ROOT / "solutions" / slug / f"{slug}.md")}


@BY_CHAPTER
def test_answers_are_enough_and_no_two_alike(slug):
    for graded in exercises_of(slug).values():
        answers = read_answers(ROOT, graded)
        assert sum(answer.right for answer in answers) >= 3, graded.id
        assert sum(not answer.right for answer in answers) >= 5, graded.id
        assert [answer.name for answer in answers if not answer.source.startswith("# ")] == [], graded.id
        trees = [tree(answer.source) for answer in answers]
        assert len(set(trees)) == len(trees), graded.id


@SLOW_CHAPTERS_LONG
def test_check_rejects_every_wrong_answer(slug, answer_points):
    exercises = exercises_of(slug)
    accepted = [
        (identity, answer.name)
        for identity, given in answer_points(slug).items()
        for answer, points in given
        if not answer.right and points >= exercises[identity].points
    ]
    assert accepted == []


@SLOW_CHAPTERS_LONG
def test_check_accepts_every_right_answer(slug, answer_points):
    exercises = exercises_of(slug)
    rejected = [
        (identity, answer.name, points)
        for identity, given in answer_points(slug).items()
        for answer, points in given
        if answer.right and points < exercises[identity].points
    ]
    assert rejected == []


@SLOW_CHAPTERS_LONG
def test_messages_contain_the_facts_of_each_answer(slug, judged_answers):
    missing = [
        (identity, answer.name, fact, text)
        for identity, judged in judged_answers(slug).items()
        for answer, _, text in judged
        for fact in answer.message
        if fact not in text
    ]
    assert missing == []


def test_every_file_of_answers_belongs_to_an_exercise():
    files = {path for path in (ROOT / "tests" / "answers").glob("[0-9][0-9]-*/*") if path.suffix == ".py"}
    assert files == {graded.answers_path(ROOT) for slug in CHAPTERS for graded in exercises_of(slug).values()}


@pytest.mark.long
@BY_CHAPTER
def test_check_rejects_nearly_all_mutants(slug):
    for found in tally(ROOT, list(exercises_of(slug).values())):
        accepted = [mutant.source for mutant, verdict in found.judged if verdict == "accepted"]
        assert accepted == [] or found.share >= ENOUGH, found.graded.id
        if "def " in found.graded.solution:
            assert len(found.judged) >= 15, found.graded.id


@pytest.mark.long
@BY_CHAPTER
def test_trivial_answers_earn_at_most_a_third(slug):
    """Constants, an argument, a counter and the docstring's example show no understanding."""
    tries = [(graded, source) for graded in exercises_of(slug).values() for source in trivial_answers(graded.solution)]
    earned = try_answers(tries)
    too_much = [
        (graded.id, points, source)
        for (graded, source), points in zip(tries, earned, strict=True)
        if points > TRIVIAL_SHARE * graded.points
    ]
    assert too_much == []


def tree(source):
    """What a text means to Python, without comments and layout; the text itself where it does not parse."""
    try:
        return ast.dump(ast.parse(source))
    except SyntaxError:
        return source


def test_read_known_answers_reads_cells_inputs_and_messages(tmp_path):
    path = tmp_path / "largest.py"
    assert read_known_answers(path).answers == ()
    path.write_text(
        '# %% inputs\ndef inputs(draw):\n    return ([draw],)\n\n# %% wrong: first -> "3", "largest"\n# the first one\n'
        "x[0]\n\n# %% right: max of all\n# max\nmax(x)\n"
    )
    known = read_known_answers(path)
    assert known.inputs == "def inputs(draw):\n    return ([draw],)\n"
    assert [(a.exercise, a.right, a.name, a.message) for a in known.answers] == [
        ("largest", True, "max of all", ()),
        ("largest", False, "first", ("3", "largest")),
    ]
    assert known.answers[1].source == "# the first one\nx[0]\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\n# %% rihgt: a\n1\n", r"largest.py, line 2: expected `# %% right: NAME`"),
        ("# %% right:\n1\n", "largest.py, line 1: expected"),
        ("# %% wrong: a -> rounded\n1\n", "largest.py, line 1: after `->` write strings in quotes"),
        ('# %% wrong: a -> ""\n1\n', "line 1: after `->` write strings in quotes"),
        ("# %% wrong: a\n1\n# %% wrong: a\n2\n", "line 3: there is already a wrong answer named 'a'"),
    ],
)
def test_read_known_answers_reports_file_and_line(tmp_path, text, sentence):
    path = tmp_path / "largest.py"
    path.write_text(text)
    with pytest.raises(AnswersError, match=re.escape(sentence)):
        read_known_answers(path)
