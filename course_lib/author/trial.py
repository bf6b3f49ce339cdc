# SPDX-License-Identifier: Apache-2.0
"""Runs many small cell sequences fast: one warm process that has imported everything, a forked child for each.

A kernel takes seconds to start, a child of the warm process milliseconds. The warm process only imports: jax's backend,
which does not survive a fork, is first started inside a child that asks for it. What a cell prints goes nowhere,
a cell that raises does not stop those after it, as in a notebook, and a child that does not end is killed. As many
children run at once as there are cores; what one may take is counted in processor time, which a busy machine does
not change, with a wall clock far behind it for those that only wait.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import math
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from course_lib.learner.cells import watch

SECONDS = 10.0
"""Of processor time."""
_PATIENCE = 6
"""How many times as long a child may take by the clock on the wall."""


class TrialError(RuntimeError):
    """The warm process cannot be started; the message says why."""


@dataclass(frozen=True)
class Tried:
    """What came of one sequence of cells.

    Attributes:
      value: the number that the last cell gave; None where it gave none, raised or did not end.
      raised: the places of the cells that raised, from 0.
      shown: what the last cell displayed, as plain text.
    """

    value: float | None
    raised: tuple[int, ...] = ()
    shown: str = ""


def run_all(sequences: Sequence[Sequence[str]], *, seconds: float = SECONDS) -> list[Tried]:
    """Runs each sequence of cells in a child of its own, as many at once as there are cores.

    Args:
      sequences: the cells' sources; what they import is imported once, before the first child is made.
      seconds: how much processor time one sequence may take.

    Raises:
      TrialError: this system has no fork, or the warm process came to an end by itself.
    """
    if not hasattr(os, "fork"):
        raise TrialError("Answers are tried on Linux and macOS only: on Windows, run this inside WSL.")
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps({"sequences": [list(cells) for cells in sequences], "seconds": seconds}),
        capture_output=True,
        text=True,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg", "JAX_PLATFORMS": "cpu"},
    )
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["it was killed"])[-1]
        raise TrialError(f"The process that tries answers came to an end ({why}): mend that and run this again.")
    return [Tried(value, tuple(raised), shown) for value, raised, shown in json.loads(done.stdout)]


def main() -> None:
    """The warm process: sequences as JSON on stdin, [value, raised, shown] of each as JSON on stdout."""
    task = json.load(sys.stdin)
    warnings.simplefilter("ignore")  # jax warns of any fork, also before its backend has started
    _import_what_they_import({cell for cells in task["sequences"] for cell in cells})
    shell = _shell()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # a wrong answer may write files, and not among the course's
        json.dump(_in_children(shell, task["sequences"], task["seconds"]), sys.stdout)
        os.chdir("/")


def _import_what_they_import(cells: set[str]) -> None:
    for module in sorted({module for cell in cells for module in _modules(cell)}):
        with contextlib.suppress(Exception):  # a wrong answer may import what there is not
            importlib.import_module(module)


def _modules(cell: str) -> Iterator[str]:
    with contextlib.suppress(SyntaxError):
        for node in ast.walk(ast.parse(cell)):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module
                yield from (f"{node.module}.{name.name}" for name in node.names)


def _shell() -> Any:
    """IPython without history and without tracebacks: cells mean what they mean in a notebook."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    shell: Any = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    shell.showtraceback = shell.showsyntaxerror = lambda *args, **options: None
    watch(shell)
    return shell


def _in_children(shell: Any, sequences: list[list[str]], seconds: float) -> list[Any]:
    """What each sequence gave, in their order."""
    found: list[Any] = [[None, [], ""]] * len(sequences)
    waiting = list(reversed(list(enumerate(sequences))))
    running: dict[Any, tuple[int, int, float]] = {}  # the pipe: place, child, when it is over
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            place, cells = waiting.pop()
            answer, child = _start(shell, cells, seconds)
            running[answer] = place, child, time.monotonic() + _PATIENCE * seconds
        patience = min(over for _, _, over in running.values()) - time.monotonic()
        ready = select.select(list(running), [], [], max(0.0, patience))[0]
        late = [answer for answer, (_, _, over) in running.items() if over <= time.monotonic()]
        for answer in ready or late:
            place, child, _ = running.pop(answer)
            told = answer.readline() if ready else b""  # one line: a cell may have forked too
            answer.close()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            found[place] = json.loads(told or '[null, [], ""]')
    return found


def _start(shell: Any, cells: list[str], seconds: float) -> tuple[Any, int]:
    """A child that runs the cells: the pipe on which it tells what came of it, and its number."""
    import resource  # where there is no fork, there is no such module either

    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setsid()  # so that whatever it starts ends with it
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 1))
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            os.write(write, f"{json.dumps(_run(shell, cells))}\n".encode())
        finally:
            os._exit(0)
    os.close(write)
    return open(read, "rb"), child


def _run(shell: Any, cells: list[str]) -> tuple[float | None, list[int], str]:
    from IPython.utils.capture import capture_output

    results = [shell.run_cell(cell) for cell in cells[:-1]]
    with capture_output() as displayed:
        results.append(shell.run_cell(cells[-1]))
    last = results[-1].result
    value = float(last) if isinstance(last, int | float) and math.isfinite(last) else None
    shown = "\n".join(str(output.data.get("text/plain", "")) for output in displayed.outputs)
    return value, [place for place, result in enumerate(results) if not result.success], shown


if __name__ == "__main__":
    main()
