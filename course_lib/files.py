# SPDX-License-Identifier: Apache-2.0
"""Writing files so that a crash or a full disk loses nothing."""

import contextlib
import errno
import json
import os
import secrets
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import Any


def append_line(file: FileIO, line: bytes) -> None:
    """Appends one line durably, or nothing at all.

    If the last writer was killed in the middle of a line, that line is ended first.

    Args:
      file: unbuffered, open for reading and appending; other writers must be locked out or append by one write too.
      line: the line with its line feed.

    Raises:
      OSError: the line cannot be written, for example because the disk is full; the file is as it was.
    """
    size = file.seek(0, os.SEEK_END)
    if size:
        file.seek(size - 1)
        line = line if file.read(1) == b"\n" else b"\n" + line
    try:
        written = file.write(line)
        if written != len(line):  # a nearly full disk takes the beginning of a line without an error
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file.name)
        os.fsync(file.fileno())
        file.seek(file.tell() - len(line))  # the end may be further on: others append too
        if file.read(len(line)) != line:
            raise OSError(errno.EIO, "The line that was read back is another than the one written", file.name)
    except OSError:
        file.truncate(size)
        raise


def json_bytes(value: Any, **options: Any) -> bytes:
    """JSON in UTF-8 with its letters as they are; in ASCII where UTF-8 cannot express half of a surrogate pair."""
    try:
        return json.dumps(value, ensure_ascii=False, **options).encode()
    except UnicodeEncodeError:
        return json.dumps(value, **options).encode()


def make_writable(folder: str | Path, mode: int = 0o777) -> Path:
    """Makes a folder where there is none, and proves by a file that it can be written to.

    Raises:
        OSError: it cannot.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    probe = folder / f".probe-{os.getpid()}-{secrets.token_hex(4)}"
    probe.touch()
    probe.unlink()
    return folder


@contextlib.contextmanager
def replaced(path: str | Path) -> Iterator[Path]:
    """Gives a draft to write to, which then replaces `path` by one rename; on an error the old file stays.

    The draft is in the same folder, which must exist.

    Raises:
        OSError: the folder cannot be written to.
    """
    path = Path(path)
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}.tmp")
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
