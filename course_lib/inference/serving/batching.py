# SPDX-License-Identifier: Apache-2.0
"""Rows of many requests in one forward pass: an event loop collects them, one thread computes.

While the thread works, requests gather by themselves; only an idle one waits, for `max_wait` seconds at most.
"""

import asyncio
import contextlib
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from course_lib.inference.serving.limits import Limits

Forward = Callable[[list[Any]], Sequence[Any]]
_MEMORY = 0.8  # how much of the estimated batch time is kept when a new one was measured


@dataclass(frozen=True, eq=False)
class Job:
    """The rows of one request, and where its answers go."""

    rows: list[Any]
    answers: asyncio.Future[Sequence[Any]]


class Batcher:
    """One model's queue and its thread; everything but `forward` runs in the event loop.

    Args:
        forward: rows to as many answers, called in the thread only, with one call at a time.
        limits: `max_batch` and `max_wait`.
        on_batch: told the number of rows of each forward pass.
    """

    def __init__(self, forward: Forward, limits: Limits, on_batch: Callable[[int], None] = lambda rows: None):
        self._forward, self._limits, self._on_batch = forward, limits, on_batch
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[Job] = deque()
        self.rows_waiting = 0
        self._timer: asyncio.TimerHandle | None = None
        self._began: float | None = None  # when the thread got what it works on
        self._batch_seconds = 0.0
        self._closing = False
        self._inbox: SimpleQueue[list[Job] | None] = SimpleQueue()
        # A daemon: a model that hangs must not keep the process from ending.
        threading.Thread(target=self._work, name="forward", daemon=True).start()

    def submit(self, rows: list[Any]) -> asyncio.Future[Sequence[Any]]:
        """The answers to come, in the order of the rows, or whatever `forward` raised for them."""
        job = Job(rows, self._loop.create_future())
        self._waiting.append(job)
        self.rows_waiting += len(rows)
        if self._began is None:
            if self.rows_waiting >= self._limits.max_batch or not self._limits.max_wait:
                self._start()
            elif self._timer is None:
                self._timer = self._loop.call_later(self._limits.max_wait, self._start)
        return job.answers

    def wait(self) -> float:
        """Estimated seconds until a request that came now would be computed.

        A thread that takes longer than usual is expected to go on for as long again: so one that hangs counts
        against newcomers although it never tells how long it takes.
        """
        spent = 0.0 if self._began is None else time.perf_counter() - self._began
        batch = max(self._batch_seconds, spent)
        running = 0.0 if self._began is None else max(self._batch_seconds - spent, spent)
        return running + math.ceil(self.rows_waiting / self._limits.max_batch) * batch

    def close(self) -> None:
        """End the thread, after everything that was accepted."""
        self._closing = True
        if self._began is None and not self._waiting:
            self._inbox.put(None)

    def _start(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        jobs: list[Job] = []
        rows = 0
        while self._waiting and (not jobs or rows + len(self._waiting[0].rows) <= self._limits.max_batch):
            job = self._waiting.popleft()
            self.rows_waiting -= len(job.rows)
            if not job.answers.done():  # whoever gave up waiting needs no forward pass
                jobs.append(job)
                rows += len(job.rows)
        if jobs:
            self._began = time.perf_counter()
            self._on_batch(rows)
            self._inbox.put(jobs)

    def _done(self, jobs: list[Job], results: list[Sequence[Any] | Exception]) -> None:
        assert self._began is not None
        spent = time.perf_counter() - self._began
        self._batch_seconds = _MEMORY * self._batch_seconds + (1 - _MEMORY) * spent
        self._began = None
        self._start()
        for job, result in zip(jobs, results, strict=True):
            if job.answers.done():
                continue
            if isinstance(result, Exception):
                job.answers.set_exception(result)
            else:
                job.answers.set_result(result)
        if self._closing:
            self.close()

    def _work(self) -> None:
        while jobs := self._inbox.get():
            results = compute(self._forward, [job.rows for job in jobs])
            with contextlib.suppress(RuntimeError):  # the loop closed while the model hung
                self._loop.call_soon_threadsafe(self._done, jobs, results)


def compute(forward: Forward, requests: list[list[Any]]) -> list[Sequence[Any] | Exception]:
    """The answers to each request by one forward pass; where that fails, each by its own.

    So a row that breaks the model costs its own request the answer and not its neighbours.
    """
    try:
        answers = forward([row for rows in requests for row in rows])
    except Exception as error:
        if len(requests) == 1:
            return [error]
        return [compute(forward, [rows])[0] for rows in requests]
    results: list[Sequence[Any] | Exception] = []
    for rows in requests:
        results.append(answers[: len(rows)])
        answers = answers[len(rows) :]
    return results
