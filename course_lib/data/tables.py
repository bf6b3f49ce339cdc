# SPDX-License-Identifier: Apache-2.0
"""Tables in files, JSONL and CSV: row by row, so that a file of any size is a stream.

Files from elsewhere come with a byte order mark, with CRLF, with blank lines: all of that is read. What is
broken is named by file and line. A file that was written here is whole or was never there.
"""

import contextlib
import csv
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

_NOT_UTF8 = re.compile("[\udc80-\udcff]")  # what "surrogateescape" makes of bytes that are no UTF-8

_SURROGATE = re.compile("[\ud800-\udfff]")


class BrokenLine(ValueError):
    """A line of a file is not what it should be; the message is one sentence with file, line and remedy."""

    def __init__(self, file: Path | str, line: int, expected: str) -> None:
        super().__init__(f"{file}, line {line}: expected {expected}.")
        self.file, self.line, self.expected = Path(file), line, expected


def read_jsonl(path: Path | str) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, one JSON object a line; blank lines are passed over.

    Raises:
        BrokenLine: a line is no JSON object, or was cut.
    """
    return (row for _, row in _jsonl(path))


def read_csv(path: Path | str, *, whole: bool = False) -> Iterator[dict[str, str]]:
    """The rows of a CSV file under its header, every field as text; blank lines are passed over.

    The end of its last line is the only mark of its end that a CSV file has. One without it may be cut, and is
    refused, unless you know that it is `whole` (its checksum is right, or its program leaves the mark out).

    Raises:
        BrokenLine: a row does not fit the header, a quote is not closed, or the last line has no end.
    """
    with _lines(path, "") as lines:
        ended = _Ended(path, lines)
        reader = csv.reader(ended, strict=True)
        header: list[str] = []
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise BrokenLine(path, line, _why(error)) from error
            if row is None:
                break
            if not whole and not ended.last.endswith(("\r", "\n")):
                raise BrokenLine(path, line, "a line end: the file may be cut, and if it is whole add an empty line")
            if not row or (len(header) != 1 and reader.line_num == line and not ended.last.strip()):
                continue
            if not header:
                header = row
                if len(set(header)) < len(header):
                    raise BrokenLine(path, line, "a header that names every column once")
            elif len(row) != len(header):
                raise BrokenLine(path, line, f"{_fields(len(header))} as in the header, and found {len(row)}")
            else:
                yield dict(zip(header, row, strict=True))
        if not header:
            raise BrokenLine(path, 1, "a header that names the columns, and the file is empty")


def write_jsonl(path: Path | str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write one JSON object a line, and tell how many; an earlier file is replaced at the end, or kept.

    Raises:
        ValueError: a row holds what JSON cannot say.
    """
    count = 0
    with _replacing(path) as file:
        for count, row in enumerate(rows, 1):
            file.write(_dumped(row, count, path) + "\n")
    return count


def write_csv(path: Path | str, rows: Iterable[Mapping[str, str]]) -> int:
    """Write text columns, named by the first row, and tell how many rows; an earlier file is replaced, or kept.

    Every field is quoted, so that nothing in it can be taken for structure.

    Raises:
        ValueError: there are no rows, or one has other columns than the first, or holds something else than text.
    """
    count = 0
    columns: tuple[str, ...] = ()
    with _replacing(path) as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for count, row in enumerate(rows, 1):
            if count == 1:
                columns = tuple(row)
            if expected := _misfit(row, columns):
                raise ValueError(f"Row {count} cannot be written to {path}: expected {expected}.")
            if count == 1:
                writer.writerow(columns)
            writer.writerow([row[column] for column in columns])
        if not count:
            raise ValueError(f"There are no rows to write to {path}, and without one its columns have no names.")
    return count


def csv_to_jsonl(source: Path | str, target: Path | str, *, whole: bool = False) -> int:
    """Turn CSV into JSONL, every field as text, and tell how many rows.

    Raises:
        BrokenLine: the source is broken; the target is as it was.
    """
    return write_jsonl(target, read_csv(source, whole=whole))


