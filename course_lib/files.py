# SPDX-License-Identifier: Apache-2.0
"""Writing files so that a crash or a full disk loses nothing."""

import errno
import os
from io import FileIO


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
    except OSError:
        file.truncate(size)
        raise
