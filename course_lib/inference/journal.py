# SPDX-License-Identifier: Apache-2.0
"""Files that grow block by block beside a journal, so that a run killed at any moment goes on without a lost row.

A block is first forced to the disk, then written down in the journal with the length that the files then have. What
lies beyond the last length in the journal is of a block that was cut off: it is dropped, and the block done again.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from course_lib.inference.lines import Place


class ScoreError(ValueError):
    """A run that cannot begin or go on, in one sentence."""


@dataclass
class Files:
    """The files of one run, opened by `begin` and closed by `close`."""

    out: BinaryIO
    errors: Path
    journal: BinaryIO
    digest: Any
    """SHA-256 of all that `out` holds."""
    at: Place
    rows: int
    """Written so far."""
    broken: int
    """Left out so far."""
    errors_size: int
    done: bool

    def append(self, lines: Sequence[bytes], errors: Sequence[bytes], after: Place, *, done: bool = False) -> None:
        """Write one block, force it to the disk, and only then say so in the journal."""
        block = b"".join(lines)
        self.out.write(block)
        _sync(self.out)
        if errors:
            with self.errors.open("ab") as file:
                file.write(b"".join(errors))
                _sync(file)
                self.errors_size = file.tell()
        self.digest.update(block)
        self.at, self.rows, self.broken = after, self.rows + len(lines), self.broken + len(errors)
        self.done = done
        line = {
            "at": list(after),
            "rows": self.rows,
            "broken": self.broken,
            "out": self.out.tell(),
            "errors": self.errors_size,
            "sha256": self.digest.hexdigest(),
            "done": done,
        }
        self.journal.write(json.dumps(line).encode() + b"\n")
        _sync(self.journal)

    def close(self) -> None:
        """Close them."""
        self.out.close()
        self.journal.close()


def begin(out: Path, errors: Path, journal: Path, run: Mapping[str, Any], *, force: bool) -> Files:
    """Open the files of a run: new ones, or those of the same `run` as its journal left them.

    Args:
        out: the file of answers.
        errors: the file of rows that were left out, made when there is one.
        journal: the sidecar.
        run: what has to be the same for a run to go on, each by a name.
        force: start over, whatever there is.

    Raises:
        ScoreError: `out` is there and belongs to no run, to another one, or was changed.
    """
    told = [] if force else _read(journal)
    if not told:
        if out.exists() and out.stat().st_size and not force:
            raise ScoreError(f"{out} exists and was not begun by this command: choose another file, or --force.")
        journal.unlink(missing_ok=True)
        errors.unlink(missing_ok=True)
        out.write_bytes(b"")
        return _open(out, errors, _new_journal(journal, run), hashlib.sha256(), _START)
    if different := [name for name, value in run.items() if told[0].get(name) != value]:
        raise ScoreError(
            f"{out} was begun with another {' and another '.join(different)}: "
            "choose another file, or --force to start over."
        )
    state = told[-1] if len(told) > 1 else _START
    digest = _cut(out, state["out"], state["sha256"])
    _cut(errors, state["errors"], None)
    return _open(out, errors, journal, digest, state)


_START: dict[str, Any] = {"at": [0, 0], "rows": 0, "broken": 0, "out": 0, "errors": 0, "sha256": None, "done": False}


def _open(out: Path, errors: Path, journal: Path, digest: Any, state: Mapping[str, Any]) -> Files:
    return Files(
        out.open("ab"),
        errors,
        journal.open("ab"),
        digest,
        Place(*state["at"]),
        state["rows"],
        state["broken"],
        state["errors"],
        state["done"],
    )


def _new_journal(journal: Path, run: Mapping[str, Any]) -> Path:
    """Whole from the first moment: without its first line, the file of answers would belong to no run."""
    draft = journal.with_name(f"{journal.name}.tmp")
    with draft.open("wb") as file:
        file.write(json.dumps(dict(run)).encode() + b"\n")
        _sync(file)
    return draft.replace(journal)


def _read(journal: Path) -> list[dict[str, Any]]:
    """The first line and the last whole one of the journal, which then ends with it; empty where there is none."""
    try:
        content = journal.read_bytes()
    except FileNotFoundError:
        return []
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        os.truncate(journal, len(whole))
    lines = whole.splitlines()
    try:
        told = [json.loads(line) for line in ([lines[0], lines[-1]] if len(lines) > 1 else lines)]
    except ValueError as error:
        raise ScoreError(f"{journal} is damaged: --force starts over.") from error
    if not all(isinstance(line, dict) for line in told) or not all(map(_is_state, told[1:])):
        raise ScoreError(f"{journal} is damaged: --force starts over.")
    return told


def _is_state(line: dict[str, Any]) -> bool:
    """Whether a line of the journal has all that a run goes on from."""
    if not _START.keys() <= line.keys() or not isinstance(line["at"], list) or len(line["at"]) != 2:
        return False
    numbers = [*line["at"], *(line[name] for name in ("rows", "broken", "out", "errors"))]
    return all(isinstance(number, int) and number >= 0 for number in numbers)


def _cut(path: Path, size: int, sha256: str | None) -> Any:
    """Drop what lies beyond `size`, and check what is left; gives its SHA-256, to go on from."""
    digest = hashlib.sha256()
    if not size:
        if path.exists():
            os.truncate(path, 0)
        return digest
    if not path.exists() or path.stat().st_size < size:
        raise ScoreError(f"{path} is shorter than the run left it: put it back, or --force to start over.")
    os.truncate(path, size)
    with path.open("rb") as file:
        while part := file.read(2**20):
            digest.update(part)
    if sha256 is not None and digest.hexdigest() != sha256:
        raise ScoreError(f"{path} was changed since the run wrote it: put it back, or --force to start over.")
    return digest


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
