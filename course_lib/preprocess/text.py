# SPDX-License-Identifier: Apache-2.0
"""From text to numbers: normalised, cut into tokens, counted as n-grams, and each count weighed (TF-IDF)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from course_lib.arguments import whole_number, whole_numbers
from course_lib.preprocess.ngrams import (
    FIRST_RULES,
    RULES,
    Tree,
    blocks,
    count_texts,
    find,
    find_hashed,
    grow,
    normalise,
    tokenise_all,
    tokenise_one,
)
from course_lib.preprocess.scripts import share_without_spaces

__all__ = [
    "Features",
    "Ragged",
    "TextPreprocess",
    "as_texts",
    "bucket",
    "features",
    "fit_features",
    "fit_ragged",
    "fit_text",
    "normalise",
    "pad",
    "ragged_features",
    "tokenise",
    "usual_ngrams",
]

_PADDING = ""  # the n-gram of id 0, which no text contains
_SHORTEST_ROW = 8


LONGEST_NGRAM = 8
"""Tokens of the longest n-gram."""
MOST_BUCKETS = 2**28


class Features(NamedTuple):
    """Texts as numbers, N rows padded to one length L; a slot of padding has id 0 and value 0."""

    ids: np.ndarray
    """int32 [N, L]: which n-grams a text contains, ascending, each once."""
    values: np.ndarray
    """float32 [N, L]: how much each of them counts; a row has Euclidean norm 1, or 0 if nothing is known."""


class Ragged(NamedTuple):
    """Texts as numbers without padding: the n-grams of N texts, one text after the other."""

    ids: np.ndarray
    """int32 [G]: which n-grams a text contains, ascending within each text, each once."""
    values: np.ndarray
    """float32 [G]: how much each of them counts, as in `Features`."""
    lengths: np.ndarray
    """int32 [N]: how many n-grams each text has; they add up to G."""


@dataclass(frozen=True, eq=False)
class TextPreprocess:
    """What preprocessing learnt from the training texts; `fit_text` makes one."""

    vocabulary: tuple[str, ...]
    """[V] the known n-grams, most frequent first; their place is their id, and id 0 is padding."""
    idf: np.ndarray
    """float32 [V] inverse document frequency: the rarer the n-gram, the larger; 0 for padding."""
    ngrams: tuple[int, ...] = (1, 2)
    """How many neighbouring tokens make an n-gram."""
    min_count: int = 1
    """In how many training texts an n-gram had to occur to be kept."""
    buckets: int = 0
    """0, or how many buckets n-grams are hashed into where no vocabulary is kept; then V = buckets + 1."""
    rules: int = RULES
    """Which version of `tokenise` the n-grams come from; models of earlier releases have 1."""

    @property
    def size(self) -> int:
        """V: how many ids there are, padding among them."""
        return len(self.idf)

    @cached_property
    def ids(self) -> dict[str, int]:
        """The vocabulary the other way round: n-gram to id."""
        return {gram: number for number, gram in enumerate(self.vocabulary)}

    @cached_property
    def tree(self) -> Tree:
        """The vocabulary as a tree, for finding n-grams fast."""
        return grow(self.vocabulary)

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain lists and numbers, ready for JSON, exact to the last bit."""
        return {
            "kind": "text",
            "vocabulary": list(self.vocabulary),
            "idf": self.idf.tolist(),
            "ngrams": list(self.ngrams),
            "min_count": self.min_count,
            "buckets": self.buckets,
            "rules": self.rules,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "TextPreprocess":
        """Undo `to_dict`.

        Raises:
            ValueError: a part is missing, or vocabulary and idf do not belong together.
        """
        try:
            preprocess = cls(
                vocabulary=tuple(data["vocabulary"]),
                idf=np.asarray(data["idf"], np.float32),
                ngrams=tuple(data["ngrams"]),
                min_count=int(data["min_count"]),
                buckets=int(data["buckets"]),
                rules=int(data.get("rules", FIRST_RULES)),  # earlier releases did not write it
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"This is no text preprocessing: {error!r} is wrong in it.") from error
        size = preprocess.buckets + 1 if preprocess.buckets else len(preprocess.vocabulary)
        if preprocess.idf.shape != (size,) or preprocess.vocabulary[:1] != (_PADDING,):
            raise ValueError("This text preprocessing is damaged: its vocabulary and its idf do not fit together.")
        if preprocess.rules not in (FIRST_RULES, RULES):
            raise ValueError(
                f"This text preprocessing cuts texts by rules {preprocess.rules}, and this course_lib knows "
                f"{FIRST_RULES} and {RULES}: install a newer course_lib."
            )
        return preprocess


def tokenise(text: str, rules: int = RULES) -> list[str]:
    """Cut a text into words, numbers and the marks ! ? and currency signs.

    A run of five or more digits becomes its shape, `#####`, so that all phone numbers and codes look alike. Combining
    marks stay with their letters, as in Hindi, Tamil or Arabic with vowel signs. Chinese, Japanese, Thai, Lao, Khmer
    and Burmese are written without spaces, so each character is a token, with its marks (katakana stays in runs):
    n-grams of two or more of them stand for words. These are the default word boundaries of Unicode Standard Annex 29.

    Args:
        text: any text.
        rules: 2, or 1 for what earlier releases did: there, a mark separates two words, and what Chinese, Japanese or
            Thai writes between two punctuation marks is one word. Latin text gives the same tokens by both.

    Raises:
        TypeError: something else than a text.
    """
    as_texts([text])
    return tokenise_one(text, rules)


def usual_ngrams(texts: Iterable[str]) -> tuple[int, ...]:
    """How many neighboring tokens make an n-gram, where nothing else is asked for.

    Returns:
        (1, 2), or (1, 2, 3) where most characters belong to scripts without spaces: there a token is one character.
    """
    return (1, 2, 3) if share_without_spaces(texts) > 0.5 else (1, 2)


def fit_text(
    texts: Iterable[str], *, ngrams: Sequence[int] | None = None, min_count: int = 1, buckets: int = 0
) -> TextPreprocess:
    """Learn vocabulary and document frequencies, from the training texts only.

    idf = 1 + log((1 + texts) / (1 + texts with the n-gram)): the smoothed form of scikit-learn's
    TfidfTransformer, after Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), ch. 6.

    With `buckets`, n-grams are hashed instead of remembered (Weinberger et al., 2009): the size is fixed before
    any text is seen, unseen n-grams count too, some share a bucket, and none can be named again.

    Without `ngrams`, `usual_ngrams` chooses them.

    Raises:
        ValueError: there are no texts.
        TypeError: one text instead of a list, or an item that is not a text.
    """
    return _fit(as_texts(texts), ngrams, min_count, buckets)[0]


def fit_ragged(
    texts: Iterable[str], *, ngrams: Sequence[int] | None = None, min_count: int = 1, buckets: int = 0
) -> tuple[TextPreprocess, Ragged]:
    """What `fit_text` learns from the training texts, and their `ragged_features`, with the texts read but once.

    Raises:
        ValueError, TypeError: as `fit_text` says.
    """
    rows = as_texts(texts)
    preprocess, matches = _fit(rows, ngrams, min_count, buckets)
    sizes = [len(block) for block in blocks(rows)]
    packed = []
    for number, size in enumerate(sizes):
        row, gram = matches[number]
        matches[number] = _NOTHING  # what is packed is not needed any more
        packed.append(_pack(preprocess, row, gram, size))
    return preprocess, _joined(packed)


def fit_features(
    texts: Iterable[str], *, ngrams: Sequence[int] | None = None, min_count: int = 1, buckets: int = 0
) -> tuple[TextPreprocess, Features]:
    """What `fit_text` learns from the training texts, and their `features`, with the texts read but once.

    Raises:
        ValueError, TypeError: as `fit_text` says.
    """
    preprocess, ragged = fit_ragged(texts, ngrams=ngrams, min_count=min_count, buckets=buckets)
    return preprocess, pad(ragged)


Matches = tuple[np.ndarray, np.ndarray]
"""For each n-gram of a block of texts its row (from 0 in each block) and its id, whole numbers [G]."""
_NOTHING: Matches = (np.zeros(0, np.int32), np.zeros(0, np.int32))


def _fit(
    rows: list[str], ngrams: Sequence[int] | None, min_count: int, buckets: int
) -> tuple[TextPreprocess, list[Matches]]:
    """The preprocessing, and for each of `blocks` its n-grams."""
    ngrams = usual_ngrams(rows) if ngrams is None else whole_numbers("ngrams", ngrams, 1, LONGEST_NGRAM)
    if not ngrams:
        raise ValueError("`ngrams` must list at least one length, such as (1, 2).")
    min_count, buckets = whole_number("min_count", min_count, 1), whole_number("buckets", buckets, 0, MOST_BUCKETS)
    if not rows:
        raise ValueError("There are no texts to learn a vocabulary from: give at least one.")
    parts = (tokenise_all(block) for block in blocks(rows))
    vocabulary: tuple[str, ...] = (_PADDING,)
    if buckets:
        matches = []
        counts = np.zeros(buckets + 1, np.int64)
        for part in parts:
            row, gram = find_hashed(part, ngrams, buckets)
            np.add.at(counts, np.unique(row * (buckets + 1) + gram) % (buckets + 1), 1)
            matches.append((row.astype(np.int32), gram.astype(np.int32)))
        counts = counts[1:]
    else:
        grams, counts, matches = count_texts(parts, ngrams, min_count)
        vocabulary = (_PADDING, *grams)
    idf = 1 + np.log((1 + len(rows)) / (1 + counts))
    idf = np.concatenate([[0.0], idf]).astype(np.float32)
    return TextPreprocess(vocabulary, idf, tuple(ngrams), min_count, buckets), matches


def features(preprocess: TextPreprocess, texts: Iterable[str]) -> Features:
    """Turn N texts into numbers; n-grams outside the vocabulary are dropped, nothing else is.

    value = (1 + log(count in the text)) * idf, each row divided by its Euclidean norm (sublinear TF-IDF). The
    length L is the next power of two of the longest row, at least 8, so that few shapes are ever compiled.

    Raises:
        TypeError: one text instead of a list, or an item that is not a text.
    """
    return pad(ragged_features(preprocess, texts))


def ragged_features(preprocess: TextPreprocess, texts: Iterable[str]) -> Ragged:
    """The same numbers as `features` without padding, so that memory depends on the words and not on the longest text.

    Raises:
        TypeError: one text instead of a list, or an item that is not a text.
    """
    packed = []
    for block in blocks(as_texts(texts)):
        tokens = tokenise_all(block, preprocess.rules)
        if preprocess.buckets:
            row, gram = find_hashed(tokens, preprocess.ngrams, preprocess.buckets)
        else:
            row, gram = find(preprocess.tree, tokens, preprocess.ngrams)
        packed.append(_pack(preprocess, row, gram, len(block)))
    return _joined(packed)


def _pack(preprocess: TextPreprocess, row: np.ndarray, gram: np.ndarray, rows: int) -> Ragged:
    """The numbers of a block of N texts from the row and the id of each n-gram in them, in any order."""
    # One flat sort counts all texts at once: equal (row, n-gram) pairs become neighbors.
    pairs = row * np.int64(preprocess.size) + gram
    pairs.sort()
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    counts = np.diff(first, append=len(pairs))
    row, gram = np.divmod(pairs[first], preprocess.size)
    value = preprocess.idf[gram].astype(np.float64)
    repeated = counts > 1  # few are, and a logarithm costs more than all the rest
    value[repeated] *= 1 + np.log(counts[repeated])
    norm = np.sqrt(np.bincount(row, value**2, minlength=rows))
    lengths = np.bincount(row, minlength=rows)
    return Ragged(gram.astype(np.int32), (value / norm[row]).astype(np.float32), lengths.astype(np.int32))


def _joined(blocks_: list[Ragged]) -> Ragged:
    """The rows of all blocks; the list is emptied, so that no more than one field is held twice."""
    if len(blocks_) == 1:
        return blocks_[0]
    fields = [list(part) for part in zip(*blocks_, strict=True)] or [[], [], []]
    blocks_.clear()
    joined = []
    for dtype in (np.int32, np.float32, np.int32):
        joined.append(np.concatenate([np.zeros(0, dtype), *fields.pop(0)]))
    return Ragged(*joined)


def pad(ragged: Ragged) -> Features:
    """Pads the rows to one length: the next power of two of the longest row, at least 8."""
    shape = len(ragged.lengths), bucket(int(ragged.lengths.max(initial=0)))
    ids, values = np.zeros(shape, np.int32), np.zeros(shape, np.float32)
    filled = np.arange(shape[1], dtype=np.int32) < ragged.lengths[:, None]
    ids[filled], values[filled] = ragged.ids, ragged.values
    return Features(ids, values)


def bucket(length: int) -> int:
    """The next power of two, at least 8: the padded length of a row of `length` entries."""
    return max(_SHORTEST_ROW, 1 << (length - 1).bit_length()) if length else _SHORTEST_ROW


def as_texts(texts: Iterable[str]) -> list[str]:
    """The texts as a list.

    Raises:
        TypeError: one text instead of a list, or an item that is not a text.
    """
    if isinstance(texts, str):
        raise TypeError("This is one text where a list of texts belongs: write [text].")
    if not isinstance(texts, Iterable):
        raise TypeError(f"Texts must be a list of strings, got {texts!r}.")
    rows = list(texts)
    for number, text in enumerate(rows):
        if not isinstance(text, str):
            raise TypeError(f"Item {number} of the texts is a {type(text).__name__}, not a str: {text!r}.")
    return rows
