# SPDX-License-Identifier: Apache-2.0
"""Documents cut into chunks: whole sentences within a budget of words, each beginning with the end of the last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from course_lib.arguments import text_value, whole_number

_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Document:
    """A text that answers may rest on."""

    id: str
    """Unique among all documents."""
    title: str
    text: str
    """Paragraphs with an empty line between them."""


@dataclass(frozen=True)
class Chunk:
    """A part of a document that is found, and shown, as a whole."""

    document: str
    """The id of the document."""
    number: int
    """From 0, in the order of the document."""
    title: str
    """The document's."""
    text: str

    @property
    def searched(self) -> str:
        """What search reads: the title and the text, since a part alone may not say what it is about."""
        return f"{self.title}\n{self.text}"


def chunk(text: str, words: int = 60, overlap: int = 15) -> list[str]:
    """Cut a text into parts of at most so many words, at the ends of paragraphs or else of sentences.

    A paragraph that would fit a part of its own is not cut. A sentence longer than a part is cut between words.

    Args:
        text: paragraphs with an empty line between them.
        words: the most words of a part; a word is what stands between spaces.
        overlap: a part begins with the last sentences of the one before it, as far as they have no more words than this
            and leave room; so what is said across a cut is found in one piece.

    Raises:
        TypeError: something else than a text.
        ValueError: a budget below 1, an overlap that is not below it, or a text with half of a surrogate pair.
    """
    text_value("text", text)
    words = whole_number("words", words, 1)
    overlap = whole_number("overlap", overlap, 0, words - 1)
    parts: list[str] = []
    open_part: list[_Sentence] = []
    fresh = False  # whether the open part holds more than what it took over

    def close(needed: int) -> None:
        nonlocal open_part, fresh
        if fresh:
            parts.append(_join(open_part))
        room = min(overlap, words - needed)
        open_part, fresh = _last(open_part, room), False

    for paragraph in filter(None, map(str.strip, _PARAGRAPH.split(text))):
        sentences = _sentences(paragraph, words)
        whole = _size(sentences)
        if _size(open_part) + whole > words >= whole:
            close(whole)
        for sentence in sentences:
            if _size([*open_part, sentence]) > words:
                close(len(sentence.words))
            open_part.append(sentence)
            fresh = True
    if fresh:
        parts.append(_join(open_part))
    return parts


def chunk_documents(documents: Iterable[Document], words: int = 60, overlap: int = 15) -> tuple[Chunk, ...]:
    """The chunks of all documents, sorted by the document's id.

    Raises:
        TypeError: something else than documents.
        ValueError: two documents have one id, or as `chunk` says.
    """
    documents = list(documents)
    for document in documents:
        if not isinstance(document, Document):
            raise TypeError(f"`documents` must be a list of Document, and one is a {type(document).__name__}.")
        text_value("id", document.id)
        text_value("title", document.title)
    ordered = sorted(documents, key=lambda document: document.id)
    for first, second in pairwise(ordered):
        if first.id == second.id:
            raise ValueError(f"Two documents are called {first.id!r}: give each its own id.")
    return tuple(
        Chunk(document.id, number, document.title, text)
        for document in ordered
        for number, text in enumerate(chunk(document.text, words, overlap))
    )


class _Sentence(NamedTuple):
    words: list[str]
    opens: bool
    """Whether a paragraph begins with it."""


def _sentences(paragraph: str, words: int) -> list[_Sentence]:
    """The sentences of a paragraph, those that are too long in pieces."""
    pieces = [
        spelt[place : place + words]
        for spelt in map(str.split, _SENTENCE.split(paragraph))
        for place in range(0, len(spelt), words)
    ]
    return [_Sentence(piece, number == 0) for number, piece in enumerate(pieces)]


def _size(sentences: Iterable[_Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


def _last(sentences: list[_Sentence], room: int) -> list[_Sentence]:
    """As many of the last sentences as have room."""
    kept: list[_Sentence] = []
    for sentence in reversed(sentences):
        if _size([*kept, sentence]) > room:
            break
        kept.insert(0, sentence)
    return kept


def _join(sentences: list[_Sentence]) -> str:
    text = ""
    for sentence in sentences:
        between = "" if not text else "\n\n" if sentence.opens else " "
        text += between + " ".join(sentence.words)
    return text
