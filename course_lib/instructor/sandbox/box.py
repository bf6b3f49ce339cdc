# SPDX-License-Identifier: Apache-2.0
"""The grader's side of one submission: cells and expressions go in, data and a report come out."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol

from . import channel
from .answers import Ran, Value, nonsense, read_ran, read_signs, read_values
from .limits import Dead, Limits
from .values import encode

GRACE = 2.0
"""Seconds that a process has after an interrupt, before it counts as dead."""


@dataclass(frozen=True)
class Report:
    """How a submission's process ended, as its keeper saw it.

    Attributes:
      why: "driver" (the grader closed it), "exit" (it ended by itself), "memory", "wall", or "lost" (its keeper died).
      status: the exit status, or minus the number of the signal that ended it; None where it is not known.
      cpu_seconds: processor time of the submission and its keeper.
      peak_bytes: most memory that was resident at once.
      signs: things noticed, a sentence each. Those that begin with "Keeper:" are certain; all others come from the
        student's own process, which can hide or invent them: they are for a person to look at.
    """

    why: str
    status: int | None
    cpu_seconds: float
    peak_bytes: int
    signs: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Why the process is gone, for the student's feedback."""
        if self.why == "memory":
            return "The code used more memory than it may and was stopped."
        if self.why == "wall":
            return "The notebook took longer than it may and was stopped."
        if self.why == "exit" and self.status is not None and self.status < 0:
            return f"The process was ended by signal {-self.status}{SIGNALS.get(-self.status, '')}."
        if self.why == "lost":
            return "The sandbox itself failed here: grade this notebook once more."
        if self.why == "exit":
            return f"The code ended its own process (exit status {self.status})."
        return "The process no longer answered and was stopped."


SIGNALS = {24: ", which means that it used up its processor time", 11: ", a fault in compiled code"}


class Hold(Protocol):
    """What keeps a student's process: it can interrupt it and end it."""

    def interrupt(self) -> None:
        """Raises KeyboardInterrupt in the student's code."""

    def finish(self, broken: bool) -> Report:
        """Ends all of it; `broken` says that the process seems to be ending by itself, so that its status is read."""


class Box:
    """One submission's process. Use it from one thread, and close it (or use `with`)."""

    def __init__(self, limits: Limits, data: socket.socket, hold: Hold) -> None:
        self.limits = limits
        self._data, self._hold, self._count = data, hold, 0
        self._signs: dict[str, None] = {}
        self._report: Report | None = None
        self._json_cap = max(channel.JSON_CAP, 4 * limits.output_bytes)

    def run(self, code: str, seconds: float | None = None) -> Ran:
        """Runs one cell.

        Args:
          code: its source; magics and a top-level `await` are fine.
          seconds: how long it may take, `limits.cell_seconds` unless given.

        Raises:
          Dead: the process ended, hung or answered nonsense; this box is closed then, and `close()` tells why.
        """
        answer, _, late = self._ask({"run": code}, b"", seconds)
        return self._read(lambda: read_ran(answer, late))

    def evaluate(
        self, setup: str, expressions: Sequence[str], seconds: float | None = None, arguments: Sequence[Any] = ()
    ) -> list[Value]:
        """Runs `setup` as a cell, then gives the value of each expression; what they display is dropped.

        Args:
          setup: statements, "" for none; if they fail, each value says so.
          expressions: sources of single expressions.
          seconds: for all of it together, `limits.cell_seconds` unless given. When it is over, the values that are
            missing say so in their `error`.
          arguments: data that setup and expressions find as the tuple `arguments`.

        Returns:
          One Value for each expression, in order.

        Raises:
          Dead: the process ended, hung or answered nonsense.
          values.NotData: an argument is no data.
        """
        written, blob = encode(list(arguments))
        ask = {"evaluate": list(expressions), "setup": setup, "arguments": written}
        answer, raw, late = self._ask(ask, blob, seconds)
        return self._read(lambda: read_values(answer, raw, len(expressions), late))

    def call(self, expression: str, arguments: Sequence[tuple[Any, ...]], seconds: float | None = None) -> list[Value]:
        """Calls the function that `expression` gives with each tuple of data.

        Args:
          expression: gives a function.
          arguments: one tuple for each call.
          seconds: for all calls together, `limits.cell_seconds` unless given.

        Returns:
          One Value for each tuple; where the expression gives no function, each says so in its `error`.

        Raises:
          Dead: the process ended, hung or answered nonsense.
          values.NotData: an argument is no data.
        """
        written, blob = encode(list(arguments))
        answer, raw, late = self._ask({"call": expression, "arguments": written}, blob, seconds)
        return self._read(lambda: read_values(answer, raw, len(arguments), late))

    def close(self) -> Report:
        """Ends everything that this submission started; the same report if it is called again."""
        if self._report is None:
            self._finish(broken=False)
        assert self._report is not None
        return self._report

    def __enter__(self) -> Box:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, ask: dict[str, Any], blob: bytes, seconds: float | None) -> tuple[dict[str, Any], bytes, bool]:
        """One question, one answer with its number; late is whether it had to be interrupted."""
        if self._report is not None:
            raise Dead("This submission's process was closed before.")
        seconds = self.limits.cell_seconds if seconds is None else seconds
        self._count += 1
        end, late = time.monotonic() + seconds, False
        try:
            self._data.settimeout(seconds)
            channel.send(self._data, ask | {"number": self._count}, blob)
            if not channel.readable(self._data, end):
                late = True
                self._hold.interrupt()
            # what has begun to come, or was interrupted, has a moment to arrive
            answer, raw = channel.receive(self._data, deadline=time.monotonic() + GRACE, json_cap=self._json_cap)
            if answer.get("number") != self._count:
                raise ValueError("an answer out of step")
            self._signs |= dict.fromkeys(read_signs(answer))
        except TimeoutError:
            self._finish(broken=False)
            raise Dead(f"The code did not stop after {seconds:g} seconds, nor when it was interrupted.") from None
        except (OSError, EOFError):
            raise Dead(self._finish(broken=True).sentence()) from None
        except ValueError:
            self._finish(broken=False)
            raise Dead(nonsense) from None
        return answer, raw, late

    def _read(self, reader: Callable[[], Any]) -> Any:
        try:
            return reader()
        except (ValueError, TypeError, KeyError, AttributeError):
            self._finish(broken=False)
            raise Dead(nonsense) from None

    def _finish(self, broken: bool) -> Report:
        self._data.close()
        told = self._hold.finish(broken)
        self._report = Report(**{**vars(told), "signs": (*told.signs, *self._signs)})
        return self._report
