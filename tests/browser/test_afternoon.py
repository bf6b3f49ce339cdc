# SPDX-License-Identifier: Apache-2.0
"""The instructor's afternoon: a download collected, graded, one mark corrected in formgrader, and everything after."""

import csv
import html
import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from course_lib.author.scan import hidden_lines
from course_lib.author.source import read_chapter

CHAPTER = "01-two-phases"
COLUMN = f"{CHAPTER}: score"
CORRECTED, BY_HAND, WHY = "predict-check", 2.8, "The idea is right; I read the threshold aloud differently."
SABOTAGE = """import ast
import os

class Full(ast.NodeTransformer):
    def visit_Expr(self, node):
        return ast.Expr(ast.Constant(3.0))

get_ipython().ast_transformers.append(Full())

def same_parameters(before, after):
    os._exit(0)
"""
HALF = {
    "predict": """def predict(forward, parameters, numbers, threshold):
    return ["spam" if probability >= threshold else "wanted" for probability in forward(parameters, numbers)]
""",
    "quiz-corrected-chatbot": 'question_2 = "b"',
}
LITTLE = {"repair-the-loop", "same-parameters", "quiz-which-is-inference"}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def identity(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


@pytest.fixture
def verb(course):
    """A function (words) that types `course WORDS` in the course's folder and gives what it says; it must succeed."""

    def type_it(*words):
        done = subprocess.run(
            [sys.executable, "-m", "course_lib.cli", *map(str, words)],
            cwd=course,
            capture_output=True,
            text=True,
            env=os.environ | {"COLUMNS": "100"},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        return done.stdout

    return type_it


@pytest.fixture
def download(course, tmp_path):
    """What an LMS gives: three honest submissions, one with a sabotage, one cut short, and a file that is none."""
    released = course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    solved = read(course / "solutions" / CHAPTER / f"{CHAPTER}.ipynb")["cells"]
    right = {identity(cell): cell["source"] for cell in solved if cell["metadata"].get("nbgrader", {}).get("solution")}
    answers = {
        "ada": right,
        "ben": right | HALF,
        "cara": {name: right[name] for name in LITTLE},
        "mallory": {"same-parameters": SABOTAGE},
    }
    path = tmp_path / "submissions.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, (student, given) in enumerate(answers.items()):
            notebook = read(released)
            for cell in notebook["cells"]:
                cell["source"] = given.get(identity(cell), cell["source"])
            archive.writestr(f"{student}_{100 + number}_{200 + number}_{CHAPTER}-{student}.ipynb", json.dumps(notebook))
        archive.writestr(f"dan_109_209_{CHAPTER}-dan.ipynb", released.read_bytes()[:20_000])
        archive.writestr("notes.txt", "late")
    return path


@pytest.mark.long
def test_the_instructors_afternoon(course, required, verb, download, start_lab, page, keep):
    from course_lib.instructor import sandbox

    required(sandbox.available() is None, sandbox.available())
    verb("build")
    said = verb("collect", download)
    assert "5 submissions were laid into" in said
    assert "notes.txt" in said

    before = graded(course, verb)
    assert {student: row["status"] for student, row in before.items()} == {
        "ada": "graded",
        "ben": "graded",
        "cara": "graded",
        "dan": "ungradable",
        "mallory": "partial",
    }
    most = before["ada"]["max_score"]
    assert before["ada"]["score"] == most > before["ben"]["score"] > before["cara"]["score"] > 0
    assert [student for student, row in before.items() if row["flags"]] == ["mallory"]
    assert before["mallory"]["score"] == before["dan"]["score"] == 0

    lab = start_lab(course, "--instructor")
    correct_by_hand(lab, page, keep, before["ben"]["grades"][CORRECTED])

    again = graded(course, verb, "--force")
    assert {who: row["grades"] for who, row in again.items()} == {who: row["grades"] for who, row in before.items()}
    verb("feedback", "01")
    verb("report", "01")
    said = verb("export", "01")
    assert "dan" in said  # whose marks still wait for a person

    gained = BY_HAND - before["ben"]["grades"][CORRECTED]
    with (course / "grades.csv").open(newline="", encoding="utf-8") as file:
        scores = {row["student"]: float(row[COLUMN]) for row in csv.DictReader(file)}
    assert scores == pytest.approx(
        {who: row["score"] + (gained if who == "ben" else 0) for who, row in before.items()}, abs=1e-4
    )
    page.complaints.clear()  # formgrader's own: it misses MathJax
    look_at_the_pages(course, page, keep)
    assert page.complaints == []


def graded(course, verb, *more):
    """Types `course grade 01`, and gives what its JSON says of each student."""
    said = verb("grade", "01", "--json", "grades.json", *more)
    assert "3 graded, 1 in part, 1 not gradable" in said
    return {row["student"]: row for row in read(course / "grades.json")["students"]}


def correct_by_hand(lab, page, keep, automatic):
    """Finds ben's submission as an instructor does, from the Lab's menu on, and gives another mark and a comment."""
    # formgrader wants MathJax from the net, which a test has not
    page.route("https://**", lambda route: route.abort())
    page.goto(f"{lab.url}/lab?token=test")
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_text("Formgrader", exact=True).click()
    inside = page.frame_locator("iframe").first
    inside.get_by_role("link", name=CHAPTER).first.wait_for(timeout=60_000)
    page.screenshot(path=keep("afternoon-lab"))

    page.goto(f"{lab.url}/formgrader/gradebook")
    page.get_by_role("link", name=CHAPTER).click()
    page.get_by_role("link", name=CHAPTER).last.click()
    rows = page.locator("#main-table tr")
    rows.nth(4).wait_for(timeout=60_000)
    page.get_by_role("button", name="Show All Names").click()
    assert rows.count() == 5
    assert [row.locator("a.name-shown").inner_text() for row in rows.all() if flagged(row)] == ["mallory"]
    page.screenshot(path=keep("afternoon-class"))

    rows.filter(has_text="ben").locator("a.name-shown").click()
    score = page.locator(f"input#{CORRECTED}[placeholder]")  # it comes when the marks are there
    score.wait_for(timeout=60_000)
    assert float(score.get_attribute("placeholder")) == pytest.approx(automatic, abs=0.01)
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
        score.fill(str(BY_HAND))
        score.blur()
    comment = page.locator(f"textarea#{CORRECTED.removesuffix('-check')}-comment")
    with page.expect_response(lambda answer: "/api/comment/" in answer.url and answer.request.method == "PUT"):
        comment.fill(WHY)
        comment.blur()
    score.scroll_into_view_if_needed()
    page.screenshot(path=keep("afternoon-correct-by-hand"))


def flagged(row):
    return row.locator("td.flagged span").count() > 0


def look_at_the_pages(course, page, keep):
    """The pages that come out: what stands on them, and a picture of each."""
    chapter = read_chapter(course / "solutions" / CHAPTER / f"{CHAPTER}.md")
    code = re.compile(r"lambda .{12,}|equals\(.{4,}\)|close\(.{4,}\)")
    secrets = {"".join(line.split()) for _, line in hidden_lines(chapter) if code.search(line)}
    for student in ("ada", "ben", "cara", "dan", "mallory"):
        path = course / "feedback" / student / CHAPTER / f"{CHAPTER}.html"
        page.goto(path.as_uri())
        page.screenshot(path=keep(f"afternoon-feedback-{student}"))
        text = page.locator("body").inner_text()
        squeezed = "".join(html.unescape(text).split())
        assert not [secret for secret in secrets if secret in squeezed]
        assert ("Not graded." in text) == (student == "dan")
        assert (WHY in text) == (student == "ben")
        if student == "ben":
            page.get_by_text(WHY).scroll_into_view_if_needed()
            page.screenshot(path=keep("afternoon-feedback-comment"))
    page.goto((course / "build" / "report" / f"{CHAPTER}.html").as_uri())
    assert page.get_by_text("4 submissions").count()
    page.screenshot(path=keep("afternoon-report"), full_page=True)
