# SPDX-License-Identifier: Apache-2.0
"""How long a chapter runs and how much memory its kernel takes, each edition in a clean kernel."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from course_lib.learner.results import read_items, read_notebook
from course_lib.learner.run import run_notebook

MOST_SECONDS = 60
MOST_MEBIBYTES = 700
# Run in the kernel. Linux counts what a process held before it became a kernel into ru_maxrss, so ask the kernel's own
# high-water mark there; macOS has none, and counts ru_maxrss in bytes.
PEAK = """\
import re, resource
try:
    print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024)
except OSError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)"""


@dataclass(frozen=True)
class Run:
    """One edition of one chapter, run from top to bottom.

    Attributes:
      chapter: its slug.
      edition: "learner" or "instructor".
      seconds: from the kernel's start to the last cell's end.
      mebibytes: the most memory that the kernel held.
      errors: the cells that ended in a traceback, as "id: error".
      points: what the checks gave, by grade id.
    """

    chapter: str
    edition: str
    seconds: float
    mebibytes: float
    errors: tuple[str, ...]
    points: dict[str, float]


def run_chapter(path: Path) -> Run:
    """Runs all cells of a notebook in a clean kernel, going on after errors; the file stays as it is."""
    notebook = read_notebook(path)
    told = {"cell_type": "code", "source": PEAK, "metadata": {}, "id": "peak"}
    began = time.perf_counter()
    ran, stopped = run_notebook(notebook | {"cells": [*notebook["cells"], told]}, path.parent)
    seconds = time.perf_counter() - began
    *cells, last = ran.cells
    outputs = [(cell, output) for cell in cells for output in cell.get("outputs", [])]
    errors = [f"{cell.id}: {o.ename}: {o.evalue}" for cell, o in outputs if o.output_type == "error"]
    edition = "learner" if path.parent.parent.name == "notebooks" else "instructor"
    mebibytes = float(last.outputs[0].text) if last.outputs else float("nan")
    points = {item.id: item.points for item in read_items(ran)}
    return Run(path.stem, edition, seconds, mebibytes, (*errors, *stopped), points)


def main(root: Path) -> int:
    """Runs every chapter's two editions; a card for people, a JSON line for programs, 1 when a bound is broken."""
    from rich.console import Console
    from rich.table import Table

    paths = [path for folder in ("notebooks", "solutions") for path in sorted(root.glob(f"{folder}/*/*.ipynb"))]
    runs = [run_chapter(path) for path in paths]
    table = Table("chapter", "edition", "seconds", "MiB", "points", "tracebacks")
    for run in runs:
        told = (
            f"{run.seconds:.1f}",
            f"{run.mebibytes:.0f}",
            f"{sum(run.points.values()):g}",
            str(len(run.errors)),
        )
        table.add_row(run.chapter, run.edition, *told)
    Console().print(table)
    print(json.dumps({"bench": "chapters", "runs": [asdict(run) for run in runs]}))
    return int(any(r.errors or r.seconds > MOST_SECONDS or r.mebibytes > MOST_MEBIBYTES for r in runs))
