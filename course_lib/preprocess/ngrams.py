# SPDX-License-Identifier: Apache-2.0
"""Finding the n-grams of many texts at once, with arrays instead of a loop over words.

Texts are joined, cut into tokens by one pass of a regular expression, and tokens become whole numbers. A run of
n tokens is then found from the run of n - 1 before it: a tree of n-grams (a trie), each level a sorted array.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

BETWEEN = "\x00"
LONG_NUMBER = "#####"
_LONG_NUMBER = re.compile(r"\d{5,}")
_TOKEN = re.compile(rf"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[!?$£€¥₹]|{BETWEEN}|{LONG_NUMBER}")
# the same for plain ASCII in lower case, where it needs a third less time
_ASCII_TOKEN = re.compile(rf"\d+|[a-z]+(?:'[a-z]+)*|[!?$]|{BETWEEN}|{LONG_NUMBER}")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: multiplying by it spreads near numbers far apart


def normalise(text: str) -> str:
    """One spelling for texts that read the same: Unicode NFKC, case folded, plain spaces and apostrophes."""
    return " ".join(fold(text).split())


def fold(text: str) -> str:
    """`normalise` with the spaces left as they are; for plain ASCII that is lower case."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return folded.replace("’", "'")


class Tokens(NamedTuple):
    """The tokens of many texts, one text after the other, `BETWEEN` standing between two of them."""

    tokens: list[str]
    order: np.ndarray
    """int64 [N]: which text came first, second, ...: those of plain ASCII stand before the others."""


def tokenise_all(texts: Sequence[str]) -> Tokens:
    """Cut N texts into words, numbers and the marks ! ? and currency signs; long numbers become their shape."""
    plain = [text.isascii() for text in texts]
    order = np.argsort(np.logical_not(plain), kind="stable")
    groups = [
        [text for text, ascii_only in zip(texts, plain, strict=True) if ascii_only is kind] for kind in (True, False)
    ]
    found = [_cut(group) for group in groups if group]
    return Tokens([*found[0], BETWEEN, *found[1]] if len(found) == 2 else sum(found, []), order)


def _cut(texts: Sequence[str]) -> list[str]:
    joined = BETWEEN.join(texts)
    if joined.count(BETWEEN) != len(texts) - 1:  # a text holds the separator itself
        joined = BETWEEN.join(text.replace(BETWEEN, " ") for text in texts)
    folded = fold(joined).replace(LONG_NUMBER[0], " ")
    pattern = _ASCII_TOKEN if folded.isascii() else _TOKEN
    return pattern.findall(_LONG_NUMBER.sub(LONG_NUMBER, folded))


class Tree(NamedTuple):
    """The known n-grams as a tree; node 0 is "unknown", nodes 1 to W - 1 are single words."""

    words: dict[str, int]
    """Word to node; `BETWEEN` is -1."""
    levels: tuple[tuple[np.ndarray, np.ndarray], ...]
    """For runs of 2, 3, ... words: keys, parent node * W + last word, int64 ascending, and their nodes."""
    grams: np.ndarray
    """int64: the n-gram's id for each node, 0 where the run itself is not known."""


def grow(vocabulary: Sequence[str]) -> Tree:
    """The tree of a vocabulary, whose place 0 is padding."""
    parts = [gram.split(" ") for gram in vocabulary[1:]]
    words = {word: number for number, word in enumerate(dict.fromkeys(w for gram in parts for w in gram), 1)}
    grams = [0] * (len(words) + 1)
    children: list[dict[int, int]] = [{} for _ in range(max(map(len, parts), default=1) - 1)]
    for number, gram in enumerate(parts, 1):
        node = words[gram[0]]
        for level, word in zip(children, gram[1:], strict=False):
            key = node * (len(words) + 1) + words[word]
            if (node := level.setdefault(key, len(grams))) == len(grams):
                grams.append(0)
        grams[node] = number
    return Tree({**words, BETWEEN: -1}, tuple(map(_sorted, children)), np.array(grams, np.int64))


