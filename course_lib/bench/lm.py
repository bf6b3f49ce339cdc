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

from course_lib.bench import engine, lm_judge, lm_prepare, paired
from course_lib.bench.contestants.flows import FLOWS
from course_lib.bench.lm_card import Card, Flow, Row
from course_lib.bench.lm_judge import Found
from course_lib.bench.paired import Contestant

BUSY = 2.0
"""With more processes that want to run, this one among them, nothing is measured by the wall clock."""


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
        lm_judge.training,
    ),
    (
        "training on two cores",
        (
            Contestant("ours", "ours_lm:train_on_two", cores=2),
            Contestant("torch", "torch_lm:train", cores=2),
            Contestant("torch, fused AdamW", "torch_lm:train_fused", cores=2),
        ),
        lm_judge.two_devices,
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
        lm_judge.generation,
    ),
    (
        "adapter",
        (Contestant("ours", "ours_lm:tune"), Contestant("peft", "transformers_lm:tune")),
        lm_judge.adapter,
    ),
)
_QUIET_ONLY = ("training on two cores",)
