# SPDX-License-Identifier: Apache-2.0
"""How fast and how large the language-model engine is, beside torch, transformers and peft: `course bench lm`.

One small Llama and one set of rows for all (`course_lib.bench.lm_prepare`); a row counts only where both sides
trained to the same loss or wrote the same tokens. Contests are paired by `course_lib.bench.paired`. Then what a
chapter does with a model of its size runs in fresh processes, for their peak of memory.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from course_lib import cost
from course_lib.bench import engine, lm_prepare, paired
from course_lib.bench.contestants.flows import FLOWS
from course_lib.bench.contestants.lm_inputs import TOKENS
from course_lib.bench.paired import Contestant, Measured

MEMORY_MIB = 700
"""What a chapter's flow may hold at most."""
TRAINED = lm_prepare.BATCH * lm_prepare.LENGTH * lm_prepare.STEPS
"""Tokens in a run of training."""
BUSY = 2.0
"""With more processes that want to run, this one among them, nothing is measured by the wall clock."""
ALLOWED_LOSS = 1e-3
"""By how much the losses of two sides that train the same may differ."""


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


class Found(NamedTuple):
    """What a race gave."""

    measured: Measured
    facts: dict[str, dict[str, Any]]

    def rivals(self, *names: str) -> list[str]:
        """Those of these names that ran."""
        return [name for name in names if name in self.measured]

    def fastest(self, *names: str, key: str = "seconds") -> str:
        """Of those that ran the one with the least median."""
        return min(self.rivals(*names), key=lambda name: paired.median(self.measured[name], key))

    def seconds(self, name: str, key: str = "seconds") -> float:
        """Its median."""
        return paired.median(self.measured[name], key)

    def ratios(self, theirs: str, ours: str, key: str = "seconds") -> list[float]:
        """Round by round."""
        return paired.ratios(self.measured[theirs], self.measured[ours], key)


