# SPDX-License-Identifier: Apache-2.0
"""stories260K: a model of 260,000 parameters that Andrej Karpathy trained on small stories, with its tokenizer.

The files are in llama2.c's first form: seven int32 and then float32 arrays; the tokenizer as scores and pieces.
"""

import heapq
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from course_lib.arguments import text_value, whole_number, whole_numbers
from course_lib.data import public
from course_lib.models.language_model import Config, LanguageModel

NAME = "stories260K"
_JOINED = -1
"""The place of a token that became part of the one before it."""


@dataclass(frozen=True, eq=False)
class ScoredPieces:
    """The tokenizer of llama2.c's models: pieces with scores, of which the best neighbours are joined first."""

    pieces: tuple[bytes, ...]
    """What each token stands for; numbers 3 to 258 are the single bytes, written <0x00> to <0xFF>."""
    scores: tuple[float, ...]
    begin: int = 1
    end: int = 1
    """Its models were trained on texts that follow one another, so the beginning of the next ends one."""
    lead: str = " "
    """It puts a space before the first letter, so that a word is the same piece there as anywhere."""

    @property
    def size(self) -> int:
        """How many tokens there are."""
        return len(self.pieces)

    def encode(self, text: str) -> list[int]:
        """The tokens of a text: letters, or their bytes, joined by score.

        The pair with the highest score is joined first, and of equal ones the first. N letters look up at most 3 N
        pairs: each join makes at most two new ones, and a heap has the best at hand (O(N log N)).

        Raises:
            TypeError: something else than a text.
            ValueError: the text contains half of a surrogate pair.
        """
        if not text_value("text", text):
            return []
        tokens = [self._numbers[self.lead.encode()]]
        for letter in text:
            raw = letter.encode()
            tokens += [self._numbers[raw]] if raw in self._numbers else [byte + 3 for byte in raw]
        return self._joined(tokens)

    def _joined(self, tokens: list[int]) -> list[int]:
        """The tokens after all joins; a joined one keeps the position of its left part."""
        count = len(tokens)
        following, preceding = list(range(1, count + 1)), list(range(-1, count - 1))  # `count` is past the end
        heap: list[tuple[float, int, int, int, int]] = []

        def consider(left: int) -> None:
            right = following[left]
            if right == count:
                return
            joined = self._numbers.get(self.pieces[tokens[left]] + self.pieces[tokens[right]])
            if joined is not None:
                # of equal scores the smallest position, so the first one, comes out of the heap first
                heapq.heappush(heap, (-self.scores[joined], left, tokens[left], tokens[right], joined))

        for left in range(count - 1):
            consider(left)
        while heap:
            _, left, first, second, joined = heapq.heappop(heap)
            right = following[left]
            if tokens[left] != first or right == count or tokens[right] != second:
                continue  # one of the two was joined with another one meanwhile
            tokens[left], tokens[right] = joined, _JOINED
            following[left] = following[right]
            if following[left] < count:
                preceding[following[left]] = left
            consider(left)
            if preceding[left] >= 0:
                consider(preceding[left])
        return [token for token in tokens if token != _JOINED]

    def decode(self, tokens: Iterable[int]) -> str:
        """The text of tokens, without the space that was put before it.

        Raises:
            ValueError: they are not a list of tokens of this vocabulary.
        """
        numbers = whole_numbers("tokens", tokens, 0, self.size - 1)
        return b"".join(self.bytes_of(token) for token in numbers).decode("utf-8", "replace").removeprefix(self.lead)

    def bytes_of(self, token: int) -> bytes:
        """What one token stands for, nothing for those that begin and end.

        Raises:
            ValueError: the vocabulary has no such token.
        """
        token = whole_number("token", token, 0, self.size - 1)
        if token < 3:
            return b""
        return bytes([token - 3]) if token < 259 else self.pieces[token]

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        return {piece: number for number, piece in reversed(list(enumerate(self.pieces))) if number > 2}


