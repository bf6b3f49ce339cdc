# SPDX-License-Identifier: Apache-2.0
"""Item analysis: the figures are right, bad questions are found, and no name gets into the report."""

import csv
import json
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from course_lib.instructor import commands_report
from course_lib.instructor.nbgrader_course import course_directory
from course_lib.instructor.report import (
    Answers,
    Question,
    analyse,
    cronbach_alpha,
    discrimination,
    fisher_interval,
)
from course_lib.instructor.report_page import report_page
from course_lib.instructor.report_read import read_answers
from course_lib.learner.checks import Outcome

ONE = "01-two-phases"


def answers(scores, *, possible=1.0, chosen=(), options=(), attempted=None, key="a"):
    scores = np.asarray(scores, float)
    count = scores.shape[1]
    questions = tuple(
        Question(f"q{n}", f"Question {n}", possible, options=dict(options), key=key if options else "")
        for n in range(count)
    )
    tried = np.ones_like(scores) if attempted is None else np.asarray(attempted, float)
    return Answers(questions, scores, tried, (Counter(),) * count, tuple(chosen) or (Counter(),) * count)


def flags(analysis, number):
    return " ".join(analysis.items[number].flags)


def test_figures_by_hand():
    analysis = analyse(answers([[1, 1, 0], [1, 0, 0], [0, 0, 0], [1, 1, 1]]))
    first = analysis.items[0]
    assert first.difficulty == 0.75
    rest = np.array([1, 0, 0, 2])
    assert first.discrimination == pytest.approx(np.corrcoef([1, 1, 0, 1], rest)[0, 1])
    assert analysis.shares.tolist() == pytest.approx([0, 1 / 3, 2 / 3, 1])
    # alpha by its formula: variances 0.25, 1/3, 0.25 of the parts and 5/3 of the whole
    assert analysis.alpha == pytest.approx(1.5 * (1 - (0.25 + 1 / 3 + 0.25) / (5 / 3)))


def test_the_rest_leaves_the_question_itself_out():
    scores = np.random.default_rng(0).integers(0, 2, (400, 3))
    analysis = analyse(answers(scores))
    # independent questions: with itself in the total each would correlate by about 0.58
    assert all(abs(item.discrimination) < 0.15 for item in analysis.items)


def test_fisher_interval_holds_its_promise():
    rng = np.random.default_rng(1)
    inside = 0
    for _ in range(400):
        x = rng.normal(size=30)
        y = 0.5 * x + np.sqrt(0.75) * rng.normal(size=30)
        low, high = fisher_interval(discrimination(x, y), 30)
        inside += low < 0.5 < high
    assert 0.92 < inside / 400 < 0.98
    assert fisher_interval(1.0, 3) is None


def test_questions_without_spread_have_no_discrimination():
    analysis = analyse(answers([[1, 0], [1, 1], [1, 0]]))
    assert [item.discrimination for item in analysis.items] == [None, None]
    assert cronbach_alpha(np.ones((4, 3))) is None


@pytest.mark.parametrize("students", [0, 1])
def test_hardly_anybody(students):
    analysis = analyse(answers(np.ones((students, 2))))
    assert analysis.uncertain
    assert "uncertain" in report_page("x", analysis)


def test_planted_faults_are_flagged_in_words_and_good_questions_are_not():
    rng = np.random.default_rng(3)
    able = rng.normal(size=60)
    good = [able + rng.normal(size=60) * 0.7 > cut for cut in (-0.6, -0.2, 0.1, 0.5)]
    scores = np.column_stack([*good, able < 0, np.ones(60), np.zeros(60)]).astype(float)
    analysis = analyse(answers(scores))
    assert [bool(item.flags) for item in analysis.items] == [False] * 4 + [True] * 3
    assert "those who do the rest well do worse here" in flags(analysis, 4)
    assert "Nobody was wrong" in flags(analysis, 5)
    assert "Nobody was right" in flags(analysis, 6)
    half = analyse(answers(np.full((5, 1), 0.5)))
    assert "Nobody has all of its points" in flags(half, 0)


def test_a_wrong_key_and_a_distractor_nobody_takes():
    chosen = Counter(b=15, a=4, c=3)
    analysis = analyse(answers(np.eye(22)[:, :1], chosen=[chosen], options={"a": "1", "b": "2", "c": "3", "d": "4"}))
    assert "Option b was chosen more often than the right one, a" in flags(analysis, 0)
    assert analysis.items[0].never == ("d",)
    nobody = analyse(answers(np.zeros((3, 1)), options={"a": "1", "b": "2"}))
    assert nobody.items[0].never == ()  # where nobody answered, no option says anything


def test_a_mark_that_is_due_is_left_out_and_told():
    scores = np.array([[1, 2, np.nan], [0, 1, 0], [1, 0, np.nan], [0, 2, 2]])
    analysis = analyse(answers(scores, possible=2.0))
    assert analysis.due == 2
    assert analysis.items[2].students == 2
    assert analysis.items[0].discrimination == pytest.approx(discrimination(scores[:, 0], scores[:, 1]))
    assert "2 marks by hand are still due" in report_page("x", analysis)


