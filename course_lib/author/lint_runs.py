# SPDX-License-Identifier: Apache-2.0
"""The rules of `course lint` that need a run: each edition from top to bottom in a clean kernel."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from course_lib.learner.run import run_notebook

from .lint_text import FRAME, Finding, Source
from .prose import all_numbers, measured_numbers, prose

LEAST_FIGURES, LEAST_WIDGETS = 3, 1
WIDGET = "application/vnd.jupyter.widget-view+json"
IMAGE_DATA = re.compile(r"data:[^\"']+")


@dataclass(frozen=True)
class Ran:
    """One edition after a run.

    Attributes:
      points: what each check gave, by grade id; a check that gave no number is missing.
      most: the points that each check can give.
      errors: place and text of each traceback.
      text: everything that the cells said.
      figures: how many pictures they showed.
      widgets: how many of these can be moved.
    """

    points: dict[str, float]
    most: dict[str, float]
    errors: tuple[tuple[str, str], ...]
    text: str
    figures: int = 0
    widgets: int = 0


def run(notebook: bytes) -> Ran:
    """Runs an edition in a clean kernel, going on after errors and after a cell that takes five minutes."""
    with tempfile.TemporaryDirectory() as folder:
        return summarize(*run_notebook(json.loads(notebook), Path(folder)))


def summarize(book: NotebookNode, stopped: Sequence[str]) -> Ran:
    """Summarizes an executed edition; `stopped` holds a sentence for each cell that did not end by itself."""
    marked = [cell for cell in book.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    checks = [cell for cell in marked if not cell.metadata.nbgrader.solution]  # the others a person reads
    points = {cell.metadata.nbgrader.grade_id: _given(cell) for cell in checks}
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    shown = [output.data for output in outputs if "<img" in output.get("data", {}).get("text/html", "")]
    return Ran(
        points={identity: given for identity, given in points.items() if given is not None},
        most={cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points) for cell in checks},
        errors=(*_errors(book), *(("the run", told) for told in stopped)),
        text="\n".join(_said(output) for output in outputs),
        figures=len(shown),
        widgets=sum(WIDGET in data for data in shown),
    )


def unsolved(source: Source, learner: Ran) -> Iterator[Finding]:
    """An exercise that gives points although nobody has worked on it."""
    for identity in learner.most:
        given = learner.points.get(identity)
        if given is None:
            told = "The check ends without a number: let its last line be points(...)."
            yield source.finding(f"cell {identity}", "unsolved", told)
        elif given > 0:
            told = f"It gives {given:g} points before anybody has worked on it: let the check ask for a learner's work."
            yield source.finding(f"cell {identity}", "unsolved", told)


def solved(source: Source, instructor: Ran) -> Iterator[Finding]:
    """A reference solution that does not get all points."""
    for identity, most in instructor.most.items():
        given = instructor.points.get(identity, 0.0)
        if given != most:
            told = f"The reference solution gets {given:g} of {most:g} points: mend the solution or the check."
            yield source.finding(f"cell {identity}", "solved", told)


def tracebacks(source: Source, edition: str, ran: Ran) -> Iterator[Finding]:
    """A cell that ends in a traceback."""
    for place, error in ran.errors:
        told = f"The {edition}'s edition stops here with {error}: every cell must run as it is released."
        yield source.finding(place, "traceback", told)


def numbers(source: Source, instructor: Ran) -> Iterator[Finding]:
    """A number in the prose that neither a cell's code nor the instructor's run shows."""
    code = "\n".join(cell.source for cell in source.chapter.cells if cell.cell_type == "code")
    shown = all_numbers(code) | all_numbers(instructor.text)
    for line, written, values in measured_numbers(prose(source.text)):
        if shown.isdisjoint(values):
            told = f"No cell shows the number {written}: let a cell print it, or write the number that the run gives."
            yield source.finding(line, "numbers", told)


def pictures(source: Source, instructor: Ran) -> Iterator[Finding]:
    """Too few figures, or none that moves; what a widget shows is a figure too."""
    if source.chapter.slug[:2] in FRAME:
        return
    if instructor.figures < LEAST_FIGURES:
        told = (
            f"It shows {instructor.figures} of at least {LEAST_FIGURES} figures: draw what is easier to see than read."
        )
        yield source.finding("figures", "shape", told)
    if instructor.widgets < LEAST_WIDGETS:
        told = "Nothing in it can be moved: show the idea with course_lib.learner.widgets.explore."
        yield source.finding("figures", "shape", told)


def _given(cell: NotebookNode) -> float | None:
    for output in cell.outputs:
        if output.output_type == "execute_result":
            try:
                return float(output.data.get("text/plain", ""))
            except ValueError:
                return None
    return None


def _errors(book: NotebookNode) -> Iterator[tuple[str, str]]:
    heading = "the opening"
    for cell in book.cells:
        titles = re.findall(r"^#+ +(.*)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else []
        heading = f"below {titles[-1]!r}" if titles else heading
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield heading, f"{output.ename}: {output.evalue.splitlines()[0] if output.evalue else ''}".rstrip(": ")


def _said(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return str(output.text)
    data = output.get("data", {})
    return "\n".join(IMAGE_DATA.sub("", data.get(kind, "")) for kind in ("text/plain", "text/html", "text/markdown"))
