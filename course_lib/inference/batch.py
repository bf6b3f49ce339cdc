# SPDX-License-Identifier: Apache-2.0
"""Scoring of files larger than memory: as a stream, resumable after a kill, and over many machines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_lib import artifact
from course_lib.inference.answers import Answer
from course_lib.inference.journal import Files, ScoreError, begin
from course_lib.inference.lines import blocks
from course_lib.inference.lock import Locked, locked
from course_lib.inference.predictor import Predictor

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["ScoreError", "Scored", "score_file", "score_many"]

Tell = Callable[[int, int], object]
"""tell(bytes read, bytes in all)"""


@dataclass(frozen=True)
class Scored:
    """What came of a file."""

    out: Path
    rows: int
    """Answered, over all starts of the run."""
    broken: int
    """Left out, each with a line in `errors`."""
    errors: Path
    already: int
    """Rows that were there when this start of the run began."""


def score_file(
    model: str | Path,
    source: str | Path,
    out: str | Path,
    *,
    field: str = "text",
    batch: int = 4096,
    prefix: str = "",
    force: bool = False,
    tell: Tell | None = None,
) -> Scored:
    """Answer each row of a JSONL or CSV file into a JSONL file, one row for one, in the same order.

    A row of the output is the row of the input with `label`, `probability` and `model` behind it. Of two labels
    `probability` is that of the second one, as a threshold is compared with it; for more labels there is
    `probabilities`, by name. They are rounded as decisions see them. A row that cannot be answered goes to
    OUT.errors.jsonl with its number and the reason.

    The same call after a kill goes on where the last whole block ended, and the file ends with the bytes that
    an undisturbed run writes; with another `batch` the last decimal of a probability may differ. It remembers in
    `.OUT.journal` what it did, so a call after the end does nothing. Memory is that of one block.

    Args:
        model: the folder of an artifact.
        source: the input; `.csv` is read as CSV, anything else as JSONL.
        out: the output.
        field: the column with the text; a table's columns are those of training.
        batch: rows in a block.
        prefix: put before the three names, where the rows have such columns already.
        force: start over, whatever there is.
        tell: called after each block.

    Raises:
        ScoreError: the run belongs to another input, model or output; a block of less than a row; the first row
            has a column that the answer would replace; or another process is at work on it.
        ArtifactError: the model is no whole artifact.
        BrokenLine: a row of a CSV file is broken; what was done before it is kept.
    """
    source, out = Path(source), Path(out)
    if batch < 1:
        raise ScoreError(f"A block holds at least 1 row, and {batch} was asked for.")
    if not source.is_file():
        raise ScoreError(f"There is no file {source}: name one that exists.")
    if out.exists() and out.samefile(source):
        raise ScoreError(f"{out} is the input itself: choose another file for the answers.")
    model_hash = _sha256(Path(model) / "model.json") if (Path(model) / "model.json").is_file() else ""
    predictor, name = _predictor(str(model), model_hash)
    unchanged = _stamp(source)
    run = {"input": _sha256(source), "model": model_hash, "field": field, "prefix": prefix}
    counted = "row" if source.suffix.lower() == ".csv" else "line"
    out.parent.mkdir(parents=True, exist_ok=True)
    errors = out.with_name(f"{out.stem}.errors.jsonl")
    journal = out.with_name(f".{out.name}.journal")
    try:
        with locked(out.with_name(f".{out.name}.lock"), wait=False) as alive:
            files = begin(out, errors, journal, run, force=force)
            already = files.rows
            try:
                _score(files, predictor, Answer(name, field, prefix, counted), source, unchanged, batch, tell, alive)
            finally:
                files.close()
    except Locked as error:
        raise ScoreError(f"Another process is scoring into {out}: wait until it is done.") from error
    return Scored(out, files.rows, files.broken, errors, already)


def score_many(
    paths: Iterable[str | Path], model: str | Path, client: Client, folder: str | Path, **options: Any
) -> list[Scored]:
    """`score_file` for many files on the workers of a dask cluster, which all see the same folders.

    Each file `NAME.jsonl` becomes `folder/NAME.jsonl`. A file whose worker dies is given to another one, which goes
    on from the dead one's last whole block. `options` are those of `score_file`.

    Raises:
        ScoreError: two files of one name, or as `score_file` says.
    """
    sources = [Path(path).resolve() for path in paths]
    targets = [Path(folder).resolve() / f"{path.stem}.jsonl" for path in sources]
    if len(set(targets)) < len(targets):
        raise ScoreError("Two of the files have the same name, and their answers would too: rename one.")
    home = str(Path(model).resolve())
    # a worker that is only cut off still holds its lock: another one then tries again until it is gone
    tasks = [
        client.submit(score_file, home, source, target, pure=False, retries=5, **options)
        for source, target in zip(sources, targets, strict=True)
    ]
    done: list[Scored] = client.gather(tasks)
    return done


def _score(
    files: Files,
    predictor: Predictor,
    answer: Answer,
    source: Path,
    unchanged: tuple[int, int],
    batch: int,
    tell: Tell | None,
    alive: Callable[[], None],
) -> None:
    if files.done:
        return
    for block in blocks(source, batch, files.at):
        if _stamp(source) != unchanged:  # also what ends the reading of a file that grows for ever
            raise ScoreError(f"{source} was changed while it was read: score it again, with --force.")
        lines, broken = answer.lines(predictor, block, first=files.rows == 0)
        files.append(lines, broken, block.after)
        alive()
        if tell is not None:
            tell(min(block.after.byte, unchanged[0]), unchanged[0])
    files.append([], [], files.at, done=True)


def _stamp(path: Path) -> tuple[int, int]:
    """What changes with a file."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=2)
def _predictor(model: str, model_hash: str) -> tuple[Predictor, str]:
    """One a process, however many files it scores; the hash makes a changed folder another one."""
    frozen = artifact.load(model)
    return Predictor.from_artifact(frozen), frozen.name
