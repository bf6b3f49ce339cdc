# SPDX-License-Identifier: Apache-2.0
"""`course grade` beside plain `nbgrader autograde`: the same class, the same compile cache, in turns in one run."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from course_lib.author.answers import read_known_answers

from . import machine

CHAPTER = "01-two-phases"
SPEED, GOAL, AGAIN, SCALING, MEBIBYTES = 5.0, 8.0, 50.0, 1.7, 400.0
"""Floors: times nbgrader's submissions a minute, and the goal; the same unchanged; two workers by one; memory."""
HEAVY, READY = 24, 4
"""Submissions of which every cell is run, and how many of a class pass before its pace is taken."""
PART = "part-"
"""How the students begin whom nbgrader grades too; a digit for the round follows."""


class Broken(RuntimeError):
    """A grader ended without grades; the message is one sentence."""


@dataclass(frozen=True)
class Spent:
    """What one command took.

    Attributes:
      seconds: by the clock.
      cpu_seconds: processor time of it and of all that it started, students included.
      mebibytes: the most memory that its own first process held; None where there is no /proc.
      steady: seconds from one graded submission to the next, once the workers were ready; 0 where none was graded.
    """

    seconds: float
    cpu_seconds: float
    mebibytes: float | None = None
    steady: float = 0.0


@dataclass(frozen=True)
class Card:
    """What one run measured, a Spent for each round.

    Attributes:
      submissions: the class.
      plain_submissions: how many of them nbgrader graded in each round.
      empty: nbgrader with nobody to grade.
      plain: nbgrader with its part of the class.
      one: `course grade` with one worker and the whole class.
      two: the same with two.
      again: `course grade` when nothing has changed.
      heavy_one: one worker and a small class of which every cell is run, as nbgrader does.
      heavy_two: the same with two.
      equal: whether all scores were those of nbgrader, and all were full.
      load: how many processes wanted a core before it began, on average over a minute.
    """

    submissions: int
    plain_submissions: int
    empty: Spent
    plain: tuple[Spent, ...]
    one: tuple[Spent, ...]
    two: tuple[Spent, ...]
    again: tuple[Spent, ...]
    heavy_one: tuple[Spent, ...]
    heavy_two: tuple[Spent, ...]
    equal: bool
    load: float

    def plain_class(self, key: str = "seconds") -> list[float]:
        """What nbgrader would take for the whole class in one process, by round: its start is counted once."""
        start = getattr(self.empty, key)
        each = [max(getattr(part, key) - start, 0.0) / self.plain_submissions for part in self.plain]
        return [start + self.submissions * seconds for seconds in each]

    def times(self, ours: Sequence[Spent], key: str = "seconds") -> float:
        """How many times as long nbgrader takes, the median of the rounds."""
        pairs = zip(self.plain_class(key), ours, strict=True)
        return statistics.median(plain / getattr(own, key) for plain, own in pairs)

    @property
    def scaling(self) -> float:
        """Two workers by one, once they are ready, the median of the rounds.

        It is measured with every cell run. Otherwise a submission is so little work that one worker and the driver,
        who writes the gradebook meanwhile, fill two cores.
        """
        pairs = zip(self.heavy_one, self.heavy_two, strict=True)
        return statistics.median(one.steady / two.steady for one, two in pairs)

    @property
    def mebibytes(self) -> float | None:
        """The most that a driver held."""
        held = [spent.mebibytes for spent in (*self.one, *self.two, *self.again) if spent.mebibytes is not None]
        return max(held, default=None)

    @property
    def missed(self) -> list[str]:
        """A sentence for each floor that was missed."""
        found = {
            "Scores differ from nbgrader's, or an honest submission lost points.": not self.equal,
            f"Two workers grade fewer than {SPEED:g} times as many a minute as nbgrader.": self.times(self.two) < SPEED,
            f"Unchanged, it is less than {AGAIN:g} times as fast as nbgrader.": self.times(self.again) < AGAIN,
            f"Two workers are less than {SCALING:g} times as fast as one.": self.scaling < SCALING,
            f"The driver held more than {MEBIBYTES:g} MiB.": (self.mebibytes or 0.0) > MEBIBYTES,
        }
        return [sentence for sentence, is_missed in found.items() if is_missed]


