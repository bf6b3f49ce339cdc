# SPDX-License-Identifier: Apache-2.0
"""BM25: how well the words of a question fit each text, the rarer a word the more.

Source: Robertson & Zaragoza, The probabilistic relevance framework: BM25 and beyond (2009), section 3.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from course_lib.preprocess.scripts import is_simple, patterns
from course_lib.preprocess.text import as_texts, normalise

K1 = 1.2
"""How soon a word that comes again and again stops adding: it never counts more than K1 + 1 times its weight."""
B = 0.75
"""How much a long text is held to be long because it says more things, 0 to 1."""


_WORD = re.compile(r"\w+(?:'\w+)*")


@cache
def _unicode_word() -> re.Pattern[str]:
    """The same for any script: words with their marks, or as group 1 a run of a script without spaces."""
    of = patterns()
    return re.compile(rf"{of.word}(?:'{of.word})*+|((?:{of.character})++)")


@cache
def _character() -> re.Pattern[str]:
    return re.compile(patterns().character)


@dataclass(frozen=True, eq=False)
class Bm25:
    """The words of N texts."""

    places: dict[str, tuple[np.ndarray, np.ndarray]]
    """For each word the texts that have it, int64 ascending, and how often each has it, float64."""
    lengths: np.ndarray
    """float64 [N]: words of each text."""

    def weight(self, word: str) -> float:
        """How much a word tells, log(1 + (N - n + 0.5) / (n + 0.5)) where n of N texts have it; 0 where none has.

        The 1 keeps it above 0 for a word that most texts have.
        """
        have = len(self.places[word][0]) if word in self.places else 0
        return float(np.log1p((len(self.lengths) - have + 0.5) / (have + 0.5))) if have else 0.0

    def scores(self, questions: Sequence[str]) -> np.ndarray:
        """How well Q questions fit each text, float64 [Q, N]; 0 where they share no word.

        The sum over the question's words of weight * count (K1 + 1) / (count + K1 (1 - B + B length / mean length)).

        Raises:
            TypeError: one text instead of a list, or an item that is not a text.
        """
        rows = as_texts(questions)
        found = np.zeros((len(rows), len(self.lengths)))
        mean = self.lengths.mean() if self.lengths.sum() else 1.0
        slow = K1 * (1 - B + B * self.lengths / mean)
        for row, question in enumerate(rows):
            for word in dict.fromkeys(words_of(question)):
                if word in self.places:
                    texts, count = self.places[word]
                    found[row, texts] += self.weight(word) * count * (K1 + 1) / (count + slow[texts])
        return found


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in one spelling; an order number stays one that can be looked for.

    Of scripts without spaces, such as Chinese, Japanese and Thai, these are the characters and each two neighboring
    characters, which find more than either alone (Kwok, Comparing representations in Chinese information retrieval,
    1997).
    """
    spelling = normalise(text)
    if is_simple(spelling):
        return _WORD.findall(spelling)
    words: list[str] = []
    for match in _unicode_word().finditer(spelling):
        if match[1]:
            characters = _character().findall(match[1])
            words += [*characters, *map("".join, pairwise(characters))]
        else:
            words.append(match[0])
    return words


def fit_bm25(texts: Sequence[str]) -> Bm25:
    """Count the words of N texts.

    Raises:
        TypeError: one text instead of a list, or an item that is not a text.
    """
    counts: dict[str, dict[int, int]] = {}
    lengths = []
    for row, text in enumerate(as_texts(texts)):
        words = words_of(text)
        lengths.append(len(words))
        for word in words:
            counted = counts.setdefault(word, {})
            counted[row] = counted.get(row, 0) + 1
    places = {word: (np.array(list(rows)), np.array(list(rows.values()), float)) for word, rows in counts.items()}
    return Bm25(places, np.array(lengths, float))
