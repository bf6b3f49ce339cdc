# SPDX-License-Identifier: Apache-2.0
"""How much memory training takes: `course bench memory`.

Each contestant trains once in a process of its own, which reports the most memory that it held. A row compares two of
them: the same texts with one very long text more, or our library with scikit-learn's pipeline.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from course_lib.bench import paired
from course_lib.bench.machine import processor

SHORT_ROWS, SHORT_WORDS, LONGEST = 200_000, 12, 100_000
DOCUMENTS, DOCUMENT_WORDS = 3_000, 1_300
"""About 7,800 characters each."""
LONG_TEXT_LIMIT, SKLEARN_LIMIT = 2.0, 1.5


class Row(NamedTuple):
    """One comparison."""

    name: str
    against: str
    their_mib: float
    """Peak memory of what it is compared with."""
    our_mib: float
    limit: float
    """The most that `ratio` may be."""

    @property
    def ratio(self) -> float:
        """How many times as much memory is needed."""
        return self.our_mib / self.their_mib

    @property
    def passed(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit


def measure(
    rows: int = SHORT_ROWS, documents: int = DOCUMENTS, tell: Callable[[str], None] = lambda name: None
) -> tuple[Row, ...]:
    """Runs every contestant.

    Args:
        rows: short texts in the first two comparisons.
        documents: long texts in the third.
        tell: called with the name of each comparison before it begins.

    Raises:
        Broken: a contestant ended without an answer.
    """
    card = []
    without = "the same rows without it"
    for trainer, what in (("train", "train"), ("train_file", "`course train`, a file")):
        name = f"{what}: {rows:,} rows of {SHORT_WORDS} words and one of {LONGEST:,}"
        tell(name)
        plain, longer = (peak(trainer, rows, SHORT_WORDS, longest) for longest in (0, LONGEST))
        card.append(Row(name, without, plain, longer, LONG_TEXT_LIMIT))
    name = f"train: {documents:,} documents of {DOCUMENT_WORDS:,} words"
    tell(name)
    theirs, ours = (peak(trainer, documents, DOCUMENT_WORDS, 0) for trainer in ("sklearn", "train"))
    card.append(Row(name, "scikit-learn, TF-IDF(1,2) + LR", theirs, ours, SKLEARN_LIMIT))
    return tuple(card)


def peak(trainer: str, rows: int, words: int, longest: int) -> float:
    """The most memory of one contestant of `course_lib.bench.contestants.memory`, in MiB.

    Raises:
        Broken: it ended without an answer.
    """
    command = [sys.executable, "-m", "course_lib.bench.contestants.memory", trainer, str(rows), str(words)]
    done = subprocess.run([*command, str(longest)], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise paired.Broken(f"The contestant {trainer} ended without an answer: see what it printed above.")
    return float(json.loads(done.stdout.splitlines()[-1])["peak_mib"])


def report(card: tuple[Row, ...]) -> int:
    """Prints a table for people and, last, one JSON line for programs; 1 where a limit is exceeded."""
    console = Console(width=None if sys.stdout.isatty() else 150)
    table = Table(title="Peak memory of a process that trains once")
    for number, heading in enumerate(("training", "against", "theirs", "ours", "ratio", "limit")):
        table.add_column(heading, justify="right" if number > 1 else "left")
    for row in card:
        sizes = f"{row.their_mib:,.0f} MiB", f"{row.our_mib:,.0f} MiB"
        style = "" if row.passed else "bold red"
        table.add_row(row.name, row.against, *sizes, f"{row.ratio:.2f}", f"{row.limit:g}", style=style)
    console.print(table)
    passed = all(row.passed for row in card)
    rows = [row._asdict() | {"ratio": row.ratio, "passed": row.passed} for row in card]
    print(json.dumps({"bench": "memory", "processor": processor(), "rows": rows, "passed": passed}))
    return int(not passed)
