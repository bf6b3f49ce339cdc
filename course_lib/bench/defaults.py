# SPDX-License-Identifier: Apache-2.0
"""The default recipes on sets of one's own, next to scikit-learn's defaults: `course bench defaults`.

Texts, from files of rows {"text": ..., "label": ...}, a training file and a test file for each set:

* theirs: TfidfVectorizer(ngram_range=(1, 2)) and LogisticRegression(max_iter=1000), C = 1;
* ours: `train_text_classifier` with its default recipe.

Tables, telco and spambase of `course_lib.data`, on stratified splits that give 75 % of the rows to training:

* trees: HistGradientBoostingClassifier(), categories one-hot;
* logistic regression: columns standardized or one-hot, LogisticRegression(max_iter=1000);
* ours: `train_table_classifier` with its default recipe.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from course_lib import data, devices, evaluation
from course_lib.bench import tasks
from course_lib.bench.data import fit_and_score, one_hot
from course_lib.bench.tasks import Task
from course_lib.inference import Predictor
from course_lib.training import Recipe, train_text_classifier
from course_lib.training.classifiers import TEXT

TABLE_SEEDS = (0, 1, 2)
_AT_ONCE = 512  # rows scored at a time: a matrix of all rows is as wide as the longest one


class SetError(ValueError):
    """A file of labeled texts cannot be used; the message is one sentence."""


class TextSet(NamedTuple):
    """A set of labeled texts with its own division into training and test rows."""

    name: str
    names: tuple[str, ...]
    """Of the C classes, sorted."""
    texts: tuple[str, ...]
    labels: np.ndarray
    """int [N] from 0 to C - 1."""
    test_texts: tuple[str, ...]
    test_labels: np.ndarray
    """int [M]."""


class Score(NamedTuple):
    """The result of one model on a test part."""

    accuracy: float
    log_loss: float
    """Nats per row."""
    seconds: float
    """Processor time of training, the median over the rounds."""


class Comparison(NamedTuple):
    """Both models on one set."""

    name: str
    rows: int
    classes: int
    ours: Score
    theirs: Score

    @property
    def passed(self) -> bool:
        """Whether our log loss is no higher than theirs."""
        return self.ours.log_loss <= self.theirs.log_loss


class TableComparison(NamedTuple):
    """One kind of model on one table: a value for each seed."""

    name: str
    model: str
    auc: tuple[float, ...]
    log_loss: tuple[float, ...]


def read_set(train: Path, test: Path) -> TextSet:
    """Reads a set from two JSON Lines files of rows {"text": str, "label": str or number}.

    Raises:
        SetError: a file cannot be read, a row is not of that form, the test file has a label that the training file
            lacks, or there are fewer than two labels.
    """
    texts, labels = _read_rows(train)
    test_texts, test_labels = _read_rows(test)
    names = tuple(sorted(set(labels)))
    if len(names) < 2:
        raise SetError(f"{train} has {len(names)} different labels: give rows of two or more.")
    if unknown := sorted(set(test_labels) - set(names)):
        raise SetError(f"{test} has the label {unknown[0]!r}, which {train} lacks: give both files the same labels.")
    index = {name: number for number, name in enumerate(names)}
    return TextSet(
        train.name.split(".")[0],
        names,
        texts,
        np.array([index[label] for label in labels]),
        test_texts,
        np.array([index[label] for label in test_labels], int),
    )


def compare(given: TextSet, rounds: int = 3, recipe: Recipe = TEXT) -> Comparison:
    """Trains both models in turns and scores them on the test rows; the seconds are those of training alone."""
    ours = _measured(lambda: _fit_ours(given, recipe), rounds)
    theirs = _measured(lambda: _fit_theirs(given), rounds)
    scores = [
        Score(*quality(given.test_labels, model(given.test_texts)), float(np.median(seconds)))
        for model, seconds in (ours, theirs)
    ]
    return Comparison(given.name, len(given.texts), len(given.names), *scores)


def quality(labels: np.ndarray, probs: np.ndarray) -> tuple[float, float]:
    """Accuracy, and log loss in nats.

    Args:
        labels: int [N].
        probs: probabilities [N] of class 1, or [N, C].
    """
    if probs.ndim == 1:
        return evaluation.accuracy(labels, probs > 0.5), evaluation.log_loss(labels, probs)
    correct = np.clip(probs[np.arange(len(labels)), labels].astype(np.float64), np.finfo(float).eps, 1)
    return float(np.mean(probs.argmax(axis=1) == labels)), float(-np.mean(np.log(correct)))


def compare_tables(
    seeds: Iterable[int] = TABLE_SEEDS, sets: Sequence[Callable[[], Task]] = (tasks.telco, tasks.spambase)
) -> list[TableComparison]:
    """Trains trees, logistic regression and our table network on the same splits, repeated rows kept once.

    Raises:
        DataUnavailable: a public set cannot be had.
    """
    seeds = tuple(seeds)
    return [
        TableComparison(task.name, model, *zip(*(_score_table(task, fit, seed) for seed in seeds), strict=True))
        for task in (make().once() for make in sets)
        for model, fit in _TABLE_MODELS.items()
    ]


def report(comparisons: Sequence[Comparison], tables: Sequence[TableComparison] = ()) -> int:
    """Prints tables for people and, last, one JSON line for programs; 1 where our log loss is higher, otherwise 0."""
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(devices.describe())
    if comparisons:
        console.print(_table("Default recipes on texts", _HEADS, map(_cells, comparisons)))
    if tables:
        console.print(_table("Default settings on tables", _TABLE_HEADS, map(_table_cells, tables)))
    record = {
        "bench": "defaults",
        "sets": [
            {**one._asdict(), "ours": one.ours._asdict(), "theirs": one.theirs._asdict(), "passed": one.passed}
            for one in comparisons
        ],
        "tables": [one._asdict() for one in tables],
    }
    print(json.dumps(record))
    return int(not all(one.passed for one in comparisons))


def table_markdown(tables: Sequence[TableComparison]) -> str:
    """The comparison on tables as a Markdown table."""
    head = [f"| {' | '.join(_TABLE_HEADS)} |", "| --- " * len(_TABLE_HEADS) + "|"]
    return "\n".join([*head, *(f"| {' | '.join(_table_cells(one))} |" for one in tables)])


_HEADS = (
    "set",
    "rows",
    "classes",
    "scikit-learn's accuracy",
    "ours",
    "scikit-learn's log loss",
    "ours",
    "scikit-learn's seconds",
    "ours",
)
_TABLE_HEADS = ("table", "model", "AUC", "log loss")


def _read_rows(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        lines = path.read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise SetError(f"{path} cannot be read ({error.strerror}): give a JSON Lines file.") from error
    except ValueError as error:
        raise SetError(f"{path} is not JSON Lines ({error}): give one JSON object per line.") from error
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or row.get("label") is None:
            raise SetError(f'Row {number} of {path} must be {{"text": ..., "label": ...}}, got {str(row)[:60]}.')
    if not rows:
        raise SetError(f"{path} has no rows: give at least one.")
    return tuple(row["text"] for row in rows), tuple(str(row["label"]) for row in rows)


def _measured(fit: Callable[[], Any], rounds: int) -> tuple[Any, list[float]]:
    seconds, model = [], None
    for _ in range(rounds):
        start = time.process_time()
        model = fit()
        seconds.append(time.process_time() - start)
    return model, seconds


def _fit_ours(given: TextSet, recipe: Recipe) -> Callable[[Sequence[str]], np.ndarray]:
    predictor = Predictor(train_text_classifier(given.texts, given.labels, recipe, names=given.names))

    def score(texts: Sequence[str]) -> np.ndarray:
        parts = [predictor.probabilities(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)]
        return np.concatenate(parts)

    return score


def _fit_theirs(given: TextSet) -> Callable[[Sequence[str]], np.ndarray]:
    from sklearn.feature_extraction.text import TfidfVectorizer  # only the benches need scikit-learn
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=1000))
    fitted = model.fit(given.texts, given.labels)
    return lambda texts: np.asarray(fitted.predict_proba(texts))


def _fit_trees(task: Task, rows: Any, labels: np.ndarray, new: Any) -> np.ndarray:
    from sklearn.ensemble import HistGradientBoostingClassifier

    columns, new_columns = one_hot(rows, new)
    model = HistGradientBoostingClassifier(random_state=0).fit(columns, labels)
    return np.asarray(model.predict_proba(new_columns)[:, 1])


def _fit_regression(task: Task, rows: Any, labels: np.ndarray, new: Any) -> np.ndarray:
    from sklearn.linear_model import LogisticRegression

    columns, new_columns = one_hot(rows, new)
    return np.asarray(LogisticRegression(max_iter=1000).fit(columns, labels).predict_proba(new_columns)[:, 1])


_TABLE_MODELS = {
    "gradient-boosted trees (scikit-learn)": _fit_trees,
    "logistic regression (scikit-learn)": _fit_regression,
    "table network (ours)": fit_and_score,
}


def _score_table(task: Task, fit: Callable[..., np.ndarray], seed: int) -> tuple[float, float]:
    """AUC and log loss on the test part of a split."""
    train, test = data.splits.stratified(task.labels, seed=seed)
    probs = fit(task, task.take(train), task.labels[train], task.take(test))
    return evaluation.auc(task.labels[test], probs), evaluation.log_loss(task.labels[test], probs)


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(title=title)
    for head in heads:
        table.add_column(head, justify="left" if head in ("set", "table", "model") else "right")
    for row in rows:
        table.add_row(*row)
    return table


def _cells(one: Comparison) -> tuple[str, ...]:
    pairs = [(f"{theirs:.3f}", f"{ours:.3f}") for theirs, ours in zip(one.theirs[:2], one.ours[:2], strict=True)]
    accuracies, losses = pairs
    seconds = f"{one.theirs.seconds:.1f}", f"{one.ours.seconds:.1f}"
    return one.name, f"{one.rows:,}", str(one.classes), *accuracies, *losses, *seconds


def _table_cells(one: TableComparison) -> tuple[str, ...]:
    return one.name, one.model, *(f"{np.mean(values):.3f} ± {np.std(values):.3f}" for values in one[2:])
