# SPDX-License-Identifier: Apache-2.0
"""Does the test know what it should not, or training what it could not: leaks between two parts of a data set."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import numpy as np

from course_lib.preprocess import TextPreprocess, as_texts, fit_text

Row: TypeAlias = Mapping[str, Any]
Fitted: TypeAlias = TextPreprocess | Mapping[str, float]
SIMILAR = 0.8
"""Texts that share more than this part of their shingles (Jaccard) are near duplicates."""
SHINGLE = 5
"""How many neighbouring characters make a shingle."""
KNOWS = 0.9
"""A column that avoids this share of the errors of a blind guess, alone, knows the answer."""
FEWEST = 5
"""With fewer errors of a blind guess than this, a column may look all-knowing by chance."""


@dataclass(frozen=True)
class Finding:
    """A leak."""

    kind: str
    """exact duplicates, near duplicates, group overlap, future rows, column knows the answer, fitted on everything."""
    sentence: str
    """What was found, and what to do."""
    rows: tuple[int, ...] = ()
    """Row numbers in the test; for future rows, in the training; none where a whole column or fit leaks."""


def leak_check(
    train: Sequence[Row],
    test: Sequence[Row],
    *,
    text: str | None = None,
    group: str | None = None,
    time: str | None = None,
    label: str | None = None,
    columns: Iterable[str] = (),
    fitted: Fitted | None = None,
) -> list[Finding]:
    """Look for leaks between the parts of a split; only what is named is looked at.

    Args:
      train: the rows of the training part.
      test: the rows of the test part.
      text: the column in which duplicates are looked for.
      group: the column that says whose row it is, if nobody is to be in both parts.
      time: the column that says when, if the test is to be the future.
      label: the column to predict.
      columns: those that are to predict it; each is tried alone.
      fitted: what preprocessing learnt: text preprocessing by `fit_text`, or the means of columns by name.

    Returns:
      The findings; none is no proof that there is no leak.

    Raises:
      ValueError: a part is empty, a row lacks a column that is named, or a column that is needed is not named.
      TypeError: a text that is none.
    """
    columns = tuple(columns)
    _check(train, test, [name for name in (text, group, time, label, *columns) if name])
    findings: list[Finding | None] = []
    if text:
        findings += _duplicates(_column(train, text), _column(test, text))
    if group:
        findings.append(_overlap(_column(train, group), _column(test, group), group))
    if time:
        findings.append(_future(_column(train, time), _column(test, time), time))
    if columns:
        if not label:
            raise ValueError("Whether a column knows the answer takes a label: name its column.")
        findings += [_knows(train, test, name, label) for name in columns]
    if isinstance(fitted, TextPreprocess):
        if not text:
            raise ValueError("Where text preprocessing was fitted is seen from the texts: name their column.")
        findings.append(_fitted_texts(fitted, _column(train, text), _column(test, text)))
    elif fitted:
        _check(train, test, list(fitted))
        findings += [_fitted_mean(train, test, name, mean) for name, mean in fitted.items()]
    return [finding for finding in findings if finding]


def near_duplicates(train: Sequence[str], test: Sequence[str]) -> list[int]:
    """Rows of the test whose text says nearly what one of training says: letter case, digits and spaces aside.

    Two texts that share most of their shingles share one of their rarest: so each is compared only with those
    that do (Chaudhuri, Ganti & Kaushik 2006, "A primitive operator for similarity joins"), and none is missed.
    """
    known, asked = [_shingles(text) for text in train], [_shingles(text) for text in test]
    count = Counter(shingle for text in (*known, *asked) for shingle in text)

    def rarest(text: frozenset[str]) -> Iterator[str]:
        ordered = sorted(text, key=lambda shingle: (count[shingle], shingle))
        return islice(ordered, len(text) - math.ceil(SIMILAR * len(text)) + 1)

    having = defaultdict(list)
    for row, shingles in enumerate(known):
        for shingle in rarest(shingles):
            having[shingle].append(row)
    found = []
    for row, shingles in enumerate(asked):
        candidates = {other for shingle in rarest(shingles) for other in having[shingle]}
        if any(_is_similar(shingles, known[other]) for other in candidates):
            found.append(row)
    return found


def _duplicates(train: list[Any], test: list[Any]) -> list[Finding | None]:
    train, test = as_texts(train), as_texts(test)
    seen = set(train)
    exact = [row for row, text in enumerate(test) if text in seen]
    others = [row for row, text in enumerate(test) if text not in seen]
    near = [others[place] for place in near_duplicates(train, [test[row] for row in others])]
    remedy = "keep each text once before you split"
    return [
        _finding("exact duplicates", exact, f"of the test word for word in the training: {remedy}"),
        _finding("near duplicates", near, f"of the test nearly word for word in the training: {remedy}"),
    ]


def _overlap(train: list[Any], test: list[Any], name: str) -> Finding | None:
    known = set(train)
    rows = [row for row, value in enumerate(test) if value in known]
    return _finding("group overlap", rows, f"of the test with a {name!r} known from the training: split by group")


def _future(train: list[Any], test: list[Any], name: str) -> Finding | None:
    if any(moment is None or moment != moment for moment in (*train, *test)):
        raise ValueError(f"Some rows have no {name!r}, so what is later cannot be told: leave them out.")
    first = min(test)
    rows = [row for row, moment in enumerate(train) if moment > first]
    return _finding("future rows", rows, f"of the training with a {name!r} after the first of the test: split by time")


def _finding(kind: str, rows: list[int], told: str) -> Finding | None:
    return Finding(kind, f"Found {len(rows):,} row{'s' * (len(rows) > 1)} {told}.", tuple(rows)) if rows else None


def _knows(train: Sequence[Row], test: Sequence[Row], name: str, label: str) -> Finding | None:
    """A column alone, fitted on one part and asked on the other, both ways, against the most frequent label."""
    values = [[_plain(value) for value in _column(part, name)] for part in (train, test)]
    present = [[value is not None for value in part] for part in values]
    labels = [_column(part, label) for part in (train, test)]
    blind = _errors([[0] * len(part) for part in labels], labels)
    for what, seen in ((f"{name!r}", values), (f"whether {name!r} is empty", present)):
        errors = _errors(seen, labels)
        if blind >= FEWEST and 1 - errors / blind >= KNOWS:
            told = (
                f"{what} alone tells {label!r} but for {errors:,} of {sum(map(len, labels)):,} rows, a blind guess "
                f"but for {blind:,}: leave the column out, unless it is known when you predict."
            )
            return Finding("column knows the answer", told[0].upper() + told[1:])
    return None


def _errors(values: Sequence[Sequence[Any]], labels: Sequence[Sequence[Any]]) -> int:
    wrong = 0
    for fit, ask in ((0, 1), (1, 0)):
        told = _told(values[fit], labels[fit], values[ask])
        wrong += sum(guess != label for guess, label in zip(told, labels[ask], strict=True))
    return wrong


def _told(values: Sequence[Any], labels: Sequence[Any], asked: Sequence[Any]) -> list[Any]:
    """The most frequent label of the same value; of the nearest one, if it is a number; else of all."""
    by_value: dict[Any, Counter[Any]] = defaultdict(Counter)
    for value, label in zip(values, labels, strict=True):
        by_value[value][label] += 1
    best = {value: counts.most_common(1)[0][0] for value, counts in by_value.items()}
    usual = Counter(labels).most_common(1)[0][0]
    numbers = np.array(sorted(value for value in best if isinstance(value, float)))

    def nearest(value: Any) -> Any:
        if value in best or not isinstance(value, float) or not len(numbers):
            return value
        return float(numbers[np.abs(numbers - value).argmin()])

    return [best.get(nearest(value), usual) for value in asked]


def _plain(value: Any) -> Any:
    """Numbers as float, also those in text; what is empty as None; the rest as text."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value).strip() or None if value is not None else None
    return number if math.isfinite(number) else None


