# SPDX-License-Identifier: Apache-2.0
"""Train a language model that only counts letters."""

from collections.abc import Iterable

import numpy as np

from course_lib.models.character_counts import END, CharacterCounts, as_number


def count_characters(texts: Iterable[str], order: int = 5) -> CharacterCounts:
    """Count each letter after the 0 to `order` - 1 letters before it in its text.

    Raises:
        ValueError: no texts, or an order that is below 1 or whose contexts do not fit into 64 bits.
    """
    rows = [text + END for text in texts]
    alphabet = "".join(sorted(set().union(*rows))) if rows else ""
    if not rows or order < 1 or (len(alphabet) + 1) ** order >= 2**63:
        raise ValueError(f"Counting needs texts and an order from 1 on, of few letters: {len(rows)} and {order} came.")
    empty = CharacterCounts(alphabet, (), ())
    stream = empty.numbers("".join(rows))
    ends = np.append(-1, np.flatnonzero(stream == alphabet.index(END)))
    since = np.arange(len(stream)) - np.repeat(ends[:-1] + 1, np.diff(ends))
    codes, counts = [], []
    for length in range(order):
        at = np.flatnonzero(since >= length)
        windows = np.lib.stride_tricks.sliding_window_view(stream, length + 1)[at - length]
        found, times = np.unique(as_number(windows, empty.base), return_counts=True)
        codes.append(found)
        counts.append(times)
    return CharacterCounts(alphabet, tuple(codes), tuple(counts))
