# SPDX-License-Identifier: Apache-2.0
"""What a server remembers of its answers: one JSON line each, without the text and without who asked.

The hash tells whether two texts of one run were the same. Its salt is drawn at the start and never written, so
nobody can find a text by hashing guesses, and lines of different runs cannot be compared.
"""

import hashlib
import json
import re
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

_ID = re.compile(r"[0-9a-f]{16}")


def new_id() -> str:
    """A request's name: 16 hexadecimal digits at random."""
    return secrets.token_hex(8)


def is_id(value: Any) -> bool:
    """Whether this can have come from `new_id`."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


class Log:
    """A JSONL file that grows; without a path, nothing is written.

    Lines reach the file on `flush` and `close`. Where it cannot be written any more, that is said once and serving
    goes on.

    Raises:
        OSError: the file cannot be opened for writing.
        ValueError: the file has other content than a log, which would be mixed with it.
    """

    def __init__(self, path: str | Path | None = None):
        self.path = Path(path) if path else None
        self.lost = 0
        self._salt = secrets.token_bytes(32)
        self._file = _open(self.path) if self.path else None

    def __bool__(self) -> bool:
        """Whether anything is written at all."""
        return self._file is not None

    def hashed(self, text: str) -> str:
        """A salted hash: BLAKE2b with this run's key, 64 bits in hexadecimal."""
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._salt, digest_size=8).hexdigest()

    def write(self, **line: Any) -> None:
        """Append one line, with the time in seconds since 1970."""
        if self._file is None:
            return
        text = json.dumps({"time": round(time.time(), 3), **line})
        self._try(lambda: self._file.write(text + "\n"))  # type: ignore[union-attr]

    def flush(self) -> None:
        """Hand what was written to the operating system."""
        if self._file is not None:
            self._try(self._file.flush)

    def reopen(self) -> None:
        """Write the rest and open the path again, so that a log that was renamed goes on in a new file.

        Where that fails, a sentence says so, and lines go on to the file that was open before.
        """
        if self.path is None or self._file is None:
            return
        try:
            file = _open(self.path)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            print(f"The log {self.path} cannot be opened again ({reason}): its old file is kept.", file=sys.stderr)
            return
        self._try(self._file.close)
        self._file = file

    def close(self) -> None:
        """Write the rest and close the file."""
        if self._file is not None:
            self._try(self._file.close)
            self._file = None

    def _try(self, action: Callable[[], Any]) -> None:
        try:
            action()
        except OSError as error:
            if not self.lost:
                print(f"The log {self.path} cannot be written ({error.strerror}): make room for it.", file=sys.stderr)
            self.lost += 1


def _open(path: Path) -> TextIO:
    """Opens a log to be continued.

    Raises:
        OSError: it cannot be opened for writing.
        ValueError: its first line is not one of a log.
    """
    if path.is_file():  # a device such as /dev/null has nothing to be read
        with path.open("rb") as file:
            first = file.readline(65_536)
        try:
            is_log = not first or {"time", "event"} <= json.loads(first).keys()
        except (ValueError, AttributeError, RecursionError):
            is_log = False
        if not is_log:
            raise ValueError(f"{path} is not a log of `course serve`: choose another file for the log.")
    return path.open("a", encoding="utf-8")
