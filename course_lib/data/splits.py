# SPDX-License-Identifier: Apache-2.0
"""Parting rows into training and test: row numbers, ascending; the same values and seed give the same parts.

How to part is a statement about the future: `at_random` and `stratified` say that new rows are like the old
ones, `by_group` that they come from people never seen, `by_time` that they come later.

A split with an empty part is an error. A share of the test that the rows, labels, groups or times do not allow is a
warning (`UserWarning`): where it is off by more than one row, and by more than .1 or than half of the smaller part.
"""

import warnings
from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from course_lib.arguments import LARGEST_SEED, real_number, whole_number
from course_lib.data.tables import read_jsonl, write_jsonl

Parts = tuple[np.ndarray, np.ndarray]
"""The row numbers of training and of test."""
_DRAWS = 200
_CLOSE = 0.01
_MOST_OFF = 0.1


def at_random(rows: Sized, *, test_share: float = 0.25, seed: int) -> Parts:
    """Part rows at random.

    Raises:
        ValueError: a share that is not between 0 and 1, a seed below 0, or one part would be empty.
    """
    _check(test_share, seed)
    test = np.zeros(len(rows), bool)
    test[np.random.default_rng(seed).permutation(len(rows))[: round(len(rows) * test_share)]] = True
    return _parts(test, test_share, "give more rows")


def stratified(labels: Sequence[Any] | np.ndarray, *, test_share: float = 0.25, seed: int) -> Parts:
    """Part at random within each label, so that both parts have the same share of each, to the nearest row.

    A label with too few rows for one in the test (one row, or two at a share of .25) is in training alone.

    Raises:
        ValueError: a share that is not between 0 and 1, a seed below 0, or one part would be empty.
    """
    _check(test_share, seed)
    rng = np.random.default_rng(seed)
    values, codes = np.unique(np.asarray(labels), return_inverse=True)
    test = np.zeros(len(codes), bool)
    for code in range(len(values)):
        rows = rng.permutation(np.flatnonzero(codes == code))
        test[rows[: round(len(rows) * test_share)]] = True
    return _parts(test, test_share, f"give more rows of each of the {len(values)} labels, or split at random")


def by_group(groups: Sequence[Any] | np.ndarray, *, test_share: float = 0.25, seed: int) -> Parts:
    """Part whole groups at random (a customer's emails together), as near to the share of rows as they allow.

    Each of up to 200 draws puts the groups into a random order, and takes them for the test from the first on, until
    the share is nearest. The first draw within .01 of the share is taken, so that chance and not size decides; if there
    is none, the nearest of them.

    Raises:
        ValueError: a share that is not between 0 and 1, a seed below 0, or fewer than two groups.
    """
    _check(test_share, seed)
    values, codes, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    if len(values) < 2:
        raise ValueError(f"A split by group needs two groups or more, and there are {len(values)}: split at random.")
    rng = np.random.default_rng(seed)
    nearest, chosen = np.inf, np.arange(0)
    for _ in range(_DRAWS):
        order = rng.permutation(len(values))
        errors = np.abs(np.cumsum(sizes[order])[:-1] - len(codes) * test_share)  # one group stays in training
        if errors.min() < nearest:
            nearest, chosen = errors.min(), order[: 1 + int(errors.argmin())]
        if nearest <= _CLOSE * len(codes):
            break
    return _parts(np.isin(codes, chosen), test_share, "choose a column with smaller groups, or another share")


def by_time(times: Sequence[Any] | np.ndarray, *, test_share: float = 0.25) -> Parts:
    """Part at a moment: the latest rows are the test, and no training row is as late as the first of them.

    Raises:
        ValueError: a share that is not between 0 and 1, times that are missing or of two kinds, or one time for all
            rows.
    """
    _check(test_share)
    moments = np.asarray(times)
    if moments.dtype.kind == "U" and not all(isinstance(time, str) for time in times):
        raise ValueError("A split by time needs times of one kind, and `times` mixes texts with other values.")
    if np.any(moments != moments):  # NaN and NaT differ from themselves
        raise ValueError("A split by time needs a time in every row: leave out the rows without one.")
    candidates, earlier = np.unique(np.sort(moments), return_index=True)
    if len(candidates) < 2:
        raise ValueError("A split by time needs two times or more: split at random.")
    cut = np.abs(earlier[1:] - len(moments) * (1 - test_share)).argmin()
    return _parts(moments >= candidates[1 + cut], test_share, "give times that fewer rows share, or another share")


