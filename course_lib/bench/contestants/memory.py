# SPDX-License-Identifier: Apache-2.0
"""Trains once on made-up texts and prints the peak memory of this process.

`python -m course_lib.bench.contestants.memory TRAINER ROWS WORDS LONGEST`: ROWS texts of WORDS words each and, where
LONGEST is above 0, one more text of LONGEST words. Making the texts is part of every measurement.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

Texts = tuple[list[str], list[int]]
_VOCABULARY = 1_000
_CONFIG = 'name = "memory"\ntask = "text"\ndata = "rows.jsonl"\n'


def make_texts(rows: int, words: int, longest: int) -> Texts:
    """Makes texts of two classes from words whose frequencies follow Zipf's law.

    A class draws 1 word in 20 from words of its own, so that there is something to learn.

    Returns:
        The texts and their labels, 0 and 1 in turn.
    """
    rng = np.random.default_rng(0)
    syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "sha"]
    names = np.array(
        ["".join(syllables[int(digit, 16)] for digit in f"{number + 256:x}") for number in range(_VOCABULARY)], object
    )
    weights = 1 / np.arange(1, _VOCABULARY + 1)
    weights /= weights.sum()
    texts, labels = [], []
    for row in range(rows + (longest > 0)):
        count = words if row < rows else longest
        drawn = rng.choice(_VOCABULARY, count, p=weights)
        own = rng.random(count) < 0.05
        drawn[own] = 100 + 2 * (drawn[own] % 400) + row % 2
        texts.append(" ".join(names[drawn].tolist()))
        labels.append(row % 2)
    return texts, labels


def train(rows: int, words: int, longest: int) -> None:
    """Trains the text classifier in memory."""
    from course_lib.training import train_text_classifier

    train_text_classifier(*make_texts(rows, words, longest))


def train_file(rows: int, words: int, longest: int) -> None:
    """Does what `course train` does with a file: reads, trains, measures and freezes."""
    from course_lib.training.from_config import train_and_freeze

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "rows.jsonl").open("w") as file:
            for text, label in zip(*make_texts(rows, words, longest), strict=True):
                file.write(json.dumps({"text": text, "label": str(label)}) + "\n")
        (folder / "train.toml").write_text(_CONFIG)
        train_and_freeze(folder / "train.toml")


def train_sklearn(rows: int, words: int, longest: int) -> None:
    """Trains scikit-learn's pipeline of TF-IDF and logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    make_pipeline(vectorizer, LogisticRegression(max_iter=1000)).fit(*make_texts(rows, words, longest))


TRAINERS: dict[str, Callable[[int, int, int], None]] = {
    "train": train,
    "train_file": train_file,
    "sklearn": train_sklearn,
}


def main(trainer: str, rows: int, words: int, longest: int) -> None:
    """Trains and prints one line of JSON."""
    from course_lib.bench.contestants.peak import peak_mib

    TRAINERS[trainer](rows, words, longest)
    print(json.dumps({"peak_mib": peak_mib(), "seconds": time.process_time()}))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
