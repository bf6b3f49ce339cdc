# SPDX-License-Identifier: Apache-2.0
"""Fetch public files: a download that broke goes on where it stopped, and only the right bytes are kept.

pooch knows where each system keeps its caches (`devices.cache_folder`). Its downloader writes to a new temporary
file every time, so it cannot take up the part of an earlier one; the stream is therefore httpx's.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from course_lib.data import public
from course_lib.data.public import DataUnavailable, PublicFile, PublicSet

if TYPE_CHECKING:
    import httpx

Tell: TypeAlias = Callable[[str, int, int], object]
"""Is called with a file's name, the bytes that are here and all its bytes, again and again."""
SILENCE = 10.0
"""Seconds without a byte after which a connection counts as broken."""
CONNECT = 5.0
"""Seconds for a connection to come about."""


def fetch_set(wanted: PublicSet, *, tell: Tell | None = None) -> Path:
    """Bring all files of a set into the cache, unless they are on this machine, and give their folder.

    Raises:
        DataUnavailable: it cannot be had, with the reason in a sentence. What had come of it is kept.
    """
    if folder := public.find(wanted):
        return folder
    if not public.is_offered(wanted):
        raise DataUnavailable(public.how_by_hand(wanted))
    for file in wanted.files:
        fetch_file(file, public.cached(wanted) / file.name, tell=tell)
    return public.cached(wanted)


def fetch_file(file: PublicFile, path: Path, *, tell: Tell | None = None) -> None:
    """Bring one file to `path`; it grows beside it as `.part`, and takes its place once its SHA-256 is right.

    Raises:
        DataUnavailable: it cannot be had, with the reason in a sentence. What was at `path` is as it was.
    """
    import httpx  # seldom needed, and takes longer to import than the rest

    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.parent):
            if not public.is_published(file, path):  # another program may have brought it while we waited
                _complete(file, part, tell or (lambda name, here, size: None))
                part.replace(path)
    except DataUnavailable:
        raise
    # ImportError and ValueError: the machine names a proxy that httpx cannot use
    except (httpx.HTTPError, httpx.InvalidURL, ImportError, ValueError) as error:
        raise DataUnavailable(_broken(file, part, type(error).__name__)) from error
    except OSError as error:
        told = f"{file.name} cannot be kept in {path.parent} ({(error.strerror or str(error)).lower()})."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            lacking = (file.size - _size(part)) / 1e6
            told = f"The disk is full: make room for the {lacking:.2f} MB that {file.name} needs in {path.parent}."
        raise DataUnavailable(told) from error


def _complete(file: PublicFile, part: Path, tell: Tell) -> None:
    had = _size(part)
    goes_on = _append(file, part, tell)
    if had and (not goes_on or (_size(part) >= file.size and not public.is_published(file, part))):
        part.unlink()  # it was the part of something else, or the publisher cannot go on with it
        _append(file, part, tell)
    if _size(part) < file.size:
        raise DataUnavailable(_broken(file, part, "the connection was cut"))
    if not public.is_published(file, part):
        part.unlink()
        raise DataUnavailable(_wrong(file, "its SHA-256 differs"))


def _append(file: PublicFile, part: Path, tell: Tell) -> bool:
    """Fetch what the part lacks, or all where the publisher ignores ranges; False if it cannot go on with the part."""
    import httpx

    here = _size(part)
    if here >= file.size:
        return True
    # compressed on the way, bytes could be neither counted nor taken up in the middle
    asked = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={here}-"} if here else {})
    limits = httpx.Timeout(SILENCE, connect=CONNECT)
    with httpx.stream("GET", str(file.url), headers=asked, follow_redirects=True, timeout=limits) as answer:
        if here and not _goes_on(answer, here):
            if answer.status_code != httpx.codes.OK:
                return False
            here = 0  # it ignores ranges and sends all
        if not answer.is_success:
            later = "try again later" if answer.is_server_error else "its address may have changed, so tell the course"
            raise DataUnavailable(f"{file.name}: its publisher answered {answer.status_code}; {later}.")
        declared = answer.headers.get("Content-Length", "")
        if declared.isdigit() and "Content-Encoding" not in answer.headers and here + int(declared) != file.size:
            raise DataUnavailable(_wrong(file, f"{here + int(declared):,} bytes instead of {file.size:,}"))
        with part.open("ab" if here else "wb") as kept:
            for chunk in answer.iter_bytes():
                kept.write(chunk)
                here += len(chunk)
                if here > file.size:  # its checksum is wrong already, and the rest may be endless
                    break
                tell(file.name, here, file.size)
    return True


def _goes_on(answer: httpx.Response, here: int) -> bool:
    ranged = answer.headers.get("Content-Range", "").startswith(f"bytes {here}-")
    # other failures than "no such range" are told by whoever reads the status
    return answer.status_code == 206 and ranged or answer.is_error and answer.status_code != 416


def _size(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0


def _broken(file: PublicFile, part: Path, reason: str) -> str:
    here = _size(part)
    kept = f"{here:,} of {file.size:,} bytes are kept, and it goes on from there" if here else "nothing had come"
    return (
        f"{file.name} could not be fetched ({reason}; {kept}): go online and try again, or put it into {part.parent}."
    )


def _wrong(file: PublicFile, how: str) -> str:
    return f"What came as {file.name} is not the published file ({how}), so it is not used; what you had is as it was."


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One download at a time in a folder, where the system can lock; elsewhere the checksum alone guards it."""
    with (folder / ".lock").open("w") as lock:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
