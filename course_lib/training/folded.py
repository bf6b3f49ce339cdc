# SPDX-License-Identifier: Apache-2.0
"""Minibatches of texts folded into short lines: a step then works on the n-grams of its texts and hardly on padding."""

from typing import Any, NamedTuple

import jax
import numpy as np

from course_lib.models.folded import Folded
from course_lib.preprocess import Features, Ragged, bucket
from course_lib.training.batches import minibatches

_WIDTH = 16  # slots in a line: 8 to 32 are as fast for messages of 30 n-grams; wide lines waste, narrow ones add sums


class Lines(NamedTuple):
    """The features of N texts in lines of W slots, the lines of a text one after the other, and one empty line."""

    ids: np.ndarray
    """int32 [M + 1, W]: n-grams; an empty slot has id 0 and value 0."""
    values: np.ndarray
    """float32 [M + 1, W]: how much each of them counts."""
    lines: np.ndarray
    """int32 [N]: how many lines each text has; they add up to M."""


def fold(features: Features | Ragged) -> Lines:
    """Puts the features of N texts into lines; memory depends on the n-grams and not on the longest text."""
    if isinstance(features, Features):
        width = min(_WIDTH, features.ids.shape[1])
        ids, values = (part.reshape(len(part), -1, width) for part in features)
        used = ids[:, :, 0] > 0  # slots are filled from the left
        empty = np.zeros((1, width))
        ids = np.concatenate([ids[used], empty.astype(np.int32)])
        values = np.concatenate([values[used], empty.astype(np.float32)])
        return Lines(ids, values, used.sum(axis=1).astype(np.int32))
    lengths = features.lengths
    width = min(_WIDTH, bucket(int(lengths.max(initial=0))))
    lines = -(-lengths // width)
    filled_slots = np.full(int(lines.sum()) + 1, width, np.int32)  # of each line
    filled_slots[np.cumsum(lines)[lines > 0] - 1] = (lengths[lines > 0] - 1) % width + 1
    filled_slots[-1] = 0
    filled = np.arange(width, dtype=np.int32) < filled_slots[:, None]
    ids, values = np.zeros(filled.shape, np.int32), np.zeros(filled.shape, np.float32)
    ids[filled], values[filled] = features.ids, features.values
    return Lines(ids, values, lines)


class FoldedMinibatches:
    """The batches of `minibatches((features, targets), ...)`, with the features folded; an endless stream.

    Args:
        features: N texts as numbers.
        targets: a pytree of arrays with N rows.
        batch_size: texts in a batch, B.
        seed: of their order, which is that of `minibatches`.
        steps: how many batches will be drawn at most; the fullest of them says how many lines a batch needs.
    """

    def __init__(self, features: Features | Ragged | Lines, targets: Any, batch_size: int, seed: int, steps: int):
        self._ids, self._values, self._lines = features if isinstance(features, Lines) else fold(features)
        self._first = np.cumsum(self._lines) - self._lines
        self._targets = targets
        rows = np.arange(len(self._lines))
        self._rows = minibatches(rows, batch_size, seed)
        self._size = batch_size
        self._most = self._fullest(minibatches(rows, batch_size, seed), steps)
        self.origin = self._rows.origin

    def __iter__(self) -> "FoldedMinibatches":
        return self

    def __next__(self) -> Any:
        batch = jax.tree.map(lambda leaf: np.zeros((1, *leaf.shape), leaf.dtype), self.shapes())
        self.fill(batch, 1)
        return jax.tree.map(lambda leaf: leaf[0], batch)

    def shapes(self) -> Any:
        """The shape and dtype of each leaf of a batch."""
        width = self._ids.shape[1]
        of: Any = jax.ShapeDtypeStruct
        folded = Folded(
            of((self._most, width), np.int32),
            of((self._most, width), np.float32),
            of((self._most,), np.int32),
            of((self._size,), np.int32),
        )
        return folded, jax.tree.map(lambda leaf: of((self._size, *leaf.shape[1:]), leaf.dtype), self._targets)

    def skip(self, count: int) -> None:
        """Go forward by `count` batches without drawing them."""
        self._rows.skip(count)

    def fill(self, buffers: Any, count: int) -> None:
        """Write the next `count` batches into the first places of `buffers`, leaves [K, ...]."""
        chosen = np.empty((count, self._size), np.int64)
        self._rows.fill(chosen, count)
        folded, targets = buffers
        lines = self._lines[chosen]
        folded.lines[:count] = lines
        total = lines.sum(axis=1)
        # slot by slot of [count, most]: the number of a line, or that of the empty one
        number = np.full((count, self._most), len(self._ids) - 1)
        filled = np.arange(self._most) < total[:, None]
        before = np.cumsum(lines) - lines.ravel()
        number[filled] = np.repeat(self._first[chosen].ravel() - before, lines.ravel()) + np.arange(total.sum())
        row = np.broadcast_to(np.arange(self._size, dtype=np.int32), lines.shape)
        folded.row[:count] = self._size - 1
        folded.row[:count][filled] = np.repeat(row.ravel(), lines.ravel())
        # without mode="clip" numpy gathers into a copy first; the numbers are all good
        np.take(self._ids, number, axis=0, out=folded.ids[:count], mode="clip")
        np.take(self._values, number, axis=0, out=folded.values[:count], mode="clip")
        jax.tree.map(
            lambda leaf, buffer: np.take(leaf, chosen, axis=0, out=buffer[:count], mode="clip"), self._targets, targets
        )

    def _fullest(self, rows: Any, steps: int) -> int:
        """The lines of the fullest of the batches, rounded up so that other rows of this kind need no other shape."""
        some = 256
        chosen, most = np.empty((some, self._size), np.int64), 1
        for done in range(0, steps, some):
            count = min(some, steps - done)
            rows.fill(chosen, count)
            most = max(most, int(self._lines[chosen[:count]].sum(axis=1).max()))
        unit = max(8, self._size // 2)
        return -(-most // unit) * unit