def _fitted_texts(fitted: TextPreprocess, train: list[str], test: list[str]) -> Finding | None:
    def weights(preprocess: TextPreprocess) -> dict[str, float]:
        return dict(zip(preprocess.vocabulary, map(float, preprocess.idf), strict=True))

    def is_fitted_on(texts: list[str]) -> bool:
        other = weights(fit_text(texts, ngrams=fitted.ngrams, min_count=fitted.min_count))
        ours = weights(fitted)
        return ours.keys() == other.keys() and all(math.isclose(ours[gram], other[gram]) for gram in ours)

    if is_fitted_on(train) or not is_fitted_on([*train, *test]):
        return None
    told = "The vocabulary and its idf are those of training and test together: fit them on the training alone."
    return Finding("fitted on everything", told)


def _fitted_mean(train: Sequence[Row], test: Sequence[Row], name: str, mean: float) -> Finding | None:
    ours, theirs = (np.array(_column(part, name), np.float64) for part in (train, test))
    everything = np.concatenate([ours, theirs])
    near = 1e-6 * float(everything.std())
    if abs(mean - everything.mean()) > near or abs(mean - ours.mean()) <= near:
        return None
    told = f"The mean of {name!r}, {mean:g}, is that of training and test together: take it from the training alone."
    return Finding("fitted on everything", told)


def _shingles(text: str) -> frozenset[str]:
    folded = "".join("0" if character.isdigit() else character for character in text.casefold() if character.strip())
    return frozenset(folded[start : start + SHINGLE] for start in range(max(1, len(folded) - SHINGLE + 1)))


def _is_similar(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer, more = sorted((len(one), len(other)))
    return fewer > SIMILAR * more and _jaccard(one, other) > SIMILAR


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _column(rows: Sequence[Row], name: str) -> list[Any]:
    return [row[name] for row in rows]


def _check(train: Sequence[Row], test: Sequence[Row], names: Sequence[str]) -> None:
    for part, rows in (("training", train), ("test", test)):
        if not rows:
            raise ValueError(f"The {part} has no rows, so there is nothing to compare: give both parts.")
        for number, row in enumerate(rows):
            for name in names:
                if name not in row:
                    raise ValueError(f"Row {number} of the {part} has no column {name!r}: it has {', '.join(row)}.")