def measure(
    root: Path, submissions: int, plain_submissions: int, rounds: int, tell: Callable[[str], None] = lambda doing: None
) -> Card:
    """Grades the class in turns with nbgrader, one worker and two, then unchanged; nothing is left behind.

    Args:
      root: the course's folder, which is only read.
      submissions: how many there are.
      plain_submissions: how many of them nbgrader grades, in all rounds together.
      rounds: how many.
      tell: told what is measured now.

    Raises:
      Broken: a grader fails.
    """
    load = machine.load()
    part = max(1, plain_submissions // rounds)
    submissions = max(submissions, part * rounds)
    measured: dict[str, list[Spent]] = {name: [] for name in ("plain", "one", "two", "again", "heavy_one", "heavy_two")}
    with tempfile.TemporaryDirectory(prefix="course-bench-") as folder:
        tell("a class is made")
        school = _School(root, Path(folder).resolve())
        school.make(submissions, part, rounds)
        tell("both once, so that everything is compiled")
        school.plain("warm")
        school.grade("warm", "--all-cells")
        empty = school.plain("nobody")
        for number in range(rounds):
            tell(f"nbgrader autograde, round {number + 1}")
            measured["plain"].append(school.plain(f"{PART}{number}-*"))
            for workers, name in enumerate(("one", "two"), 1):
                tell(f"course grade, workers: {workers}, round {number + 1}")
                measured[name].append(school.grade("submitted", "--force", f"--workers={workers}"))
            for workers, name in enumerate(("heavy_one", "heavy_two"), 1):
                tell(f"course grade, every cell, workers: {workers}, round {number + 1}")
                measured[name].append(school.grade("heavy", "--force", "--all-cells", f"--workers={workers}"))
            tell(f"course grade, unchanged, round {number + 1}")
            measured["again"].append(school.grade("submitted"))
        equal = school.equal()
    told = {name: tuple(spent) for name, spent in measured.items()}
    return Card(submissions, part, empty, equal=equal, load=load, **told)


@dataclass(frozen=True)
class _School:
    """A course for each side, and a copy of the library, so that what is edited meanwhile changes nothing."""

    root: Path
    folder: Path

    @property
    def ours(self) -> Path:
        return self.folder / "ours"

    @property
    def theirs(self) -> Path:
        return self.folder / "theirs"

    def make(self, submissions: int, part: int, rounds: int) -> None:
        """Builds both courses and hands in the class."""
        from course_lib.author.build import build_editions, write_editions

        leave = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
        shutil.copytree(Path(__file__).parents[1], self.folder / "library" / "course_lib", ignore=leave)
        for name in ("notebooks", "solutions"):
            shutil.copytree(self.root / name, self.ours / name, ignore=leave)
        for name in ("nbgrader_config.py", "pyproject.toml"):
            shutil.copy(self.root / name, self.ours)
        write_editions(self.ours, build_editions(self.ours))
        shutil.copytree(self.ours, self.theirs)
        names = [f"{PART}{number}-{each}" for number in range(rounds) for each in range(part)]
        names += [f"student-{number}" for number in range(submissions - len(names))]
        places: list[tuple[str, tuple[str, ...]]] = [(name, ("submitted",)) for name in names]
        places += [(f"heavy-{number}", ("heavy",)) for number in range(HEAVY)]
        # what nbgrader compiles lies beside what the others do, and all of it is there before the clock runs
        places += [("warm", ("submitted", "warm"))]
        for (name, steps), notebook in zip(places, classwork(self.root, self.ours), strict=False):
            for course, step in ((self.ours, steps[-1]), (self.theirs, steps[0])):
                path = course / step / name / CHAPTER / f"{CHAPTER}.ipynb"
                path.parent.mkdir(parents=True)
                path.write_text(json.dumps(notebook), encoding="utf-8")
        # as an instructor does it once, so that nbgrader knows the chapter
        self._run(self.theirs, "nbgrader", "generate_assignment", CHAPTER, "--force")

    def plain(self, student: str) -> Spent:
        """Plain nbgrader, in one process, for the students of this pattern."""
        words = ("autograde", CHAPTER, f"--student={student}")
        return self._run(self.theirs, "nbgrader", *words, may_fail=student == "nobody")

    def grade(self, submitted: str, *options: str) -> Spent:
        """`course grade`; of an unchanged class it starts no student's process."""
        began = time.time()
        words = ("grade", CHAPTER, "--submitted", submitted, "--json", "out.json", *options)
        spent = self._run(self.ours, "course_lib.cli", *words)
        # the students' processes are not the command's to wait for: their keepers tell what they used
        kept = [path for path in (self.ours / "grading" / "results" / CHAPTER).glob("*.json")]
        ends = {path: path.stat().st_mtime for path in kept if path.stat().st_mtime > began}
        used = sum(json.loads(path.read_text(encoding="utf-8"))["result"]["cpu_seconds"] for path in ends)
        # the first few end together, when all workers have come up
        times = sorted(ends.values())[READY:]
        steady = (times[-1] - times[0]) / (len(times) - 1) if len(times) > 1 else 0.0
        return replace(spent, cpu_seconds=spent.cpu_seconds + used, steady=steady)

    def equal(self) -> bool:
        """Whether both gradebooks hold the same scores for nbgrader's students, and all are full in ours."""
        from course_lib.instructor.record import known_scores

        books = []
        for course in (self.ours, self.theirs):
            books.append(known_scores(f"sqlite:///{course / 'gradebook.db'}", CHAPTER, lambda sentence: None))
        own, theirs = books
        rows = json.loads((self.ours / "out.json").read_text(encoding="utf-8"))["students"]
        full = all(row["score"] == row["max_score"] and row["status"] == "graded" and not row["flags"] for row in rows)
        return full and bool(theirs) and all(own.get(student) == scores for student, scores in theirs.items())

    def _run(self, course: Path, module: str, *words: str, may_fail: bool = False) -> Spent:
        cache = (self.ours / "grading" / "cache").resolve()
        cache.mkdir(parents=True, exist_ok=True)
        paths = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
        surroundings = os.environ | {
            "PATH": os.pathsep.join(paths),  # nbgrader looks for alembic there
            "PYTHONPATH": str(self.folder / "library"),
            "JAX_COMPILATION_CACHE_DIR": str(cache),
            "JAX_PLATFORMS": "cpu",
        }
        with tempfile.TemporaryFile() as said:
            spent, status = run([sys.executable, "-m", module, *words], course, surroundings, said)
            if status and not may_fail:
                said.seek(0)
                last = said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
                raise Broken(f"{module} {words[0]} failed ({''.join(last)[:300]}): mend that first.")
        return spent


def run(command: list[str], folder: Path, surroundings: dict[str, str], said: Any) -> tuple[Spent, int]:
    """Runs a command; gives what it took and its exit status."""
    began, most = time.perf_counter(), None
    process = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=said, stderr=said)
    while True:
        most = high_water(process.pid) or most
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        time.sleep(0.02)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    return Spent(time.perf_counter() - began, cpu, most), process.returncode


