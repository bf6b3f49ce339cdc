# SPDX-License-Identifier: Apache-2.0
"""The queue of cases that a person is to decide: most uncertain first, one reviewer each, none forgotten."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from course_lib.inference import decisions, feedback
from course_lib.inference.feedback import Correction

LEASE = timedelta(minutes=15)
"""How long a reviewer has a case; then it goes back to the queue."""

_TABLE = """
CREATE TABLE IF NOT EXISTS cases (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, model TEXT NOT NULL, predicted TEXT NOT NULL,
    probability REAL NOT NULL, priority REAL NOT NULL, place INTEGER NOT NULL,
    reviewer TEXT, until REAL, done INTEGER NOT NULL DEFAULT 0
)"""
_WAITING = "done = 0 AND (reviewer IS NULL OR until <= ?)"
_CASE = "id, text, model, predicted, probability, priority"


class ReviewError(ValueError):
    """A reviewer asks for what the queue cannot give."""


@dataclass(frozen=True)
class Case:
    """One answer that a person is to judge."""

    id: str
    text: str
    model: str
    predicted: str
    probability: float
    """Of the predicted label."""
    priority: float
    """The larger, the sooner."""


def uncertain(
    ids: Sequence[str],
    texts: Sequence[str],
    probabilities: Any,
    labels: Sequence[str],
    model: str,
    *,
    sure: float = 0.7,
) -> list[Case]:
    """The cases in which the model should ask a person, by `decisions.abstain` or, for C labels, `decisions.route`.

    The priority is 1 less the margin between the two most probable labels: 1 where they are even.

    Args:
        ids: [N] names.
        texts: [N]
        probabilities: [N] of the second of two labels, or [N, C].
        labels: their names.
        model: which version answered.
        sure: with a top probability of less (for C labels: of no more) than this a person is asked.

    Raises:
        ValueError: a probability outside 0 to 1, or shapes that do not fit together.
    """
    chances = decisions.rounded(probabilities)
    if not len(ids) == len(texts) == len(chances):
        raise ValueError(f"There are {len(ids)} ids, {len(texts)} texts and {len(chances)} answers: give one of each.")
    if chances.ndim == 1:
        ask = decisions.abstain(chances, sure=sure)
        chances = np.stack([1 - chances, chances], axis=1)
    else:
        ask = decisions.route(chances, labels, threshold=sure, otherwise="") == ""
    ranked = np.sort(chances, axis=1)
    priority = np.round(1 - (ranked[:, -1] - ranked[:, -2]), decisions.DECIMALS)
    top = chances.argmax(axis=1)
    return [
        Case(ids[i], texts[i], model, labels[top[i]], float(chances[i, top[i]]), float(priority[i]))
        for i in np.flatnonzero(ask).tolist()
    ]


@dataclass(frozen=True)
class ReviewQueue:
    """A queue in one SQLite file, for any number of processes; every change is whole or was never made."""

    path: Path
    """The file, made where it is missing."""
    store: Path
    """The feedback store that outcomes go to."""
    lease: timedelta = LEASE

    def put(self, cases: Sequence[Case]) -> int:
        """Add cases and tell how many are new; one whose id is there already stays as it is."""
        with self._open() as database:
            before = database.total_changes
            (place,) = database.execute("SELECT COALESCE(MAX(place), 0) FROM cases").fetchone()
            database.executemany(
                f"INSERT OR IGNORE INTO cases ({_CASE}, place) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(*vars(case).values(), place + number) for number, case in enumerate(cases, start=1)],
            )
            return database.total_changes - before

    def take(self, reviewer: str, *, at: datetime | None = None) -> Case | None:
        """The most urgent case that nobody has, for this reviewer alone until the lease ends; None if there is none.

        Of equal priority the one that came first. A reviewer who has an unfinished case gets that one again.
        """
        moment = _seconds(at)
        with self._open() as database:
            found = database.execute(
                f"SELECT {_CASE} FROM cases WHERE done = 0 AND reviewer = ? AND until > ?", (reviewer, moment)
            ).fetchone()
            found = (
                found
                or database.execute(
                    f"SELECT {_CASE} FROM cases WHERE {_WAITING} ORDER BY priority DESC, place LIMIT 1", (moment,)
                ).fetchone()
            )
            if found is None:
                return None
            until = moment + self.lease.total_seconds()
            database.execute("UPDATE cases SET reviewer = ?, until = ? WHERE id = ?", (reviewer, until, found[0]))
            return Case(*found)

    def give_back(self, case: str, reviewer: str, *, at: datetime | None = None) -> None:
        """Let another reviewer have it.

        Raises:
            ReviewError: this reviewer does not have it.
        """
        with self._open() as database:
            self._held(database, case, reviewer, _seconds(at))
            database.execute("UPDATE cases SET reviewer = NULL, until = NULL WHERE id = ?", (case,))

    def finish(
        self, case: str, reviewer: str, label: str, *, role: str = "agent", at: datetime | None = None
    ) -> Correction:
        """Write what the reviewer decided to the feedback store, and take the case off the queue.

        The store comes first: a process killed between the two leaves a case that is decided once more, of which
        `feedback.resolve` keeps one. The other way round an outcome could be lost.

        Raises:
            ReviewError: this reviewer does not have it, or has it no longer.
            ValueError: an unknown role.
        """
        moment = at or datetime.now(UTC)
        with self._open() as database:
            held = self._held(database, case, reviewer, _seconds(moment))
            correction = Correction(
                id=held.id,
                model=held.model,
                predicted=held.predicted,
                probability=held.probability,
                label=label,
                who=reviewer,
                role=role,
                when=moment.isoformat(timespec="milliseconds"),
                text=held.text,
            )
            feedback.add(self.store, correction)
            database.execute("UPDATE cases SET done = 1 WHERE id = ?", (case,))
            return correction

    def counts(self, *, at: datetime | None = None) -> dict[str, int]:
        """How many cases wait, are taken and are done."""
        moment = _seconds(at)
        with self._open() as database:
            waiting, taken, done = database.execute(
                f"SELECT COALESCE(SUM({_WAITING}), 0), COALESCE(SUM(done = 0 AND until > ?), 0), "
                "COALESCE(SUM(done), 0) FROM cases",
                (moment, moment),
            ).fetchone()
            return {"waiting": waiting, "taken": taken, "done": done}

    def _held(self, database: sqlite3.Connection, case: str, reviewer: str, moment: float) -> Case:
        found = database.execute(
            f"SELECT {_CASE} FROM cases WHERE id = ? AND done = 0 AND reviewer = ? AND until > ?",
            (case, reviewer, moment),
        ).fetchone()
        if found is None:
            raise ReviewError(f"{reviewer} does not have the case {case}, or no longer: take the next one.")
        return Case(*found)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction, begun as a writer, so that two processes never choose the same case."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        try:
            database.execute("BEGIN IMMEDIATE")
            database.execute(_TABLE)
            yield database
            database.execute("COMMIT")
        finally:
            database.close()  # what was not committed is undone


def _seconds(at: datetime | None) -> float:
    return (at or datetime.now(UTC)).timestamp()
