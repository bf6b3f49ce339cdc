# SPDX-License-Identifier: Apache-2.0
"""Rows and labels by name or from a file, for training from a configuration."""

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from course_lib import data as sets
from course_lib.company import QUEUES, Dials, simulate
from course_lib.data import read_csv, read_jsonl
from course_lib.preprocess.values import as_category, as_number, as_text

TEXT, TABLE = "text", "table"


@dataclass(frozen=True)
class Wanted:
    """The table `[data]` of a configuration."""

    set: str = ""
    """A name such as inbox or company:payments; `path` instead names a file."""
    path: str = ""
    """A JSONL or CSV file."""
    text: str = "text"
    """The file's column of texts."""
    label: str = ""
    """The column of labels; `label`, or what the named set is usually asked for."""
    numeric: tuple[str, ...] = ()
    """The columns used as numbers."""
    categorical: tuple[str, ...] = ()
    """The columns used as categories."""
    group: str = ""
    """The column that a split by group keeps together."""
    time: str = ""
    """The column that a split by time goes by; ISO 8601 texts sort as they should."""
    dials: Mapping[str, Any] | None = None
    """The dials of the simulated company."""


@dataclass(frozen=True, eq=False)
class Source:
    """N rows, what they are, and by what they can be parted."""

    rows: Any
    """A list of N texts, or a table: N values for each column."""
    labels: np.ndarray
    """int64 [N], numbers of `names`."""
    names: tuple[str, ...]
    groups: np.ndarray | None = None
    """[N] or None where no column was named."""
    times: np.ndarray | None = None
    """[N] or None where no column was named."""
    numeric: tuple[str, ...] = ()
    categorical: tuple[str, ...] = ()
    file: Path | None = None
    """Where it was read from, if that is a file."""

    def take(self, places: np.ndarray) -> Any:
        """The rows of these numbers."""
        if isinstance(self.rows, Mapping):
            return {name: values[places] for name, values in self.rows.items()}
        return [self.rows[place] for place in places]


def source(wanted: Wanted, task: str, names: Sequence[str], folder: Path) -> Source:
    """The rows that a configuration asks for.

    Args:
        wanted: which.
        task: text or table.
        names: the names of the classes in the order of their numbers; () takes the set's own, or those found.
        folder: what a relative path starts from.

    Raises:
        ValueError: an unknown set, one of the other task, a missing column, or a label that has no name.
        BrokenLine: a line of the file is broken.
        DataUnavailable: a public set is not on this machine.
    """
    if wanted.path:
        return _file(folder / wanted.path, wanted, task, names)
    if wanted.set not in _SETS:
        raise ValueError(
            f"There is no set named {wanted.set!r}: choose one of {', '.join(_SETS)}, or give the path of a file."
        )
    kind, read = _SETS[wanted.set]
    if kind != task:
        raise ValueError(f"The set {wanted.set} is for the task {kind!r}: set task to it, or choose another set.")
    found = read(wanted)
    if names and tuple(names) != found.names:
        raise ValueError(f"The labels of {wanted.set} are named {', '.join(found.names)}: leave `names` out.")
    return found


def _file(path: Path, wanted: Wanted, task: str, names: Sequence[str]) -> Source:
    label = wanted.label or "label"
    converters: dict[str, Callable[[Any], Any]] = (
        {wanted.text: as_text}
        if task == TEXT
        else dict.fromkeys(wanted.categorical, as_category) | dict.fromkeys(wanted.numeric, as_number)
    )
    if not converters:
        raise ValueError("A table needs columns to learn from: name them in `numeric` or `categorical` of [data].")
    if label in converters:
        raise ValueError(f"{label!r} is the label and cannot be learned from: leave it out of the columns in [data].")
    needed = list(dict.fromkeys([*converters, label, *filter(None, (wanted.group, wanted.time))]))
    reader = read_csv if path.suffix == ".csv" else read_jsonl
    columns: dict[str, list[Any]] = {name: [] for name in needed}
    for number, row in enumerate(_named(path, reader), start=1):
        for name in needed:
            if name not in row:
                raise ValueError(f"{path}, row {number}: there is no column {name!r}; it has {', '.join(row)}.")
            convert = converters.get(name, _unchanged)
            try:
                columns[name].append(convert(row[name]))
            except ValueError as error:
                raise ValueError(f"{path}, row {number}: the column {name!r} {error}.") from None
        _refuse_no_label(path, number, label, row[label], names)
    labels = [_label(value) for value in columns[label]]
    known = tuple(names) or _classes(path, label, labels)
    rows = columns[wanted.text] if task == TEXT else {name: np.array(columns[name]) for name in converters}
    return Source(
        rows,
        _numbers(labels, [_label(name) for name in known]),
        known,
        np.array([as_category(value) for value in columns[wanted.group]]) if wanted.group else None,
        _times(path, wanted.time, columns[wanted.time]) if wanted.time else None,
        wanted.numeric,
        wanted.categorical,
        path,
    )


