# SPDX-License-Identifier: Apache-2.0
"""All of the learner's work in one zip, and back again without overwriting anything."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from .work import RECORD, _read_record, _write_whole

MARKER = "course-backup.json"
FOLDER = "work"
MOST_BYTES = 500_000_000
MOST_FILES = 10_000
OWN_NAME = re.compile(r"backup-\d{8}-\d{6}\.zip")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OverflowError, ValueError)
STAGING = ".restore-"
RECORDINGS = "audio"
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class BackupError(ValueError):
    """A backup that cannot be made or restored; the message is one sentence, and nothing was changed."""


@dataclass(frozen=True)
class Saved:
    """A backup that was made: where it lies, how many files and bytes it holds, the links it leaves out."""

    path: Path
    files: int
    size: int
    links: tuple[str, ...]


@dataclass(frozen=True)
class Restored:
    """What a restore did, each a name under `work/`: laid, already there, laid beside different work."""

    laid: tuple[str, ...]
    same: tuple[str, ...]
    beside: tuple[str, ...]

    def sentence(self) -> str:
        """What was done, in plain words."""
        told = [f"Files restored: {len(self.laid)}; already the same: {len(self.same)}."]
        if self.beside:
            told.append(
                f"Different from what you have now: {len(self.beside)}. Yours are as you left them; the backup's lie "
                f"beside them as {', '.join(self.beside[:5])}{' and others' if len(self.beside) > 5 else ''}."
            )
        return " ".join(told)


def back_up(work: Path, target: Path) -> Saved:
    """Writes one zip of the learner's folder: the same work, the same bytes. A kill leaves no half zip.

    Left out are Jupyter's checkpoints, half-written `.part` files, links, earlier backups, and chapters read aloud,
    which are large and made again by `course audio`.

    Raises:
      BackupError: there is no work, it is larger than a restore would take, or the target is already there.
      OSError: the target's folder cannot be written to.
    """
    found = sorted(path for path in work.rglob("*") if _belongs(path.relative_to(work)))
    links = tuple(path.relative_to(work).as_posix() for path in found if path.is_symlink())
    files = [path for path in found if path.is_file() and not path.is_symlink()]
    unsafe = [path for path in files if not _is_safe(path.relative_to(work).as_posix())]
    size = sum(path.stat().st_size for path in files)
    if not files:
        raise BackupError(f"There is no work to back up in {work}: `course work` lays the chapters there.")
    if size > MOST_BYTES or len(files) >= MOST_FILES:
        raise BackupError(
            f"{work} holds {len(files)} files and {size / 1e6:.0f} MB, more than a backup takes "
            f"({MOST_FILES} files, {MOST_BYTES / 1e6:.0f} MB): move large data out of it."
        )
    if unsafe:
        raise BackupError(f"{str(unsafe[0])!r} has a name that a backup cannot hold: rename it without special signs.")
    if target.exists():
        raise BackupError(f"{target} is already there and stays as it is: give the backup another name.")
    part = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(MARKER, LONG_AGO), json.dumps({"course": "training-vs-inference"}))
            for path in files:
                entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(work).as_posix()}", LONG_AGO)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                with path.open("rb") as source, archive.open(entry, "w") as into:
                    shutil.copyfileobj(source, into)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Saved(target, len(files) - (work / RECORD in files), size, links)


def restore(source: Path | IO[bytes], work: Path) -> Restored:
    """Puts a backup's files back. A file that differs from the learner's is laid beside it, as NAME.restored.ipynb.

    A released chapter that nobody has touched is not the learner's work: the backup's takes its place. The whole
    backup is read and verified before the first file is laid.

    Raises:
      BackupError: the file is no backup of this course, is damaged, too large, or names a place outside `work/`.
      FileNotFoundError: there is no such file.
      OSError: the folder cannot be written to.
    """
    work.mkdir(parents=True, exist_ok=True)
    # inside work/, so that a verified file is put into its place in one step
    with tempfile.TemporaryDirectory(prefix=STAGING, dir=work) as folder:
        staged = Path(folder)
        try:
            with zipfile.ZipFile(source) as archive:
                entries = _safe_entries(archive)
                for name, entry in entries.items():
                    _refuse_obstacles(work, name)
                    (staged / name).parent.mkdir(parents=True, exist_ok=True)
                    with archive.open(entry) as packed, (staged / name).open("xb") as into:
                        shutil.copyfileobj(packed, into)
        except BackupError:
            raise
        except (*DAMAGED, OSError) as error:
            # a damaged list of contents may point to before the file's beginning
            if isinstance(error, OSError) and error.errno != errno.EINVAL:
                raise
            raise BackupError(
                "This file is no whole zip: make the backup, or the download of it, once more."
            ) from error
        return _lay(staged, [name for name in entries if name != RECORD], work)


def _belongs(name: Path) -> bool:
    passing = ".ipynb_checkpoints" in name.parts or name.parts[0].startswith(STAGING) or name.parts[0] == RECORDINGS
    return not passing and name.suffix != ".part" and not OWN_NAME.fullmatch(name.name)


def _is_safe(name: str) -> bool:
    """Whether a name under `work/` means a place under `work/` on every system."""
    parts = PurePosixPath(name).parts
    plain = name.isprintable() and "\\" not in name and not PureWindowsPath(name).anchor
    return bool(parts) and plain and ".." not in parts and name == "/".join(parts) and not name.startswith("/")


def _safe_entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of a backup by their names under `work/`; refuses everything that a backup never holds."""
    infos = archive.infolist()
    entries = [entry for entry in infos if entry.filename != MARKER]
    if len(entries) + 1 != len(infos):
        raise BackupError("This zip is no backup of this course: choose a file that `course backup` made.")
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        most = f"{MOST_FILES} files or {MOST_BYTES / 1e6:.0f} MB"
        raise BackupError(f"This zip unpacks to more than {most}, which no backup does: nothing was restored.")
    safe: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name, shown = entry.filename.removeprefix(f"{FOLDER}/"), ascii(entry.filename[:80])
        if name == entry.filename or not _is_safe(name):
            raise BackupError(f"This zip names a place outside {FOLDER}/, {shown}: nothing was restored.")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.flag_bits & 1 or name in safe:
            raise BackupError(f"This zip holds a link, a locked or a doubled file, {shown}: nothing was restored.")
        safe[name] = entry
    return safe


