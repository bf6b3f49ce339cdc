# SPDX-License-Identifier: Apache-2.0
"""`course grade` from end to end: every submission has an outcome, a rerun does what changed, faults lose nothing."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHAPTER = "00-start-here"
COMMAND = [sys.executable, "-m", "course_lib.cli", "grade", CHAPTER]
PATHS = [str(Path(__file__).resolve().parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(PATHS)}
TABLES = {
    "scores": "SELECT student_id, base_cell.name, auto_score, manual_score, needs_manual_grade FROM grade "
    "JOIN base_cell ON base_cell.id = cell_id JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id "
    "JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id",
    "comments": "SELECT student_id, base_cell.name, auto_comment, manual_comment FROM comment "
    "JOIN base_cell ON base_cell.id = cell_id JOIN submitted_notebook ON submitted_notebook.id = comment.notebook_id "
    "JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id",
}


def run(course, *more):
    done = subprocess.run(
        [*COMMAND, *more, "--json", "out.json"], cwd=course, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {row["student"]: row for row in json.loads((course / "out.json").read_text())["students"]}, done.stdout


def contents(course):
    with sqlite3.connect(course / "gradebook.db") as book:
        return {name: sorted(book.execute(query).fetchall()) for name, query in TABLES.items()}


def flags_of(course):
    kept = (course / "grading" / "results" / CHAPTER).glob("*.json")
    return {path.stem: json.loads(path.read_text())["result"]["flags"] for path in kept}


@pytest.mark.long
def test_a_class_from_end_to_end(classroom, hand_in, nbgrader):
    course, submit = classroom
    submit("ada", hand_in(CHAPTER, solved=True))
    submit("ben", hand_in(CHAPTER))
    submit("cleo", b"{")
    submit("dora", hand_in(CHAPTER, {"first-answer": "import os\nos._exit(1)"}, solved=True))
    submit("-odd-", hand_in(CHAPTER, solved=True))
    rows, said = run(course)
    assert {name: (row["status"], row["score"], row["max_score"]) for name, row in rows.items()} == {
        "ada": ("graded", 2.0, 2.0),
        "ben": ("graded", 0.0, 2.0),
        "cleo": ("ungradable", 0.0, 2.0),
        "dora": ("partial", 1.0, 2.0),
        "-odd-": ("ungradable", 0.0, 2.0),
    }
    assert "2 graded, 1 in part, 2 not gradable" in said
    before = contents(course)
    assert run(course)[0] == rows
    assert contents(course) == before
    log = [json.loads(line) for line in (course / "grading" / "audit.jsonl").read_text().splitlines()]
    assert [line["student"] for line in sorted(log, key=lambda line: line["student"])] == ["ada", "ben", "cleo", "dora"]

    # one changes, with its tests deleted: only it is graded again, and no old point is left
    book = hand_in(CHAPTER)
    book["cells"] = [c for c in book["cells"] if not c["metadata"].get("nbgrader", {}).get("grade")]
    submit("ada", book)
    rows, said = run(course)
    assert rows["ada"]["score"] == 0 and "4 unchanged" not in said and "3 unchanged" in said
    last = json.loads((course / "grading" / "audit.jsonl").read_text().splitlines()[-1])
    assert (last["student"], last["old_score"], last["new_score"]) == ("ada", 2.0, 0.0)

    nbgrader(course, "generate_feedback", CHAPTER)
    page = (course / "feedback" / "cleo" / CHAPTER / f"{CHAPTER}.html").read_text()
    assert "no JSON" in page
    nbgrader(course, "export")
    assert "dora" in (course / "grades.csv").read_text()


@pytest.mark.long
@pytest.mark.soak
def test_killed_at_any_moment_and_run_again_gives_the_same_gradebook(classroom, hand_in, tmp_path, soak):
    course, submit = classroom
    for number in range(12):
        submit(f"student-{number}", hand_in(CHAPTER, solved=bool(number % 2)))
    submit("broken", b"[]")
    submit("killer", hand_in(CHAPTER, {"first-answer": "import os\nos._exit(1)"}, solved=True))
    run(course, "--only", "student-0")  # so that the kills fall while the class is graded, and not before
    calm = tmp_path / "calm"
    shutil.copytree(course, calm)
    began = time.monotonic()
    run(calm)
    usual = time.monotonic() - began
    draw = random.Random(6)
    for _ in range(8 * soak):
        process = subprocess.Popen(COMMAND, cwd=course, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        time.sleep(draw.uniform(0.3, usual))
        process.send_signal(signal.SIGKILL)
        process.wait()
    time.sleep(5)  # workers notice that their scheduler is gone
    run(course)
    assert contents(course) == contents(calm)
    assert flags_of(course) == flags_of(calm)


@pytest.mark.long
def test_a_killed_worker_loses_nothing(classroom, hand_in):
    import psutil

    course, submit = classroom
    for number in range(16):
        submit(f"student-{number}", hand_in(CHAPTER, solved=True))
    process = subprocess.Popen([*COMMAND, "--workers", "2", "--json", "out.json"], cwd=course, env=ENVIRONMENT)
    kept = course / "grading" / "results" / CHAPTER
    while len(list(kept.glob("*.json"))) < 3 and process.poll() is None:
        time.sleep(0.05)
    workers = [
        child
        for child in psutil.Process(process.pid).children()
        if "spawn_main" in " ".join(child.cmdline()) and child.memory_info().rss > 150 << 20
    ]
    workers[0].kill()
    assert process.wait(timeout=300) == 0
    rows = json.loads((course / "out.json").read_text())["students"]
    assert {(row["status"], row["score"]) for row in rows} == {("graded", 2.0)} and len(rows) == 16


@pytest.mark.long
def test_postgresql_holds_the_same_grades(classroom, hand_in, required):
    required(shutil.which("initdb") and shutil.which("postgres"), "PostgreSQL is not installed: run `make test-tools`")
    pytest.importorskip("psycopg", reason="psycopg is not installed: run `make setup`")
    course, submit = classroom
    for number in range(4):
        submit(f"student-{number}", hand_in(CHAPTER, solved=bool(number % 2)))
    run(course)
    with postgres() as url:
        run(course, "--db", url)
        import psycopg

        with psycopg.connect(url.replace("+psycopg", "")) as book:
            found = {name: sorted(book.execute(query).fetchall()) for name, query in TABLES.items()}
    as_numbers = {
        name: [tuple(int(v) if isinstance(v, bool) else v for v in row) for row in rows] for name, rows in found.items()
    }
    assert as_numbers == contents(course)


class postgres:
    """A PostgreSQL server of our own on a socket in a folder; it refuses root, so that `nobody` runs it then."""

    def __init__(self):
        self.line = Path("/tmp") / f"course-pg-{os.getpid()}"  # a socket's path may have 107 letters
        self.user = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}

    def __enter__(self):
        self.line.mkdir(exist_ok=True)
        home = self.line / "data"
        home.mkdir()
        if self.user:
            for path in (self.line, home):
                shutil.chown(path, "nobody", "nogroup")
        subprocess.run(
            ["initdb", "-D", home, "-U", "course", "-A", "trust"], check=True, capture_output=True, cwd="/", **self.user
        )
        command = ["postgres", "-D", home, "-k", self.line, "-c", "listen_addresses="]
        self.process = subprocess.Popen(command, cwd="/", stderr=subprocess.DEVNULL, **self.user)
        while not (self.line / ".s.PGSQL.5432").exists():
            assert self.process.poll() is None
            time.sleep(0.1)
        time.sleep(1)
        return f"postgresql+psycopg://course@/postgres?host={self.line}"

    def __exit__(self, *error):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        shutil.rmtree(self.line)


def test_what_cannot_be_graded_is_said_in_a_sentence(classroom):
    course, _ = classroom

    def said(*command):
        done = subprocess.run([*COMMAND[:-1], *command], cwd=course, env=ENVIRONMENT, capture_output=True, text=True)
        assert done.returncode == 1
        return done.stdout

    assert "There is no chapter '77'" in said("77")
    assert "There is no submission for 00-start-here" in said(CHAPTER)
    assert "There is no eve's submission" in said(CHAPTER, "--only", "eve")
    assert "`course build --private nowhere` makes one there" in said(CHAPTER, "--private", "nowhere")
    (course / "solutions" / CHAPTER / f"{CHAPTER}.ipynb").unlink()
    assert "run `course build`" in said(CHAPTER)


def test_a_full_disk_and_a_second_grader_are_said(classroom, hand_in, monkeypatch):
    import errno

    from course_lib.instructor import grade_command, schedule, store

    course, submit = classroom
    submit("ada", hand_in(CHAPTER, solved=True))
    plan = grade_command.read_plan(course, CHAPTER)
    monkeypatch.setattr(grade_command._Class, "_rehearse", lambda self, setting: None)
    outcome = grade_command.grade_one.ungradable("ada", "No.", plan)
    monkeypatch.setattr(schedule, "run", lambda *given, **more: iter([outcome]))

    def full(path, content):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patch, pytest.raises(grade_command.GradeError, match="disk is full"):
        patch.setattr(store, "write_whole", full)
        grade_command.grade_class(course, CHAPTER, grade_command.Options(walls=False))
    with store.alone(course / "grading"), pytest.raises(store.Busy, match="Another"):
        grade_command.grade_class(course, CHAPTER, grade_command.Options(walls=False))
    [row] = grade_command.grade_class(course, CHAPTER, grade_command.Options(walls=False))
    assert row.result.sentence == "No."


def test_the_audit_log_goes_on_after_a_line_that_was_cut_short(tmp_path):
    from course_lib.instructor import store

    store.log(tmp_path, {"student": "ada"})
    with (tmp_path / "audit.jsonl").open("a") as file:
        file.write('{"student": "b')
    store.log(tmp_path, {"student": "cleo"})
    lines = (tmp_path / "audit.jsonl").read_text().splitlines()
    assert [json.loads(lines[n])["student"] for n in (0, 2)] == ["ada", "cleo"]
    assert {"when", "who"} <= json.loads(lines[2]).keys()


def test_a_result_is_graded_again_when_anything_it_depends_on_changes(built_course, tmp_path):
    from dataclasses import replace

    from course_lib.instructor import store
    from course_lib.instructor.plan import read_plan

    plan = read_plan(built_course, CHAPTER)
    keys = {
        store.key("a", plan, {"all_cells": False}),
        store.key("b", plan, {"all_cells": False}),
        store.key("a", plan, {"all_cells": True}),
        store.key("a", replace(plan, checks="other"), {"all_cells": False}),
        store.key("a", replace(plan, release="other"), {"all_cells": False}),
    }
    assert len(keys) == 5
