# SPDX-License-Identifier: Apache-2.0
"""What may not stand in a learner's notebook: a line of a solution, a hidden check, a key or its explanation.

Where keys are withheld, it may not stand there packed either.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import nbformat

from .items import explanations
from .source import Chapter

HIDDEN = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"
SOLUTION = "BEGIN SOLUTION", "END SOLUTION"
SHORTEST = 8  # characters; a shorter line, such as "else:", tells nothing
PACKED = re.compile(r"(?=(e[AFJN][A-Za-z0-9+/\s]{16,}))")  # how base64 of what zlib packed begins, anywhere


def leaks(chapter: Chapter, learner: bytes) -> list[str]:
    """Sentences that name what of a chapter's secrets stands in its learner edition; none when it is clean."""
    notebook = nbformat.reads(learner.decode(), as_version=4)
    texts = list(_texts(notebook))
    packed = [blob for source in texts for blob in unpacked(source)] if chapter.withhold else []
    texts += [text for blob in packed for text in _texts(blob)]
    lines = {line.strip() for text in texts for line in text.splitlines()}
    text = "\n".join(texts)
    found = [f"{where}: a line of the solution: {line}" for where, line in _solution_lines(chapter) if line in lines]
    found += [f"{where}: a hidden check: {line}" for where, line in hidden_lines(chapter) if line in lines]
    found += [f"{where}: an explanation that tells the key" for where, why in keys(chapter) if why in text]
    found += [f"{_name(blob)}: a packed key" for blob in packed if _tells(blob)]
    found += [f"{cell.id}: it has outputs" for cell in notebook.cells if cell.get("outputs")]
    return [f"{chapter.slug}, {sentence}." for sentence in found]


def _solution_lines(chapter: Chapter) -> Iterator[tuple[str, str]]:
    for cell in chapter.cells:
        nbgrader = cell.metadata.get("nbgrader", {})
        if not nbgrader.get("solution"):
            continue
        starter = cell.metadata.get("starter")
        own = cell.source.splitlines() if starter is not None else _between(cell.source, SOLUTION)
        given = {line.strip() for line in (starter or "").splitlines()}
        for line in own:
            if len(line.strip()) >= SHORTEST and line.strip() not in given:
                yield nbgrader["grade_id"], line.strip()


def hidden_lines(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Each line that stands only in hidden checks, and in no check that learners see, with its cell's grade id."""
    checks = [cell for cell in chapter.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    secrets = [Counter(line.strip() for line in _between(cell.source, HIDDEN)) for cell in checks]
    shown: set[str] = set()
    for cell, secret in zip(checks, secrets, strict=True):
        shown |= set(Counter(line.strip() for line in cell.source.splitlines()) - secret)
    for cell, secret in zip(checks, secrets, strict=True):
        for line in secret:
            if len(line) >= SHORTEST and line not in shown:
                yield cell.metadata["nbgrader"]["grade_id"], line


def keys(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Each explanation that would tell a key, with the item or row to which it belongs."""
    for item in [*chapter.items, *(item for pool in chapter.pools for item in pool.items)]:
        for text in explanations(item):
            yield item.id, text
    for identity, rows in chapter.matches.items():
        for row in rows:
            yield f"{identity}, row {row.name}", row.why


def unpacked(text: str) -> Iterator[Any]:
    """What is packed in a text by zlib and base64, read as JSON where it is that."""
    for found in PACKED.finditer(text):
        blob = "".join(found[1].split())
        try:
            # what follows a blob may look like base64 too, and does no harm behind its end
            content = zlib.decompressobj().decompress(base64.b64decode(blob[: len(blob) // 4 * 4] + "====")).decode()
        except (binascii.Error, zlib.error, UnicodeDecodeError):
            continue
        try:
            yield json.loads(content)
        except ValueError:
            yield content


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _texts(part)


def _tells(blob: Any) -> bool:
    """Whether it is an item with its key, a pool with such an item, or the rows of a table, which are keys."""
    if isinstance(blob, dict) and "items" in blob:
        return any(map(_tells, blob["items"]))
    return isinstance(blob, list) or isinstance(blob, dict) and bool(blob.get("key") or blob.get("answer"))


def _name(blob: Any) -> str:
    return str(blob.get("id", "quiz")) if isinstance(blob, dict) else "table"


def _between(source: str, marks: tuple[str, str]) -> list[str]:
    """The lines between two marks, the marks not counted."""
    lines, inside = [], False
    for line in source.splitlines():
        if marks[0] in line or marks[1] in line:
            inside = marks[0] in line
        elif inside:
            lines.append(line)
    return lines
