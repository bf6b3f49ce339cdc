# SPDX-License-Identifier: Apache-2.0
"""Documents cut into chunks: whole sentences within a budget of words, each beginning with the end of the last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from course_lib.arguments import text_value, whole_number
from course_lib.preprocess.scripts import is_simple, patterns

_PARAGRAPH = re.compile(r"\n\s*\n")
_ENDS = (  # end a sentence with or without a space after them; of Unicode's property Sentence_Terminal
    "\u3002\uff01\uff0e\uff1f\uff61"  # Chinese and Japanese
    "\u0964\u0965"  # danda, double danda: Devanagari and other scripts of India
    "\u061f\u06d4"  # Arabic question mark and full stop (Urdu)
    "\u0589\u1362\u1367\u1368"  # Armenian, Ethiopic
    "\u17d4\u17d5\u104a\u104b\u1803\u1809"  # Khmer, Burmese, Mongolian
)
_CLOSING = "\"')\\]\u2019\u201d\u300b\u300d\u300f\u3011\u3009\uff09\uff3d"
_SENTENCE_END = re.compile(rf"(?<=[.!?])\s+|[{_ENDS}][{_ENDS}.!?{_CLOSING}]*+\s*+")


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

    A paragraph that would fit a part of its own is not cut. A sentence longer than a part is cut between words. A
    sentence ends at . ! ? before a space, and at the full stops, question and exclamation marks of Chinese, Japanese,
    Hindi, Urdu, Armenian, Amharic, Khmer, Burmese and Mongolian. Thai and Lao mark no end of a sentence.

    Args:
        text: paragraphs with an empty line between them.
        words: the most words of a part; a word is what stands between spaces, and in scripts without spaces (Chinese,
            Japanese, Thai, Lao, Khmer, Burmese) each character with its marks.
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


class _Word(NamedTuple):
    text: str
    has_space: bool
    """Whether a space stands before it."""


class _Sentence(NamedTuple):
    words: list[_Word]
    opens: bool
    """Whether a paragraph begins with it."""


def _sentences(paragraph: str, words: int) -> list[_Sentence]:
    """The sentences of a paragraph, those that are too long in pieces."""
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph)]
    cuts = [0, *(end for end in ends if end < len(paragraph)), len(paragraph)]
    pieces = []
    for start, end in pairwise(cuts):
        spelt = _words(paragraph[start:end], has_space=start == 0 or paragraph[start - 1].isspace())
        pieces += [spelt[place : place + words] for place in range(0, len(spelt), words)]
    return [_Sentence(piece, number == 0) for number, piece in enumerate(pieces)]


def _words(sentence: str, has_space: bool) -> list[_Word]:
    """What stands between spaces, cut further where a script has none; punctuation stays with a neighbor."""
    if is_simple(sentence):
        return [_Word(word, has_space or number > 0) for number, word in enumerate(sentence.split())]
    words = []
    for number, spaced in enumerate(sentence.split()):
        pieces = _pieces().findall(spaced)
        words += [_Word(piece, place == 0 and (has_space or number > 0)) for place, piece in enumerate(pieces)]
    return words


@cache
def _pieces() -> re.Pattern[str]:
    """A character of a script without spaces and the punctuation around it, or all up to the next such character."""
    character = patterns().character
    return re.compile(rf"[^\w\s]*+{character}(?:[^\w\s](?!{character}))*+|(?:(?!{character})\S)+")


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
        for number, word in enumerate(sentence.words):
            if text:
                text += "\n\n" if sentence.opens and number == 0 else " " if word.has_space else ""
            text += word.text
    return text
