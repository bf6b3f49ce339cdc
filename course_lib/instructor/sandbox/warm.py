# SPDX-License-Identifier: Apache-2.0
"""The sandbox as the grader starts it: once, with everything imported; then a box for each submission."""

from __future__ import annotations

import contextlib
import itertools
import json
import socket
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from . import users, wall
from .box import Box, Report
from .limits import Limits, Refused

READY = 120.0
"""Seconds that the imports may take."""
MODULES = ("jax", "jax.numpy", "optax", "matplotlib.pyplot", "course_lib.learner")


@dataclass
class _Keeper:
    """The trusted process that stands between the grader and one student's process."""

    line: socket.socket

    def interrupt(self) -> None:
        self.line.send(b"i")

    def finish(self, broken: bool) -> Report:
        try:
            with contextlib.suppress(OSError):  # it may have reported and gone already
                if broken:
                    self.line.send(b"e")
                self.line.shutdown(socket.SHUT_WR)
            self.line.settimeout(60)
            return Report(**{"signs": (), **json.loads(self._receive())})
        except (OSError, ValueError):
            return Report("lost", None, 0.0, 0)
        finally:
            self.line.close()

    def _receive(self) -> bytes:
        """The report. If the keeper went without reading our last byte, the kernel says so once, before it gives it."""
        try:
            return self.line.recv(4096)
        except ConnectionResetError:
            return self.line.recv(4096)


class Warm:
    """A sandbox that has imported its modules once; each box is a fork of it. Several threads may ask for boxes.

    Raises:
      Refused: it cannot run here; the sentence says why and what to do.
    """

    def __init__(
        self,
        cache: Path,
        modules: Sequence[str] = MODULES,
        read_only: Sequence[Path] = (),
        *,
        walls: Mapping[str, bool] | None = None,
    ) -> None:
        """Starts it, which takes a second or two.

        Args:
          cache: the folder of jax's compiled programs, made before and read by all; jax finds a program there only if
            it was compiled under this very path, so give the canonical one in both places.
          modules: what is imported before the first box.
          read_only: further files and folders that students may read, at their own paths.
          walls: for tests of the tests: "network" or "sockets" as False leaves that wall out.
        """
        self._numbers = itertools.count()
        self._process, self._line, self._errors = wall.start(cache, modules, read_only, walls or {})
        try:
            self._line.settimeout(READY)
            told = self._line.recv(65536)
        except OSError:
            told = b""
        if told != b"ready":
            self.close()
            raise Refused(wall.explain(self._errors))
        self._line.settimeout(None)

    def box(self, limits: Limits | None = None, slot: int = 0, seed: int = 0) -> Box:
        """A fresh process for one submission.

        Args:
          limits: what it may use.
          slot: which worker asks, from 0: boxes of different slots run on different cores.
          seed: of the random numbers of `random` and `numpy.random`: the same seed, the same numbers.

        Raises:
          Refused: the sandbox itself has ended.
        """
        limits = limits or Limits()
        line, kept = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        data, given = socket.socketpair()
        order = asdict(limits) | {"slot": slot, "seed": seed, "student": next(self._numbers) % (users.STUDENTS - 1)}
        try:
            socket.send_fds(self._line, [json.dumps(order).encode()], [kept.fileno(), given.fileno()])
        except OSError:
            line.close()
            data.close()
            raise Refused("The sandbox has ended: start it again.") from None
        finally:
            kept.close()
            given.close()
        return Box(limits, data, _Keeper(line))

    def close(self) -> None:
        """Ends the sandbox and all its boxes."""
        self._line.close()
        wall.stop(self._process)

    def __enter__(self) -> Warm:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def available() -> str | None:
    """None where the sandbox can run, otherwise one sentence: why not, and what to do."""
    return wall.missing()
