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
from .answers import Graded, graded_exercises
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


def tally(root: Path, graded: Graded) -> Tally:
    """Runs the check of one exercise on all its mutants.

    A mutant is rejected when it gets less than all points, and equivalent when it agrees with the reference solution on
    every input that the exercise's `inputs.py` draws; without that file none is.

    Raises:
      MutantsError: the reference solution does not get all points, or `inputs.py` cannot be used on it.
      trial.TrialError: nothing can be tried on this system.
    """
    planted = mutants(graded.solution)
    sources = [graded.solution, *(mutant.source for mutant in planted)]
    reference, *tried = trial.run_all([(*graded.context, source, graded.check) for source in sources])
    if (reference.value or 0.0) < graded.points:
        told = f"the reference solution gets {reference.value or 0:g} of {graded.points:g} points"
        raise MutantsError(f"{graded.chapter}, exercise {graded.id}: {told}; mend it or the check first.")
    own = len(graded.context)  # the place of the solution among the cells
    imported = [(mutant, result) for mutant, result in zip(planted, tried, strict=True) if own not in result.raised]
    passed = [mutant for mutant, result in imported if (result.value or 0.0) >= graded.points]
    equivalent = _equivalent(root, graded, passed)
    verdicts: dict[Mutant, Verdict] = {m: "equivalent" if m in equivalent else "accepted" for m in passed}
    return Tally(graded, tuple((mutant, verdicts.get(mutant, "rejected")) for mutant, _ in imported))


def report(root: Path, path: Path, *, listing: bool) -> int:
    """Prints the table of one chapter and the accepted mutants, or all of them; 1 when too many are accepted.

    Raises:
      MutantsError: a reference solution or an `inputs.py` has to be mended first.
      SourceError: the chapter's Markdown cannot be read.
      trial.TrialError: nothing can be tried on this system.
    """
    if not path.is_file():
        raise MutantsError(f"{path.relative_to(root)} is not here: run this in the course's repository.")
    tallies = [tally(root, graded) for graded in graded_exercises(path)]
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


def _equivalent(root: Path, graded: Graded, passed: Sequence[Mutant]) -> list[Mutant]:
    """Those of the mutants that do what the reference solution does."""
    path = graded.folder(root) / "inputs.py"
    if not passed or not path.is_file():
        return []
    inputs = path.read_text(encoding="utf-8")
    sources = [graded.solution, *(mutant.source for mutant in passed)]
    calls = [f"agree({graded.solution!r}, {source!r}, {inputs!r}, globals())" for source in sources]
    cells = [(*graded.context, f"from course_lib.author.agreement import agree\n{call}") for call in calls]
    reference, *tried = trial.run_all(cells, seconds=AGREEMENT_SECONDS)
    if reference.value != 1:
        told = "the reference solution raises on one of its inputs, or gives two values for one draw"
        raise MutantsError(f"{path.relative_to(root)}: {told}; mend `inputs`.")
    return [mutant for mutant, result in zip(passed, tried, strict=True) if result.value == 1]


def _changed(solution: str, mutant: str) -> str:
    """The lines in which a mutant differs from the solution."""
    lines = ast.unparse(ast.parse(solution)).splitlines(), mutant.splitlines()
    return "\n".join(f"    {line}" for line in difflib.ndiff(*lines) if line.startswith(("- ", "+ ")))
