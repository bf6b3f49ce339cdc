# SPDX-License-Identifier: Apache-2.0
"""How fast the engine is, beside the libraries that most people would use: `course bench engine`.

Every contest is one run of `course_lib.bench.paired` on real text messages (the SMS collection, each once, split of
seed 0). A ratio is their median by our median; below its floor the command fails.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from course_lib import data
from course_lib.artifact import freeze
from course_lib.bench import paired, tasks
from course_lib.bench.contestants import inputs
from course_lib.bench.machine import processor
from course_lib.bench.paired import Contestant, Measured
from course_lib.models import bag_of_words
from course_lib.preprocess import features, fit_text
from course_lib.training import minibatches, train_text_classifier

STEPS, BATCH, MESSAGES = 780, 128, 100_000
ALLOWED_F1 = 0.002
"""By how much our F1 may lie below theirs where the time to it is compared."""


class Row(NamedTuple):
    """One contest; times in seconds."""

    name: str
    theirs: str
    """Who ran against us."""
    their_time: float
    our_time: float
    ratios: tuple[float, ...]
    """Round by round."""
    floor: float
    goal: float
    note: str = ""
    valid: bool = True
    """Whether both did the same work; a row that is not valid does not pass."""

    @property
    def ratio(self) -> float:
        """How many times as fast we are: their median by ours."""
        return self.their_time / self.our_time

    @property
    def passed(self) -> bool:
        """Whether the floor is reached."""
        return self.valid and self.ratio >= self.floor


class Card(NamedTuple):
    """The result of a run."""

    rows: tuple[Row, ...]
    compiled: int
    """Programs that jax traced or compiled after warm-up, in all rounds of all our contestants; 0 passes."""
    missing: tuple[str, ...]
    """Libraries without which contests could not be run."""
    versions: dict[str, str]
    rounds: int

    @property
    def passed(self) -> bool:
        """Whether every measured floor is reached."""
        return self.compiled == 0 and all(row.passed for row in self.rows)


def measure(rounds: int = 7, tell: Callable[[str], None] = lambda name: None) -> Card:
    """Run every contest.

    Args:
        rounds: how many count, after one that does not.
        tell: called with the name of each contest before it begins.

    Raises:
        DataUnavailable: the messages cannot be had.
        Broken: a contestant ended without an answer.
    """
    rows: list[Row] = []
    runs: list[Measured] = []
    missing: list[str] = []
    versions = {"python": platform.python_version()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        for title, contestants, judge in _CONTESTS:
            tell(title)
            measured, facts, lacking = paired.race(with_python(contestants), folder, rounds)
            for told in facts.values():
                versions |= told.get("versions", {})
            runs.append(measured)
            missing += lacking
            if len(measured) > 1 and "ours" in measured:
                rows += judge(measured, facts, folder)
    compiled = sum(int(run.get("compiled", 0)) for measured in runs for run in measured.get("ours", []))
    return Card(tuple(rows), compiled, tuple(dict.fromkeys(missing)), versions, rounds)


def _prepare(folder: Path) -> None:
    """The split, our frozen model, and the features and batches of the training contest."""
    messages = tasks.sms().once()
    train, test = data.splits.stratified(messages.labels, seed=0)
    texts, labels = messages.take(train), messages.labels[train]
    artifact = freeze(train_text_classifier(texts, labels, names=messages.names), folder, "spam_model")
    order = np.random.default_rng(0).integers(0, len(messages), MESSAGES)
    given = inputs.Given(texts, labels, messages.take(test), messages.labels[test], [], artifact)
    inputs.write(folder, given, order)
    preprocess = fit_text(texts)
    numbers = features(preprocess, texts)
    batches = minibatches(np.arange(len(texts)), BATCH, seed=0)
    np.savez(
        folder / "steps.npz",
        ids=numbers.ids,
        values=numbers.values,
        labels=labels.astype(np.int32),
        order=np.stack([next(batches) for _ in range(STEPS)]),
        start=bag_of_words.init(preprocess.size)["weights"],
    )


def with_python(contestants: Sequence[Contestant]) -> list[Contestant]:
    """Torch may live in another environment: that of the Python which COURSE_BENCH_PYTHON names."""
    python = os.environ.get("COURSE_BENCH_PYTHON", sys.executable)
    theirs = ("torch", "transformers")
    return [replace(each, python=python) if each.target.startswith(theirs) else each for each in contestants]


def _judge_steps(measured: Measured, facts: Any, folder: Path) -> list[Row]:
    rivals = {name: paired.median(runs) for name, runs in measured.items() if name != "ours"}
    best = min(rivals, key=lambda name: rivals[name])
    apart = _apart(folder)
    times = ", ".join(f"{name} {1000 * seconds:.0f} ms" for name, seconds in rivals.items())
    note = f"{times}; trained probabilities at most {apart:.4f} apart"
    return [_row(f"train, {STEPS} steps of {BATCH}", best, measured, 4, 6, note=note, rival=best, valid=apart < 0.01)]


def _apart(folder: Path) -> float:
    """The largest difference between the probabilities of the two trained models, over the training texts."""
    given = np.load(folder / "steps.npz")
    chances = []
    for name in ("ours", "torch_dense"):
        trained = np.load(folder / f"{name}.npy").astype(np.float64)
        score = (given["values"] * trained[:-1][given["ids"]]).sum(axis=1) + trained[-1]
        chances.append(1 / (1 + np.exp(-score)))
    return float(np.abs(chances[0] - chances[1]).max())


def _judge_target(measured: Measured, facts: Any, folder: Path) -> list[Row]:
    ours, theirs = facts["ours"]["f1"], facts["scikit-learn"]["f1"]
    note = (
        f"F1 {ours:.4f}, theirs {theirs:.4f}; our recipe: {facts['ours']['steps']} steps, rate {facts['ours']['rate']}"
    )
    return [
        _row("raw text to target F1", _PIPELINE, measured, 1.5, 3, note=note, valid=ours >= theirs - ALLOWED_F1),
    ]


def _judge_score(measured: Measured, facts: Any, folder: Path) -> list[Row]:
    seconds = paired.median(measured["ours"])
    note = f"{MESSAGES / seconds:,.0f} messages a second"
    return [_row(f"score {MESSAGES:,} messages", _PIPELINE, measured, 1.3, 1.7, note=note)]


def _judge_single(measured: Measured, facts: Any, folder: Path) -> list[Row]:
    return [
        _row("one message, p50", _PIPELINE, measured, 5, 50, key="p50", note="wall clock"),
        _row("one message, p99", _PIPELINE, measured, 5, 50, key="p99", note="wall clock"),
    ]


def _judge_start(measured: Measured, facts: Any, folder: Path) -> list[Row]:
    note = "fresh process: import, load, answer; warm up every shape of three kinds of model and train each a step"
    return [_row("start, warm by cold", "empty compile cache", measured, 4, 6, note=note, rival="cold")]


def _row(
    name: str,
    theirs: str,
    measured: Measured,
    floor: float,
    goal: float,
    *,
    key: str = "seconds",
    note: str,
    rival: str = "scikit-learn",
    valid: bool = True,
) -> Row:
    ours, others = measured["ours"], measured[rival]
    times = paired.median(others, key), paired.median(ours, key)
    return Row(name, theirs, *times, tuple(paired.ratios(others, ours, key)), floor, goal, note, valid)


_PIPELINE = "TF-IDF(1,2) + LR"
_CONTESTS: tuple[tuple[str, tuple[Contestant, ...], Callable[[Measured, Any, Path], list[Row]]], ...] = (
    (
        "training",
        (
            Contestant("ours", "ours:fixed_steps"),
            Contestant("torch Adam", "torch_loop:adam"),
            Contestant("torch fused Adam", "torch_loop:fused_adam"),
            Contestant("torch SparseAdam", "torch_loop:sparse_adam"),
        ),
        _judge_steps,
    ),
    (
        "text to target",
        (Contestant("ours", "ours:to_target"), Contestant("scikit-learn", "sklearn_pipeline:to_target")),
        _judge_target,
    ),
    (
        "scoring",
        (Contestant("ours", "ours:score"), Contestant("scikit-learn", "sklearn_pipeline:score")),
        _judge_score,
    ),
    (
        "one message",
        (Contestant("ours", "ours:single"), Contestant("scikit-learn", "sklearn_pipeline:single")),
        _judge_single,
    ),
    ("start", (Contestant("ours", "start:warm"), Contestant("cold", "start:cold")), _judge_start),
)
_HEADS = ("contest", "against", "theirs", "ours", "times as fast", "rounds", "floor", "goal", "note")


def report(card: Card) -> int:
    """Print a card for people and, last, one JSON line for programs; 1 where a measured floor is missed."""
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(conditions(card))
    table = Table(title=f"Processor time on one core, one thread each, medians of {card.rounds} rounds")
    for heading in _HEADS:
        table.add_column(heading, justify="right" if heading in _HEADS[2:8] else "left")
    for row in card.rows:
        table.add_row(*_cells(row), style="" if row.passed else "bold red")
    console.print(table)
    console.print(f"Compiled after warm-up: {card.compiled} programs (0 wanted).")
    for library in card.missing:
        console.print(f"Not measured: {library} is missing. Install the extra `bench`, or set COURSE_BENCH_PYTHON.")
    record = card._asdict() | {
        "bench": "engine",
        "processor": processor(),
        "rows": [row._asdict() | {"ratio": row.ratio, "passed": row.passed} for row in card.rows],
        "passed": card.passed,
    }
    print(json.dumps(record))
    return int(not card.passed)


def conditions(card: Card) -> str:
    """What ran where."""
    return ran_on(card.versions)


def ran_on(versions: Mapping[str, str]) -> str:
    """The processor, the libraries and which build of torch."""
    torch = versions.get("torch")
    build = (
        "torch's CPU build" if torch and torch.endswith("+cpu") else "torch's default build" if torch else "no torch"
    )
    return f"{processor()}; {', '.join(f'{name} {found}' for name, found in versions.items())}; {build}"


def markdown(card: Card) -> str:
    """The card as a Markdown table, and under it what ran where."""
    rows = [f"| {' | '.join(_cells(row))} |" for row in card.rows]
    table = "\n".join([f"| {' | '.join(_HEADS)} |", "| --- " * len(_HEADS) + "|", *rows])
    return f"{table}\n\n{card.compiled} programs compiled after warm-up. {conditions(card)}."


def _cells(row: Row) -> tuple[str, ...]:
    between = f"{min(row.ratios):.2g} to {max(row.ratios):.2g}"
    times = _time(row.their_time), _time(row.our_time)
    return row.name, row.theirs, *times, f"{row.ratio:.1f}", between, f"{row.floor:g}", f"{row.goal:g}", row.note


def _time(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1e6:.1f} µs"