def jsonl_to_csv(source: Path | str, target: Path | str) -> int:
    """Turn JSONL into CSV, and tell how many rows: its rows have the same columns, and hold nothing but text.

    Raises:
        BrokenLine: the source is broken, or CSV cannot hold a row of it; the target is as it was.
    """

    def checked() -> Iterator[dict[str, str]]:
        columns: tuple[str, ...] | None = None
        for line, row in _jsonl(source):
            columns = tuple(row) if columns is None else columns
            if expected := _misfit(row, columns):
                raise BrokenLine(source, line, expected)
            yield row
        if columns is None:
            raise BrokenLine(source, 1, "at least one row, which names the columns")

    return write_csv(target, checked())


class _Ended:
    """Lines as they come, and the last of them."""

    def __init__(self, path: Path | str, lines: TextIO) -> None:
        self.path, self.lines, self.last = path, lines, ""

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(self.lines, 1):
            self.last = line
            yield whole_text(self.path, number, line)


def _jsonl(path: Path | str) -> Iterator[tuple[int, dict[str, Any]]]:
    with _lines(path, "\n") as lines:
        for number, line in enumerate(lines, 1):
            if whole_text(path, number, line).strip():
                yield number, json_object(path, number, line)


@contextlib.contextmanager
def _lines(path: Path | str, newline: str) -> Iterator[TextIO]:
    """A file without its byte order mark, lines ended as they are; bad bytes are left for `whole_text` to tell."""
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline=newline) as file:
        yield file


def whole_text(path: Path | str, number: int, line: str) -> str:
    """The line, if all of its bytes were UTF-8.

    Raises:
        BrokenLine: they were not.
    """
    if _NOT_UTF8.search(line):
        raise BrokenLine(path, number, "text in UTF-8: save the file as UTF-8, or fetch it again if it was cut")
    return line


def json_object(path: Path | str, number: int, line: str) -> dict[str, Any]:
    """The object that a line of JSONL holds.

    Raises:
        BrokenLine: it holds something else, or names a key twice.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise BrokenLine(path, number, "every name once in a JSON object")
        return dict(pairs)

    def never(constant: str) -> None:
        raise BrokenLine(path, number, f"JSON, which knows no {constant}: write null")

    try:
        row = json.loads(line, object_pairs_hook=once, parse_constant=never)
    except BrokenLine:
        raise
    except (ValueError, RecursionError) as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        expected = f"a whole JSON object{where}: mend the line, or fetch the file again if it was cut"
        raise BrokenLine(path, number, expected) from error
    if not isinstance(row, dict):
        raise BrokenLine(path, number, f'a JSON object such as {{"text": "..."}}, and found a {type(row).__name__}')
    return row


def _dumped(row: Mapping[str, Any], number: int, path: Path | str) -> str:
    try:
        line = json.dumps(dict(row), ensure_ascii=False, allow_nan=False)
        # half of a surrogate pair is no UTF-8, but JSON can say it in ASCII
        return json.dumps(dict(row)) if _unwritable(line) else line
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"Row {number} cannot be written to {path}: JSON cannot say it ({error}).") from error


def _misfit(row: Mapping[str, Any], columns: Sequence[str]) -> str:
    """What was expected of a row for CSV; nothing if it fits."""
    if not columns or row.keys() != set(columns):
        return f"the columns of the first row, {', '.join(map(repr, columns))}" if columns else "at least one column"
    limit = csv.field_size_limit()
    for column, value in row.items():
        if not isinstance(value, str):
            return f"text in the column {column!r}, and found a {type(value).__name__}: write it as text"
        if _unwritable(column + value):
            return f"whole characters in the column {column!r}, and found half of a surrogate pair"
        if max(len(column), len(value)) > limit:
            return f"at most {limit:,} characters in the column {column!r}, which is all that a CSV field may hold"
    return ""


def _unwritable(text: str) -> bool:
    return _SURROGATE.search(text) is not None


def _fields(count: int) -> str:
    return f"{count} field{'s' if count > 1 else ''}"


def _why(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a closing quote, and the file ended: it is cut, or a quote too many opens a field here"
    if "field limit" in str(error):
        return f"fields of at most {csv.field_size_limit():,} characters: a quote that opens here is not closed"
    return f"a comma or a line end behind a closing quote, and quotes within a field doubled ({error})"


@contextlib.contextmanager
def _replacing(path: Path | str) -> Iterator[TextIO]:
    """A new file that takes the place of `path` once it is whole; until then, and on failure, nothing changes."""
    target = Path(path)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
