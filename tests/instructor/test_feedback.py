# SPDX-License-Identifier: Apache-2.0
"""Feedback tells a student what the checks say, and nothing that is hidden, not even by a student's own hand."""

import html
import os
import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from course_lib.instructor import commands_report
from course_lib.instructor.feedback import QUOTED, _told_by_the_checks
from course_lib.instructor.nbgrader_course import course_directory
from course_lib.instructor.release_feedback import _remarks, _titled, release_feedback
from course_lib.learner.checks import Outcome

ONE = "01-two-phases"
GRADED = "same-parameters-check"
MESSAGE = "One weight was changed by 0.001 and you answered True."


def card(*outcomes: Outcome):
    text = "\n".join(outcome.text() for outcome in outcomes)
    return new_output("display_data", {"text/html": "".join(each.html() for each in outcomes), "text/plain": text})


def result(points: float):
    return new_output(
        "execute_result", {"text/html": f"<div>{points} of 3 points so far.</div>", "text/plain": str(points)}
    )


def printed(text, name="stdout"):
    return new_output("stream", name=name, text=text)


OUTCOMES = (
    Outcome("passed", "two equal sets", "Copies with equal numbers are the same."),
    Outcome("wrong", "one number changed", MESSAGE, "same_parameters(a, b)", "True"),
    Outcome("wrong", "a change of sign", "A number that only changed its sign was missed."),
)