def high_water(pid: int) -> float | None:
    """The most memory that a process has held so far, VmHWM in MiB; None where there is no /proc, or it has ended."""
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return None
    return int(found[1]) / 1024 if found else None


def classwork(root: Path, course: Path) -> Iterator[dict[str, Any]]:
    """Honest submissions without end, no two alike: the right answers of tests/answers in turn, or the reference's."""
    released = json.loads((course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb").read_text(encoding="utf-8"))
    solved = json.loads((course / "solutions" / CHAPTER / f"{CHAPTER}.ipynb").read_text(encoding="utf-8"))
    right: dict[str, list[str]] = {}
    for cell in solved["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("solution"):
            path = root / "tests" / "answers" / CHAPTER / f"{marks['grade_id']}.py"
            found = [answer.source for answer in read_known_answers(path).answers if answer.right]
            right[marks["grade_id"]] = found or ["".join(cell["source"])]
    number = 0
    while True:
        cells = []
        for cell in released["cells"]:
            answers = right.get(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))
            if answers is not None and cell["cell_type"] == "code":
                cell = cell | {"source": f"{answers[number % len(answers)]}\n# written by student {number}\n"}
            cells.append(cell)
        yield released | {"cells": cells}
        number += 1


HEADS = ("grader", "submissions a minute", "CPU seconds each", "times as fast", "by CPU", "floor", "goal")


def report(card: Card) -> int:
    """Prints a card for people and, last, one JSON line for programs; 1 where a floor is missed."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 150, highlight=False)
    title = f"{card.submissions} honest submissions of {CHAPTER}, medians of {len(card.one)} rounds"
    table = Table(*HEADS, title=title, caption=conditions(card))
    for row in rows(card):
        table.add_row(*row)
    console.print(table)
    for sentence in card.missed:
        console.print(sentence, style="bold red")
    record = {"bench": "grade", **asdict(card), "speed": card.times(card.two), "again_speed": card.times(card.again)}
    record |= {"speed_cpu": card.times(card.two, "cpu_seconds"), "scaling": card.scaling, "passed": not card.missed}
    print(json.dumps(record))
    return int(bool(card.missed))


def markdown(card: Card) -> str:
    """The card as a Markdown table, and under it what ran how."""
    table = [HEADS, ("---",) * len(HEADS), *rows(card)]
    return "\n".join(f"| {' | '.join(row)} |" for row in table) + f"\n\n{conditions(card)}"


def rows(card: Card) -> list[tuple[str, ...]]:
    """The table's rows, each a grader."""
    found = [_row(card, "`nbgrader autograde`", None, "", "")]
    found.append(_row(card, "`course grade`, 1 worker", card.one, "", ""))
    found.append(_row(card, "`course grade`, 2 workers", card.two, f"{SPEED:g}", f"{GOAL:g}"))
    found.append(_row(card, "the same class unchanged", card.again, f"{AGAIN:g}", ""))
    return found


def _row(card: Card, name: str, ours: Sequence[Spent] | None, floor: str, goal: str) -> tuple[str, ...]:
    if ours is None:
        seconds, cpu = card.plain_class(), card.plain_class("cpu_seconds")
        times = ("1", "1")
    else:
        seconds, cpu = [spent.seconds for spent in ours], [spent.cpu_seconds for spent in ours]
        times = (f"{card.times(ours):.1f}", f"{card.times(ours, 'cpu_seconds'):.1f}")
    minute = 60 * card.submissions / statistics.median(seconds)
    return name, f"{minute:,.0f}", f"{statistics.median(cpu) / card.submissions:.3f}", *times, floor, goal


def conditions(card: Card) -> str:
    """What else was measured, and where."""
    held = "unknown" if card.mebibytes is None else f"{card.mebibytes:.0f} MiB"
    return (
        f"Start-up counts. nbgrader graded {card.plain_submissions * len(card.plain)} of them, its start counted "
        "once for the class; both had the same warm compile cache. With every cell run, two workers are "
        f"{card.scaling:.2f} times as fast as one once they are ready (floor {SCALING:g}). The driver held {held} at "
        f"most (floor {MEBIBYTES:g}). {os.cpu_count()} cores, load {card.load:.1f} before it began, "
        f"Python {platform.python_version()}."
    )
