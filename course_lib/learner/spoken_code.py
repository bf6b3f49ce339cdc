# SPDX-License-Identifier: Apache-2.0
"""A code cell as a listener needs it: a plain sentence on what it does, and the text twins of what it shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .results import joined
from .spoken_words import code, counted, listed, marked, prose, sentence

FIGURE = "Figure: "
UNSPOKEN = "unspoken"  # set in an output's metadata, it is not read aloud
MOST_LINES, MOST_LETTERS = 5, 300  # of what is printed and read in full
MOST_NAMES = 3


def told(source: str, *, own: bool = False, ran: bool = False) -> str:
    """What a cell does, in one sentence: its length, what it defines, sets and shows, and its first comment.

    Args:
      source: the cell's code.
      own: whether the learner is to fill it.
      ran: whether what it shows is told as well, so that this sentence need not announce it.
    """
    lines = [line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    head = f"{'Your cell to fill' if own else 'Code'}, {counted(len(lines), 'line')}"
    try:
        body = ast.parse(source).body
    except SyntaxError:  # a line for IPython, such as %pip
        body = []
    does = [*_definitions(body), *_names(body)]
    shows = _shows(body)
    does += [] if ran else shows
    does = does if does or shows else _calls(body)
    comment = "" if own else _comment(source)
    about = f" A comment in it says: {sentence(marked(comment))}" if comment else ""
    what = f": it {'; it '.join(does)}" if does else ""
    return f"{head}{what}.{about}"


def shown(outputs: list[Mapping[str, Any]]) -> Iterator[str]:
    """What stands below a cell that was run, in sentences: figures by their texts, printed lines, values, errors."""
    printed = "".join(
        joined(output["text"])
        for output in outputs
        if output["output_type"] == "stream" and output.get("name") == "stdout"
    )
    if printed.strip():
        yield _printed([line for line in printed.splitlines() if line.strip()])
    for output in outputs:
        if output["output_type"] == "error":
            yield sentence(f"The cell stops with an error: {prose(_error(output))}")
        if output.get("metadata", {}).get(UNSPOKEN):
            continue
        text = joined(output.get("data", {}).get("text/plain", "")).strip()
        if text.startswith(FIGURE):
            yield sentence(f"The figure shows: {marked(_unmarked(text.removeprefix(FIGURE)))}")
        elif text and not text.startswith("<"):  # <Figure size ...> and the like say nothing
            yield _printed(text.splitlines(), "shows")


def _error(output: Mapping[str, Any]) -> str:
    return f"{output['ename']}: {str(output['evalue'])[:MOST_LETTERS]}"


def _printed(lines: list[str], verb: str = "prints") -> str:
    said = [_row(line) for line in lines]
    if len(said) <= MOST_LINES and sum(map(len, said)) <= MOST_LETTERS:
        return f"It {verb}: {' '.join(map(sentence, said))}"
    if len(said) == 1:
        return f"It {verb} a long line. It begins: {sentence(said[0][:MOST_LETTERS])}"
    first, last = (sentence(text[:MOST_LETTERS]) for text in (said[0], said[-1]))
    return f"It {verb} {counted(len(said), 'line')}. The first: {first} The last: {last}"


def _row(line: str) -> str:
    """A printed line; columns are set apart by commas."""
    line = re.sub(r",? doi [^\s,]+", "", line.strip())
    line = re.sub(r"(?<=[A-Za-z]) +(?=\d+:)|(?<=[.,:;])\s{2,}", " ", line)  # "step  1:" and "before:    0.5"
    line = re.sub(r"\s+\|\s+| {2,}|\t|(?<=\d) +(?=-?\d)", ", ", line)
    line = re.sub(r"\\n|[\[\]{}\"]", " ", line).replace("->", ", then ")
    line = re.sub(r"\b\d{8}-\d{6}-[0-9a-f]+\b", "with a date as its name", line)
    line = re.sub(r"\b\d+\.\d{7,}", lambda found: f"about {float(found[0]):.4f}", line)
    line = re.sub(r"[=_*#─-]{3,}", " ", line)
    return marked(line).replace("_", " ").strip(" ,")


def _unmarked(text: str) -> str:
    return re.sub(r"<[^>]+>", " ", text)


def _comment(source: str) -> str:
    """The first comment that has a line of its own, with the lines that go on below it."""
    found = re.search(r"^[ \t]*#+ (?!type:|noqa)(.*(?:\n[ \t]*# .*)*)", source, re.MULTILINE)
    return re.sub(r"\n[ \t]*# ", " ", found[1]) if found else ""


def _definitions(body: list[ast.stmt]) -> list[str]:
    found = []
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            about = marked(_about(ast.get_docstring(node) or ""))
            found.append(f"defines {code(node.name)}{', which means: ' if about else ''}{about}")
    return found


def _about(docstring: str) -> str:
    """The words with which a docstring begins, up to its example; nothing where it begins with one."""
    words = re.split(r"(?<=\w{3}): |; |\n\n", docstring)[0].rstrip(".:;")
    return "" if re.search(r"""[\[\](){}"=]""", words) else words


def _names(body: list[ast.stmt]) -> list[str]:
    """What the cell's own lines set, the first few."""
    names: list[str] = []
    for node in body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            for part in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(part, ast.Name) and part.id != "_" and part.id not in names:
                    names.append(part.id)
    if not names:
        return []
    more = ["more"] if len(names) > MOST_NAMES else []
    head = "the name" if len(names) == 1 else "the names"
    return [f"sets {head} {listed([*(code(name) for name in names[:MOST_NAMES]), *more])}"]


def _shows(body: list[ast.stmt]) -> list[str]:
    calls = [node.func for node in ast.walk(ast.Module(body, [])) if isinstance(node, ast.Call)]
    called = {ast.unparse(call) for call in calls}
    known = [("explore", "puts a figure under sliders"), ("figures.show", "draws a figure"), ("print", "prints")]
    return [words for name, words in known if name in called]


def _calls(body: list[ast.stmt]) -> list[str]:
    """What a cell calls in lines of their own: all there is to say of one that sets and shows nothing."""
    lines = [node.value for node in body if isinstance(node, ast.Expr)]
    return [f"calls {code(ast.unparse(line.func))}" for line in lines if isinstance(line, ast.Call)][:1]
