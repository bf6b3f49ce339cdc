# SPDX-License-Identifier: Apache-2.0
"""The same boxes without any wall: for `--unsafe-no-sandbox`, with submissions that the instructor wrote or read.

Each box is a process of its own that can do whatever the instructor can. Cells, values, time limits and reports are
those of the sandbox; limits on memory, disk and processes are not kept.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from .box import Box, Report
from .limits import Limits
from .wall import environment, program
from .warm import MODULES, READY


@dataclass
class _Process:
    """A student's process that the grader started itself."""

    process: subprocess.Popen[bytes]
    folder: tempfile.TemporaryDirectory[str]

    def interrupt(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def finish(self, broken: bool) -> Report:
        why = "driver"
        try:
            self.process.wait(1 if broken else 0)
            why = "exit"
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.folder.cleanup()
        return Report(why, self.process.returncode if why == "exit" else None, 0.0, 0)


class Warm:
    """What `warm.Warm` is, without walls; nothing is kept warm: each box imports anew."""

    def __init__(self, cache: Path, modules: Sequence[str] = MODULES, read_only: Sequence[Path] = ()) -> None:
        """Takes what `warm.Warm` takes; `read_only` changes nothing, since everything can be read."""
        self._cache, self._modules = cache, list(modules)

    def box(self, limits: Limits | None = None, slot: int = 0, seed: int = 0) -> Box:
        """A fresh process for one submission."""
        limits = limits or Limits()
        data, given = socket.socketpair()
        folder = tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True)
        order = asdict(limits) | {"seed": seed, "modules": self._modules}
        command = [sys.executable, *program("unsafe"), str(given.fileno()), json.dumps(order)]
        try:
            process = subprocess.Popen(
                command,
                cwd=folder.name,
                env=os.environ | environment(self._cache, folder.name),
                pass_fds=[given.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        finally:
            given.close()
        box = Box(limits, data, _Process(process, folder))
        box.run("", READY)  # the imports are not the first cell's time
        return box

    def close(self) -> None:
        """Nothing is left to close: each box closes its own process."""

    def __enter__(self) -> Warm:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def main(line: str, order: str) -> None:
    """The student's process."""
    from .student import prepare, serve

    told = json.loads(order)
    serve(socket.socket(fileno=int(line)), prepare(told["modules"]), told, None)
