# SPDX-License-Identifier: Apache-2.0
"""A server of one's own for a few cells: `course serve` here, on a free port, and stopped whatever happens."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

# `course serve`, and a thread that ends it when the notebook's end of the pipe is gone: a kernel may be killed.
_SERVE = """\
import os, signal, threading

def watch():
    os.read(0, 1)  # not sys.stdin, whose lock would stop Python from ending
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=watch, daemon=True).start()
from course_lib.cli import app
app()"""
_STOP_SECONDS = 10.0


class ServerError(RuntimeError):
    """A server that did not start, in one sentence."""


@contextlib.contextmanager
def running(model: Path | str, *, log: Path | str | None = None, wait: float = 60.0) -> Iterator[int]:
    """Runs `course serve MODEL --port 0` while the block lasts; gives the port that it found free.

    Args:
      model: the folder of a frozen model.
      log: a JSONL file for a line about each answer.
      wait: seconds until it has to be ready.

    Raises:
      ServerError: it ended at once, was not ready in time, or no program can reach another one here.
    """
    _need_loopback()
    # one row at a time: fewer shapes to compile, so it is ready sooner
    told = ["serve", str(model), "--port", "0", "--max-batch", "1", *(["--log", str(log)] if log else [])]
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, *told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _ready_port(process, time.monotonic() + wait)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


def ask(port: int, path: str, content: object = None, *, wait: float = 10.0) -> dict[str, object]:
    """Sends JSON to the server on this machine (a GET without content), and gives its answer.

    Raises:
      OSError: nobody answers there in time.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=wait)
    try:
        body = None if content is None else json.dumps(content)
        connection.request("GET" if body is None else "POST", path, body, {"Content-Type": "application/json"})
        return dict(json.loads(connection.getresponse().read()))
    finally:
        connection.close()


def _need_loopback() -> None:
    """Says at once that a sandbox without any network cannot do this, instead of waiting for a server in it."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as door:
            socket.create_connection(door.getsockname(), timeout=2.0).close()
    except OSError as error:
        told = "In this place no program can reach another one, so there is no server: run this cell elsewhere."
        raise ServerError(told) from error


def _ready_port(process: subprocess.Popen[str], deadline: float) -> int:
    """Reads the address that the server tells, then waits until it says that it is ready."""
    lines: Queue[str] = Queue()
    reader = threading.Thread(target=_pass_on, args=(process, lines), daemon=True)
    reader.start()
    said, port = "", None
    while time.monotonic() < deadline:
        with contextlib.suppress(Empty):
            said = lines.get(timeout=0.1).strip() or said
            address = said.rpartition(" answers at http://127.0.0.1:")[2]
            port = int(address) if address.isdigit() else port
        if process.poll() is not None:
            reader.join(1.0)
            told = [said, *iter(lambda: "" if lines.empty() else lines.get(), "")]
            said = next((line.strip() for line in reversed(told) if line.strip()), "it said nothing.")
            raise ServerError(f"The server ended before it answered: {said}")
        if port is not None:
            with contextlib.suppress(OSError, ValueError):
                if ask(port, "/health", wait=1.0).get("ready"):
                    return port
    raise ServerError("The server was not ready in time: run this cell again when the machine is less busy.")


def _pass_on(process: subprocess.Popen[str], lines: Queue[str]) -> None:
    with contextlib.suppress(ValueError):  # the pipe was closed meanwhile
        for line in process.stdout or ():
            lines.put(line)