def _named(path: Path, reader: Callable[[Path], Iterator[Any]]) -> Iterator[Mapping[str, Any]]:
    """The rows, with a sentence where the file is missing."""
    try:
        yield from reader(path)
    except FileNotFoundError as error:
        raise ValueError(f"There is no file {path}: name one that exists, or a set of the course.") from error


def _label(value: Any) -> str:
    """A label in one spelling: composed Unicode without outer spaces, and 1, 1.0 and "1.0" alike.

    Raises:
        ValueError: a list or an object.
    """
    return as_category(unicodedata.normalize("NFC", as_category(value)).strip())


def _refuse_no_label(path: Path, number: int, column: str, value: Any, names: Sequence[str]) -> None:
    try:
        label = _label(value)
    except ValueError as error:
        raise ValueError(f"{path}, row {number}: {column!r} {error}.") from None
    if not label or (names and label not in map(_label, names)):
        known = f"one of {', '.join(names)}" if names else "a label"
        raise ValueError(f"{path}, row {number}: {column!r} must be {known}, got {value!r}: fix the row or `names`.")


def _classes(path: Path, column: str, labels: Sequence[str]) -> tuple[str, ...]:
    """The classes that occur, sorted.

    Raises:
        ValueError: two of them differ in nothing but case or in Unicode's compatible forms, or nearly every row has a
            class of its own.
    """
    count = Counter(labels)
    if len(count) > max(2, len(labels) / 2, 10):
        raise ValueError(
            f"{path}: {column!r} has {len(count)} different values in {len(labels)} rows, so it does not look like a "
            "label: name the column of classes as `label` in [data]."
        )
    alike: dict[str, str] = {}
    for name in sorted(count):
        other = alike.setdefault(unicodedata.normalize("NFKC", name).casefold(), name)
        if other != name:
            raise ValueError(
                f"{path}: {column!r} has the labels {other!r} ({count[other]} rows) and {name!r} ({count[name]} rows), "
                "which look alike: write them the same way, or list both in `names` to keep them apart."
            )
    return tuple(sorted(count))


def _times(path: Path, column: str, values: Sequence[Any]) -> np.ndarray:
    """The values to sort by: float64 where all are numbers, otherwise strings, such as ISO 8601 dates.

    Raises:
        ValueError: a value is missing, or some are numbers and others are not.
    """
    numbers: list[tuple[int, Any, float]] = []
    texts: list[tuple[int, Any, None]] = []
    for row, value in enumerate(values, start=1):
        try:
            number = as_number(value)
        except ValueError:
            number = None
        if number is not None and math.isnan(number):
            raise ValueError(f"{path}, row {row}: the time {column!r} is missing: fill it in, or leave the row out.")
        if number is None:
            texts.append((row, value, None))
        else:
            numbers.append((row, value, number))
    if texts and numbers:
        (row, value, _), (other, different, _) = texts[0], numbers[0]
        raise ValueError(
            f"{path}: the time {column!r} is {value!r} in row {row} and {different!r} in row {other}, which cannot be "
            "compared: write all times as numbers, or all as ISO 8601 texts."
        )
    return np.array([number for *_, number in numbers]) if numbers else np.array([str(value) for _, value, _ in texts])