def test_little_attempted():
    assert "Fewer than half attempted it" in flags(analyse(answers([[1], [0], [0]], attempted=[[1], [0], [0]])), 0)
    assert analyse(answers([[1]], attempted=[[np.nan]])).items[0].attempted is None


NAMES = [f"zebulon{n:02}" for n in range(12)]
ASKED = "a hundred drawn pairs"  # a hidden check of the chapter


@pytest.fixture(scope="module")
def graded(course):
    """Twelve students: eight of them fail one hidden check, all but two choose b; one forges an outcome with a name."""
    patch = pytest.MonkeyPatch()
    patch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    solved = json.loads((course / "solutions" / ONE / f"{ONE}.ipynb").read_text())
    cells = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in solved["cells"] if "nbgrader" in cell["metadata"]
    }
    checks = {name: cell["metadata"]["nbgrader"]["points"] for name, cell in cells.items() if name.endswith("-check")}
    folder = course_directory(course)
    with Gradebook(folder.db_url, folder.course_id) as book:
        book.add_assignment(ONE)
        book.add_notebook(ONE, ONE)
        for name, most in checks.items():
            book.add_grade_cell(name, ONE, ONE, max_score=most, cell_type="code")
        for number, student in enumerate(NAMES):
            book.add_student(student, first_name=student.title())
            book.add_submission(ONE, student)
            for name, most in checks.items():
                grade = book.find_grade(name, ONE, ONE, student)
                grade.auto_score, grade.needs_manual_grade = most * (number % 4) / 3, False
        # what could not be graded: `course grade` leaves every mark to a person
        book.add_student("zebulon-torn")
        book.add_submission(ONE, "zebulon-torn")
        book.db.commit()
    patch.undo()
    for number, student in enumerate(NAMES):
        notebook = json.loads(json.dumps(solved))
        for cell in notebook["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            if name == "same-parameters-check":
                outcomes = (
                    [Outcome("wrong", ASKED, "Some are wrong.")]
                    if number < 8
                    else [Outcome("passed", "two equal sets")]
                )
                if number == 9:
                    outcomes.append(Outcome("wrong", f"{student} was here <script>"))
                text = "\n".join(outcome.text() for outcome in outcomes)
                cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"text/plain": text}}]
            if name == "predict-check":
                told = Outcome("not attempted" if number < 9 else "passed", "three messages, threshold 0.7").text()
                cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"text/plain": [told]}}]
            if name == "quiz-which-is-inference":
                cell["source"] = ['question_1 = "b"' if number > 1 else "question_1 = __import__('os').abort()"]
        path = course / "autograded" / student / ONE / f"{ONE}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook) if number else "{ broken")
    return course


def test_outcomes_are_read_and_nothing_is_run(graded):
    read, troubles = read_answers(course_directory(graded), ONE)
    assert ["zebulon-torn's submission is left out" in troubles[0], "cannot be read" in troubles[1]] == [True, True]
    assert analyse(read).due == 0
    place = {question.id: number for number, question in enumerate(read.questions)}
    assert read.scores.shape == (12, 13)
    assert read.wrong[place["same-parameters-check"]] == {ASKED: 7, "another check": 1}
    assert np.nansum(read.attempted[:, place["predict-check"]]) == 3
    assert np.isnan(read.attempted[0]).all()
    quiz = place["quiz-which-is-inference-check"]
    assert read.chosen[quiz] == {"b": 10}
    assert read.wrong[quiz] == {"an answer in another form": 1}
    assert read.questions[place["repair-the-loop-check"]].title == "The loop that learns nothing"
    assert read.questions[quiz].title == "Which of these situations is inference?"
    assert [question.label for question in read.questions][3:7] == ["E4", "E5", "Q1", "Q2"]


def test_the_command_writes_a_page_without_names_that_needs_no_network(graded, monkeypatch, tmp_path):
    monkeypatch.chdir(graded)
    said = CliRunner().invoke(commands_report.app, ["report", "01", "--out", str(tmp_path / "new")])
    assert said.exit_code == 0, said.output
    page = (tmp_path / "new" / f"{ONE}.html").read_text()
    figures = (tmp_path / "new" / f"{ONE}.csv").read_text()
    assert not [name for name in NAMES if name in (page + figures).lower()]
    assert "zebulon" not in page + figures
    for outside in ("http:", "https:", "<script", "url(", "@import"):
        assert outside not in page
    assert page.count("<img") == page.count('alt="') == 2
    assert ASKED in page
    assert "Option" not in said.output
    rows = list(csv.DictReader(figures.splitlines()))
    assert len(rows) == 13
    assert {row["question"]: row["options never chosen"] for row in rows}["quiz-which-is-inference-check"] == "a c d"


def test_the_same_class_gives_the_same_page(graded, tmp_path, monkeypatch):
    monkeypatch.chdir(graded)
    pages = []
    for name in ("a", "b"):
        CliRunner().invoke(commands_report.app, ["report", "01", "--out", str(tmp_path / name)])
        pages.append((tmp_path / name / f"{ONE}.html").read_bytes())
    assert pages[0] == pages[1]


def test_without_grades_one_sentence(graded, monkeypatch):
    monkeypatch.chdir(graded)
    said = CliRunner().invoke(commands_report.app, ["report", "00"])
    assert (said.exit_code, said.output.count("\n")) == (1, 1)
