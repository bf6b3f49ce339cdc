# SPDX-License-Identifier: Apache-2.0
"""`course grade` while things fail around it: the database goes, its disk fills; and far workers, and a large class."""

import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHAPTER = "00-start-here"
COMMAND = [sys.executable, "-m", "course_lib.cli", "grade"]
PATHS = [str(Path(__file__).resolve().parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(PATHS)}
SCORES = (
    "SELECT student_id, base_cell.name, auto_score FROM grade JOIN base_cell ON base_cell.id = cell_id "
    "JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id "
    "JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id"
)
LARGE = "01-two-phases"
GROWTH = 10
"""MiB that a driver may hold more after 300 submissions than after 100: 3 is usual, 29 if dask keeps their bytes."""
SCHEDULER = """\
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


def start(course, *more, chapter=CHAPTER):
    words = [*COMMAND, chapter, *more, "--json", "out.json"]
    return subprocess.Popen(words, cwd=course, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)


def rows_of(course):
    students = json.loads((course / "out.json").read_text())["students"]
    return {row["student"]: (row["status"], row["score"]) for row in students}


def done_in(course, chapter=CHAPTER):
    return len(list((course / "grading" / "results" / chapter).glob("*.json")))


def until(course, process, count, chapter=CHAPTER):
    while done_in(course, chapter) < count and process.poll() is None:
        time.sleep(0.05)


def half_right(hand_in, submit, count, before=""):
    """A class of which every other one is right; gives the rows that it should have."""
    for number in range(count):
        right = hand_in(CHAPTER, solved=True)
        for cell in right["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "first-answer":
                cell["source"] = before + "".join(cell["source"])
        submit(f"student-{number}", right if number % 2 else hand_in(CHAPTER))
    return {f"student-{number}": ("graded", 2.0 * (number % 2)) for number in range(count)}


@pytest.mark.long
def test_a_database_that_is_away_for_five_seconds_is_waited_for(classroom, hand_in, required):
    required(shutil.which("initdb") and shutil.which("postgres"), "PostgreSQL is not installed: run `make test-tools`")
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed: run `make setup`")
    course, submit = classroom
    wanted = half_right(hand_in, submit, 20, "import time\ntime.sleep(0.4)\n")
    with Database() as database:
        process = start(course, "--db", database.url)
        until(course, process, 3)
        database.stop()
        before = done_in(course)
        time.sleep(5)
        assert process.poll() is None and done_in(course) <= before + 1
        database.start()
        said, _ = process.communicate(timeout=300)
        with psycopg.connect(database.url.replace("+psycopg", "")) as book:
            found = book.execute(SCORES).fetchall()
    assert process.returncode == 0 and said.count("The gradebook is away") >= 1
    assert rows_of(course) == wanted
    assert sorted(found) == sorted(
        (student, cell, score / 2)
        for student, (_, score) in wanted.items()
        for cell in ("first-answer-check", "quiz-three-dots-check")
    )


class Database:
    """A PostgreSQL server on a socket of its own that can go and come back; it refuses root, so `nobody` runs it."""

    def __init__(self):
        self.line = Path("/tmp") / f"course-away-{os.getpid()}"  # a socket's path may have 107 letters
        self.user = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
        self.url = f"postgresql+psycopg://course@/postgres?host={self.line}"

    def __enter__(self):
        (self.line / "data").mkdir(parents=True)
        if self.user:
            for path in (self.line, self.line / "data"):
                shutil.chown(path, "nobody", "nogroup")
        words = ["initdb", "-D", self.line / "data", "-U", "course", "-A", "trust"]
        subprocess.run(words, check=True, capture_output=True, cwd="/", **self.user)
        self.start()
        return self

    def start(self):
        words = ["postgres", "-D", self.line / "data", "-k", self.line, "-c", "listen_addresses="]
        self.process = subprocess.Popen(words, cwd="/", stderr=subprocess.DEVNULL, **self.user)
        while not (self.line / ".s.PGSQL.5432").exists():
            assert self.process.poll() is None
            time.sleep(0.1)

    def stop(self):
        self.process.send_signal(signal.SIGQUIT)  # at once, as when the machine is cut off
        self.process.wait()
        for path in self.line.glob(".s.PGSQL.*"):
            path.unlink()

    def __exit__(self, *error):
        self.stop()
        shutil.rmtree(self.line)


@pytest.mark.long
def test_a_full_disk_under_the_gradebook_is_said_and_a_rerun_finishes(classroom, hand_in, required, small_disk):
    required(small_disk.mounted, "no small disk can be mounted here: run the tests as root, as CI does")
    course, submit = classroom
    wanted = half_right(hand_in, submit, 20, "import time\ntime.sleep(0.4)\n")
    path = small_disk.folder / "gradebook.db"
    process = start(course, "--db", f"sqlite:///{path}")
    until(course, process, 3)
    with small_disk.full():
        said, _ = process.communicate(timeout=300)
    assert process.returncode == 1 and "disk is full" in said, said
    early = done_in(course)
    assert 3 <= early < 20
    process = start(course, "--db", f"sqlite:///{path}")
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    assert f"{early} unchanged" in said
    with contextlib.closing(sqlite3.connect(path)) as book:
        assert len(book.execute(SCORES).fetchall()) == 40
    assert rows_of(course) == wanted


@pytest.mark.long
def test_workers_of_another_scheduler_grade_alike(classroom, hand_in, tmp_path):
    course, submit = classroom
    wanted = half_right(hand_in, submit, 8)
    script = tmp_path / "far.py"
    script.write_text(SCHEDULER)
    words = [sys.executable, script]
    with subprocess.Popen(
        words, cwd=tmp_path, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as far:
        address = far.stdout.readline().strip()
        for _ in range(2):  # the workers stay, and the second time they meet a grader of the same name
            process = start(course, "--scheduler", address, "--force")
            said, _ = process.communicate(timeout=300)
            assert process.returncode == 0, said
            assert rows_of(course) == wanted
        far.communicate("\n", timeout=60)
    process = start(course, "--scheduler", address, "--force")
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 1 and said.startswith("No dask scheduler answers at") and said.count("\n") == 1


@pytest.mark.long
def test_the_driver_does_not_grow_with_the_class(classroom, hand_in):
    course, submit = classroom
    for number in range(300):
        submit(f"student-{number}", hand_in(LARGE, solved=bool(number % 2)), LARGE)
    process = start(course, "--workers", "2", chapter=LARGE)
    held = []
    for count in (100, 200, 295):
        until(course, process, count, LARGE)
        status = Path(f"/proc/{process.pid}/status").read_text()
        held.append(int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024)
    process.communicate(timeout=300)
    assert process.returncode == 0
    assert {row[0] for row in rows_of(course).values()} == {"graded"} and len(rows_of(course)) == 300
    assert held[-1] - held[0] < GROWTH and max(held) < 400, held
