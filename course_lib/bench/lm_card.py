# SPDX-License-Identifier: Apache-2.0
"""The card of `course bench lm`: rows with floors and goals, flows with their memory, for people and for programs."""

import json
import sys
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from course_lib.bench import engine, lm_prepare, machine

MEMORY_MIB = 700
"""What a chapter's flow may hold at most."""


class Row(NamedTuple):
    """One contest."""

    name: str
    against: str
    theirs: str
    """Their figure with its unit."""
    ours: str
    value: float
    """What the floor is about; more is better."""
    between: tuple[float, float]
    """The least and the most of the rounds."""
    floor: float | None = None
    """None where a figure is only reported."""
    goal: float | None = None
    unit: str = "x"
    note: str = ""
    valid: bool = True
    """Whether both did the same work; a row that is not valid does not pass."""

    @property
    def passed(self) -> bool:
        """Whether the floor is reached."""
        return self.valid and (self.floor is None or self.value >= self.floor)

    @property
    def verdict(self) -> str:
        """Floor and goal in words."""
        if not self.valid:
            return "not the same work"
        if self.floor is None:
            return "reported"
        if self.goal is not None and self.value >= self.goal:
            return "goal met"
        return "floor met" if self.passed else "floor not met"


class Flow(NamedTuple):
    """What a chapter does, in a process of its own."""

    name: str
    seconds: float
    """Of the processor, both cores, start-up and compiling included."""
    peak_mib: float
    did: str

    @property
    def passed(self) -> bool:
        """Whether it stays within the memory of a chapter."""
        return self.peak_mib <= MEMORY_MIB


class Card(NamedTuple):
    """The result of a run."""

    rows: tuple[Row, ...]
    flows: tuple[Flow, ...]
    compiled: int
    """Programs that jax traced or compiled after warm-up, in all rounds of all our contestants; 0 passes."""
    missing: tuple[str, ...]
    """Libraries without which contests could not be run."""
    versions: dict[str, str]
    rounds: int
    load: float
    """Processes that wanted to run at the end, ours among them: the system's average of a minute."""
    skipped: tuple[str, ...] = ()
    """Contests by the wall clock that a busy machine would have made worthless."""

    @property
    def passed(self) -> bool:
        """Whether every measured floor and limit is kept."""
        kept = all(row.passed for row in self.rows) and all(flow.passed for flow in self.flows)
        return self.compiled == 0 and kept


_HEADS = ("contest", "against", "theirs", "ours", "ratio", "rounds", "floor", "goal", "verdict", "note")
_FLOW_HEADS = ("flow", "did", "CPU seconds", "peak MiB", "limit", "verdict")


def report(card: Card) -> int:
    """Print a card for people and, last, one JSON line for programs; 1 where a measured floor is missed."""
    console = Console(width=None if sys.stdout.isatty() else 170)
    console.print(conditions(card))
    title = f"Processor time on one core, one thread each, medians of {card.rounds} rounds"
    _print(console, title, _HEADS, [(_cells(row), row.passed) for row in card.rows])
    title = "Chapter-sized flows, each in a fresh process on both cores"
    _print(console, title, _FLOW_HEADS, [(_flow_cells(flow), flow.passed) for flow in card.flows])
    console.print(f"Compiled after warm-up: {card.compiled} programs (0 wanted).")
    for library in card.missing:
        console.print(f"Not measured: {library} is missing. Install the extra `bench`, or set COURSE_BENCH_PYTHON.")
    for title in card.skipped:
        console.print(f"Not measured: {title}, by the wall clock, since the machine was busy. Run it when it is quiet.")
    record = card._asdict() | {
        "bench": "lm",
        "processor": machine.processor(),
        "rows": [row._asdict() | {"passed": row.passed, "verdict": row.verdict} for row in card.rows],
        "flows": [flow._asdict() | {"passed": flow.passed} for flow in card.flows],
        "passed": card.passed,
    }
    print(json.dumps(record))
    return int(not card.passed)


def conditions(card: Card) -> str:
    """What ran where, the model, and how busy the machine was."""
    shape = lm_prepare.SHAPE
    model = (
        f"A Llama of {shape['layers']} layers, width {shape['width']}, {shape['heads']} heads in {shape['groups']} "
        f"groups, {shape['vocabulary']} tokens, all sides from the same numbers"
    )
    return f"{model}. {engine.ran_on(card.versions)}; load {card.load:.1f}"


def markdown(card: Card) -> str:
    """The card as two Markdown tables, and under them what ran where."""
    rows = _table(_HEADS, [_cells(row) for row in card.rows])
    flows = _table(_FLOW_HEADS, [_flow_cells(flow) for flow in card.flows])
    return f"{rows}\n\n{flows}\n\n{card.compiled} programs compiled after warm-up. {conditions(card)}."


def _table(heads: tuple[str, ...], lines: list[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, ("---",) * len(heads), *lines))


def _print(console: Console, title: str, heads: tuple[str, ...], lines: list[tuple[tuple[str, ...], bool]]) -> None:
    table = Table(title=title)
    for heading in heads:
        table.add_column(heading)
    for cells, passed in lines:
        table.add_row(*cells, style="" if passed else "bold red")
    console.print(table)


def _cells(row: Row) -> tuple[str, ...]:
    def shown(value: float | None) -> str:
        return "" if value is None else f"{value:.3g} %" if row.unit == "%" else f"{value:.3g}"

    between = " to ".join(f"{value:.3g}" for value in row.between)
    figures = shown(row.value), between, shown(row.floor), shown(row.goal)
    return row.name, row.against, row.theirs, row.ours, *figures, row.verdict, row.note


def _flow_cells(flow: Flow) -> tuple[str, ...]:
    verdict = "within" if flow.passed else "ABOVE"
    return flow.name, flow.did, f"{flow.seconds:.0f}", f"{flow.peak_mib:.0f}", str(MEMORY_MIB), verdict