@pytest.fixture(scope="module")
def graded(course):
    """ann: graded; eve: graded and inquisitive; broken: a spoilt file; late: not graded yet."""
    patch = pytest.MonkeyPatch()
    patch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    solved = nbformat.read(course / "solutions" / ONE / f"{ONE}.ipynb", as_version=4)
    folder = course_directory(course)
    names = {cell.metadata.nbgrader.grade_id: cell for cell in solved.cells if "nbgrader" in cell.metadata}
    with Gradebook(folder.db_url, folder.course_id) as book:
        book.add_assignment(ONE)
        book.add_notebook(ONE, ONE)
        for name, cell in names.items():
            told = cell.metadata.nbgrader
            if told.grade:
                book.add_grade_cell(name, ONE, ONE, max_score=told.points, cell_type="code")
            if told.solution:
                book.add_solution_cell(name, ONE, ONE)
        for student in ("ann", "eve", "broken"):
            book.add_student(student)
            book.add_submission(ONE, student)
            for name in names:
                if names[name].metadata.nbgrader.grade:
                    grade = book.find_grade(name, ONE, ONE, student)
                    grade.auto_score, grade.needs_manual_grade = 1.0, False
        book.find_comment("same-parameters", ONE, ONE, "ann").manual_comment = "Well tried, **Ann**."
        book.db.commit()
    patch.undo()
    secret = re.search(
        r"same_parameters\(parameter_set\(\), parameter_set\(\(\"weights\", draw % 6, "
        r"\(draw % 2\) \* 10\.0 \*\* -\(draw % 5\)\)\)\)",
        names[GRADED].source,
    )[0]
    outputs = {"ann": [card(*OUTCOMES), result(1.0)], "eve": eves_outputs(secret)}
    for student, told in outputs.items():
        notebook = nbformat.from_dict(solved)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []
            if cell.metadata.get("nbgrader", {}).get("grade_id") == GRADED:
                cell.outputs = told
            if student == "eve" and cell.metadata.get("nbgrader", {}).get("grade_id") == "predict":
                coloured = "".join(f"\x1b[32m{part}\x1b[0m" for part in re.split(r"(\W)", secret))
                cell.outputs = [
                    printed(f"In[-1] said: {secret}"),
                    new_output("error", ename="E", evalue="", traceback=[coloured]),
                    new_output("display_data", {"text/html": f"<b>{html.escape(secret)}</b><script>steal()</script>"}),
                    new_output(
                        "display_data", {"text/html": "<img src='https://example.com/pixel' onerror='steal()'>"}
                    ),
                ]
        path = course / "autograded" / student / ONE / f"{ONE}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    for student, step in (("broken", "autograded"), ("late", "submitted"), ("ann", "submitted")):
        path = course / step / student / ONE / f"{ONE}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text("{ this is no notebook")
    return course, release_feedback(folder, ONE), secret


def eves_outputs(secret):
    """What a function that prints its arguments leaves when a hidden check calls it, in every way there is."""
    seen = "ARGUMENTS (zoom, 0, 1.0)"
    return [
        printed(seen),
        printed(seen, "stderr"),
        new_output("display_data", {"text/html": f"<p>{seen}</p>", "text/plain": seen}),
        new_output("display_data", {"text/plain": f"✓ {seen}: right."}),
        card(*OUTCOMES),
        result(1.0),
        new_output("execute_result", {"text/plain": seen}),
        new_output("error", ename="SystemExit", evalue=seen, traceback=[seen, secret]),
        printed(seen),
    ]


def page(graded, student):
    return (graded[0] / "feedback" / student / ONE / f"{ONE}.html").read_text()


def words(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())


def test_each_graded_student_gets_one_page_and_the_others_a_sentence(graded):
    course, done, _ = graded
    assert [path.relative_to(course).parts[1] for path in done.pages] == ["ann", "eve"]
    told = " ".join(done.without)
    assert len(done.without) == 2
    assert re.search(r"broken got no feedback: .*broken.* cannot be shown", told)
    assert "late is not graded yet" in told
    assert sorted(os.listdir(course / "feedback")) == ["ann", "eve"]


def test_messages_points_and_comments_are_there(graded):
    text = words(page(graded, "ann"))
    for told in (
        MESSAGE,
        "a change of sign",
        "1.0 of 3 points so far",
        "Well tried, Ann",
        "Score: 1.0 / 3.0",
        "Did it learn anything? (Score: 1.0",
    ):
        assert told in text


def test_the_list_of_points_names_questions_and_only_comments_that_say_something():
    page = (
        '<li><a href="#comment-a">Comment</a></li>\n<li><a href="#a-check">Test cell</a></li>\n'
        '<li><a href="#comment-b">Comment</a></li>\n<li><a href="#b-check">Test cell</a></li>\n'
        '<div class="cell x"><a name="comment-a"></a><b>Comments:</b> <p>No response.</p></div>'
        '<div class="cell x"><a name="comment-b"></a><b>Comments:</b> <p>Well tried.</p></div>'
        '<div class="cell x"><span class="nbgrader-label">Grade cell: <code>b-check</code></span></div>'
    )
    titles = {"a-check": "First", "b-check": "More & more"}
    shown = re.sub("<[^>]+>", "", _titled(_remarks(page, titles), titles).partition("<div")[0])
    assert shown.split("\n") == ["First", "Comment: More &amp; more", "More &amp; more", ""]
    assert '<span class="nbgrader-label">More &amp; more</span>' in _titled(page, titles)


def test_no_hidden_check_and_no_key(graded):
    source = (graded[0] / "autograded" / "ann" / ONE / f"{ONE}.ipynb").read_text()
    keys = re.findall(r"eN[A-Za-z0-9+/]{40,}", source)
    assert "BEGIN HIDDEN" in source
    assert len(keys) >= 10
    for student in ("ann", "eve"):
        text = page(graded, student)
        squeezed = "".join(words(text).split())
        assert "BEGIN HIDDEN" not in text
        assert "".join(graded[2].split()) not in squeezed
        assert not [key for key in keys if key in squeezed]
        assert "answered(1,lambda:question_1" in squeezed  # the rest of the cell stays


def test_what_ran_inside_a_hidden_check_stays_out(graded):
    text = words(page(graded, "eve"))
    assert "ARGUMENTS" not in text
    assert "SystemExit: the check stopped here" in text
    assert MESSAGE in text
    assert text.count(QUOTED) == 3


def test_nothing_of_a_student_runs_or_calls_home(graded, browser_policy):
    text = page(graded, "eve")
    assert "steal()</script>" not in text
    assert "<script" not in text.lower()
    assert "@font-face" not in text
    assert browser_policy in text[: text.index("<body")]
    assert text.index("Content-Security-Policy") < text.index("<title>")


def test_a_sentence_of_the_grader_in_place_of_a_card_is_kept_and_a_print_beside_an_error_is_not():
    sentence, gone = new_output("display_data", {"text/plain": "This question ended the program."}), printed("x")
    error = new_output("error", ename="SystemExit", evalue="x", traceback=[])
    assert _told_by_the_checks([sentence, result(0.0)], True, True) == [sentence, result(0.0)]
    assert _told_by_the_checks([sentence, error], True, True) == [error]
    assert _told_by_the_checks([gone, sentence], True, True) == []
    assert _told_by_the_checks([sentence], True, False) == []  # a plain assert on a function that displays


@pytest.fixture
def browser_policy():
    return "default-src 'none'; img-src data:;"


def test_the_command_again_after_a_mark_by_hand(graded, tmp_path, monkeypatch):
    course = shutil.copytree(graded[0], tmp_path / "course")  # other tests read the first mark
    monkeypatch.chdir(course)
    folder = course_directory(course)
    with Gradebook(folder.db_url, folder.course_id) as book:
        book.find_grade(GRADED, ONE, ONE, "ann").manual_score = 2.25
        book.db.commit()
    said = CliRunner().invoke(commands_report.app, ["feedback", "01", "--student", "ann"])
    assert said.exit_code == 0, said.output
    assert "1 page was written" in said.output
    assert "Score: 2.25 / 3.0" in words(page((course,), "ann"))
    said = CliRunner().invoke(commands_report.app, ["feedback", "01", "--student", "nobody"])
    assert (said.exit_code, said.output.count("\n")) == (1, 1)
