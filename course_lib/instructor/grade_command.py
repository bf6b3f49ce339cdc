# SPDX-License-Identifier: Apache-2.0
"""`course grade`: reads a class, grades what has changed, and writes each outcome down as soon as it is there."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from . import grade_one, intake, record, sandbox, schedule, store
from .grade_one import Result
from .intake import NotReadable
from .plan import Plan, PlanError, read_plan

FOLDER = "grading"
MOST_TIMESTAMP = 100


class GradeError(RuntimeError):
    """The class cannot be graded now; the message is one sentence: why, and what to do."""


@dataclass(frozen=True)
class Options:
    """What `course grade` was asked for; see the command's help."""

    submitted: Path | None = None
    workers: int = 1
    scheduler: str = ""
    db: str | None = None
    only: str = ""
    force: bool = False
    walls: bool = True
    all_cells: bool = False


@dataclass(frozen=True)
class Row:
    """One student's line in the end: what was graded now or before, without the notebook and the outcomes."""

    result: Result
    before: bool = False


@dataclass(frozen=True)
class Places:
    """Where a course keeps what, as nbgrader_config.py says."""

    submitted: str
    autograded: str
    db_url: str
    course_id: str


@dataclass(frozen=True)
class _Task:
    """A submission to be graded: where it lies, and what it depends on."""

    student: str
    path: Path
    digest: str
    key: str
    sentence: str


def grade_class(
    root: Path,
    chapter: str,
    options: Options,
    *,
    tell: Callable[[str], None] = print,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Row]:
    """Grades a chapter's submissions into the gradebook.

    Args:
      root: the course's folder.
      chapter: its full name.
      options: what was asked for.
      tell: where sentences about waiting go.
      progress: called with how many are done and how many there are.

    Returns:
      A row for each student who handed in something, by name.

    Raises:
      GradeError, PlanError, RecordError, Refused, Busy, Unreachable: in one sentence.
    """
    plan = read_plan(root, chapter)
    folder = root / FOLDER
    with store.alone(folder):
        try:
            places = read_places(root, options.db)
            return _Class(root, plan, places, folder, options, tell, progress).grade()
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise GradeError(
                f"The disk is full ({error.filename or folder}): make room and run this again; what was graded is kept."
            ) from None


