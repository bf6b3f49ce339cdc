# SPDX-License-Identifier: Apache-2.0
"""How long a chapter runs and how much memory its kernel takes, each edition in a clean kernel."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

MOST_SECONDS = 60
MOST_MEBIBYTES = 700


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
    import nbformat
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell

    notebook = nbformat.read(path, as_version=4)
    cells = list(notebook.cells)
    peak = new_code_cell("import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)")
    notebook.cells.append(peak)
    began = time.perf_counter()
    NotebookClient(
        notebook, timeout=300, allow_errors=True, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    seconds = time.perf_counter() - began
    outputs = [(cell, output) for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    errors = [f"{cell.id}: {o.ename}: {o.evalue}" for cell, o in outputs if o.output_type == "error"]
    points = {
        cell.metadata.nbgrader.grade_id: float(o.data["text/plain"])
        for cell, o in outputs
        if o.output_type == "execute_result" and cell.metadata.get("nbgrader", {}).get("grade")
    }
    edition = "learner" if path.parent.parent.name == "notebooks" else "instructor"
    mebibytes = int(peak.outputs[0].text) / 1024
    return Run(path.stem, edition, seconds, mebibytes, tuple(errors), points)


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
