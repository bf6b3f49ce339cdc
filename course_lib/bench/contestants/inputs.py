# SPDX-License-Identifier: Apache-2.0
"""The messages that the contestants share, as a file; read without jax, for the other side has none."""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np


class Given(NamedTuple):
    """One split of a set of messages, and many to score."""

    train: list[str]
    labels: np.ndarray
    """int64 [N] of the training messages."""
    test: list[str]
    test_labels: np.ndarray
    many: list[str]
    """All messages, drawn again and again."""
    artifact: Path
    """Our frozen model."""


def write(folder: Path, given: Given, order: np.ndarray) -> None:
    """Keep them in a folder; `order` says which of the training and test messages `many` are."""
    told = {
        "train": given.train,
        "labels": given.labels.tolist(),
        "test": given.test,
        "test_labels": given.test_labels.tolist(),
        "order": order.tolist(),
        "artifact": str(given.artifact),
    }
    (folder / "given.json").write_text(json.dumps(told), encoding="utf-8")


def read(folder: Path) -> Given:
    """What `write` kept."""
    told = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    every = told["train"] + told["test"]
    labels, test_labels = np.array(told["labels"]), np.array(told["test_labels"])
    many = [every[i] for i in told["order"]]
    return Given(told["train"], labels, told["test"], test_labels, many, Path(told["artifact"]))