@dataclass(frozen=True)
class _Class:
    """One run of the command."""

    root: Path
    plan: Plan
    places: Places
    folder: Path
    options: Options
    tell: Callable[[str], None]
    progress: Callable[[int, int], None]

    def grade(self) -> list[Row]:
        rows: dict[str, Row] = {}
        todo, again = self._sort_out(rows)
        total, done = len(rows) + len(todo) + len(again), len(rows)
        self.progress(done, total)
        if todo or again:
            from .nbgrader_course import settings

            book = record.open_book(self.places.db_url, self.places.course_id, settings(self.root), self.tell)
            try:
                record.prepare(book, self.plan)
                for task, result in again:
                    self._write_down(book, task, result)
                    rows[task.student] = Row(_light(result), before=True)
                    done += 1
                    self.progress(done, total)
                for task, result in self._graded(todo):
                    self._write_down(book, task, result)
                    rows[task.student] = Row(_light(result))
                    done += 1
                    self.progress(done, total)
            finally:
                book.close()
        return [rows[name] for name in sorted(rows)]

    def _sort_out(self, rows: dict[str, Row]) -> tuple[list[_Task], list[tuple[_Task, Result]]]:
        """What is to be graded, and what was graded and is not in this gradebook; `rows` gets what is done."""
        known = record.known_scores(self.places.db_url, self.plan.chapter, self.tell)
        todo, again = [], []
        for task in self._tasks(rows):
            kept = None
            if not self.options.force:
                autograded = self._autograded(task.student)
                kept = store.load(self.folder, self.plan.chapter, task.student, task.key, autograded)
            if kept is None:
                todo.append(task)
            elif known.get(task.student) == kept.grades:
                rows[task.student] = Row(_light(kept), before=True)
            else:
                again.append((task, kept))
        return todo, again

    def _tasks(self, rows: dict[str, Row]) -> Iterator[_Task]:
        folder = self.options.submitted or Path(self.places.submitted.partition("{student}")[0])
        found = list(intake.find_submissions(folder, self.plan.chapter))
        if self.options.only:
            found = [(name, path) for name, path in found if name == self.options.only]
        if not found:
            whose = f"{self.options.only}'s " if self.options.only else ""
            where = folder / (self.options.only or "STUDENT") / self.plan.chapter / f"{self.plan.chapter}.ipynb"
            raise GradeError(
                f"There is no {whose}submission for {self.plan.chapter}: they are looked for as {where}, where "
                "`course collect DOWNLOAD` lays them."
            )
        secret = hashlib.sha256(store.secret(self.root, self.folder).encode()).hexdigest()
        settings = {"all_cells": self.options.all_cells, "walls": self.options.walls, "secret": secret}
        for name, path in found:
            try:
                student, digest, sentence = intake.student_id(name), "", ""
            except NotReadable as error:
                shown = ascii(name)[1:-1]
                rows[shown] = Row(grade_one.ungradable(shown, str(error), self.plan))
                continue
            try:
                digest = intake.content_digest(intake.read_bytes(path, folder))
            except NotReadable as error:
                sentence = str(error)
            whole = f"{digest}{sentence}{_timestamp(path) or ''}"
            yield _Task(student, path, digest, store.key(whole, self.plan, settings), sentence)

    def _graded(self, tasks: list[_Task]) -> Iterator[tuple[_Task, Result]]:
        """Results as they come; a submission's bytes are read when a worker is free for them."""
        if not tasks:
            return
        if self.options.walls and (missing := sandbox.available()):
            raise sandbox.Refused(missing)
        cache = (self.folder / "cache").resolve()
        secret = store.secret(self.root, self.folder)
        setting = schedule.Setting(self.plan, str(cache), self.options.all_cells, self.options.walls, secret=secret)
        self._rehearse(setting)
        by_name = {task.student: task for task in tasks}
        jobs = (self._job(task) for task in tasks)
        workers = min(self.options.workers, len(tasks))
        for result in schedule.run(setting, jobs, workers=workers, scheduler=self.options.scheduler):
            yield by_name[result.student], result

    def _job(self, task: _Task) -> schedule.Job:
        if task.sentence:
            return schedule.Job(task.student, sentence=task.sentence)
        try:
            content = intake.read_bytes(task.path, task.path.parents[2])
        except NotReadable as error:
            return schedule.Job(task.student, sentence=str(error))
        if intake.content_digest(content) != task.digest:
            return schedule.Job(task.student, sentence="It was changed while it was graded; run this again.")
        return schedule.Job(task.student, content)

    def _rehearse(self, setting: schedule.Setting) -> None:
        """Grades the reference solution once for each edition and environment, in a process of its own."""
        whole = f"{self.plan.release}{self.plan.checks}{store.environment()}"
        done = self.folder / "cache" / f"{self.plan.chapter}-{hashlib.sha256(whole.encode()).hexdigest()[:16]}.done"
        if done.exists():
            return
        try:
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
                pool.submit(schedule.rehearse, setting).result()
        except BrokenProcessPool:
            name = f"solutions/{self.plan.chapter}"
            raise PlanError(f"{name}: running the instructor's notebook ended its process; mend it first.") from None
        done.touch()

    def _write_down(self, book: record.Book, task: _Task, result: Result) -> None:
        """Notebook, log, gradebook, and last the mark that it was done: a kill in between is mended by a rerun."""
        path = self._autograded(task.student)
        content = store.write_notebook(path, result) if result.notebook else path.read_bytes()
        stamp = _timestamp(task.path)
        if stamp:
            store.write_whole(path.with_name("timestamp.txt"), stamp.encode())
        before = record.known_of(book, self.plan.chapter, task.student)
        entry = {
            "student": task.student,
            "chapter": self.plan.chapter,
            "submission": task.digest,
            "release": self.plan.release,
            "checks": self.plan.checks,
            "environment": store.environment(),
            "status": result.status,
            "old": before,
            "new": result.grades,
            "old_score": sum(before.get(name) or 0.0 for name in result.points) if before else None,
            "new_score": result.score,
            "flags": result.flags,
        }
        store.log(self.folder, entry)
        record.record(
            book,
            self.plan,
            task.student,
            result.grades,
            result.comments,
            timestamp=stamp,
            for_a_person=result.status == "ungradable",
            flagged=bool(result.flags),
        )
        if result.final:
            store.keep(self.folder, self.plan.chapter, result, task.key, content)

    def _autograded(self, student: str) -> Path:
        return Path(_filled(self.places.autograded, student, self.plan.chapter)) / f"{self.plan.chapter}.ipynb"


def read_places(root: Path, db: str | None) -> Places:
    """Where the course keeps what; nbgrader takes seconds to be imported, so what it said is kept with its settings."""
    path = root / FOLDER / "places.json"
    config = hashlib.sha256((root / "nbgrader_config.py").read_bytes() + str(root).encode()).hexdigest()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept.pop("config") == config:
            return replace(Places(**kept), **({"db_url": db} if db else {}))
    except (OSError, ValueError, TypeError, KeyError):
        pass
    from .nbgrader_course import course_directory

    course = course_directory(root)
    marks = ("{student}", "{chapter}")
    folders = [course.format_path(getattr(course, f"{step}_directory"), *marks) for step in ("submitted", "autograded")]
    places = Places(folders[0], folders[1], course.db_url, course.course_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    store.write_whole(path, json.dumps(vars(places) | {"config": config}).encode())
    return replace(places, **({"db_url": db} if db else {}))


def as_json(rows: list[Row]) -> str:
    """The rows for other programs."""
    students = [
        {
            "student": row.result.student,
            "status": row.result.status,
            "score": row.result.score,
            "max_score": row.result.max_score,
            "grades": row.result.grades,
            "seconds": row.result.seconds,
            "flags": row.result.flags,
            "sentence": row.result.sentence,
        }
        for row in rows
    ]
    return json.dumps({"students": students}, ensure_ascii=False, indent=1) + "\n"


def _light(result: Result) -> Result:
    """Without what is large: a row stays in memory until the end, and all of it lies in `grading/`."""
    return replace(result, notebook={}, outcomes={}, comments={})


def _filled(pattern: str, student: str, chapter: str) -> str:
    return pattern.replace("{student}", student).replace("{chapter}", chapter)


def _timestamp(notebook: Path) -> str | None:
    """When it was handed in, as nbgrader's timestamp.txt beside the notebook says."""
    try:
        text = intake.read_bytes(notebook.with_name("timestamp.txt"), notebook.parents[2])[:MOST_TIMESTAMP].decode()
        from dateutil.parser import parse

        parse(text.strip().rsplit(" ", 1)[0])
    except (NotReadable, ValueError, OverflowError):
        return None
    return text.strip()