def by_time_and_group(
    times: Sequence[Any] | np.ndarray, groups: Sequence[Any] | np.ndarray, *, begin: Any, end: Any = None
) -> Parts:
    """Part into a span of time as the test, and all that came before it, of groups without a row in the span.

    Rows after the span are in neither part: nobody knew them then.

    Args:
        times: [N]
        groups: [N] whose row it is.
        begin: the first moment of the test.
        end: the first moment after it; where not given, the test has no end.

    Raises:
        ValueError: one of the parts would be empty, or a time is missing.
    """
    moments, owners = np.asarray(times), np.asarray(groups)
    if np.any(moments != moments):
        raise ValueError("A split by time needs a time in every row: leave out the rows without one.")
    test = (moments >= begin) & ((moments < end) if end is not None else True)
    train = (moments < begin) & ~np.isin(owners, owners[test])
    if not test.any() or not train.any():
        raise ValueError(f"A split at {begin} leaves one part without a row: choose another span of time.")
    return np.flatnonzero(train), np.flatnonzero(test)


@dataclass(frozen=True, eq=False)
class SealedTest:
    """The rows of a test set that are not to be seen until the end; every look is counted and told.

    Whoever chooses by the test set has trained on it, and what it then says is no longer true of new rows.
    """

    _rows: np.ndarray = field(repr=False)
    ledger: Path | None = None
    """A JSONL file beside the data that keeps the looks from one session to the next; without one, memory does."""
    _looks: list[dict[str, Any]] = field(default_factory=list, init=False, repr=False)

    def __len__(self) -> int:
        """How many rows there are; to know that is no look."""
        return len(self._rows)

    @property
    def looks(self) -> tuple[str, ...]:
        """Why it was looked at, each time."""
        return tuple(str(look.get("why")) for look in self._so_far())

    def open(self, why: str, *, tell: Callable[[str], object] = print) -> np.ndarray:
        """The row numbers, after the look was written down and told.

        Raises:
            BrokenLine: the ledger is damaged.
        """
        looks = [*self._so_far(), {"why": why}]
        if self.ledger:
            write_jsonl(self.ledger, looks)
        self._looks[:] = looks
        again = "" if len(looks) == 1 else ": choose nothing by it any more, for it is no longer new to you"
        tell(f"This is look number {len(looks)} at the test set{again}.")
        return self._rows.copy()

    def _so_far(self) -> list[dict[str, Any]]:
        if self.ledger and self.ledger.exists():
            return list(read_jsonl(self.ledger))
        return self._looks


def three_way(
    values: Sequence[Any] | np.ndarray,
    part: Callable[..., Parts],
    *,
    validation_share: float = 0.2,
    test_share: float = 0.2,
    ledger: Path | None = None,
) -> tuple[np.ndarray, np.ndarray, SealedTest]:
    """Part into training, validation to choose by, and a sealed test, twice in the same way.

    `part` is any split of this module with its seed: `three_way(labels, partial(stratified, seed=1))`.

    Raises:
        ValueError: shares that leave nothing for training.
    """
    real_number("validation_share + test_share", validation_share + test_share, 0, 1, above=True, below=True)
    rest, test = part(values, test_share=test_share)
    train, validation = part(np.asarray(values)[rest], test_share=validation_share / (1 - test_share))
    return rest[train], rest[validation], SealedTest(test, ledger)


def _check(share: float, seed: int = 0) -> None:
    real_number("test_share", share, 0, 1, above=True, below=True)
    whole_number("seed", seed, 0, LARGEST_SEED)


def _parts(test: np.ndarray, share: float, remedy: str) -> Parts:
    """Gives the row numbers of both parts, and reports an empty part or a share far from the one requested.

    Args:
        test: bool [N] whether a row is in the test.
        share: what was requested.
        remedy: what to do if it cannot be had.
    """
    rows, held = len(test), int(test.sum())
    if held in (0, rows):
        part = "training" if held else "test"
        raise ValueError(
            f"A split of {rows} rows at a test share of {share:g} leaves the {part} part without a row: {remedy}."
        )
    error = abs(held - rows * share)
    if error > 1 and error > rows * min(_MOST_OFF, min(share, 1 - share) / 2):
        message = f"The test holds {held / rows:.0%} of {rows} rows, and {share:.0%} was requested: {remedy}."
        warnings.warn(message, stacklevel=3)
    return np.flatnonzero(~test), np.flatnonzero(test)
