# SPDX-License-Identifier: Apache-2.0
"""What may not stand in a learner's notebook: a line of a solution, a hidden check, a key or its explanation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import nbformat

from .items import explanations
from .source import Chapter

HIDDEN = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"
SOLUTION = "BEGIN SOLUTION", "END SOLUTION"
SHORTEST = 8  # characters; a shorter line, such as "else:", tells nothing


def leaks(chapter: Chapter, learner: bytes) -> list[str]:
    """Sentences that name what of a chapter's secrets stands in its learner edition; none when it is clean."""
    notebook = nbformat.reads(learner.decode(), as_version=4)
    lines = {line.strip() for cell in notebook.cells for line in cell.source.splitlines()}
    text = "\n".join(cell.source for cell in notebook.cells)
    found = [f"{where}: a line of the solution: {line}" for where, line in _solution_lines(chapter) if line in lines]
    found += [f"{where}: a hidden check: {line}" for where, line in hidden_lines(chapter) if line in lines]
    found += [f"{where}: an explanation that tells the key" for where, why in _keys(chapter) if why in text]
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
    """Each line that stands only in hidden checks, with its cell's grade id."""
    for cell in chapter.cells:
        lines = Counter(line.strip() for line in cell.source.splitlines())
        secret = Counter(line.strip() for line in _between(cell.source, HIDDEN))
        for line in secret:
            if len(line) >= SHORTEST and lines[line] == secret[line]:  # it does not stand in the visible part too
                yield cell.metadata["nbgrader"]["grade_id"], line


def _keys(chapter: Chapter) -> Iterator[tuple[str, str]]:
    for item in chapter.items:
        for text in explanations(item):
            yield item.id, text
    for identity, rows in chapter.matches.items():
        for row in rows:
            yield f"{identity}, row {row.name}", row.why


def _between(source: str, marks: tuple[str, str]) -> list[str]:
    """The lines between two marks, the marks not counted."""
    lines, inside = [], False
    for line in source.splitlines():
        if marks[0] in line or marks[1] in line:
            inside = marks[0] in line
        elif inside:
            lines.append(line)
    return lines
