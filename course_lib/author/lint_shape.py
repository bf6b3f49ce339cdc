# SPDX-License-Identifier: Apache-2.0
"""The rules of `course lint` on the shape of a chapter: what stands in it, in which order, and how much of each.

The first and the last chapter have a shape of their own, and these rules let them be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lint_text import FRAME, Finding, Source
from .prose import COMMENT, FENCE, sections

LEAST_ITEMS_OF_OTHER_KINDS, LEAST_PREDICTIONS, RECALLED, TAKE_AWAY = 2, 3, 3, 5
CYCLES = (3, 6)
FIRST_WITH_RECALL = "02"
BOXES = {
    "On purpose": "let one cell go wrong before the learner's eyes, then mend it",
    "In the field": "say how practitioners do this, and with which tools",
    "GPU and TPU": "say what changes there",
}

CYCLE = re.compile(r"\d+ ·")
DETAILS = re.compile(r"<details>")
PREDICT = re.compile(r"^> \*\*Predict\.\*\*", re.MULTILINE)
CHANGE = re.compile(r"^(?:> )?\*\*Change it\.\*\*", re.MULTILINE)
CODE_CELL = re.compile(r"^```+ *\{code-cell\}", re.MULTILINE)
SENTENCE_END = re.compile(r"[.?!][\"'”’)*_]*(?=\s|\Z)")


def recall(source: Source) -> Iterator[Finding]:
    """A chapter that does not begin with three questions from earlier ones."""
    if source.chapter.slug < FIRST_WITH_RECALL or _is_frame(source):
        return
    first = sections(_words(source))[:1]
    count = sum(len(DETAILS.findall(body)) for _, title, body in first if title == "Recall")
    if count != RECALLED:
        told = (
            f"It has {count} questions: begin with `## Recall` and {RECALLED} folded questions from earlier chapters."
        )
        yield source.finding("recall", "shape", told)


def boxes(source: Source) -> Iterator[Finding]:
    """A chapter without one of the three boxes, or whose mistake on purpose is only told."""
    if _is_frame(source):
        return
    text = _words(source)
    for name, asks in BOXES.items():
        box = re.search(rf"^> \*\*{name}\.\*\*", text, re.MULTILINE)
        if not box:
            yield source.finding(
                f"box {name!r}", "shape", f"There is none: begin a quote with `> **{name}.**`; {asks}."
            )
        elif name == "On purpose":
            rest = source.text[box.start() :].partition("\n## ")[0]  # blanking keeps every place
            if not CODE_CELL.search(rest):
                line = text.count("\n", 0, box.start()) + 1
                yield source.finding(line, "shape", f"No cell below this box goes wrong in its section: {asks}.")


def cycles(source: Source) -> Iterator[Finding]:
    """Too few or too many numbered sections, or none in which one predicts and changes something."""
    if _is_frame(source):
        return
    text = _words(source)
    count = sum(bool(CYCLE.match(title)) for _, title, _ in sections(text))
    if not CYCLES[0] <= count <= CYCLES[1]:
        told = f"It has {count} numbered sections: write {CYCLES[0]} to {CYCLES[1]}, such as `## 1 · The first idea`."
        yield source.finding("cycles", "shape", told)
    predictions = len(PREDICT.findall(text))
    if predictions < LEAST_PREDICTIONS:
        told = f"It asks for {predictions} of at least {LEAST_PREDICTIONS} predictions: begin them `> **Predict.**`."
        yield source.finding("cycles", "shape", told)
    if not CHANGE.search(text):
        yield source.finding("cycles", "shape", "Nothing is changed and run again: begin a paragraph `**Change it.**`.")


def quiz_kinds(source: Source) -> Iterator[Finding]:
    """A quiz that asks nearly everything in one way."""
    others = sum(item.kind != "single" for item in source.chapter.items)
    if not _is_frame(source) and others < LEAST_ITEMS_OF_OTHER_KINDS:
        told = f"{others} of its items ask otherwise than for one option: make {LEAST_ITEMS_OF_OTHER_KINDS} of them "
        yield source.finding("quiz", "shape", told + "several, order, match or number.")


def take_away(source: Source) -> Iterator[Finding]:
    """A chapter that does not end with five sentences to remember."""
    if _is_frame(source):
        return
    line, title, body = [(1, "", ""), *sections(_words(source))][-1]
    if title != "Take-away":
        yield source.finding("take-away", "shape", "It is not the last section: end the chapter with `## Take-away`.")
        return
    count = len(SENTENCE_END.findall(body))
    if count != TAKE_AWAY:
        yield source.finding(line, "shape", f"The take-away has {count} sentences: write {TAKE_AWAY}.")


def _is_frame(source: Source) -> bool:
    return source.chapter.slug[:2] in FRAME


def _words(source: Source) -> str:
    """The Markdown with its code and comments blanked, so that every character keeps its place."""
    return COMMENT.sub(_blank, FENCE.sub(_blank, source.text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
