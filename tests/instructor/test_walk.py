# SPDX-License-Identifier: Apache-2.0
"""One learner's walk through the whole course, by the commands that a learner and an instructor type."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from course_lib.author.bank import bank_sources, read_pools
from course_lib.author.build import chapter_sources
from course_lib.author.items import solution_of
from course_lib.author.source import read_chapter
from course_lib.learner import answers
from course_lib.learner.quiz import variant_of
from course_lib.learner.run import run_notebook

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [path.stem for path in chapter_sources(ROOT)]
HANDED_IN = CHAPTERS[::4]
"""Each runs three times here; the known answers of every chapter are graded in test_known_answers.py."""
STUDENT = "ada"
PATHS = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(PATHS)}


def course(folder, *words):
    """What `course WORDS` says in a folder."""
    command = [sys.executable, "-m", "course_lib.cli", *words]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def is_quiz(cell):
    return cell["metadata"]["nbgrader"]["grade_id"].startswith("quiz-")


def work_through(root, slug):
    """Types every exercise into the learner's copy, answers every question on its card, runs and saves."""
    path = root / "work" / slug / f"{slug}.ipynb"
    solved = json.loads((root / "solutions" / slug / f"{slug}.ipynb").read_text())
    key = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell
        for cell in solved["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        given = key.get(cell["metadata"].get("nbgrader", {}).get("grade_id"))
        if given and not is_quiz(given):
            cell["source"] = given["source"]
    folder = root / "solutions" / slug
    pools = {pool.id: pool for pool in read_pools(folder)} if bank_sources(folder) else {}
    for identity, cell in key.items():
        if is_quiz(cell):
            name = identity.removeprefix("quiz-")
            pool = pools.get(name)
            told = solution_of(pool, variant_of(pool, STUDENT)) if pool else "".join(cell["source"]).split(" = ")[1]
            answers.save(name, json.loads(told), path.parent)
    ran, stopped = run_notebook(notebook, path.parent)
    assert stopped == []
    nbformat.write(ran, path)


@pytest.mark.long
def test_a_learner_walks_through_every_chapter_and_those_handed_in_get_full_marks(built_course, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(built_course, root)
    course(root, "work")
    answers.remember_student(STUDENT, root / "work" / CHAPTERS[0])
    for slug in CHAPTERS:
        work_through(root, slug)

    lines = [line for line in course(root, "progress").splitlines() if "%" in line]
    assert len(lines) == len(CHAPTERS) + 1 and all("100 %" in line for line in lines), lines
    said = course(root, "certificate", "--name", "Ada Lovelace", "--date", "2026-11-23")
    assert f"{len(CHAPTERS)} of {len(CHAPTERS)} chapters" in said

    for slug in HANDED_IN:
        course(root, "submit", slug)
        name = f"{slug}-{STUDENT}.ipynb"
        inbox = root / "submitted" / STUDENT / slug
        inbox.mkdir(parents=True)
        shutil.copy(root / "submissions" / name, inbox / f"{slug}.ipynb")
        course(root, "grade", slug, "--json", f"{slug}.json")
        (row,) = json.loads((root / f"{slug}.json").read_text())["students"]
        assert (row["status"], row["flags"]) == ("graded", []), row
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        for slug in HANDED_IN:
            grades = book.find_submission_notebook(slug, slug, STUDENT).grades
            lost = {grade.name for grade in grades if grade.auto_score != grade.max_score}
            exercises = read_chapter(ROOT / "solutions" / slug / f"{slug}.md").exercises.values()
            assert grades and lost == {each.id for each in exercises if not each.automatic}, slug