def _refuse_obstacles(work: Path, name: str) -> None:
    """A link that leads out of `work/`, or a file where the backup has a folder."""
    for parent in (work / name).parents:
        if parent == work:
            return
        if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
            raise BackupError(f"{parent} is in the way of a folder in the backup: rename it and restore once more.")


def _lay(staged: Path, names: list[str], work: Path) -> Restored:
    record, theirs = _read_record(work), _read_record(staged)
    laid: list[str] = []
    same: list[str] = []
    beside: list[str] = []
    for name in names:
        own, digest = work / name, _file_digest(staged / name)
        target, number = own, 1
        untouched = name in record and _file_digest(own) == record[name]
        while (target.exists() or target.is_symlink()) and not untouched and _file_digest(target) != digest:
            target = own.with_name(f"{own.stem}.restored{number if number > 1 else ''}{own.suffix}")
            number += 1
        if _file_digest(target) == digest:
            same.append(name)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        (staged / name).replace(target)
        (laid if target == own else beside).append(target.relative_to(work).as_posix())
        if target == own and name in theirs:
            record[name] = theirs[name]  # so that `course work` knows which edition this work was begun with
    if record:
        _write_whole(work / RECORD, json.dumps(record, indent=1, sort_keys=True).encode())
    return Restored(tuple(laid), tuple(same), tuple(beside))


def _file_digest(path: Path) -> str | None:
    """The digest of a file's bytes, None where there is no plain file."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