def load() -> LanguageModel:
    """Its parameters, their shape and its tokenizer, from COURSE_DATA or the cache.

    Raises:
        course_lib.data.public.DataUnavailable: it is not on this machine; the sentence says how it comes there.
    """
    folder = public.need(NAME)
    params, config = read_model(folder / "stories260K.bin")
    return LanguageModel(params, config, read_tokenizer(folder / "tok512.bin", config.vocabulary))


def read_model(path: str | Path) -> tuple[dict[str, Any], Config]:
    """The parameters and the shape of a model in llama2.c's first form.

    There a row of a matrix makes an output, and rotation turns neighbours (2 i, 2 i + 1) of a head; here a column
    makes one, and (i, i + K / 2) are turned. So matrices are transposed, and the outputs of q and k reordered.

    Raises:
        ValueError: it is no such file, or cut off.
    """
    blob = Path(path).read_bytes()
    if len(blob) < 28:
        raise ValueError(f"{path} is no model of llama2.c: it has {len(blob)} bytes.")
    width, hidden, layers, heads, groups, vocabulary, context = struct.unpack("<7i", blob[:28])
    config = Config(abs(vocabulary), width, layers, heads, groups, hidden, context, tied=vocabulary > 0)
    narrow = groups * config.head
    shapes: list[tuple[str, tuple[int, ...]]] = [
        ("embedding", (config.vocabulary, width)),
        ("attention_norm", (layers, width)),
        ("q", (layers, width, width)),
        ("k", (layers, narrow, width)),
        ("v", (layers, narrow, width)),
        ("o", (layers, width, width)),
        ("mlp_norm", (layers, width)),
        ("gate", (layers, hidden, width)),
        ("down", (layers, width, hidden)),
        ("up", (layers, hidden, width)),
        ("norm", (width,)),
        ("angles", (2, context, config.head // 2)),
    ]
    if not config.tied:
        shapes.append(("out", (config.vocabulary, width)))
    wanted = 28 + 4 * sum(int(np.prod(shape)) for _, shape in shapes)
    if len(blob) != wanted:
        raise ValueError(f"{path} has {len(blob):,} bytes, and a model of this shape has {wanted:,}: fetch it again.")
    arrays, place = {}, 28
    for name, shape in shapes:
        arrays[name] = np.frombuffer(blob, "<f4", int(np.prod(shape)), place).reshape(shape).astype(np.float32)
        place += arrays[name].nbytes
    for name, count in (("q", heads), ("k", groups)):
        arrays[name] = halves(arrays[name], count)
    params: dict[str, Any] = {name: arrays[name] for name in ("embedding", "norm")}
    params["layers"] = {str(number): _layer(arrays, number) for number in range(layers)}
    return (params if config.tied else {**params, "out": np.ascontiguousarray(arrays["out"].T)}), config


def halves(matrix: np.ndarray, heads: int) -> np.ndarray:
    """The rows [..., N K, D] of each of N heads in the order 0, 2, 4, ..., 1, 3, 5, ...: neighbours become halves."""
    *front, rows, width = matrix.shape
    apart = matrix.reshape(*front, heads, rows // heads // 2, 2, width)
    return np.ascontiguousarray(apart.swapaxes(-3, -2)).reshape(matrix.shape)


def read_tokenizer(path: str | Path, vocabulary: int) -> ScoredPieces:
    """llama2.c's tokenizer: the longest piece, then for each its score, its length and its bytes.

    Raises:
        ValueError: it is no such file, or cut off.
    """
    blob, place = Path(path).read_bytes(), 4
    pieces, scores = [], []
    try:
        for _ in range(vocabulary):
            score, length = struct.unpack_from("<fi", blob, place)
            pieces.append(struct.unpack_from(f"{length}s", blob, place + 8)[0])
            scores.append(score)
            place += 8 + length
    except struct.error as error:
        raise ValueError(f"{path} ends after {len(pieces)} of {vocabulary} pieces: fetch it again.") from error
    return ScoredPieces(tuple(pieces), tuple(scores))


def _layer(arrays: dict[str, np.ndarray], number: int) -> dict[str, np.ndarray]:
    names = ("attention_norm", "q", "k", "v", "o", "mlp_norm", "gate", "up", "down")
    return {name: np.ascontiguousarray(arrays[name][number].T) for name in names}
