# SPDX-License-Identifier: Apache-2.0
"""A chapter as it is read aloud: from a notebook to what is said, heading by heading; nothing is run or written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .quiz import LETTERS, Item, Pool, asked, chosen, unseal, variant_of
from .results import SEALED, joined
from .spoken_code import shown, told
from .spoken_words import counted, inline, prose, sentence, with_formulas, written

THINK = ""  # a paragraph that is a pause for the listener's own thought
NUMBERED = re.compile(r"^(\d+) · ")
SUMMARY = re.compile(r"<summary>(.*?)</summary>", re.DOTALL)
# the line below an exercise's title, such as "repair, about 4 minutes, 3 points"
KIND = re.compile(r"^(?=[a-z]+, about \d+ minutes?, )")
# its check cell tells it, with the learner's own numbers
QUESTION = re.compile(r"^\*\*Question \d+\.\*\*", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """What is said from one heading to the next.

    Attributes:
      title: the heading as it is written.
      paragraphs: what is said, the heading first; THINK is a pause.
    """

    title: str
    paragraphs: tuple[str, ...]


@dataclass
class _Reader:
    """Where the reading is: the headings so far, and what is folded away."""

    sections: list[tuple[str, list[str]]] = field(default_factory=list)
    folded: str = ""  # "", "hint" or "answer"
    hints: int = 0

    def say(self, *paragraphs: str) -> None:
        if not self.sections:
            self.sections.append(("Beginning", []))
        self.sections[-1][1].extend(paragraphs)

    def lead_on(self) -> None:
        """The sentence before a list leads on to it."""
        if self.sections and not self.folded and (said := self.sections[-1][1]) and said[-1].endswith("."):
            said[-1] = f"{said[-1][:-1]}:"

    def say_hints(self) -> None:
        """Hints are counted, not told: who listens should try first too."""
        if self.hints:
            self.say(f"{'One hint is' if self.hints == 1 else f'{self.hints} hints are'} folded away here.")
            self.hints = 0


def sections(notebook: Mapping[str, Any], student: str = "") -> tuple[Section, ...]:
    """What is said of a notebook, one section for each heading.

    Text is read as it stands, and tables row by row. Of code one sentence says what it does; of figures and printed
    results the outputs' own texts are read, where the notebook has outputs. Hints stay folded; the answer to a recall
    question comes after a pause. Quiz questions are read with their options and without their answers.

    Args:
      notebook: its JSON, with outputs or without.
      student: the learner's id, for questions that draw numbers from it.
    """
    reader = _Reader()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            _read_markdown(reader, joined(cell["source"]))
        elif cell["cell_type"] == "code":
            reader.say_hints()
            reader.say(*_cell(cell, student))
    reader.say_hints()
    return tuple(Section(title, tuple(said)) for title, said in reader.sections)


def as_text(told: Sequence[Section]) -> str:
    """Everything that is said, for a terminal: paragraphs apart, pauses in brackets."""
    return "\n\n".join(paragraph or "(a pause to think)" for section in told for paragraph in section.paragraphs)


def _cell(cell: Mapping[str, Any], student: str) -> Iterator[str]:
    source, metadata = joined(cell["source"]), cell["metadata"]
    nbgrader = metadata.get("nbgrader", {})
    if "set-up" in metadata.get("tags", ()):
        yield "The set-up cell stands here. Run it first."
    elif (found := SEALED.search(source)) and nbgrader.get("grade"):
        yield from _question(unseal(found[2]), int(found[1]), student)
    elif str(nbgrader.get("grade_id", "")).startswith("quiz-") or not source.strip():
        return
    elif nbgrader.get("grade") and not nbgrader.get("solution"):
        yield "A check for it is the next cell."
    elif nbgrader.get("solution"):
        yield told(source, own=True)
    else:
        below = list(shown(cell.get("outputs", [])))
        yield told(source, ran=bool(below))
        yield from below


def _question(given: Item | Pool, number: int, student: str) -> Iterator[str]:
    variant = variant_of(given, student)
    item = chosen(given, variant)
    yield sentence(f"Question {number}. {_plain(asked(item, variant))}")
    for place, row in enumerate(item.rows, start=1):
        yield sentence(f"Row {place}: {_plain(row)}")
    name = {"order": "Step", "match": "Choice"}.get(item.kind, "Option")
    for letter, text in zip(LETTERS, item.texts, strict=False):
        yield sentence(f"{name} {letter}: {_plain(text)}")
    yield THINK


def _plain(markdown: str) -> str:
    """Markdown of one paragraph, as quiz items have it."""
    tokens = _parse(markdown)
    return " ".join(inline(token) for token in tokens if token.type == "inline")


def _parse(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(with_formulas(markdown))


def _read_markdown(reader: _Reader, markdown: str) -> None:
    tokens = _parse(QUESTION.split(markdown)[0])
    place, number, lists = 0, 0, []  # of each list it stands in, the next number; 0 without numbers
    while place < len(tokens):
        token = tokens[place]
        if token.type == "html_block":
            _read_fold(reader, token.content)
        elif token.type == "table_open":
            end = next(at for at in range(place, len(tokens)) if tokens[at].type == "table_close")
            if reader.folded != "hint":
                reader.say(*_table(tokens[place:end]))
            place = end
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            if tokens[place - 1].type == "paragraph_close":
                reader.lead_on()
            lists.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else 0)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and lists[-1]:
            number, lists[-1] = lists[-1], lists[-1] + 1
        elif token.type == "fence" and reader.folded != "hint":
            reader.say(told(token.content))
        elif token.type == "inline":
            _read_inline(reader, token, tokens[place - 1], number)
            number = 0
        place += 1


def _read_inline(reader: _Reader, token: Token, opening: Token, number: int) -> None:
    if reader.folded == "hint":
        return
    if opening.type == "heading_open":
        reader.say_hints()
        title, said = written(token), inline(token)
        if found := NUMBERED.match(title):
            kind = "Chapter" if opening.tag == "h1" else "Part"
            said = f"{kind} {found[1]}. {prose(NUMBERED.sub('', title))}"
        reader.sections.append((title, [sentence(said)]))
        return
    said = inline(token)
    if not said:
        return
    reader.say_hints()
    said = KIND.sub("To ", said)
    reader.say(sentence(f"{number}: {said}" if number else said))
    if said.startswith("Predict."):
        reader.say(THINK)


def _read_fold(reader: _Reader, block: str) -> None:
    """A folded part begins or ends; a comment is nothing."""
    if found := SUMMARY.search(block):
        summary = html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip()
        if re.match(r"Hint\b", summary):
            reader.folded, reader.hints = "hint", reader.hints + 1
        else:
            reader.say_hints()
            reader.folded = "answer"
            reader.say(sentence(prose(summary)), THINK, "Unfolded, it says:")
    rest = html.unescape(re.sub(r"<!--.*?-->|<summary>.*?</summary>|<[^>]+>", " ", block, flags=re.DOTALL))
    if rest.strip() and reader.folded != "hint":
        reader.say(sentence(prose(rest)))
    if "</details>" in block:
        reader.folded = ""


def _table(tokens: Sequence[Token]) -> Iterator[str]:
    """A table: its columns, then each row as one sentence that begins with the row's first cell."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(inline(token).strip("\u00a0 "))
    head, *body = rows
    named = [name for name in head if name]
    columns = f"; its columns are: {', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else ""
    yield f"A table with {counted(len(body), 'row')}{columns}."
    if body and all(cell == "blank" for row in body for cell in row[1:]):
        yield sentence(f"Its rows are yours to fill: {', '.join(row[0] for row in body)}")
        return
    wide = len(head) > 2
    for first, *rest in body:
        pairs = [(name, cell.rstrip(".;")) for name, cell in zip(head[1:], rest, strict=False) if cell]
        cells = "; ".join(f"{name}: {cell}" if wide and name else cell for name, cell in pairs)
        start = f"{first.rstrip('.:;')}{'.' if wide else ':'} " if first and cells else first
        yield sentence(f"{start}{cells}" or "An empty row")
