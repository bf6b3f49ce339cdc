# SPDX-License-Identifier: Apache-2.0
"""Rows of tokens for a language model to learn from: documents packed side by side, or prompts with their answers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from course_lib.preprocess.tokens import pad


class Rows(NamedTuple):
    """Tokens to learn from, N rows of length T; a batch of them is one too."""

    tokens: np.ndarray
    """int32 [N, T], 0 where there is none."""
    documents: np.ndarray
    """int32 [N, T]: 0 where there is no token, else the number of the document within its row."""
    weights: np.ndarray
    """float32 [N, T]: how much each token counts in the loss; a row's mean over all rows is a sum of 1."""


def pack(documents: Sequence[Sequence[int]], length: int, weights: Sequence[Sequence[float]] | None = None) -> Rows:
    """Put whole documents side by side into rows, each where it fits best; one that is longer than a row is cut.

    A document is its tokens with those that begin and end it. Every token counts alike, or as `weights` say of each,
    but the first of a document, which nothing comes before. The longest are placed first, so the rows are in no
    natural order: shuffle them.

    Raises:
        ValueError: no document of two tokens or more, or a length below 2.
    """
    cuts = [
        (document, slice(at, at + length))
        for document, each in enumerate(documents)
        for at in range(0, len(each), max(length, 1))
        if len(each) - at > 1
    ]
    pieces = [list(documents[document][cut]) for document, cut in cuts]
    if not pieces or length < 2:
        raise ValueError(f"There is nothing to learn from in {len(documents)} documents cut into rows of {length}.")
    rows: list[list[int]] = []  # numbers of pieces
    roomy: list[list[int]] = [[] for _ in range(length + 1)]  # rows by the room that is left in them
    for piece in sorted(range(len(pieces)), key=lambda piece: -len(pieces[piece])):
        needed = len(pieces[piece])
        room = next((room for room in range(needed, length) if roomy[room]), None)
        if room is None:
            rows.append([])
            row, room = len(rows) - 1, length
        else:
            row = roomy[room].pop()
        rows[row].append(piece)
        roomy[room - needed].append(row)
    tokens, numbers = (np.zeros((len(rows), length), np.int32) for _ in range(2))
    counts = np.zeros(tokens.shape, np.float32)
    for place, held in enumerate(rows):
        flat = [token for piece in held for token in pieces[piece]]
        tokens[place, : len(flat)] = flat
        numbers[place, : len(flat)] = np.repeat(np.arange(len(held)) + 1, [len(pieces[piece]) for piece in held])
        if weights is not None:
            told = (weights[cuts[piece][0]][cuts[piece][1]] for piece in held)
            counts[place, : len(flat)] = [weight for one in told for weight in one]
    counted = np.zeros(tokens.shape, bool)
    counted[:, 1:] = (numbers[:, 1:] == numbers[:, :-1]) & (numbers[:, 1:] > 0)
    return _rows(tokens, numbers, counted if weights is None else counted * counts)


def answers(pairs: Sequence[tuple[Sequence[int], Sequence[int]]], length: int | None = None) -> Rows:
    """A row for each pair of prompt and answer, of which only the answer counts.

    So the model learns to answer and not to write prompts.

    Args:
        pairs: prompt and answer as tokens, with the token that begins the one and the token that ends the other.
        length: T; if not given the next power of two of the longest pair.

    Raises:
        ValueError: no pairs, an empty prompt or answer, or a pair that is longer than `length`.
    """
    if not pairs or any(not len(prompt) or not len(answer) for prompt, answer in pairs):
        raise ValueError("There is nothing to learn from: give pairs of a prompt and an answer of one token or more.")
    tokens, real = pad([[*prompt, *answer] for prompt, answer in pairs], length)
    begins = np.array([len(prompt) for prompt, _ in pairs])
    return _rows(tokens, real.astype(np.int32), real & (np.arange(tokens.shape[1]) >= begins[:, None]))


def _rows(tokens: np.ndarray, documents: np.ndarray, counted: np.ndarray) -> Rows:
    """Weights such that the mean over all rows is the (weighted) mean over all tokens that count."""
    return Rows(tokens, documents, (counted * (len(tokens) / counted.sum())).astype(np.float32))
