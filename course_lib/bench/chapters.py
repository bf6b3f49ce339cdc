# SPDX-License-Identifier: Apache-2.0
"""How long a chapter runs and how much memory its kernel takes, each edition in a clean kernel."""

from __future__ import annotations

import json
import math
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course_lib.learner.results import UnreadableNotebook, read_items, read_notebook
from course_lib.learner.run import run_notebook

from . import machine

if TYPE_CHECKING:
    from nbformat import NotebookNode

MOST_SECONDS = 60
MOST_MEBIBYTES = 700
HEADS = ("chapter", "edition", "seconds", "of processor", "MiB", "points", "tracebacks")
# Run in the kernel. Linux counts what a process held before it became a kernel into ru_maxrss, so ask the kernel's own
# high-water mark there; macOS has none, and counts ru_maxrss in bytes.
PEAK = """\
import re, resource, time
try:
    print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024, time.process_time())
except OSError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2, time.process_time())"""


@dataclass(frozen=True)
class Run:
    """One edition of one chapter, run from top to bottom.

    Attributes:
      chapter: its slug.
      edition: "learner" or "instructor".
      seconds: from the kernel's start to the last cell's end.
      cpu_seconds: what of it the kernel's own processor time was; on a busy machine the truer number.
      mebibytes: the most memory that the kernel held.
      errors: the cells that ended in a traceback, as "id: error".
      points: what the checks gave, by grade id.
    """

    chapter: str
    edition: str
    seconds: float
    cpu_seconds: float
    mebibytes: float
    errors: tuple[str, ...]
    points: dict[str, float]

    @property
    def broken(self) -> list[str]:
        """What it may not do and does, one sentence each."""
        name = f"{self.chapter}, the {self.edition}'s edition"
        told = [f"{name}, ends with tracebacks, the first in {self.errors[0]}."] if self.errors else []
        if self.seconds > MOST_SECONDS:
            told.append(f"{name}, runs for {self.seconds:.1f} seconds: {MOST_SECONDS} at most.")
        if not self.mebibytes <= MOST_MEBIBYTES:  # also where the kernel could not tell
            told.append(f"{name}, takes {self.mebibytes:.0f} MiB: {MOST_MEBIBYTES} at most.")
        return told


@dataclass(frozen=True)
class Execution:
    """A chapter after it ran: the summary, the notebook with its outputs, and a sentence per cell that was stopped."""

    run: Run
    notebook: NotebookNode
    stopped: list[str]


def run_chapter(path: Path) -> Run:
    """Runs all cells of a notebook in a clean kernel, going on after errors; the file stays as it is."""
    return execute_chapter(path).run


def execute_chapter(path: Path) -> Execution:
    """Runs a notebook as `run_chapter` does, and keeps its outputs."""
    notebook = read_notebook(path)
    told = {"cell_type": "code", "source": PEAK, "metadata": {}, "id": "peak"}
    began = time.perf_counter()
    ran, stopped = run_notebook(notebook | {"cells": [*notebook["cells"], told]}, path.parent)
    seconds = time.perf_counter() - began
    last = ran.cells.pop()
    outputs = [(cell, output) for cell in ran.cells for output in cell.get("outputs", [])]
    errors = [f"{cell.id}: {o.ename}: {o.evalue}" for cell, o in outputs if o.output_type == "error"]
    edition = "learner" if path.parent.parent.name == "notebooks" else "instructor"
    # a busy kernel may send one line in two pieces
    said = "".join(output.get("text", "") for output in last.outputs).split()
    mebibytes, cpu_seconds = map(float, said) if said else (math.nan, math.nan)
    points = {item.id: item.points for item in read_items(ran)}
    run = Run(path.stem, edition, seconds, cpu_seconds, mebibytes, (*errors, *stopped), points)
    return Execution(run, ran, stopped)


def measure(root: Path, slugs: Sequence[str], tell: Callable[[str], None]) -> list[Run]:
    """Runs both editions of chapters, as they stand built; `tell` hears which one is run.

    Raises:
      UnreadableNotebook: an edition is not built, or is no notebook.
    """
    runs = []
    for slug in slugs:
        for folder in ("notebooks", "solutions"):
            path = root / folder / slug / f"{slug}.ipynb"
            if not path.is_file():
                raise UnreadableNotebook(f"{path.relative_to(root)} is not there: run `course build` first.")
            tell(f"{folder}/{slug}")
            runs.append(run_chapter(path))
    return runs


def report(runs: Sequence[Run]) -> int:
    """A card for people, each broken limit in a sentence, a JSON line for programs; 1 when a limit is broken."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    table = Table(*HEADS, caption=conditions())
    for run in runs:
        table.add_row(*_row(run))
    console.print(table)
    broken = [sentence for run in runs for sentence in run.broken]
    for sentence in broken:
        console.print(sentence, style="bold red", markup=False)
    print(json.dumps({"bench": "chapters", "runs": [asdict(run) for run in runs], "passed": not broken}))
    return int(bool(broken))


def page(runs: Sequence[Run]) -> str:
    """The timing page as Markdown."""
    broken = [f"- {sentence}" for run in runs for sentence in run.broken]
    lines = [
        "# How long each chapter runs",
        "",
        "Made by `course bench chapters --write`, and anew by `make test-long` as `build/timings.md`. Each edition ran",
        "from top to bottom in a clean kernel: the learner's as released, the instructor's with every exercise solved.",
        f"The limits are {MOST_SECONDS} seconds and {MOST_MEBIBYTES} MiB of the kernel's memory.",
        "",
        *(f"| {' | '.join(row)} |" for row in (HEADS, ("---",) * len(HEADS), *map(_row, runs))),
        "",
        f"{conditions()} {'These break a limit:' if broken else 'All keep the limits.'}",
        *broken,
    ]
    return "\n".join(lines) + "\n"


def conditions() -> str:
    """Where and how busily it was measured."""
    return (
        f"{machine.processor()}, {os.cpu_count()} cores, load {machine.load():.1f}; Python {platform.python_version()}."
    )


def _row(run: Run) -> tuple[str, ...]:
    numbers = f"{run.seconds:.1f}", f"{run.cpu_seconds:.1f}", f"{run.mebibytes:.0f}", f"{sum(run.points.values()):g}"
    return run.chapter, run.edition, *numbers, str(len(run.errors))