def find(tree: Tree, texts: Tokens, ngrams: Iterable[int]) -> tuple[np.ndarray, np.ndarray]:
    """All known n-grams of the tokens of many texts: the row and the id of each, int64 [G] both, in no order."""
    word = np.fromiter(map(tree.words.get, texts.tokens, repeat(0)), np.int64, len(texts.tokens))
    row = texts.order[np.cumsum(word < 0)] if len(word) else word
    word = np.maximum(word, 0)  # a separator is unknown, so no run reaches over it
    size, wanted = len(tree.words), set(ngrams)
    at, node = np.flatnonzero(word), word[word > 0]
    rows, grams = [], []
    for length in range(1, max(wanted) + 1):
        if length > 1:
            keys, nodes = tree.levels[length - 2] if length - 2 < len(tree.levels) else _NONE
            inside = at + length - 1 < len(word)
            at, node = at[inside], node[inside]
            key = node * size + word[at + length - 1]
            place = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
            known = (keys[place] == key) if len(keys) else np.zeros(len(key), bool)
            at, node = at[known], nodes[place[known]]
        if length in wanted:
            gram = tree.grams[node]
            rows.append(row[at[gram > 0]])
            grams.append(gram[gram > 0])
    return np.concatenate(rows), np.concatenate(grams)


def find_hashed(texts: Tokens, ngrams: Iterable[int], buckets: int) -> tuple[np.ndarray, np.ndarray]:
    """All n-grams, each as one of `buckets` ids from 1 on by a hash of its words: row and id, int64 [G] both."""
    hashes = {token: zlib.crc32(token.encode()) + 1 for token in set(texts.tokens)} | {BETWEEN: 0}
    word = np.fromiter(map(hashes.__getitem__, texts.tokens), np.uint64, len(texts.tokens))
    row = texts.order[np.cumsum(word == 0)] if len(word) else word.astype(np.int64)
    at, mixed = np.flatnonzero(word), word[word > 0] * _MIX
    rows, grams = [], []
    for length in range(1, max(wanted := set(ngrams)) + 1):
        if length > 1:
            inside = at + length - 1 < len(word)
            at, mixed = at[inside], mixed[inside]
            following = word[at + length - 1]
            at, mixed = at[following > 0], mixed[following > 0]
            mixed = ((mixed ^ (mixed >> np.uint64(29))) + following[following > 0]) * _MIX
        if length in wanted:
            rows.append(row[at])
            grams.append(((mixed >> np.uint64(32)) % np.uint64(buckets)).astype(np.int64) + 1)
    return np.concatenate(rows), np.concatenate(grams)


def count_texts(texts: Tokens, ngrams: Iterable[int]) -> dict[str, int]:
    """In how many of the texts each n-gram occurs."""
    names = sorted(set(texts.tokens) - {BETWEEN})
    numbers = {**{name: number for number, name in enumerate(names, 1)}, BETWEEN: 0}
    word = np.fromiter(map(numbers.__getitem__, texts.tokens), np.int64, len(texts.tokens))
    row = np.cumsum(word == 0)
    at = np.flatnonzero(word)
    run = word[at]
    found: dict[str, int] = {}
    wanted = set(ngrams)
    runs = names  # the text of each run of the present length, by its number less one
    for length in range(1, max(wanted) + 1):
        if length > 1:
            inside = at + length - 1 < len(word)
            at, run = at[inside], run[inside]
            following = word[at + length - 1]
            at, run, following = at[following > 0], run[following > 0], following[following > 0]
            keys, run = np.unique(run * (len(names) + 1) + following, return_inverse=True)
            first, last = np.divmod(keys, len(names) + 1)
            runs = [f"{runs[a - 1]} {names[b - 1]}" for a, b in zip(first.tolist(), last.tolist(), strict=True)]
            run = run + 1
        if length in wanted:
            once = np.unique(row[at] * (len(runs) + 1) + run) % (len(runs) + 1)
            found.update(zip(runs, np.bincount(once, minlength=len(runs) + 1)[1:].tolist(), strict=True))
    return found


_NONE = (np.zeros(0, np.int64), np.zeros(0, np.int64))


def _sorted(children: Mapping[int, int]) -> tuple[np.ndarray, np.ndarray]:
    keys, nodes = np.array(list(children), np.int64), np.array(list(children.values()), np.int64)
    order = np.argsort(keys)
    return keys[order], nodes[order]
