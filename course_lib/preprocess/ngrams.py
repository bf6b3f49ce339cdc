# SPDX-License-Identifier: Apache-2.0
"""Finding the n-grams of many texts at once, with arrays instead of a loop over words.

Texts are joined and cut into tokens, and tokens become whole numbers. A run of n tokens is then found from the
run of n - 1 before it: a tree of n-grams (a trie), each level a sorted array.
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
# the same for one text of plain ASCII in lower case, where it needs a third less time
_ASCII_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+|[!?$]")
_MARKS, _ODD = "!?$", "\x01"
# what is neither letter nor mark is a space, but where digits or apostrophes stand the expression has to look
_PLAIN = {code: _ODD if chr(code) in "0123456789'" else chr(code).lower() for code in range(128)}
_PLAIN |= {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) not in _MARKS + "'"}
_ASCII_DIGITS = re.compile(r"[0-9]{5}")
_PIECE = 1024  # texts that are cut at a time: the arrays for them stay in the processor's cache
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: multiplying by it spreads near numbers far apart


def normalise(text: str) -> str:
    """One spelling for texts that read the same: Unicode NFKC, case folded, plain spaces and apostrophes.

    Raises:
        TypeError: something else than a text.
    """
    if not isinstance(text, str):
        raise TypeError(f"`text` must be a text (str), got a {type(text).__name__}.")
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
    tokens: list[str] = []
    for piece in (group[i : i + _PIECE] for group in groups for i in range(0, len(group), _PIECE)):
        tokens += [BETWEEN, *_cut(piece)]
    return Tokens(tokens[1:], order)


def tokenise_one(text: str) -> list[str]:
    """The tokens of one text, the same that `tokenise_all` finds, without arrays: for few characters that is faster."""
    if not text.isascii():
        return _cut([text])
    words = text.translate(_PLAIN)
    if _ODD not in words:
        for mark in _MARKS:
            if mark in words:
                words = words.replace(mark, f" {mark} ")
        return words.split()
    text = text.lower()
    tokens: list[str] = _ASCII_TOKEN.findall(text)
    if _ASCII_DIGITS.search(text):
        return [LONG_NUMBER if len(token) > 4 and token.isdigit() else token for token in tokens]
    return tokens


def _cut(texts: Sequence[str]) -> list[str]:
    joined = BETWEEN.join(texts)
    if joined.count(BETWEEN) != len(texts) - 1:  # a text holds the separator itself
        joined = BETWEEN.join(text.replace(BETWEEN, " ") for text in texts)
    folded = fold(joined).replace(LONG_NUMBER[0], " ")
    shaped = _LONG_NUMBER.sub(LONG_NUMBER, folded)
    return _cut_ascii(shaped) if folded.isascii() else _TOKEN.findall(shaped)


def _kinds() -> np.ndarray:
    """What each byte of lower-case ASCII is: 0 nothing, 1 digit, 2 letter, 3 of a long number, 4 a token alone."""
    kinds = np.zeros(256, np.uint8)
    for kind, characters in enumerate(("0123456789", "abcdefghijklmnopqrstuvwxyz", LONG_NUMBER, f"!?${BETWEEN}"), 1):
        kinds[list(characters.encode())] = kind
    return kinds


_KINDS = _kinds()
_LETTER, _ALONE = 2, 4
_APOSTROPHE, _SPACE = ord("'"), ord(" ")


def _cut_ascii(text: str) -> list[str]:
    """What `_TOKEN` finds in plain ASCII: a space goes between two tokens, and `str.split` does the rest.

    A third of the time of the regular expression.
    """
    raw = np.frombuffer(text.encode(), np.uint8)
    kind = _KINDS[raw]
    inside = np.flatnonzero(raw[1:-1] == _APOSTROPHE) + 1  # those between two letters belong to the word
    kind[inside[(kind[inside - 1] == _LETTER) & (kind[inside + 1] == _LETTER)]] = _LETTER
    begins = np.empty(len(raw), bool)
    begins[:1] = False
    np.not_equal(kind[1:], kind[:-1], out=begins[1:])
    begins |= kind == _ALONE
    place = np.cumsum(begins, dtype=np.int32)
    place += np.arange(len(raw), dtype=np.int32)
    spaced = np.full(len(raw) + int(np.count_nonzero(begins)), _SPACE, np.uint8)
    spaced[place] = np.where(kind > 0, raw, _SPACE)
    return spaced.tobytes().decode("ascii").split()


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


class Counted(NamedTuple):
    """All n-grams of many texts."""

    grams: list[str]
    """[V] each once, those in most texts first, and alphabetically among as many."""
    counts: np.ndarray
    """int64 [V]: in how many of the texts each occurs."""
    row: np.ndarray
    """int64 [G]: the text of each of the G places where an n-gram stands."""
    gram: np.ndarray
    """int64 [G]: which of `grams` it is."""


def count_texts(texts: Tokens, ngrams: Iterable[int]) -> Counted:
    """Find and count all n-grams of many texts."""
    names = sorted(set(texts.tokens) - {BETWEEN})
    numbers = {**{name: number for number, name in enumerate(names, 1)}, BETWEEN: 0}
    size, wanted = len(names) + 1, set(ngrams)
    word = np.fromiter(map(numbers.__getitem__, texts.tokens), np.int64, len(texts.tokens))
    row = texts.order[np.cumsum(word == 0)] if len(word) else word
    at = np.flatnonzero(word)
    run = word[at] - 1
    spelt = np.arange(1, size)[:, None]  # each run of the present length by its words
    spellings, rows, places, found = [], [], [], 0
    for length in range(1, max(wanted) + 1):
        if length > 1:
            inside = at + length - 1 < len(word)
            at, run = at[inside], run[inside]
            following = word[at + length - 1]
            at, run, following = at[following > 0], run[following > 0], following[following > 0]
            keys, run = np.unique(run * size + following, return_inverse=True)
            first, last = np.divmod(keys, size)
            spelt = np.concatenate([spelt[first], last[:, None]], axis=1)
        if length in wanted:
            rows.append(row[at])
            places.append(run + found)
            spellings.append(np.pad(spelt, ((0, 0), (0, max(wanted) - length))))
            found += len(spelt)
    return _in_order(names, np.concatenate(spellings), np.concatenate(rows), np.concatenate(places))


def _in_order(names: list[str], spelt: np.ndarray, row: np.ndarray, gram: np.ndarray) -> Counted:
    """N-grams by falling count, from the words of each, int64 [V, n]: 1 is the first of `names`, 0 is none.

    Words are numbered alphabetically and a space sorts before every other character, so n-grams sort as the
    numbers of their words do, in a fifth of the time that sorting strings takes.
    """
    once = _once(row * len(spelt) + gram) % max(1, len(spelt))
    counts = np.bincount(once, minlength=len(spelt))
    order = np.lexsort((*spelt.T[::-1], -counts))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    first, *others = spelt[order].T.tolist()
    grams = [names[word - 1] for word in first]
    for words in others:
        grams = [f"{run} {names[word - 1]}" if word else run for run, word in zip(grams, words, strict=True)]
    return Counted(grams, counts[order], row, rank[gram])


def _once(numbers: np.ndarray) -> np.ndarray:
    """Each number once, ascending: `np.unique`, which is several times slower where most numbers differ."""
    numbers = np.sort(numbers)
    return numbers[np.diff(numbers, prepend=-1) > 0]


_NONE = (np.zeros(0, np.int64), np.zeros(0, np.int64))


def _sorted(children: Mapping[int, int]) -> tuple[np.ndarray, np.ndarray]:
    keys, nodes = np.array(list(children), np.int64), np.array(list(children.values()), np.int64)
    order = np.argsort(keys)
    return keys[order], nodes[order]
