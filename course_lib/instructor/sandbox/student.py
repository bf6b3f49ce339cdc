# SPDX-License-Identifier: Apache-2.0
"""The student's process, once it stands inside its walls: it takes cells and expressions, and answers them."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import sys
import warnings
from typing import Any

from . import channel, signs
from .limits import MIB
from .probe import call, evaluate, gather
from .shell import Shell, Stream, make_shell

ASK_CAP = 128 * MIB
LOG = 65536
"""Bytes of the log of compiled code that are handed on."""


def prepare(modules: list[str]) -> signs.Watch:
    """Imports what every student needs and makes the shell; done once, before the first fork."""
    import importlib

    # jax says so each time that it cannot keep a program; here nobody may
    warnings.filterwarnings("ignore", message="Error writing persistent compilation cache")
    for name in modules:
        importlib.import_module(name)
    return signs.begin(make_shell())


def serve(line: socket.socket, watch: signs.Watch, order: dict[str, Any], log: int | None) -> None:
    """Answers until the grader closes the line.

    Args:
      line: the socket to the grader.
      watch: from `prepare`.
      order: the limits, and the seed of the random numbers.
      log: the file that holds what compiled code prints, if there is one.
    """
    shell: Shell = watch.shell
    import numpy as np

    random.seed(order["seed"])
    np.random.seed(order["seed"])
    sys.stdin = open(os.devnull)
    sys.stdout, sys.stderr = Stream("stdout", shell.outputs), Stream("stderr", shell.outputs)
    sys.path.insert(0, "")
    signs.listen(watch)
    while True:
        try:
            ask, blob = channel.receive(line, json_cap=ASK_CAP, blob_cap=ASK_CAP)
        except (EOFError, OSError):
            return
        shell.outputs.clear(order["output_bytes"])
        answer: dict[str, Any] = {"number": ask["number"], "ok": False}
        raw = b""
        try:
            # an interrupt counts only while student code runs: a late one cannot disturb an answer
            signal.signal(signal.SIGINT, signal.default_int_handler)
            more, raw = _answer(shell, ask, blob)
            answer |= more
        except KeyboardInterrupt:
            pass
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        if "run" in ask:
            answer |= {"outputs": shell.outputs.all, "cut": shell.outputs.cut, "log": _read(log)}
        channel.send(line, answer | {"signs": signs.look(watch)}, raw)


def _answer(shell: Shell, ask: dict[str, Any], blob: bytes) -> tuple[dict[str, Any], bytes]:
    if "run" in ask:
        return {"ok": bool(shell.run_cell(ask["run"], store_history=True).success)}, b""
    if "call" in ask:
        wanted = len(ask["arguments"]) - 1  # the first item is the tag
        values, raw = gather(call(shell, ask, blob), wanted)
    else:
        values, raw = gather(evaluate(shell, ask, blob), len(ask["evaluate"]))
    return {"values": values}, raw


def _read(log: int | None) -> str:
    """What was added to the log, which begins anew."""
    if log is None:
        return ""
    with contextlib.suppress(OSError):
        text = os.pread(log, LOG, 0).decode("utf-8", "replace")
        os.ftruncate(log, 0)
        os.lseek(log, 0, os.SEEK_SET)
        return text
    return ""
