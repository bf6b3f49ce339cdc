# SPDX-License-Identifier: Apache-2.0
"""What the server bears on loopback, beside the same server without batching: `course bench serve`.

Capacity is the highest rate of a rising series, each 1.25 times the one before, at which 99 % of requests are
answered, 99 % of these within `PROMISE`, and answers keep up with requests. Client and servers share this machine.
Last, 500 clients are measured without and with the 10,000 connections of a `Crowd` that never send a whole request.
"""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from rich.console import Console
from rich.table import Table

from course_lib import data, devices
from course_lib.artifact import freeze
from course_lib.bench.crowd import Crowd, compare
from course_lib.bench.load import Expected, Load, closed_loop, open_loop
from course_lib.inference import Predictor
from course_lib.training import train_text_classifier

PROMISE = 0.1
"""Seconds within which 99 % of the answers come at a rate that counts as borne."""
GROWTH = 32.0
"""MiB by which the server may grow from the first tenth of the soak to its end."""
CROWD_GOAL = 3.0
"""How many times as long the 99th percentile may be next to a crowd."""
_FIRST, _STEP = 250.0, 1.25


class Card(NamedTuple):
    """What one run found; `plain` is the server that makes one forward pass a request."""

    capacity: Load
    plain_capacity: Load
    half: Load
    twice: Load
    plain_half: Load
    plain_twice: Load
    soak: Load
    quiet: Load
    crowded: Load
    """The same clients as in `quiet`, next to connections that never send a whole request."""
    memory: tuple[float, float] | None
    """MiB after the first tenth of the soak and at its end; None where the system does not tell."""

    @property
    def requests(self) -> int:
        """How many the soak sent."""
        return self.soak.answered + self.soak.refused + self.soak.failed

    @property
    def wrong(self) -> int:
        """Answers that differ from the offline prediction, in all stretches, of both servers."""
        return sum(part.wrong for part in self if isinstance(part, Load))

    @property
    def passed(self) -> bool:
        """No wrong answer, none lost in the soak or next to a crowd, and no growth above `GROWTH`."""
        grown = self.memory[1] - self.memory[0] if self.memory else 0.0
        lost = self.soak.failed + self.quiet.failed + self.crowded.failed
        return self.wrong == 0 and lost == 0 and grown <= GROWTH

    @property
    def crowd_ratio(self) -> float:
        """How many times as long the 99th percentile is next to a crowd as without it; `CROWD_GOAL` is the goal."""
        return self.crowded.p99 / self.quiet.p99


def measure(requests: int = 10_000, seconds: float = 4.0, crowd: Crowd | None = None) -> Card:
    """Start both servers, find what each bears, load both alike, then soak ours.

    Args:
        requests: how many the soak sends.
        seconds: how long each rate is held.
        crowd: the clients that are measured last; as many as `Crowd` has by default.

    Raises:
        RuntimeError: a server ended or did not become ready.
    """
    with tempfile.TemporaryDirectory() as folder:
        model, expected = _model(Path(folder))
        with running(model) as (ours, process), running(model, "--max-batch", "1", "--max-wait-ms", "0") as (plain, _):
            for port in (ours, plain):  # first requests read code from the disk
                closed_loop(port, expected, 500)
            capacity, plain_capacity = find_capacity(ours, expected, seconds), find_capacity(plain, expected, seconds)
            rate = capacity.throughput
            half, plain_half = (open_loop(port, expected, rate / 2, seconds, seed=1) for port in (ours, plain))
            twice, plain_twice = (open_loop(port, expected, rate * 2, seconds, seed=2) for port in (ours, plain))
            soak, memory = soaked(ours, process.pid, expected, requests)
            quiet, crowded = compare(ours, expected, crowd or Crowd())
    return Card(capacity, plain_capacity, half, twice, plain_half, plain_twice, soak, quiet, crowded, memory)


def find_capacity(port: int, expected: Expected, seconds: float) -> Load:
    """The highest rate that was borne; a rate that was not is tried once more, for neighbours make noise."""
    rate, best = _FIRST, None
    while True:
        for attempt in range(2):
            load = open_loop(port, expected, rate, seconds, seed=attempt)
            if borne(load):
                break
        else:
            return best or load
        rate, best = rate * _STEP, load


