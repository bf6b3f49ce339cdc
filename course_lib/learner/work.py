# SPDX-License-Identifier: Apache-2.0
"""The learner's own copies: `notebooks/` is handed out, `work/` is theirs, and nothing overwrites what they started."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

RECORD = ".editions.json"


@dataclass(frozen=True)
class Laid:
    """One file that was put into `work/`: where it lies, and whether it lies beside started work."""

    path: Path
    beside: Path | None = None

    def sentence(self, work: Path) -> str:
        """What happened, for the person at the terminal."""
        name = self.path.relative_to(work.parent)
        if self.beside is None:
            return f"{name} is ready."
        return f"A newer edition of {self.beside.name} lies beside your work as {name}; yours is as you left it."


def lay_out(notebooks: Path, work: Path) -> list[Laid]:
    """Copies each chapter into `work/NN-slug/` where it is absent, and newer editions beside started work.

    A file is taken for untouched, and brought up to date in place, only while its bytes are those of an edition
    that this function laid there itself.

    Args:
      notebooks: the released chapters, one folder each.
      work: the learner's folder; made where it is absent.

    Returns:
      What was laid, in order; empty when everything was there.
    """
    work.mkdir(parents=True, exist_ok=True)
    record = _read_record(work)
    laid = []
    for source in sorted(path for path in notebooks.glob("[0-9][0-9]-*/*") if path.is_file()):
        content = source.read_bytes()
        own = work / source.relative_to(notebooks)
        target = _target(work, own, content, record)
        if target is None:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(target, content)
        record[str(target.relative_to(work))] = _digest(content)
        laid.append(Laid(target, beside=None if target == own else own))
    _write_whole(work / RECORD, json.dumps(record, indent=1, sort_keys=True).encode())
    return laid


def _target(work: Path, own: Path, content: bytes, record: dict[str, str]) -> Path | None:
    """Where this edition belongs: None when it is already there or was laid there and is being worked on."""
    number = 1
    path = own
    while path.exists():
        was_laid = record.get(str(path.relative_to(work)))
        if _digest(path.read_bytes()) == _digest(content) or was_laid == _digest(content):
            return None
        if was_laid == _digest(path.read_bytes()):
            return path
        suffix = ".new" if number == 1 else f".new{number}"
        path = own.with_name(f"{own.stem}{suffix}{own.suffix}")
        number += 1
    return path


def _write_whole(path: Path, content: bytes) -> None:
    """All or nothing, so that a full disk or a kill leaves the old file."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_record(work: Path) -> dict[str, str]:
    try:
        record = json.loads((work / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