def _unchanged(value: Any) -> Any:
    return value


def _numbers(labels: Sequence[str], names: Sequence[str]) -> np.ndarray:
    places = {name: number for number, name in enumerate(names)}
    return np.array([places[label] for label in labels], np.int64)


def _messages(read: Callable[[], Any]) -> Callable[[Wanted], Source]:
    def load(_: Wanted) -> Source:
        found = read()
        return Source(list(found.texts), found.labels.astype(np.int64), ("ham", "spam"))

    return load


def _support(wanted: Wanted) -> Source:
    found = sets.support()
    if wanted.label not in ("", "queue", "urgency"):
        raise ValueError(f"The set support has no label {wanted.label!r}: choose queue or urgency.")
    if wanted.label == "urgency":
        return Source(list(found.texts), found.urgencies.astype(np.int64), found.urgency_names)
    return Source(list(found.texts), found.queues.astype(np.int64), found.queue_names)


def _requests(read: Callable[[], Any]) -> Callable[[Wanted], Source]:
    def load(_: Wanted) -> Source:
        found = read().routed()
        groups = np.array(found.groups)
        return Source(list(found.texts), found.queues.astype(np.int64), found.queue_names, groups)

    return load


def _public_table(read: Callable[[], Any]) -> Callable[[Wanted], Source]:
    def load(_: Wanted) -> Source:
        found = read()
        rows, labels = {**found.numbers, **found.categories}, found.labels.astype(np.int64)
        return Source(
            rows, labels, found.label_names, numeric=tuple(found.numbers), categorical=tuple(found.categories)
        )

    return load


def _company(wanted: Wanted) -> Any:
    try:
        return simulate(Dials(**(wanted.dials or {})))
    except TypeError as error:
        raise ValueError(
            f"The dials of the company cannot be set so ({error}): see course_lib.company.Dials."
        ) from error


def _tickets(wanted: Wanted) -> Source:
    company = _company(wanted)
    table, texts = company.tickets, [f"{mail.subject}\n{mail.body}" for mail in company.support_mails()]
    return Source(texts, _numbers(table["queue"].tolist(), QUEUES), QUEUES, table["customer"], table["arrived"])


_PAYMENT = ("amount", "hour", "account_age_days", "orders_before", "new_device", "country_mismatch", "express", "gift")
_CUSTOMER = ("tenure_days", "orders_90d", "spent_90d", "days_since_order", "tickets_90d", "late_parcels_90d")


def _company_table(
    table: str, label: str, names: tuple[str, ...], time: str, numbers: tuple[str, ...]
) -> Callable[[Wanted], Source]:
    def load(wanted: Wanted) -> Source:
        rows = getattr(_company(wanted), table)
        numeric, categorical = wanted.numeric or numbers, wanted.categorical or ("group",)
        if missing := [name for name in (*numeric, *categorical) if name not in rows]:
            raise ValueError(f"company:{table} has no column {missing[0]!r}: it has {', '.join(rows)}.")
        chosen = {name: rows[name] for name in (*numeric, *categorical)}
        labels = rows[label].astype(np.int64)
        return Source(chosen, labels, names, rows["customer"], rows[time], numeric, categorical)

    return load


_SETS: dict[str, tuple[str, Callable[[Wanted], Source]]] = {
    "inbox": (TEXT, _messages(sets.inbox)),
    "sms": (TEXT, _messages(sets.sms)),
    "support": (TEXT, _support),
    "bitext": (TEXT, _requests(sets.bitext)),
    "multidogo": (TEXT, _requests(sets.multidogo)),
    "spambase": (TABLE, _public_table(sets.spambase)),
    "telco": (TABLE, _public_table(sets.telco)),
    "company:tickets": (TEXT, _tickets),
    "company:payments": (
        TABLE,
        _company_table("payments", "fraud", ("honest", "fraud"), "at", (*_PAYMENT, "failed_attempts")),
    ),
    "company:churn": (
        TABLE,
        _company_table("churn", "churned", ("stays", "leaves"), "month_end", (*_CUSTOMER, "discount_share")),
    ),
}
