# SPDX-License-Identifier: Apache-2.0
"""Accuracy on a labeled file of your own, next to scikit-learn: `course bench texts FILE`.

scikit-learn runs twice: TfidfVectorizer with its default tokens, and with character n-grams, which need no words and
so suit scripts without spaces. Both have LogisticRegression(C=10, max_iter=1000), as in `course bench data`.
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from course_lib.data import splits
from course_lib.inference import Predictor
from course_lib.training import train_text_classifier
from course_lib.training.sources import TEXT, Wanted, source

Answers = Callable[[list[str], np.ndarray, list[str], Sequence[str]], np.ndarray]
ALLOWED = 0.01
"""By how much our mean accuracy may be below the better one of theirs; `course bench data` allows as much."""


class Row(NamedTuple):
    """One contestant."""

    name: str
    accuracies: tuple[float, ...]
    """Split by split."""

    @property
    def mean(self) -> float:
        """Over all splits."""
        return float(np.mean(self.accuracies))


class Card(NamedTuple):
    """The result for one file."""

    file: str
    texts: int
    classes: int
    majority: float
    """Share of the most frequent class."""
    rows: tuple[Row, ...]
    """Ours first."""

    @property
    def passed(self) -> bool:
        """Whether ours is at most `ALLOWED` below the best of theirs."""
        ours, *theirs = self.rows
        return ours.mean >= max(row.mean for row in theirs) - ALLOWED


def measure(
    path: Path,
    rounds: int,
    limit: int = 0,
    text: str = "text",
    label: str = "label",
    tell: Callable[[str], None] = print,
) -> Card:
    """Trains every contestant on the same stratified splits, of seeds 0, 1, ...

    Args:
        path: JSON lines or CSV with a column of texts and one of labels.
        rounds: how many splits.
        limit: use this many rows at most, drawn with seed 0; 0 uses all.
        text: the column of texts.
        label: the column of labels.
        tell: called with the name of each contestant before it is trained.

    Raises:
        ValueError: the file cannot be used; the message says why.
    """
    data = source(Wanted(path=str(path), text=text, label=label), TEXT, (), Path())
    order = np.random.default_rng(0).permutation(len(data.labels))[: limit or None]
    rows, labels = data.take(order), data.labels[order]
    accuracies: dict[str, list[float]] = {name: [] for name in _CONTESTANTS}
    for seed in range(rounds):
        train, test = splits.stratified(labels, seed=seed)
        parts = [rows[row] for row in train], labels[train], [rows[row] for row in test], data.names
        for name, answers in _CONTESTANTS.items():
            tell(f"{name}, split {seed + 1} of {rounds}")
            accuracies[name].append(float(np.mean(answers(*parts) == labels[test])))
    majority = float(np.bincount(labels).max() / len(labels))
    card = tuple(Row(name, tuple(values)) for name, values in accuracies.items())
    return Card(path.name, len(rows), len(data.names), majority, card)


def _ours(rows: list[str], labels: np.ndarray, new: list[str], names: Sequence[str]) -> np.ndarray:
    probs = Predictor(train_text_classifier(rows, labels, names=names)).probabilities(new)
    return (probs > 0.5).astype(int) if probs.ndim == 1 else probs.argmax(axis=1)


def _sklearn(**options: Any) -> Answers:
    def answers(rows: list[str], labels: np.ndarray, new: list[str], names: Sequence[str]) -> np.ndarray:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        model = make_pipeline(TfidfVectorizer(sublinear_tf=True, **options), LogisticRegression(C=10, max_iter=1000))
        return np.asarray(model.fit(rows, labels).predict(new))

    return answers


_CONTESTANTS: dict[str, Answers] = {
    "ours": _ours,
    "scikit-learn, words (1, 2)": _sklearn(ngram_range=(1, 2)),
    "scikit-learn, characters (1, 3)": _sklearn(analyzer="char", ngram_range=(1, 3)),
}


def report(card: Card) -> int:
    """Prints a table for people and, last, one JSON line for programs; 1 where ours is behind."""
    console = Console(width=None if sys.stdout.isatty() else 150)
    table = Table(title=f"{card.file}: {card.texts:,} texts, {card.classes} classes, majority {card.majority:.3f}")
    for heading in ("contestant", "accuracy", "from", "to"):
        table.add_column(heading, justify="left" if heading == "contestant" else "right")
    for row in card.rows:
        table.add_row(row.name, f"{row.mean:.4f}", f"{min(row.accuracies):.4f}", f"{max(row.accuracies):.4f}")
    console.print(table)
    rows = [row._asdict() | {"mean": row.mean} for row in card.rows]
    print(json.dumps({"bench": "texts"} | card._asdict() | {"rows": rows, "passed": card.passed}))
    return int(not card.passed)
