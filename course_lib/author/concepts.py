# SPDX-License-Identifier: Apache-2.0
"""The concepts that the course teaches, each with its number and its chapter, from `concepts.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

CONCEPTS = Path(__file__).parent / "concepts.csv"


@dataclass(frozen=True)
class Concept:
    """One concept: its number, the chapter (NN-slug) that teaches it, and what it says."""

    number: int
    chapter: str
    says: str


def read_concepts(path: Path = CONCEPTS) -> dict[int, Concept]:
    """All concepts by number, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Concept(int(row["id"]), row["chapter"], row["concept"]) for row in csv.DictReader(file)]
    return {concept.number: concept for concept in rows}
