# SPDX-License-Identifier: Apache-2.0
"""The rules of `course lint` on what is seen: the texts of pictures, and how much one meets at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from .lint_text import Finding, Source
from .prose import FENCE, found, sections, words_and_directives
from .scan import SOLUTION
from .source import Chapter

# a solution of two lines more than asked for is let through: splitting it may read worse
MOST_SOLUTION_LINES, LENIENCE = 12, 2
MOST_CELL_LINES, MOST_COLUMNS, MOST_STORY_WORDS = 45, 110, 150

IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(|<img\b(?P<attributes>[^>]*)>")
ALT = re.compile(r"""\balt\s*=\s*["']\s*[^"'\s]""")


def alt_texts(source: Source) -> Iterator[Finding]:
    """An image or a figure without a text for those who do not see it."""
    for line, match in found(IMAGE, words_and_directives(source.text)):
        told = match["alt"] if match["alt"] is not None else ALT.search(match["attributes"])
        if not (told.strip() if isinstance(told, str) else told):
            yield source.finding(line, "alt", "This image has no text: say in its alt text what one sees.")
    for cell in _code_cells(source.chapter):
        for call in _calls(cell.source):
            if not _says_alt(call):
                told = "has no alt text: give alt= a literal or an f-string that says what one sees."
                yield source.finding(_where(source, cell), "alt", f"`{ast.unparse(call.func)}` {told}")


def sizes(source: Source) -> Iterator[Finding]:
    """A solution, a cell, a line or a story that is longer than a beginner can hold."""
    for cell in _code_cells(source.chapter):
        graded = cell.metadata.get("nbgrader", {})
        shown = cell.metadata.get("starter", cell.source).splitlines()
        place = _where(source, cell)
        length = _solution_length(cell.source)
        if graded and graded["grade_id"] not in source.chapter.matches and length > MOST_SOLUTION_LINES + LENIENCE:
            told = f"The solution has {length} lines: make the exercise smaller, about {MOST_SOLUTION_LINES}."
            yield source.finding(place, "size", told)
        if len(shown) > MOST_CELL_LINES:
            told = f"The cell has {len(shown)} lines: split it or move a part out, {MOST_CELL_LINES} at most."
            yield source.finding(place, "size", told)
        for line in shown:
            if len(line) > MOST_COLUMNS:
                told = f"This line has {len(line)} characters: break it, {MOST_COLUMNS} at most: {line.strip()[:40]}"
                yield source.finding(place, "size", told)
    stories = [s for s in sections(words_and_directives(source.text)) if not s[1].startswith("Recall")]
    for line, title, body in stories[:1]:
        words = len(FENCE.sub("", body).split())
        if words > MOST_STORY_WORDS:
            told = f"The story {title!r} has {words} words: tell it in {MOST_STORY_WORDS} at most."
            yield source.finding(line, "size", told)


def _code_cells(chapter: Chapter) -> list[NotebookNode]:
    """The code cells that a learner reads or writes: all but the checks."""
    cells = [cell for cell in chapter.cells if cell.cell_type == "code"]
    return [cell for cell in cells if not cell.metadata.get("nbgrader", {}).get("grade")]


def _where(source: Source, cell: NotebookNode) -> str | int:
    """An exercise's cell by its id; another by the line of its first words."""
    if "nbgrader" in cell.metadata:
        return f"cell {cell.metadata.nbgrader.grade_id}"
    return source.text.count("\n", 0, max(source.text.find(cell.source), 0)) + 1


def _calls(code: str) -> list[ast.Call]:
    """The calls of `figures.show` and `figures.image`; none where the code is not Python."""
    code = re.sub(r"^( *)[%!].*$", r"\1pass", code, flags=re.MULTILINE)
    try:
        calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    except SyntaxError:  # running it tells
        return []
    return [call for call in calls if ast.unparse(call.func) in ("figures.show", "figures.image")]


def _says_alt(call: ast.Call) -> bool:
    alts = [*call.args[1:2], *(keyword.value for keyword in call.keywords if keyword.arg == "alt")]
    return any(
        isinstance(alt, ast.JoinedStr) or (isinstance(alt, ast.Constant) and str(alt.value or "").strip())
        for alt in alts
    )


def _solution_length(code: str) -> int:
    """Lines of the solution (the region, or the whole cell), without docstrings, comments and blank lines."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except SyntaxError:
        nodes = []
    texts = [n for n in nodes if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)]
    docstrings = {line for text in texts for line in range(text.lineno, (text.end_lineno or 0) + 1)}
    inside = not any(SOLUTION[0] in line for line in code.splitlines())
    count = 0
    for number, line in enumerate(code.splitlines(), start=1):
        if SOLUTION[0] in line or SOLUTION[1] in line:
            inside = SOLUTION[0] in line
        elif inside and number not in docstrings and line.strip() and not line.strip().startswith("#"):
            count += 1
    return count
