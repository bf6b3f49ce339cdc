# SPDX-License-Identifier: Apache-2.0
"""Is our text classifier as good as scikit-learn's on the same splits: `course bench data`.

Ours is `train_text_classifier` with its defaults. The other is TF-IDF of words and pairs with logistic
regression: TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=10, max_iter=1000).
Each split, of seeds 0 to 9, gives 75 % to training and 25 % to the test, with equal shares of spam.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from course_lib import data, devices
from course_lib.evaluation import f1
from course_lib.inference import Predictor
from course_lib.training import train_text_classifier

SEEDS = tuple(range(10))
ALLOWED = 0.01
"""By how much our mean F1 may lie below the other's."""


class Card(NamedTuple):
    """The result on one set of messages: F1 of each split, in the order of the seeds."""

    name: str
    messages: int
    seeds: tuple[int, ...]
    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def difference(self) -> float:
        """Our mean F1 minus theirs."""
        return float(np.mean(self.ours) - np.mean(self.theirs))

    @property
    def passed(self) -> bool:
        """Whether our mean is at most `ALLOWED` below theirs."""
        return self.difference >= -ALLOWED


def run(messages: data.Messages, seeds: Iterable[int] = SEEDS) -> Card:
    """Train both on each split and measure F1 of spam on its test part."""
    seeds = tuple(seeds)
    pairs = [data.split(messages, seed=seed) for seed in seeds]
    ours = tuple(f1(test.labels, _ours(train, test.texts)) for train, test in pairs)
    theirs = tuple(f1(test.labels, _theirs(train, test.texts)) for train, test in pairs)
    return Card(messages.name, len(messages), seeds, ours, theirs)


def measure() -> list[Card]:
    """The card of the SMS set, then that of the course's own inbox.

    Raises:
        DataUnavailable: the SMS set cannot be had; what was not measured is not passed.
    """
    return [run(data.sms()), run(data.inbox())]


def report(cards: Sequence[Card]) -> int:
    """Print a card for people and, last, one JSON line for programs; 1 where we fall behind on the SMS set."""
    console = Console()
    console.print(devices.describe())
    for card in cards:
        console.print(_table(card))
    print(json.dumps({card.name: _record(card) for card in cards}))
    return 0 if cards[0].passed else 1


def markdown(cards: Sequence[Card]) -> str:
    """The cards' means as a Markdown table."""
    rows = [
        f"| {card.name}, {card.messages:,} messages | {np.mean(card.ours):.3f} ± {np.std(card.ours):.3f} "
        f"| {np.mean(card.theirs):.3f} ± {np.std(card.theirs):.3f} | {card.difference:+.3f} |"
        for card in cards
    ]
    head = "| F1 of spam, mean ± spread of ten splits | ours | scikit-learn | difference |"
    return "\n".join([head, "| --- | --- | --- | --- |", *rows])


def _ours(train: data.Messages, texts: Sequence[str]) -> np.ndarray:
    model = train_text_classifier(train.texts, train.labels)
    return Predictor(model).probabilities(texts) > 0.5


def _theirs(train: data.Messages, texts: Sequence[str]) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer  # only this bench needs scikit-learn
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    model = make_pipeline(vectorizer, LogisticRegression(C=10, max_iter=1000))
    return np.asarray(model.fit(train.texts, train.labels).predict(texts))


def _table(card: Card) -> Table:
    table = Table(
        title=f"F1 of spam on {card.name}, {card.messages:,} messages, {len(card.seeds)} splits",
        caption=f"{'passed' if card.passed else 'FAILED'}: the mean may be {ALLOWED} below, no more",
    )
    for heading in ("seed", "ours", "scikit-learn", "difference"):
        table.add_column(heading, justify="right")
    for row in zip(card.seeds, card.ours, card.theirs, strict=True):
        table.add_row(*_cells(*row))
    table.add_section()
    table.add_row(*_cells("mean", float(np.mean(card.ours)), float(np.mean(card.theirs))))
    table.add_row("spread (sd)", f"{np.std(card.ours):.4f}", f"{np.std(card.theirs):.4f}", "")
    return table


def _cells(name: object, ours: float, theirs: float) -> tuple[str, str, str, str]:
    return str(name), f"{ours:.4f}", f"{theirs:.4f}", f"{ours - theirs:+.4f}"


def _record(card: Card) -> dict[str, object]:
    means = {"mean_ours": float(np.mean(card.ours)), "mean_theirs": float(np.mean(card.theirs))}
    verdict = {"difference": card.difference, "allowed": ALLOWED, "passed": card.passed}
    return {"messages": card.messages, "seeds": card.seeds, "ours": card.ours, "theirs": card.theirs} | means | verdict
