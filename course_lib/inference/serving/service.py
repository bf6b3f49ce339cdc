# SPDX-License-Identifier: Apache-2.0
"""The service behind the routes: which model answers, what is accepted, what happens when the model fails."""

import asyncio
import gc
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from course_lib.artifact import ArtifactError
from course_lib.inference.serving import served as models
from course_lib.inference.serving.batching import Batcher
from course_lib.inference.serving.limits import BUSY, Limits, Refused
from course_lib.inference.serving.log import Log
from course_lib.inference.serving.metrics import Metrics
from course_lib.inference.serving.served import Answer, Served
from course_lib.preprocess import TextPreprocess, tokenise

_FLUSH_EVERY = 0.5


class Turn(NamedTuple):
    """One model in service with its queue: an answer names this model whatever is in service by then."""

    served: Served
    batcher: Batcher


class Item(NamedTuple):
    """The answer to one row; None where the model failed."""

    answer: Answer | None
    tokens: int | None
    """How many tokens the text had, where that is logged."""


def tell_failure(what: str, error: Exception) -> None:
    """Say on stderr what failed and where, without the message: it may quote what was asked."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    print(f"{what} failed: {type(error).__name__} at {place.filename}:{place.lineno}", file=sys.stderr)


class Service:
    """One server's state; all of it belongs to the event loop that called `start`.

    Args:
        model: a folder, `models/spam_model` or `models/spam_model@alias`; loaded at once, warmed by `start`.
        limits: what is refused.
        fallback: the answer where the model fails: one of its labels, or "triage".
        log: where answers are noted.
        forward: how rows become answers; another one only to plant faults.

    Raises:
        ArtifactError: the model cannot be used, or has no such label to fall back on.
    """

    def __init__(
        self,
        model: str,
        limits: Limits | None = None,
        *,
        fallback: str = models.TRIAGE,
        log: Log | None = None,
        forward: Callable[[Served, list[Any]], Sequence[Answer]] = models.answers,
    ):
        self.model, self.limits, self.fallback = model, limits or Limits(), fallback
        self.log = log or Log()
        self.metrics = Metrics(lambda: self.in_flight)
        self.in_flight = 0
        """Requests accepted and not yet answered."""
        self._arriving = 0
        self.trouble: str | None = None
        """Why the last reload changed nothing."""
        self._forward = forward
        self._began = time.monotonic()
        self._first = self._read()
        self._turn: Turn | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._reloading = asyncio.Lock()

    def start(self) -> None:
        """Warm the model up in the background; `turn` is None until that is done."""
        self._tasks = [asyncio.create_task(self._warm_first()), asyncio.create_task(self._keep_log())]

    async def close(self) -> None:
        """Let go of the model and write the rest of the log; what was accepted has been answered by now."""
        for task in self._tasks:
            task.cancel()
        if self._turn is not None:
            self._turn.batcher.close()
        self.log.close()

    @property
    def turn(self) -> Turn:
        """The model in service.

        Raises:
            Refused: 503 while it is being warmed up.
        """
        if self._turn is None:
            raise Refused(503, f"{self._first.name} is being warmed up: ask again in a few seconds.")
        return self._turn

    def health(self) -> dict[str, Any]:
        """Whether requests are answered, by which model, for how long, and how many wait."""
        served = self._turn.served if self._turn else self._first
        waits = self._turn.batcher.wait() if self._turn else 0.0
        return {
            "ready": self._turn is not None and waits <= self.limits.patience,
            "model": served.name,
            "labels": served.labels,
            "uptime": round(time.monotonic() - self._began, 1),
            "queue": self.in_flight,
            "wait": round(waits, 4),
            "trouble": self.trouble,
        }

    def busy(self, requests: int) -> bool:
        """Whether one more is to be refused: so many are under way, or rows wait for longer than `patience`."""
        slow = self._turn is not None and self._turn.batcher.wait() > self.limits.patience
        return slow or requests >= self.limits.max_queue

    def admits_unread(self) -> bool:
        """Whether to read a prediction that has come; it counts as under way from now on, or else as refused.

        Its own task counts it from its first step on, which the event loop takes in the next round; of one round's
        many requests each must know of those before it.
        """
        if not self.busy(self.in_flight + self._arriving):
            self._arriving += 1
            asyncio.get_running_loop().call_soon(self._arrived)
            return True
        self.metrics.shed.inc()
        self.metrics.answered("unread", 503, 0.0)
        return False

    def _arrived(self) -> None:
        self._arriving -= 1

    async def answer(self, turn: Turn, rows: list[Any]) -> list[Item]:
        """Answers to checked rows, in their order, by the model of this turn.

        Raises:
            Refused: 503 when busy, 504 when it takes too long.
        """
        if self.busy(self.in_flight):
            self.metrics.shed.inc()
            raise Refused(503, BUSY)
        self.in_flight += 1
        parts = [rows[i : i + self.limits.max_batch] for i in range(0, len(rows), self.limits.max_batch)]
        # All at once and before anything else can run: a queue that was replaced ends with what it holds.
        promised = [turn.batcher.submit(part) for part in parts]
        try:
            async with asyncio.timeout(self.limits.timeout):
                found = [await self._part(turn, part, coming) for part, coming in zip(parts, promised, strict=True)]
                return [item for part in found for item in part]
        except TimeoutError:
            seconds = f"{self.limits.timeout:g}"
            raise Refused(504, f"{turn.served.name} gave no answer within {seconds} s: try again later.") from None
        finally:
            self.in_flight -= 1
            for coming in promised:
                coming.cancel()

    async def reload(self) -> tuple[str, str]:
        """Look the model up again; the names of the model before and of the one now in service.

        The new one is read and warmed up beside the old one and then takes over between two requests; the old
        one answers what it accepted.

        Raises:
            ArtifactError: the new one cannot be used; the old one stays in service.
        """
        async with self._reloading:
            old = self.turn
            try:
                new = await asyncio.to_thread(self._read)
                if new.name != old.served.name:
                    self._turn = await self._ready(new)
                    old.batcher.close()
            except ArtifactError as error:
                self.trouble = f"{str(error).rstrip('.')}; {old.served.name} stays in service."
                raise ArtifactError(self.trouble) from error
            self.trouble = None
            return old.served.name, self.turn.served.name

    def _read(self) -> Served:
        found = models.read(self.model)
        if self.fallback not in (*found.labels, models.TRIAGE):
            known = ", ".join(found.labels)
            raise ArtifactError(f"{found.name} has no label {self.fallback!r} to fall back on: use triage or {known}.")
        return found

    async def _ready(self, served: Served) -> Turn:
        try:
            await asyncio.to_thread(models.warm, served, self.limits)
        except Exception as error:  # whatever a foreign model raises must not end the old one's service
            raise ArtifactError(f"{served.name} cannot be run ({type(error).__name__}): freeze it again.") from error
        gc.freeze()  # a model is many objects that stay: looking through them for garbage stops everything for 0.1 s
        batcher = Batcher(partial(self._items, served), self.limits, self.metrics.batch_rows.observe)
        self.metrics.serving(served.name)
        return Turn(served, batcher)

    async def _warm_first(self) -> None:
        try:
            self._turn = await self._ready(self._first)
        except ArtifactError as error:
            self.trouble = str(error)
            print(self.trouble, file=sys.stderr)

    async def _keep_log(self) -> None:
        while True:
            await asyncio.sleep(_FLUSH_EVERY)
            self.log.flush()

    async def _part(self, turn: Turn, rows: list[Any], coming: asyncio.Future[Sequence[Item]]) -> Sequence[Item]:
        try:
            return await coming
        except Exception as error:
            self.metrics.fallbacks.inc(len(rows))
            tell_failure(turn.served.name, error)
            return [Item(None, None)] * len(rows)

    def _items(self, served: Served, rows: list[Any]) -> list[Item]:
        """Runs in the model's thread."""
        found = self._forward(served, rows)
        counting = bool(self.log) and isinstance(served.predictor.model.preprocess, TextPreprocess)
        return [Item(answer, len(tokenise(row)) if counting else None) for answer, row in zip(found, rows, strict=True)]
