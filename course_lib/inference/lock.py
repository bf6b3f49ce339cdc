# SPDX-License-Identifier: Apache-2.0
"""One writer at a time: a lock between processes that the death of its holder opens."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_STALE = 30.0
"""Seconds after which a lock file is taken to be that of a dead process, where the system has no real locks."""


class Locked(OSError):
    """Another process holds the lock."""


@contextmanager
def locked(path: str | Path, *, wait: bool = True) -> Iterator[Callable[[], None]]:
    """Hold the lock file `path`, which is made where it is missing and stays; gives a function that says "still alive".

    By flock, which the system opens when the process ends, however it ends. Where there is none, by a file
    that only one process can create; one that died there, or did not say for half a minute that it is alive,
    no longer keeps the others out.

    Raises:
        Locked: `wait` is False and another process holds it.
    """
    path = Path(path)
    if fcntl is None:
        with _by_existence(path, wait) as alive:
            yield alive
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise Locked(f"Another process holds {path}: wait until it is done.") from error
        yield lambda: None
    finally:
        os.close(handle)


@contextmanager
def _by_existence(path: Path, wait: bool) -> Iterator[Callable[[], None]]:
    held = path.with_name(f"{path.name}.held")
    while True:
        try:
            os.close(os.open(held, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError as error:
            with suppress(FileNotFoundError):
                if time.time() - held.stat().st_mtime > _STALE:
                    held.unlink()
                    continue
            if not wait:
                raise Locked(f"Another process holds {path}: wait until it is done.") from error
            time.sleep(0.005)
    try:
        yield lambda: os.utime(held)
    finally:
        held.unlink(missing_ok=True)
