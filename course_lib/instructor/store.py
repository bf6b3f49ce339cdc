# SPDX-License-Identifier: Apache-2.0
"""What `course grade` keeps beside the gradebook, in `grading/`: results by content, and a log that only grows."""

from __future__ import annotations

import contextlib
import fcntl
import getpass
import hashlib
import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from course_lib.learner.behaviour import SECRET_BYTES, SEED_FILE
from course_lib.learner.work import _write_whole as write_whole

from .grade_one import Result
from .plan import Plan

__all__ = ["Busy", "alone", "environment", "keep", "key", "load", "log", "secret", "write_notebook", "write_whole"]

LIBRARY = Path(__file__).resolve().parents[1]


class Busy(RuntimeError):
    """Somebody else grades this course at the moment; the message is one sentence."""


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Holds the course's grading folder, so that there is one writer.

    Raises:
      Busy: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy("Another `course grade` is at work in this course: wait for it, or end it first.") from None
        yield


@cache
def environment() -> str:
    """A digest of what grades: the course's own code, the locked libraries and Python."""
    found = hashlib.sha256(sys.version.encode())
    lock = LIBRARY.parent / "binder" / "requirements.txt"
    for path in [*sorted(LIBRARY.rglob("*.py")), lock]:
        if path.is_file():
            found.update(path.relative_to(LIBRARY.parent).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def secret(root: Path, folder: Path) -> str:
    """What hidden months are drawn from: a private course's seed, otherwise a text made here once.

    Graded again, a submission meets the same month.
    """
    for path in (root / SEED_FILE, folder / "secret.txt"):
        with contextlib.suppress(FileNotFoundError):
            return path.read_text(encoding="ascii")
    drawn = secrets.token_hex(SECRET_BYTES)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(drawn)
    return drawn


def key(content: str, plan: Plan, settings: Mapping[str, Any]) -> str:
    """What a result depends on: the submission, the release, the checks, the environment and the settings."""
    whole = [content, plan.release, plan.checks, environment(), sorted(settings.items())]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()


def load(folder: Path, chapter: str, student: str, wanted: str, autograded: Path) -> Result | None:
    """The kept result of a student, where it has this key and its autograded notebook is as it was written."""
    try:
        kept = json.loads((folder / "results" / chapter / f"{student}.json").read_text(encoding="utf-8"))
        if kept["key"] != wanted or hashlib.sha256(autograded.read_bytes()).hexdigest() != kept["notebook"]:
            return None
        return Result(**kept["result"], notebook={})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, chapter: str, result: Result, wanted: str, notebook: bytes) -> None:
    """Keeps a result; it is the last thing that is written of a submission."""
    told = {name: value for name, value in asdict(result).items() if name != "notebook"}
    path = folder / "results" / chapter / f"{result.student}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {"key": wanted, "notebook": hashlib.sha256(notebook).hexdigest(), "result": told}
    write_whole(path, json.dumps(whole, ensure_ascii=False, indent=1).encode())


def write_notebook(path: Path, result: Result) -> bytes:
    """Writes the autograded notebook, whole or not at all; gives its bytes."""
    content = json.dumps(result.notebook, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return content


def log(folder: Path, entry: Mapping[str, Any]) -> None:
    """Appends one line to the audit log: who and when, and what the entry says."""
    line = {"when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "who": _who(), **entry}
    text = json.dumps(line, ensure_ascii=False) + "\n"
    with (folder / "audit.jsonl").open("ab+") as file:
        size = file.seek(0, os.SEEK_END)
        if size and _last_byte(file, size) != b"\n":  # a line that a kill or a full disk cut short
            text = "\n" + text
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _last_byte(file: Any, size: int) -> bytes:
    file.seek(size - 1)
    return bytes(file.read(1))


@cache
def _who() -> str:
    try:
        return f"{getpass.getuser()}@{socket.gethostname()}"
    except (KeyError, OSError):
        return str(os.getuid())
