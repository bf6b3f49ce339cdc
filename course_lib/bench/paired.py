# SPDX-License-Identifier: Apache-2.0
"""Contestants paired in one run: each in its own process, one after the other in every round, one thread, one core.

Neighbours on a shared machine slow both sides of a round alike, so what is compared is a round, and the time is
processor time. The first round warms caches and is dropped.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

_LIBRARY = Path(__file__).resolve().parents[2]
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_TUNING = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "JAX_COMPILATION_CACHE_DIR")
"""What a shell may have set that would hold one side back, or point it to a cache of somebody else's."""

Measured = dict[str, list[dict[str, Any]]]
"""For each contestant what it measured, a dictionary a round."""


@dataclass(frozen=True)
class Contestant:
    """A function of `course_lib.bench.contestants` and the Python that runs it."""

    name: str
    target: str
    """MODULE:FUNCTION."""
    python: str = sys.executable
    cores: int = 1
    """How many it may use, with a thread for each."""


class Missing(Exception):
    """A contestant needs a library that its Python does not have; the argument is its name."""


class Broken(RuntimeError):
    """A contestant ended without an answer."""


def race(
    contestants: Sequence[Contestant], folder: Path, rounds: int
) -> tuple[Measured, dict[str, dict[str, Any]], list[str]]:
    """Run them in turn, `rounds` times and once before that.

    Args:
        contestants: who runs, in this order.
        folder: what they read, and may write to.
        rounds: how many count.

    Returns:
        What each measured, the facts each told when it was ready, and the names of the libraries that were missing
        (who needs one does not run).

    Raises:
        Broken: a contestant ended without an answer.
    """
    facts: dict[str, dict[str, Any]] = {}
    missing = []
    with contextlib.ExitStack() as stack:
        ready = {}
        for contestant in contestants:
            process = stack.enter_context(_started(contestant, folder))
            try:
                facts[contestant.name] = _answer(process, contestant)["facts"]
            except Missing as error:
                missing.append(str(error))
            else:
                ready[contestant] = process
        measured: Measured = {contestant.name: [] for contestant in ready}
        for number in range(rounds + 1):
            for contestant, process in ready.items():
                assert process.stdin is not None
                process.stdin.write("run\n")
                process.stdin.flush()
                found = _answer(process, contestant)
                if number:
                    measured[contestant.name].append(found)
    return measured, facts, missing


def median(runs: Sequence[Mapping[str, Any]], key: str = "seconds") -> float:
    """The median over the rounds."""
    return float(np.median([run[key] for run in runs]))


def ratios(theirs: Sequence[Mapping[str, Any]], ours: Sequence[Mapping[str, Any]], key: str = "seconds") -> list[float]:
    """How many times as long theirs took as ours, round by round."""
    return [their[key] / our[key] for their, our in zip(theirs, ours, strict=True)]


@contextlib.contextmanager
def _started(contestant: Contestant, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [contestant.python, "-m", "course_lib.bench.contestants.worker", contestant.target, str(folder)]
    try:
        process = subprocess.Popen(
            _pinned(command, contestant.cores),
            cwd=folder,  # `-m` looks there first
            env=_surroundings(contestant.cores),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    except OSError as error:
        raise Broken(f"{contestant.python} cannot be started ({error.strerror}): set COURSE_BENCH_PYTHON.") from error
    try:
        yield process
    finally:
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def _pinned(command: list[str], cores: int) -> list[str]:
    """The command pinned to the last cores that this process may use; libraries then start a thread for each."""
    if not hasattr(os, "sched_getaffinity"):  # macOS and Windows pin nothing: threads are held to one by name
        return command
    pin = "import os, sys; os.sched_setaffinity(0, map(int, sys.argv[1].split())); os.execv(sys.argv[2], sys.argv[2:])"
    chosen = sorted(os.sched_getaffinity(0))[-cores:]
    return [sys.executable, "-c", pin, " ".join(map(str, chosen)), *command]


def _surroundings(cores: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _TUNING}
    return kept | dict.fromkeys(_THREADS, str(cores)) | {"PYTHONPATH": str(_LIBRARY)}


def _answer(process: "subprocess.Popen[str]", contestant: Contestant) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise Broken(f"{contestant.target} ended without an answer: see what it printed above.")
    told: dict[str, Any] = json.loads(line)
    if "missing" in told:
        raise Missing(told["missing"])
    return told
