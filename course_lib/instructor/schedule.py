# SPDX-License-Identifier: Apache-2.0
"""Spreads a class over worker processes with dask.distributed: here, or wherever a scheduler's address leads."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from . import grade_one, intake, judge
from .grade_one import Result, Workshop
from .plan import Plan, PlanError
from .sandbox import Limits, Refused

AHEAD = 3
"""Submissions that wait at each worker: enough that none is idle, few enough that memory stays flat."""
DEATHS = 2
"""How many workers may die of one submission before it is given up."""


class Unreachable(RuntimeError):
    """There are no workers; the message is one sentence."""


@dataclass(frozen=True)
class Job:
    """A submission's bytes, or why there are none."""

    student: str
    content: bytes = b""
    sentence: str = ""


@dataclass(frozen=True)
class Setting:
    """What a worker needs to know once.

    Attributes:
      plan: the chapter.
      cache: the folder of compiled programs, on the worker's machine.
      all_cells: whether cells that no graded cell needs are run too.
      walls: whether there is a sandbox.
      limits: what one submission may use.
      secret: what hidden months are drawn from, the same for the whole class.
    """

    plan: Plan
    cache: str
    all_cells: bool = False
    walls: bool = True
    limits: Limits = field(default_factory=Limits)
    secret: str = field(default="", repr=False)


def open_workshop(setting: Setting, slot: int = 0) -> Workshop:
    """Runs the instructor's checks, starts the sandbox and tries the reference solution in it: what a worker does once.

    Raises:
      PlanError: the instructor's notebook fails, or the reference solution does not get all points.
      Refused: the sandbox cannot run here.
    """
    from .sandbox import Warm, unsafe

    cache = Path(setting.cache).resolve()
    cache.mkdir(parents=True, exist_ok=True)
    modules = judge.modules_of(setting.plan)
    with ThreadPoolExecutor(1) as beside:  # both take seconds, and the sandbox's are another process's
        maker: Any = Warm if setting.walls else unsafe.Warm
        opening = beside.submit(maker, cache, modules)
        try:
            checks = judge.read_checks(setting.plan, all_cells=setting.all_cells, secret=setting.secret)
        except BaseException:
            opening.result().close()
            raise
        boxes: Any = opening.result()
    try:
        shop = Workshop(setting.plan, checks, boxes, setting.limits, setting.all_cells, slot, setting.walls)
        # what is noticed of the reference solution too means nothing
        return replace(shop, usual=frozenset(_reference(shop).flags) - {grade_one.NO_WALLS})
    except BaseException:
        boxes.close()
        raise


def rehearse(setting: Setting) -> None:
    """Runs the whole reference notebook without walls: it fills the compile cache, which students only read.

    Raises:
      PlanError: the reference solution does not get all points.
    """
    # the instructor's own code, which may take as long as it takes
    patient = replace(setting.limits, wall_seconds=900, cell_seconds=300, cpu_seconds=900)
    open_workshop(replace(setting, walls=False, limits=patient, all_cells=True)).boxes.close()


def _reference(shop: Workshop) -> Result:
    """The result of the instructor's own solution, which must get all points."""
    plan = shop.plan
    cells = tuple(
        intake.Cell(cell.solution if cell.role == "answer" else cell.source, cell.type, cell, cell.role == "answer")
        for cell in plan.cells
    )
    result = grade_one.grade(intake.Submission("reference", cells, (), {}), shop)
    for name, most in plan.points.items():
        if (result.grades[name] or 0.0) < most:
            why = f" ({result.sentence})" if result.sentence else ""
            raise PlanError(
                f"{plan.chapter}: the reference solution gets {result.grades[name]:g} of {most:g} points for `{name}` "
                f"when it is graded{why}; mend the check or the solution first."
            )
    return result


