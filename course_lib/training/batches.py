# SPDX-License-Identifier: Apache-2.0
"""Minibatches: small random handfuls of the training examples, one at a time or stacked for one dispatch."""

import math
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import Any, Protocol, runtime_checkable

import jax
import numpy as np

from course_lib.arguments import LARGEST_SEED, whole_number


@runtime_checkable
class Stream(Protocol):
    """An endless stream of batches that goes forward without drawing, and draws many at once."""

    def shapes(self) -> Any:
        """The shape and dtype of each leaf of a batch."""

    def skip(self, count: int) -> None:
        """Go forward by `count` batches."""

    def fill(self, buffers: Any, count: int) -> None:
        """Write the next `count` batches into the first places of `buffers`, leaves [K, ...]."""


class Minibatches:
    """An endless stream of batches that knows how to go forward without drawing; `minibatches` makes one."""

    def __init__(self, arrays: Any, batch_size: int, seed: int):
        self._arrays = jax.tree.map(np.asarray, arrays)
        self._rows = len(jax.tree.leaves(self._arrays)[0])
        self._size = batch_size
        self._rng = np.random.default_rng(seed)
        self._waiting = np.empty(0, np.int64)
        self.origin = f"{self._rows} rows, {batch_size} at a time, seed {seed}"

    def __iter__(self) -> "Minibatches":
        return self

    def __next__(self) -> Any:
        chosen = self._choose(self._size)
        return jax.tree.map(lambda leaf: leaf[chosen], self._arrays)

    def shapes(self) -> Any:
        """The shape and dtype of each leaf of a batch."""
        return jax.tree.map(lambda leaf: jax.ShapeDtypeStruct((self._size, *leaf.shape[1:]), leaf.dtype), self._arrays)

    def skip(self, count: int) -> None:
        """Go forward by `count` batches, drawing the orders of the epochs between but no batch."""
        rows = count * self._size
        while rows > len(self._waiting):
            rows -= len(self._waiting)
            self._waiting = self._rng.permutation(self._rows)
        self._waiting = self._waiting[rows:]

    def fill(self, buffers: Any, count: int) -> None:
        """Write the next `count` batches into the first places of `buffers`, leaves [K, batch_size, ...]."""
        chosen = self._choose(count * self._size).reshape(count, self._size)

        def gather(leaf: np.ndarray, buffer: np.ndarray) -> None:
            # without mode="clip" numpy gathers into a copy first; the row numbers are all good
            np.take(leaf, chosen, axis=0, out=buffer[:count], mode="clip")

        jax.tree.map(gather, self._arrays, buffers)

    def _choose(self, rows: int) -> np.ndarray:
        orders, found = [self._waiting], len(self._waiting)
        while found < rows:
            orders.append(self._rng.permutation(self._rows))
            found += self._rows
        chosen, self._waiting = np.split(np.concatenate(orders), [rows])
        return chosen


def minibatches(arrays: Any, batch_size: int, seed: int) -> Minibatches:
    """Draw batches without end, all of one shape: the pytree `arrays` with `batch_size` rows in each leaf.

    Each epoch passes once over all N rows in a new random order. A batch may reach over the end of an epoch,
    so no row is ever left out and `batch_size` need not divide N. The same seed gives the same stream, and
    `stream.skip(n)` goes to its n-th batch at once.

    Raises:
        ValueError: no rows, leaves with different numbers of rows, a batch size below 1, or a seed below 0.
    """
    batch_size, seed = whole_number("batch_size", batch_size, 1), whole_number("seed", seed, 0, LARGEST_SEED)
    lengths = {len(leaf) for leaf in jax.tree.leaves(arrays)}
    if len(lengths) != 1 or 0 in lengths:
        raise ValueError(f"Every array needs the same number of rows, at least 1: found {sorted(lengths)}.")
    return Minibatches(arrays, batch_size, seed)


class BatchesEnded(ValueError):
    """A stream of batches had fewer than were asked for."""


_BUFFER_BYTES = 2**23
"""Of each of the two buffers, unless one batch is larger."""


class Stacker:
    """Stacks many batches at once, in two buffers that are used in turn.

    A buffer holds at most `size` batches, and fewer where that many would need more than 8 MiB.

    Fresh memory for each stack would cost more than all the rest of a small model's step: the kernel clears it
    page by page (measured: 24 us a batch, against 1 us). A stack stays as it is while the next one
    is drawn, so the device may still read it.
    """

    def __init__(self, batches: Iterable[Any], size: int):
        self._stream: Any = batches if isinstance(batches, Stream) else iter(batches)
        self.origin: str = getattr(batches, "origin", "a stream")
        """Where the batches come from, in words; two runs on different ones are not the same run."""
        self._size = size
        self._buffers: list[Any] = []
        self._turn = 0

    @cached_property
    def capacity(self) -> int:
        """How many batches can be drawn at once, at least 1.

        Raises:
            BatchesEnded: there is no batch to tell from how large they are.
        """
        if isinstance(self._stream, Stream):
            shapes = self._stream.shapes()
        else:
            first = next(self._stream, _END)
            if first is _END:
                raise BatchesEnded
            self._stream = chain([first], self._stream)
            shapes = jax.tree.map(np.asarray, first)
        bytes_ = sum(math.prod(leaf.shape) * np.dtype(leaf.dtype).itemsize for leaf in jax.tree.leaves(shapes))
        return max(1, min(self._size, _BUFFER_BYTES // max(1, bytes_)))

    def skip(self, count: int) -> None:
        """Pass over `count` batches; a `Stream` does it without drawing them."""
        if isinstance(self._stream, Stream):
            self._stream.skip(count)
        elif sum(1 for _ in islice(self._stream, count)) < count:
            raise BatchesEnded

    def draw(self, count: int) -> Any:
        """The next `count` batches, at most `capacity` K: leaves [K, B, ...], of which the first `count` are new."""
        if isinstance(self._stream, Stream):
            if not self._buffers:
                shapes = self._stream.shapes()
                self._buffers = [jax.tree.map(self._buffer, shapes) for _ in range(2)]
            buffers = self._next_buffers()
            self._stream.fill(buffers, count)
            return buffers
        _ = self.capacity  # looks at the first batch, so it has to come before the stream is read
        batches: Iterator[Any] = islice(self._stream, count)
        buffers = None
        found = 0
        for found, batch in enumerate(batches, start=1):
            if not self._buffers:
                self._buffers = [jax.tree.map(self._buffer, jax.tree.map(np.asarray, batch)) for _ in range(2)]
            buffers = self._next_buffers() if buffers is None else buffers
            jax.tree.map(_write(found - 1), buffers, batch)
        if found < count:
            raise BatchesEnded
        return buffers

    def _next_buffers(self) -> Any:
        self._turn = 1 - self._turn
        return self._buffers[self._turn]

    def _buffer(self, leaf: Any) -> np.ndarray:
        return np.zeros((self.capacity, *leaf.shape), leaf.dtype)


_END = object()


def _write(place: int) -> Any:
    def write(buffer: np.ndarray, leaf: Any) -> None:
        leaf = np.asarray(leaf)
        if leaf.shape != buffer.shape[1:]:
            raise ValueError(
                f"A batch has shape {leaf.shape} and the first one {buffer.shape[1:]}: "
                "give batches of one shape, so that one compiled program serves them all."
            )
        buffer[place] = leaf

    return write