def measure(rounds: int = 7, seconds: float = 60, tell: Callable[[str], None] = lambda name: None) -> Card:
    """Run every contest and every flow.

    Args:
        rounds: how many count, after one that does not.
        seconds: how long the adapter is fine-tuned in its flow.
        tell: called with the name of each contest before it begins.

    Raises:
        Broken: a contestant ended without an answer.
    """
    rows: list[Row] = []
    missing: list[str] = []
    skipped: list[str] = []
    compiled = 0
    versions = {"python": platform.python_version()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tell("preparing: a minute of training")
        lm_prepare.prepare(folder)
        for title, contestants, judge in _CONTESTS:
            if title in _QUIET_ONLY and load() > BUSY:
                skipped.append(title)
                continue
            tell(title)
            measured, facts, lacking = paired.race(engine.with_python(contestants), folder, rounds)
            for told in facts.values():
                versions |= told.get("versions", {})
            missing += lacking
            compiled += sum(int(run.get("compiled", 0)) for runs in measured.values() for run in runs)
            rows += judge(Found(measured, facts))
    flows = []
    for name, (title, _) in FLOWS.items():
        tell(title)
        flows.append(run_flow(name, seconds))
    absent = tuple(dict.fromkeys(missing))
    return Card(tuple(rows), tuple(flows), compiled, absent, versions, rounds, load(), tuple(skipped))


def load() -> float:
    """How many processes want to run, on average of the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def run_flow(name: str, seconds: float) -> Flow:
    """Run one flow in a fresh process.

    Raises:
        Broken: it ended without an answer.
    """
    command = [sys.executable, "-m", "course_lib.bench.contestants.flows", name, str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise paired.Broken(f"The flow {name} ended without an answer: see what it printed above.")
    told = json.loads(done.stdout.splitlines()[-1])
    title = f"{FLOWS[name][0]}, {told['parameters'] / 1e6:.1f} M parameters"
    return Flow(title, told["seconds"], told["peak_mib"], told["did"])


def judge_training(found: Found) -> list[Row]:
    """Tokens a second against torch, and the share of the peak of matrix products."""
    rows = []
    names = found.rivals("torch", "torch, fused AdamW", "transformers")
    if names:
        best = found.fastest(*names)
        times = ", ".join(f"{name} {TRAINED / found.seconds(name):,.0f}" for name in names)
        note = f"{times}; losses at most {_apart(found):.0e} apart"
        rows.append(_rates(found, "training", best, "ours", TRAINED, 1.0, 1.4, note, _apart(found) < ALLOWED_LOSS))
    peaks = [run["flops"] for run in found.measured["peak"]]
    shares = [
        100 * training_flops() / run["seconds"] / peak for run, peak in zip(found.measured["ours"], peaks, strict=True)
    ]
    peak, ours = float(np.median(peaks)), training_flops() / found.seconds("ours")
    note = "operations by formula, 6 for each parameter and token and those of attention"
    figures = f"{peak / 1e9:.0f} GFLOP/s", f"{ours / 1e9:.0f} GFLOP/s"
    rows.append(
        Row(
            "training, share of the peak",
            "the best matrix product of jax and numpy",
            *figures,
            float(np.median(shares)),
            (min(shares), max(shares)),
            35,
            45,
            "%",
            note,
        )
    )
    return rows


def training_flops() -> float:
    """Of a run of training: parameters that take part in a product, and attention over all places of a row."""
    shape = lm_prepare.SHAPE
    width, layers = shape["width"], shape["layers"]
    share = shape["groups"] / shape["heads"]
    layer = width * width * (2 + 2 * share) + 3 * width * shape["hidden"]
    parameters = round(shape["vocabulary"] * width + layers * layer)
    return cost.training_flops(parameters, TRAINED, layers=layers, context=lm_prepare.LENGTH, width=width)


def judge_two_devices(found: Found) -> list[Row]:
    """The same on two cores, by the wall clock."""
    names = found.rivals("torch", "torch, fused AdamW")
    if not names:
        return []
    best = found.fastest(*names, key="wall")
    note = "wall clock, two threads against two host devices: for a quiet machine"
    valid = _apart(found) < ALLOWED_LOSS
    return [_rates(found, "training on two cores", best, "ours", TRAINED, None, None, note, valid, key="wall")]


def judge_generation(found: Found) -> list[Row]:
    """200 tokens against others, against sixteen prompts at once and against no cache; and from int8 weights."""
    rows = []
    same = {name: facts["tokens"] == found.facts["ours"]["tokens"] for name, facts in found.facts.items()}
    for name, floor, goal in (("transformers generate", 4.0, 6.0), ("torch loop", 1.7, 2.5)):
        if name in found.measured:
            title = f"{TOKENS} tokens, cached"
            rows.append(_rates(found, title, name, "ours", TOKENS, floor, goal, "the same tokens", same[name]))
    note = "length rounded up to 32"
    title = "cache or none"
    rows.append(_rates(found, title, "ours, no cache", "ours", TOKENS, 10.0, 20.0, note, same["ours, no cache"]))
    ratios = [16 * ratio for ratio in found.ratios("ours", "ours, 16 prompts")]
    one, many = TOKENS / found.seconds("ours"), 16 * TOKENS / found.seconds("ours, 16 prompts")
    torch = (
        f"torch loop {16 * TOKENS / found.seconds('torch loop, 16'):,.0f}" if "torch loop, 16" in found.facts else ""
    )
    between = min(ratios), max(ratios)
    rows.append(
        Row(
            "16 prompts at once", "ours, one prompt", _rate(one), _rate(many), many / one, between, 3.0, 3.5, note=torch
        )
    )
    rows += _int8(found)
    return rows


def _int8(found: Found) -> list[Row]:
    facts = found.facts["ours, int8"]
    large, small = facts["bytes"]
    exact, rounded = facts["losses"]
    size = large / small
    figures = f"{large / 1e6:.2f} MB", f"{small / 1e6:.2f} MB"
    note = f"loss on text held out {exact:.4f} nats a token, int8 {rounded:.4f}"
    speed = _rates(found, "int8 weights, speed", "ours", "ours, int8", TOKENS, None, None, "")
    return [Row("int8 weights, size", "float32", *figures, size, (size, size), note=note), speed]


def judge_adapter(found: Found) -> list[Row]:
    """What the optimiser holds, and steps against peft."""
    full, thin = found.facts["ours"]["states"]
    note = f"rank 8 on every matrix, {100 * found.facts['ours']['share']:.1f} % of the parameters"
    figures = f"{full / 1e3:,.0f} kB", f"{thin / 1e3:,.0f} kB"
    smaller = full / thin
    rows = [
        Row("LoRA, optimiser state", "full training", *figures, smaller, (smaller, smaller), 10.0, 10.0, note=note),
    ]
    if "peft" in found.measured:
        valid = _apart(found) < ALLOWED_LOSS
        rows.append(_rates(found, "LoRA, training", "peft", "ours", TRAINED, None, None, "", valid))
    return rows


def _apart(found: Found) -> float:
    """How far the losses of those that trained lie apart."""
    losses = [facts["loss"] for facts in found.facts.values() if "loss" in facts]
    return max(losses) - min(losses)


def _rates(
    found: Found,
    title: str,
    theirs: str,
    ours: str,
    tokens: int,
    floor: float | None,
    goal: float | None,
    note: str,
    valid: bool = True,
    key: str = "seconds",
) -> Row:
    """Tokens a second, ours by theirs."""
    ratios = found.ratios(theirs, ours, key)
    slow, fast = found.seconds(theirs, key), found.seconds(ours, key)
    figures = _rate(tokens / slow), _rate(tokens / fast)
    return Row(title, theirs, *figures, slow / fast, (min(ratios), max(ratios)), floor, goal, "x", note, valid)


def _rate(rate: float) -> str:
    return f"{rate:,.0f} tokens/s"


_CONTESTS: tuple[tuple[str, tuple[Contestant, ...], Callable[[Found], list[Row]]], ...] = (
    (
        "training",
        (
            Contestant("ours", "ours_lm:train"),
            Contestant("peak", "ours_lm:peak"),
            Contestant("torch", "torch_lm:train"),
            Contestant("torch, fused AdamW", "torch_lm:train_fused"),
            Contestant("transformers", "transformers_lm:train"),
        ),
        judge_training,
    ),
    (
        "training on two cores",
        (
            Contestant("ours", "ours_lm:train_on_two", cores=2),
            Contestant("torch", "torch_lm:train", cores=2),
            Contestant("torch, fused AdamW", "torch_lm:train_fused", cores=2),
        ),
        judge_two_devices,
    ),
    (
        "generation",
        (
            Contestant("ours", "ours_lm:write"),
            Contestant("transformers generate", "transformers_lm:write"),
            Contestant("torch loop", "torch_lm:write"),
            Contestant("ours, 16 prompts", "ours_lm:write_sixteen"),
            Contestant("torch loop, 16", "torch_lm:write_sixteen"),
            Contestant("ours, no cache", "ours_lm:write_uncached"),
            Contestant("ours, int8", "ours_lm:write_int8"),
        ),
        judge_generation,
    ),
    (
        "adapter",
        (Contestant("ours", "ours_lm:tune"), Contestant("peft", "transformers_lm:tune")),
        judge_adapter,
    ),
)
_QUIET_ONLY = ("training on two cores",)
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
        "processor": engine.processor(),
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