def run(setting: Setting, jobs: Iterable[Job], *, workers: int = 1, scheduler: str = "") -> Iterator[Result]:
    """Grades submissions, and gives each result as soon as it is there.

    Args:
      setting: what all have in common.
      jobs: read as workers become free, so that a large class is never in memory.
      workers: how many processes, without a scheduler.
      scheduler: the address of a dask scheduler whose workers have this package.

    Raises:
      Unreachable: dask is not installed, or the scheduler cannot be reached.
      PlanError, Refused: no submission can be graded.
    """
    with _client(workers, scheduler) as client:
        from distributed import as_completed

        client.register_plugin(_plugin(setting))
        waiting = iter(jobs)
        names: dict[str, Job] = {}

        def submit() -> Any:
            job = next(waiting, None)
            if job is None:
                return None
            future = client.submit(_grade, job, pure=False, retries=0)
            names[future.key] = job
            return future

        room = AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]) or workers)
        first = [future for future in (submit() for _ in range(room)) if future is not None]
        done = as_completed(first)
        for future in done:
            job = names.pop(future.key)
            yield _result(future, job, setting.plan)
            future.release()
            following = submit()
            if following is not None:
                done.add(following)


def _result(future: Any, job: Job, plan: Plan) -> Result:
    from distributed import KilledWorker

    error = future.exception()
    if error is None:
        return Result(**future.result())
    if isinstance(error, PlanError | Refused):
        raise error
    if isinstance(error, KilledWorker):
        said = "Grading it ended the grader's own worker, more than once; run this again for it alone."
        return grade_one.ungradable(job.student, said, plan, final=False)
    said = f"The grader itself failed on it ({type(error).__name__}: {str(error)[:200]}); report this."
    return grade_one.ungradable(job.student, said, plan, final=False)


@contextlib.contextmanager
def _client(workers: int, scheduler: str) -> Iterator[Any]:
    try:
        import dask
        from distributed import Client, LocalCluster
        from distributed.security import Security
    except ImportError:
        raise Unreachable("`course grade` needs dask.distributed: `make setup` brings it.") from None
    if scheduler:
        try:
            client = Client(scheduler, timeout=10)
        except (OSError, ValueError):
            raise Unreachable(f"No dask scheduler answers at {scheduler}: start one, or leave it out.") from None
        with client:
            yield client
        return
    quiet = {
        "distributed.scheduler.allowed-failures": DEATHS,
        "distributed.admin.log-length": 100,
        # dask keeps so many of its last messages, and each holds a whole submission
        "distributed.admin.low-level-log-length": 10,
    }
    with (
        dask.config.set(quiet),
        # anybody on this machine could send code to an open port: the certificates are made for this run
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            memory_limit=0,
            dashboard_address="127.0.0.1:0",
            host="127.0.0.1",
            protocol="tls",
            security=Security.temporary(),
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def _plugin(setting: Setting) -> Any:
    from distributed import WorkerPlugin

    class Grader(WorkerPlugin):
        """Keeps one workshop in each worker, made when the first submission comes."""

        name = "course-grade"

        def __init__(self) -> None:
            self.setting = setting
            self.shop: Workshop | None = None

        def setup(self, worker: Any) -> None:
            self.slot = worker.name if isinstance(worker.name, int) else abs(hash(worker.name)) % 64

        def teardown(self, worker: Any) -> None:
            self.close()

        def close(self) -> None:
            shop, self.shop = self.shop, None
            if shop is not None:
                shop.boxes.close()

        def workshop(self) -> Workshop:
            if self.shop is None:
                self.shop = open_workshop(self.setting, self.slot)
            return self.shop

    return Grader()


def _grade(job: Job) -> dict[str, Any]:
    """One submission, in a worker."""
    from distributed import get_worker

    grader: Any = get_worker().plugins["course-grade"]
    shop = grader.workshop()
    try:
        return grade_job(job, shop)
    except Refused:
        grader.close()  # the sandbox may have been ended from outside: once more with a fresh one
        return grade_job(job, grader.workshop())


def grade_job(job: Job, shop: Workshop) -> dict[str, Any]:
    """One submission from its bytes, as plain data."""
    if job.sentence:
        return asdict(grade_one.ungradable(job.student, job.sentence, shop.plan))
    return asdict(grade_one.grade(intake.read_submission(job.student, job.content, shop.plan), shop))
