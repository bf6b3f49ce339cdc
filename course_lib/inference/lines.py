# SPDX-License-Identifier: Apache-2.0
"""Blocks of rows from a file of any size, each with the place where the next one begins."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from course_lib.data.tables import BrokenLine, json_object, read_csv, whole_text

LONGEST = 2**24
"""Bytes of a line; a longer one is told and passed over, so that no line fills the memory."""
_BLOCK_BYTES = 2**23
"""A block ends early after so many bytes: long rows are taken fewer at a time."""


class Place(NamedTuple):
    """Where in a file reading stands."""

    byte: int = 0
    """For JSONL the offset of the next line; for CSV about how much was read."""
    number: int = 0
    """Lines of JSONL, or rows of CSV, before it."""


class Block(NamedTuple):
    """Some rows in a run."""

    rows: list[tuple[int, Mapping[str, Any]]]
    """The number of each, from 1 on, and what it says."""
    broken: list[tuple[int, str]]
    """The number and the reason of each that cannot be read."""
    after: Place
    """Where the next block begins."""


def blocks(path: Path, size: int, start: Place = Place()) -> Iterator[Block]:  # noqa: B008
    """Blocks of `size` rows from `start` on, which is the `after` of an earlier block; the last may be shorter.

    A broken line of JSONL is told and passed over. CSV is known by its suffix; a row of it that does not fit ends
    the reading, because what follows cannot be trusted.

    Raises:
        BrokenLine: a row of a CSV file is broken.
    """
    return _csv_blocks(path, size, start) if path.suffix.lower() == ".csv" else _jsonl_blocks(path, size, start)


def _jsonl_blocks(path: Path, size: int, start: Place) -> Iterator[Block]:
    with path.open("rb") as file:
        file.seek(start.byte)
        at = start
        while True:
            block = Block([], [], at)
            while len(block.rows) + len(block.broken) < size and at.byte - block.after.byte < _BLOCK_BYTES:
                line = _line(file)
                if not line:
                    break
                at = Place(file.tell(), at.number + 1)
                _sort_in(block, path, at.number, line)
            if at == block.after:
                return
            yield block._replace(after=at)


def _line(file: BinaryIO) -> bytes:
    """The next line; of one that is too long no more than the beginning, the rest is passed over."""
    line = file.readline(LONGEST + 1)
    if len(line) > LONGEST:
        while (more := file.readline(LONGEST)) and not more.endswith(b"\n"):
            pass
    return line


def _sort_in(block: Block, path: Path, number: int, line: bytes) -> None:
    if len(line) > LONGEST:
        block.broken.append((number, f"expected a line of at most {LONGEST:,} bytes"))
        return
    text = line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")
    try:
        if whole_text(path, number, text).strip():
            block.rows.append((number, json_object(path, number, text)))
    except BrokenLine as error:
        block.broken.append((number, f"expected {error.expected}"))


def _csv_blocks(path: Path, size: int, start: Place) -> Iterator[Block]:
    rows = islice(read_csv(path), start.number, None)
    at = start
    # the reader does not tell where it stands, so the length of the fields stands for it
    while chunk := list(islice(rows, size)):
        read = sum(len(value) + 1 for row in chunk for value in row.values())
        numbered: list[tuple[int, Mapping[str, Any]]] = list(enumerate(chunk, start=at.number + 1))
        at = Place(at.byte + read, at.number + len(chunk))
        yield Block(numbered, [], at)
