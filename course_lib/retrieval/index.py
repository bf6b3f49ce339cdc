# SPDX-License-Identifier: Apache-2.0
"""An index over the chunks of documents: built, searched by meaning, by words or by both, and brought up to date.

The same documents give the same index, whichever way they came into it. Nothing that an embedder learnt changes when
the documents do: that is how new knowledge reaches a model whose parameters stay as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from course_lib.arguments import text_value, whole_number
from course_lib.preprocess.text import as_texts
from course_lib.retrieval.bm25 import Bm25, fit_bm25
from course_lib.retrieval.chunks import Chunk, Document, chunk_documents
from course_lib.retrieval.embedding import Embedder

By = Literal["cosine", "bm25", "both"]
FUSION = 60
"""k of reciprocal rank fusion; the larger, the less the very first places count."""


@dataclass(frozen=True, eq=False)
class Index:
    """N chunks of documents, ready to be searched."""

    chunks: tuple[Chunk, ...]
    """[N] sorted by document and number."""
    vectors: np.ndarray
    """float32 [N, D]: what the embedder makes of each `Chunk.searched`, of norm 1."""
    embedder: str
    """Its name: questions need the same one."""
    words: int
    """The most words of a chunk."""
    overlap: int
    """The most words that a chunk takes over from the one before."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all documents, sorted."""
        return tuple(dict.fromkeys(chunk.document for chunk in self.chunks))

    @cached_property
    def bm25(self) -> Bm25:
        """The statistics of the chunks' words, counted when first asked for."""
        return fit_bm25([chunk.searched for chunk in self.chunks])


@dataclass(frozen=True)
class Found:
    """A chunk that was found, and the evidence for it."""

    chunk: Chunk
    score: float
    """What it was ranked by; comparable only within one search."""
    cosine: float
    """Of the angle between the vectors of question and chunk, -1 to 1."""
    bm25: float
    """From 0; it has no upper end."""


def build(documents: Iterable[Document], embedder: Embedder, words: int = 60, overlap: int = 15) -> Index:
    """An index of documents.

    Args:
        documents: each with its own id.
        embedder: makes the vectors.
        words: the most words of a chunk.
        overlap: the most words that a chunk takes over from the one before.

    Raises:
        TypeError: something else than documents.
        ValueError: two documents have one id, a text has half of a surrogate pair, or a budget makes no sense.
    """
    chunks = chunk_documents(documents, words, overlap)
    return Index(chunks, _vectors(embedder, [chunk.searched for chunk in chunks]), embedder.name, words, overlap)


def update(index: Index, embedder: Embedder, put: Iterable[Document] = (), remove: Iterable[str] = ()) -> Index:
    """An index with some documents added or replaced, and others removed; the old one stays as it was.

    Only chunks whose text was not there before are embedded. The result is that of building anew.

    Args:
        index: what is to be brought up to date.
        embedder: the one it was built with.
        put: documents; one whose id is there replaces that one.
        remove: ids of documents that are there.

    Raises:
        ValueError: another embedder, an id to remove that is not there, or one that is both put and removed.
    """
    _check(index, embedder)
    put, gone = list(put), set(remove)
    if unknown := gone.difference(index.documents) or gone.intersection(document.id for document in put):
        raise ValueError(f"{min(unknown)!r} cannot be removed: it is not in the index, or is put there as well.")
    fresh = chunk_documents(put, index.words, index.overlap)
    gone |= {document.id for document in put}
    kept = [row for row, chunk in enumerate(index.chunks) if chunk.document not in gone]
    known = {chunk.searched: row for row, chunk in enumerate(index.chunks)}
    new = [chunk for chunk in fresh if chunk.searched not in known]
    table = np.concatenate([index.vectors, _vectors(embedder, [chunk.searched for chunk in new])])
    place = iter(range(len(index.chunks), len(table)))
    rows = [(index.chunks[row], row) for row in kept]
    rows += [(chunk, known[chunk.searched] if chunk.searched in known else next(place)) for chunk in fresh]
    rows.sort(key=lambda pair: (pair[0].document, pair[0].number))
    chunks = tuple(chunk for chunk, _ in rows)
    return Index(chunks, table[[row for _, row in rows]], index.embedder, index.words, index.overlap)