def borne(load: Load) -> bool:
    """Whether the server kept up."""
    total = load.answered + load.refused + load.failed
    return load.answered >= 0.99 * total and load.p99 <= PROMISE and load.throughput >= 0.9 * load.offered


def soaked(port: int, pid: int, expected: Expected, requests: int) -> tuple[Load, tuple[float, float] | None]:
    """Send so many requests one after the other on 32 connections, and look at the server's memory twice."""
    first = closed_loop(port, expected, max(1, requests // 10))
    before = mebibytes(pid)
    rest = closed_loop(port, expected, requests - first.answered)
    after = mebibytes(pid)
    seconds = first.seconds + rest.seconds
    whole = rest._replace(
        seconds=seconds,
        offered=requests / seconds,
        **{name: getattr(first, name) + getattr(rest, name) for name in ("answered", "refused", "failed", "wrong")},
    )
    return whole, None if before is None or after is None else (before, after)


def mebibytes(pid: int) -> float | None:
    """The memory that a process holds now, VmRSS; None where there is no /proc."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return None
    return int(found[1]) / 1024 if found else None


@contextlib.contextmanager
def running(model: Path, *options: str, stderr: int | None = None) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A server in a process of its own, ready to answer: its port and its process.

    Raises:
        RuntimeError: it ended or did not become ready within two minutes.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "course_lib.cli", "serve", str(model), "--port", str(port), *options]
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, stderr=stderr)
    try:
        _wait_until_ready(port, process)
        yield port, process
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"http://127.0.0.1:{port}/health").status_code == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server on port {port} did not become ready: its own messages stand above.")


def _model(folder: Path) -> tuple[Path, Expected]:
    messages = data.inbox()
    model = train_text_classifier(messages.texts, messages.labels, names=("ham", "spam"))
    predictor = Predictor(model)
    ranked = predictor.rank(messages.texts)
    expected = Expected(messages.texts, tuple(dict(row) for row in ranked), tuple(predictor.predict(messages.texts)))
    return freeze(model, folder, "spam_model"), expected


def report(card: Card) -> int:
    """Print a card for people and, last, one JSON line for programs; 1 where a promise is broken."""
    console = Console()
    console.print(devices.describe())
    console.print(_table(card))
    print(json.dumps(_record(card)))
    return 0 if card.passed else 1


def _table(card: Card) -> Table:
    grown = f"memory {card.memory[0]:.0f} to {card.memory[1]:.0f} MiB" if card.memory else "memory unknown"
    table = Table(
        title=f"The server on loopback: {card.capacity.throughput:.0f} requests a second, "
        f"{card.capacity.throughput / card.plain_capacity.throughput:.2f} times the plain one",
        caption=f"{'passed' if card.passed else 'FAILED'}: {card.wrong} wrong answers; soak of {card.requests:,} "
        f"requests, {card.soak.failed} failed, {grown} ({GROWTH:.0f} more are allowed); next to a crowd "
        f"{card.crowded.failed} failed, p99 is {card.crowd_ratio:.1f} times the quiet one (goal: {CROWD_GOAL:.0f})",
    )
    for heading in ("", "sent/s", "done/s", "p50 ms", "p99 ms", "server p99", "refused", "failed"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, load in _stretches(card).items():
        total = load.answered + load.refused + load.failed
        table.add_row(
            name.replace("_", " "),
            f"{load.offered:.0f}",
            f"{load.throughput:.0f}",
            f"{load.p50 * 1000:.1f}",
            f"{load.p99 * 1000:.1f}",
            f"{load.p99_sent * 1000:.1f}",
            f"{load.refused / total:.1%}",
            str(load.failed),
        )
    return table


def _stretches(card: Card) -> dict[str, Load]:
    return {name: part for name, part in card._asdict().items() if isinstance(part, Load)}


def _record(card: Card) -> dict[str, Any]:
    loads = {name: load._asdict() | {"throughput": load.throughput} for name, load in _stretches(card).items()}
    memory = {"mib_first": card.memory and card.memory[0], "mib_end": card.memory and card.memory[1]}
    crowd = {"crowd_ratio": card.crowd_ratio}
    verdict = {"requests": card.requests, "wrong": card.wrong, "passed": card.passed}
    return (
        {"bench": "serve", "ratio": card.capacity.throughput / card.plain_capacity.throughput}
        | loads
        | memory
        | crowd
        | verdict
    )
