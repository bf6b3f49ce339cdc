# SPDX-License-Identifier: Apache-2.0
"""From text to numbers: the one preprocessing that training and inference share.

A text is normalised, cut into tokens, counted as n-grams, and each count becomes a value (TF-IDF). What was
learnt from the training texts, the vocabulary and how rare each n-gram is, lives in a `TextPreprocess`, which
is frozen together with the parameters. Pure numpy: nothing here knows which phase calls it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[!?$£€¥₹]")
_LONG_NUMBER = "#####"
_PADDING = ""  # the n-gram of id 0, which no text contains
_SHORTEST_ROW = 8


class Features(NamedTuple):
    """Texts as numbers, N rows padded to one length L; a slot of padding has id 0 and value 0."""

    ids: np.ndarray
    """int32 [N, L]: which n-grams a text contains, ascending, each once."""
    values: np.ndarray
    """float32 [N, L]: how much each of them counts; a row has Euclidean norm 1, or 0 if nothing is known."""


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

    @cached_property
    def ids(self) -> dict[str, int]:
        """The vocabulary the other way round: n-gram to id."""
        return {gram: number for number, gram in enumerate(self.vocabulary)}

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain lists and numbers, ready for JSON, exact to the last bit."""
        return {
            "vocabulary": list(self.vocabulary),
            "idf": self.idf.tolist(),
            "ngrams": list(self.ngrams),
            "min_count": self.min_count,
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
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"This is no text preprocessing: {error!r} is wrong in it.") from error
        if preprocess.idf.shape != (len(preprocess.vocabulary),) or preprocess.vocabulary[:1] != (_PADDING,):
            raise ValueError("This text preprocessing is damaged: its vocabulary and its idf do not fit together.")
        return preprocess


def normalise(text: str) -> str:
    """One spelling for texts that read the same: Unicode NFKC, case folded, plain spaces and apostrophes."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.replace("’", "'").split())


def tokenise(text: str) -> list[str]:
    """Cut a text into words, numbers and the marks ! ? and currency signs.

    A run of five or more digits becomes its shape, `#####`, so that all phone numbers and codes look alike.
    """
    found = _TOKEN.findall(normalise(text))
    return [_LONG_NUMBER if len(token) >= 5 and token.isdecimal() else token for token in found]


def fit_text(texts: Iterable[str], *, ngrams: Sequence[int] = (1, 2), min_count: int = 1) -> TextPreprocess:
    """Learn vocabulary and document frequencies, from the training texts only.

    idf = 1 + log((1 + texts) / (1 + texts with the n-gram)): the smoothed form of scikit-learn's
    TfidfTransformer, after Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), ch. 6.

    Raises:
        ValueError: there are no texts.
        TypeError: one text instead of a list, or an item that is not a text.
    """
    rows = as_texts(texts)
    if not rows:
        raise ValueError("There are no texts to learn a vocabulary from: give at least one.")
    found = Counter(gram for text in rows for gram in set(_grams(tokenise(text), ngrams)))
    kept = sorted((-count, gram) for gram, count in found.items() if count >= min_count)
    counts = -np.array([count for count, _ in kept], np.float64)
    idf = 1 + np.log((1 + len(rows)) / (1 + counts))
    return TextPreprocess(
        vocabulary=(_PADDING, *(gram for _, gram in kept)),
        idf=np.concatenate([[0.0], idf]).astype(np.float32),
        ngrams=tuple(ngrams),
        min_count=min_count,
    )


def features(preprocess: TextPreprocess, texts: Iterable[str]) -> Features:
    """Turn N texts into numbers; n-grams outside the vocabulary are dropped, nothing else is.

    value = (1 + log(count in the text)) * idf, each row divided by its Euclidean norm (sublinear TF-IDF). The
    length L is the next power of two of the longest row, at least 8, so that few shapes are ever compiled.

    Raises:
        TypeError: one text instead of a list, or an item that is not a text.
    """
    lookup = preprocess.ids.get
    rows = as_texts(texts)
    known = [[lookup(gram, 0) for gram in _grams(tokenise(text), preprocess.ngrams)] for text in rows]
    row = np.repeat(np.arange(len(rows)), [len(found) for found in known])
    gram = np.array([number for found in known for number in found], np.int64)

    # One flat sort counts all texts at once: equal (row, n-gram) pairs become neighbours.
    size = len(preprocess.vocabulary)
    pairs, counts = np.unique((row * size + gram)[gram > 0], return_counts=True)
    row, gram = np.divmod(pairs, size)
    value = (1 + np.log(counts)) * preprocess.idf[gram]
    norm = np.sqrt(np.bincount(row, value**2, minlength=len(rows)))
    width = np.bincount(row, minlength=len(rows))
    column = np.arange(len(row)) - (np.cumsum(width) - width)[row]

    shape = len(rows), bucket(int(width.max(initial=0)))
    ids, values = np.zeros(shape, np.int32), np.zeros(shape, np.float32)
    ids[row, column] = gram
    values[row, column] = value / norm[row]
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
    rows = list(texts)
    for number, text in enumerate(rows):
        if not isinstance(text, str):
            raise TypeError(f"Item {number} of the texts is a {type(text).__name__}, not a str: {text!r}.")
    return rows


def _grams(tokens: list[str], ngrams: Iterable[int]) -> list[str]:
    """All runs of n neighbouring tokens, for each n in turn."""
    shifted = (zip(*(tokens[i:] for i in range(n)), strict=False) for n in ngrams)
    return [" ".join(run) for runs in shifted for run in runs]
