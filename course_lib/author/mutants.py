# SPDX-License-Identifier: Apache-2.0
"""`course mutants`: how many of the faults that can be planted into a reference solution its check rejects."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from . import trial
from .answers import Graded, graded_exercises, read_known_answers
from .mutations import Mutant, mutants

Verdict = Literal["rejected", "equivalent", "accepted"]

ENOUGH = 0.95
AGREEMENT_SECONDS = 60.0


class MutantsError(ValueError):
    """The mutants of an exercise cannot be judged; the message says what to mend."""


@dataclass(frozen=True)
class Tally:
    """The mutants of one exercise that can be imported, each with what became of it."""

    graded: Graded
    judged: tuple[tuple[Mutant, Verdict], ...]

    def count(self, verdict: Verdict) -> int:
        """How many mutants have this verdict."""
        return sum(found == verdict for _, found in self.judged)

    @property
    def share(self) -> float:
        """The share of rejected mutants among those that are not equivalent."""
        faulty = self.count("rejected") + self.count("accepted")
        return self.count("rejected") / faulty if faulty else 1.0


def tally(root: Path, exercises: Sequence[Graded]) -> list[Tally]:
    """Runs the checks of some exercises on all mutants of their reference solutions, in one warm process.

    A mutant is rejected when it gets less than all points, and equivalent when it agrees with the reference solution on
    every input that the exercise's `inputs` cell draws; without one none is.

    Raises:
      MutantsError: a reference solution does not get all points, or an `inputs` cell cannot be used on it.
      trial.TrialError: nothing can be tried on this system.
    """
    planted = [mutants(graded.solution) for graded in exercises]
    tries = [
        (graded, source)
        for graded, found in zip(exercises, planted, strict=True)
        for source in (graded.solution, *(mutant.source for mutant in found))
    ]
    results = iter(trial.run_all([(*graded.context, source, graded.check) for graded, source in tries]))
    imported: list[list[tuple[Mutant, bool]]] = []
    for graded, found in zip(exercises, planted, strict=True):
        reference, *tried = [next(results) for _ in range(1 + len(found))]
        if (reference.value or 0.0) < graded.points:
            told = f"the reference solution gets {reference.value or 0:g} of {graded.points:g} points"
            raise MutantsError(f"{graded.chapter}, exercise {graded.id}: {told}; fix it or the check first.")
        own = len(graded.context)  # the place of the solution among the cells
        pairs = zip(found, tried, strict=True)
        imported.append(
            [(mutant, (one.value or 0.0) >= graded.points) for mutant, one in pairs if own not in one.raised]
        )
    equivalent = _equivalent(root, exercises, [[mutant for mutant, passed in own if passed] for own in imported])
    return [
        Tally(graded, tuple((mutant, _verdict(passed, mutant in same)) for mutant, passed in own))
        for graded, own, same in zip(exercises, imported, equivalent, strict=True)
    ]


def _verdict(passed: bool, equivalent: bool) -> Verdict:
    if not passed:
        return "rejected"
    return "equivalent" if equivalent else "accepted"


def report(root: Path, path: Path, *, listing: bool) -> int:
    """Prints the table of one chapter and the accepted mutants, or all of them; 1 when too many are accepted.

    Raises:
      MutantsError: a reference solution or an `inputs` cell has to be fixed first.
      SourceError: the chapter's Markdown cannot be read.
      trial.TrialError: nothing can be tried on this system.
    """
    if not path.is_file():
        raise MutantsError(f"{path.relative_to(root)} is not here: run this in the course's repository.")
    tallies = tally(root, graded_exercises(path))
    console = Console(highlight=False, soft_wrap=True)
    table = Table("exercise", "mutants", "rejected", "equivalent", "accepted", "share")
    for one in tallies:
        counts = [str(one.count(verdict)) for verdict in ("rejected", "equivalent", "accepted")]
        table.add_row(escape(one.graded.id), str(len(one.judged)), *counts, f"{one.share:.1%}")
    Console().print(table)
    for one in tallies:
        for mutant, verdict in one.judged:
            if listing or verdict == "accepted":
                console.print(f"{one.graded.id}, {verdict}: {mutant.kind}", markup=False)
                console.print(_changed(one.graded.solution, mutant.source), markup=False)
    weak = [one.graded.id for one in tallies if one.share < ENOUGH]
    for identity in weak:
        told = "add a check that tells the accepted mutants above from the solution"
        console.print(f"{identity}: under {ENOUGH:.0%} of its mutants are rejected: {told}.", markup=False)
    return int(bool(weak))


def _equivalent(root: Path, exercises: Sequence[Graded], passed: Sequence[Sequence[Mutant]]) -> list[list[Mutant]]:
    """Of each exercise's mutants that passed, those that do what the reference solution does."""
    same: list[list[Mutant]] = [[] for _ in exercises]
    compared = []
    cells: list[tuple[str, ...]] = []
    for place, (graded, found) in enumerate(zip(exercises, passed, strict=True)):
        path = graded.answers_path(root)
        if not found or not (inputs := read_known_answers(path).inputs):
            continue
        compared.append((place, path))
        for source in (graded.solution, *(mutant.source for mutant in found)):
            call = f"agree({graded.solution!r}, {source!r}, {inputs!r}, globals())"
            cells.append((*graded.context, f"from course_lib.author.agreement import agree\n{call}"))
    results = iter(trial.run_all(cells, seconds=AGREEMENT_SECONDS) if cells else ())
    for place, path in compared:
        reference = next(results)
        if reference.value != 1:
            told = "the reference solution raises on one of its inputs, or gives two values for one draw"
            raise MutantsError(f"{path.relative_to(root)}: {told}; fix its `inputs` cell.")
        same[place] = [mutant for mutant in passed[place] if next(results).value == 1]
    return same


def _changed(solution: str, mutant: str) -> str:
    """The lines in which a mutant differs from the solution."""
    lines = ast.unparse(ast.parse(solution)).splitlines(), mutant.splitlines()
    return "\n".join(f"    {line}" for line in difflib.ndiff(*lines) if line.startswith(("- ", "+ ")))
