# SPDX-License-Identifier: Apache-2.0
"""The files of an LMS download, a folder or a zip, read as if somebody had tampered with every one of them."""

from __future__ import annotations

import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

MEBI = 1 << 20
IGNORED = {"__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db"}
ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar")


class BadDownload(ValueError):
    """The download as a whole cannot be read; the message is one sentence with the remedy."""


@dataclass(frozen=True)
class Caps:
    """How much a download may hold; a class of a thousand with figures in every notebook stays far below.

    Attributes:
      files: entries in all, folders too.
      file_bytes: one file, unpacked.
      total_bytes: all files, unpacked.
      ratio: unpacked to packed, for a file of more than one MiB.
    """

    files: int = 20_000
    file_bytes: int = 50 * MEBI
    total_bytes: int = 4 << 30
    ratio: float = 100.0


@dataclass(frozen=True)
class Found:
    """One file: the parts of its path, when it was handed in, and its bytes or a sentence on why they are left."""

    parts: tuple[str, ...]
    when: datetime
    content: bytes = b""
    trouble: str = ""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.parts[-1]


def read_download(path: Path, caps: Caps | None = None) -> Iterator[Found]:
    """All files of a folder or a zip, one after the other; nothing is unpacked to the disk.

    Raises:
      BadDownload: it is neither, or holds more than the caps allow.
      OSError: it cannot be read.
    """
    caps = caps or Caps()
    if path.is_dir():
        files = _in_folder(path, caps)
    elif path.is_file():
        files = _in_zip(path, caps)
    else:
        raise BadDownload(f"{path} is not there: name the folder or the zip that your LMS gave you.")
    total = 0
    for found in files:
        total += len(found.content)
        if total > caps.total_bytes:
            raise BadDownload(f"{path.name} holds more than {caps.total_bytes / MEBI:,.0f} MiB: collect it in parts.")
        yield found


def _in_folder(root: Path, caps: Caps) -> Iterator[Found]:
    count = 0
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(set(inner) - IGNORED)
        for name in sorted(names + [name for name in inner if (Path(folder) / name).is_symlink()]):
            count += 1
            if count > caps.files:
                raise BadDownload(f"{root.name} holds more than {caps.files:,} files: collect it in parts.")
            path = Path(folder) / name
            parts = path.relative_to(root).parts
            if name not in IGNORED:
                yield _file(path, parts, caps)


def _file(path: Path, parts: tuple[str, ...], caps: Caps) -> Found:
    found = path.lstat()
    when = datetime.fromtimestamp(found.st_mtime, UTC)
    trouble = _odd_name("/".join(parts)) or _odd_kind(found.st_mode) or _too_large(found.st_size, found.st_size, caps)
    if trouble:
        return Found(_shown(parts), when, trouble=trouble)
    if path.suffix.lower() != ".ipynb":
        return Found(parts, when)
    try:
        # a name could be exchanged for a link between the look and the reading
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            return _read(file, parts, when, caps)
    except OSError as error:
        return Found(parts, when, trouble=f"it cannot be read ({(error.strerror or 'unknown').lower()})")


def _in_zip(path: Path, caps: Caps) -> Iterator[Found]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, UnicodeDecodeError, struct.error, ValueError, NotImplementedError) as error:
        raise BadDownload(
            f"{path.name} cannot be read as a zip: download it once more, or unpack it and collect the folder."
        ) from error
    with archive:
        members = archive.infolist()
        if len(members) > caps.files:
            raise BadDownload(
                f"{path.name} holds {len(members):,} files, more than {caps.files:,}: collect it in parts."
            )
        for member in members:
            parts = PurePosixPath(member.filename).parts
            if not member.is_dir() and not IGNORED.intersection(parts) and not member.filename.startswith("__MACOSX"):
                yield _member(archive, member, parts or (member.filename,), caps)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, parts: tuple[str, ...], caps: Caps) -> Found:
    when = _moment(member)
    mode = member.external_attr >> 16
    trouble = (
        ("" if member.flag_bits & 0x800 or parts[-1].isascii() else "its name is not in UTF-8")
        or _odd_name(member.orig_filename)  # as it was written: zipfile cuts a name at a NUL
        or _odd_kind(mode)
        or ("it is locked with a password" if member.flag_bits & 0x1 else "")
        or _too_large(member.file_size, member.compress_size, caps)
    )
    if trouble:
        return Found(_shown(parts), when, trouble=trouble)
    if not parts[-1].lower().endswith(".ipynb"):
        return Found(parts, when)
    try:
        with archive.open(member) as file:
            return _read(file, parts, when, caps)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return Found(parts, when, trouble="it is damaged or packed in an unusual way")


def _read(file: IO[bytes], parts: tuple[str, ...], when: datetime, caps: Caps) -> Found:
    """The content, never more of it than the cap: what a header says of its size may be a lie."""
    content = file.read(caps.file_bytes + 1)
    if len(content) > caps.file_bytes:
        return Found(parts, when, trouble=_too_large(len(content), len(content), caps))
    return Found(parts, when, content)


def _odd_name(name: str) -> str:
    if "\\" in name:
        return "its name has Windows separators"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
        return "its name leads out of the download"
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return "its name is not in UTF-8"
    if not name.isprintable():
        return "its name has control characters"
    if len(name) > 1000:
        return "its name is longer than 1,000 letters"
    return "it is an archive inside the download: unpack it first" if name.lower().endswith(ARCHIVES) else ""


def _odd_kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "it is a link to another file"
    # a zip made on Windows says nothing of the kind
    return "it is no plain file" if stat.S_IFMT(mode) not in (0, stat.S_IFREG) else ""


def _too_large(size: int, packed: int, caps: Caps) -> str:
    if size > caps.file_bytes:
        return f"it is larger than {caps.file_bytes / MEBI:g} MiB"
    if size > MEBI and size > caps.ratio * max(packed, 1):
        return f"it unpacks to more than {caps.ratio:g} times its size"
    return ""


def _shown(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of an odd name as they can be printed."""
    return tuple(ascii(part[:200])[1:-1] for part in parts)


def _moment(member: zipfile.ZipInfo) -> datetime:
    """When a member was written: the UTC time of the "UT" extra field, else the zip's own, taken for UTC."""
    extra = member.extra
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == 0x5455 and length >= 5 and len(extra) >= 9 and extra[4] & 1:
            return datetime.fromtimestamp(struct.unpack("<i", extra[5:9])[0], UTC)
        extra = extra[4 + length :]
    try:
        return datetime(*member.date_time, tzinfo=UTC)
    except ValueError:  # a zip may hold month 0
        return datetime(1980, 1, 1, tzinfo=UTC)