def search(index: Index, embedder: Embedder, question: str, k: int = 3, by: By = "cosine") -> list[Found]:
    """The k chunks that fit a question best, best first; among equals the one that stands first.

    A chunk without any evidence (a cosine of 0 or less, no word in common) is never among them, so there may be fewer.

    Raises:
        TypeError: the question is not a text.
        ValueError: another embedder than the index was built with, an unknown `by`, a k that is no whole number from 1,
            or a question with half of a surrogate pair.
    """
    return search_all(index, embedder, [question], k, by)[0]


def search_all(
    index: Index, embedder: Embedder, questions: Sequence[str], k: int = 3, by: By = "cosine"
) -> list[list[Found]]:
    """`search` for many questions at once, which an encoder reads faster.

    Raises:
        TypeError, ValueError: as `search` says.
    """
    _check(index, embedder)
    k = whole_number("k", k, 1)
    rows = [text_value("question", text) for text in as_texts(questions)]
    cosine = cosines(index.vectors, _vectors(embedder, rows))
    words = index.bm25.scores(rows)
    score = _score(cosine, words, by)
    return [
        [
            Found(index.chunks[row], float(score[n, row]), float(cosine[n, row]), float(words[n, row]))
            for row in top(score[n], k)
        ]
        for n in range(len(rows))
    ]


def cosines(vectors: np.ndarray, questions: np.ndarray) -> np.ndarray:
    """The cosine of each of Q questions with each of N vectors, all of norm 1: float32 [Q, N]."""
    return questions @ vectors.T


def top(scores: np.ndarray, k: int) -> list[int]:
    """The places of the k largest of N scores above 0, largest first; the earlier one of equals first.

    Raises:
        ValueError: `k` is no whole number from 0.
    """
    k = whole_number("k", k, 0)
    order = np.argsort(-scores, kind="stable")[:k]
    return [int(row) for row in order if scores[row] > 0]


def fuse(*scores: np.ndarray, k: int = FUSION) -> np.ndarray:
    """Reciprocal rank fusion: the sum of 1 / (k + rank) over several ways of scoring, each [N], float64 [N].

    Ranks count from 1; what one way does not find at all (0 or less) gets nothing from it. Scales do not matter, so
    a cosine and BM25 can be put together. Source: Cormack, Clarke & Büttcher (2009).

    Raises:
        ValueError: no scores, or scores of different lengths.
    """
    if not scores or len({len(one) for one in scores}) > 1:
        raise ValueError("`scores` must be one or more arrays of the same length: score the same chunks in each way.")
    total = np.zeros(len(scores[0]))
    for one in scores:
        for rank, row in enumerate(top(one, len(one)), 1):
            total[row] += 1 / (k + rank)
    return total


def _score(cosine: np.ndarray, words: np.ndarray, by: By) -> np.ndarray:
    if by == "cosine":
        return cosine
    if by == "bm25":
        return words
    if by == "both":
        pairs = zip(cosine, words, strict=True)
        return np.array([fuse(one, other) for one, other in pairs]).reshape(cosine.shape)
    raise ValueError(f"Chunks are ranked by 'cosine', 'bm25' or 'both', and {by!r} was asked for.")


def _check(index: Index, embedder: Embedder) -> None:
    if index.embedder != embedder.name:
        raise ValueError(
            f"The index holds vectors of {index.embedder!r}, and {embedder.name!r} makes others: build it anew."
        )


def _vectors(embedder: Embedder, texts: Sequence[str]) -> np.ndarray:
    """float32 [N, D]; nothing is asked of the embedder for no texts."""
    found = np.asarray(embedder.embed(texts) if texts else np.zeros((0, embedder.size)), np.float32)
    if found.shape != (len(texts), embedder.size):
        raise ValueError(
            f"{embedder.name!r} made numbers of the shape {found.shape} of {len(texts)} texts: "
            f"its vectors have {embedder.size} each."
        )
    return found
