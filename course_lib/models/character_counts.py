# SPDX-License-Identifier: Apache-2.0
"""A language model that only counts: how often each letter followed the few letters before it.

Its parameters are the counts. Short contexts fill in where long ones were never seen, by how many different letters
followed (Witten & Bell, 1991). The measure that a trained model must beat, and a proof that fluent is not wise.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

END = "\x03"
"""Stands after each text."""


@dataclass(frozen=True, eq=False)
class CharacterCounts:
    """Counts of letters after contexts of 0 to n - 1 letters; `training.counting` makes them."""

    alphabet: str
    """A letters, `END` among them; all others are one more that was never seen."""
    codes: tuple[np.ndarray, ...]
    """For each length of context, the pairs (context, letter) as sorted numbers in base A + 1: int64 [P]."""
    counts: tuple[np.ndarray, ...]
    """How often each came: int64 [P]."""

    @property
    def base(self) -> int:
        """Letters and the unknown one."""
        return len(self.alphabet) + 1

    def numbers(self, text: str) -> np.ndarray:
        """The letters of a text as numbers, int64."""
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        known = np.frombuffer(self.alphabet.encode("utf-32-le", "surrogatepass"), np.uint32)
        place = np.minimum(np.searchsorted(known, letters), len(known) - 1)
        return np.where(known[place] == letters, place, len(known))

    def probabilities(self, context: np.ndarray) -> np.ndarray:
        """What follows a context of numbers: float64 [A + 1], adds to 1."""
        found = np.full(self.base, 1 / self.base)
        for length, (codes, counts) in enumerate(zip(self.codes, self.counts, strict=True)):
            if length > len(context):
                break
            begin = int(as_number(context[len(context) - length :][None], self.base)[0]) * self.base
            here = slice(*np.searchsorted(codes, [begin, begin + self.base]))
            kinds = here.stop - here.start
            if not kinds:
                break
            seen = np.zeros(self.base)
            seen[codes[here] - begin] = counts[here]
            found = (seen + kinds * found) / (seen.sum() + kinds)
        return found

    def bits(self, texts: Iterable[str]) -> tuple[float, int]:
        """What the texts cost with these probabilities: bits in all, each text's end included, and letters."""
        stream = np.concatenate([self.numbers(text + END) for text in texts])
        ends = np.flatnonzero(stream == self.alphabet.index(END))
        begins = np.repeat(np.append(0, ends[:-1] + 1), np.diff(np.append(-1, ends)))
        since = np.arange(len(stream)) - begins  # letters of its text before each one
        found = np.full(len(stream), 1 / self.base)
        known = np.ones(len(stream), bool)
        for length, (codes, counts) in enumerate(zip(self.codes, self.counts, strict=True)):
            known &= since >= length
            at = np.flatnonzero(known)
            windows = np.lib.stride_tricks.sliding_window_view(stream, length + 1)[at - length]
            code = as_number(windows, self.base)
            context = code // self.base * self.base
            first, last = np.searchsorted(codes, context), np.searchsorted(codes, context + self.base)
            sums = np.append(0, np.cumsum(counts))
            place = np.minimum(np.searchsorted(codes, code), len(codes) - 1)
            seen = np.where(codes[place] == code, counts[place], 0)
            kinds, total = last - first, sums[last] - sums[first]
            some = kinds > 0
            found[at[some]] = ((seen + kinds * found[at]) / np.maximum(total + kinds, 1))[some]
            known[at[~some]] = False
        return float(-np.log2(found).sum()), len(stream) - len(ends)


def as_number(windows: np.ndarray, base: int) -> np.ndarray:
    """Rows of numbers [N, K] below `base` as one number each, int64 [N]."""
    found = np.zeros(len(windows), np.int64)
    for column in windows.T:
        found = found * base + column
    return found
