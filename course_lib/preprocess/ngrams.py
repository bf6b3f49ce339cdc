# SPDX-License-Identifier: Apache-2.0
"""Finding the n-grams of many texts at once, with arrays instead of a loop over words.

Texts are joined and cut into tokens, and tokens become whole numbers. A run of n tokens is then found from the
run of n - 1 before it: a tree of n-grams (a trie), each level a sorted array. Texts are processed in blocks, so that
strings and temporary arrays exist for one block at a time; what is kept for all texts is int32.
"""

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, repeat
from typing import NamedTuple

import numpy as np

from course_lib.preprocess.scripts import is_simple, patterns

BETWEEN = "\x00"
LONG_NUMBER = "#####"
_LONG_NUMBER = re.compile(r"\d{5,}")
_OTHERS = rf"[!?$£€¥₹]|{BETWEEN}|{LONG_NUMBER}"
# of texts to which marks and scripts without spaces do not matter, and of all texts by the first rules
_TOKEN = re.compile(rf"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|{_OTHERS}")
# the same for one text of plain ASCII in lower case, where it needs a third less time
_ASCII_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+|[!?$]")
_MARKS, _ODD = "!?$", "\x01"
# what is neither letter nor mark is a space, but where digits or apostrophes stand the expression has to look
_PLAIN = {code: _ODD if chr(code) in "0123456789'" else chr(code).lower() for code in range(128)}
_PLAIN |= {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) not in _MARKS + "'"}
_ASCII_DIGITS = re.compile(r"[0-9]{5}")
_BLOCK_TEXTS, _BLOCK_CHARACTERS = 1024, 2**19  # at most, so that a block's arrays stay in the processor's cache
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


FIRST_RULES, RULES = 1, 2
"""Versions of what a token is: by the first one, combining marks separate words, and scripts without spaces have words
as long as the text between two punctuation marks. A model keeps the rules that it was trained with."""


class Tokens(NamedTuple):
    """The tokens of many texts, one text after the other, `BETWEEN` standing between two of them."""

    tokens: list[str]
    order: np.ndarray
    """int64 [N]: which text came first, second, ...: those of plain ASCII stand before the others."""


def blocks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Splits texts into consecutive blocks of limited size; a longer text is a block of its own."""
    start = characters = 0
    for number, text in enumerate(texts):
        characters += len(text)
        if number > start and (number == start + _BLOCK_TEXTS or characters > _BLOCK_CHARACTERS):
            yield texts[start:number]
            start, characters = number, len(text)
    if start < len(texts):
        yield texts[start:]


def tokenise_all(texts: Sequence[str], rules: int = RULES) -> Tokens:
    """Cut a block of N texts into words, numbers and the marks ! ? and currency signs; long numbers become their shape.

    The tokens are those of `tokenise_one`.
    """
    plain = [text.isascii() for text in texts]
    order = np.argsort(np.logical_not(plain), kind="stable")
    tokens: list[str] = []
    for kind in (True, False):
        if group := [text for text, ascii_only in zip(texts, plain, strict=True) if ascii_only is kind]:
            tokens += [BETWEEN, *_cut(group, rules)]
    return Tokens(tokens[1:], order)


def tokenise_one(text: str, rules: int = RULES) -> list[str]:
    """The tokens of one text, the same that `tokenise_all` finds, without arrays: for few characters that is faster."""
    if not text.isascii():
        return _cut([text], rules)
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


def _cut(texts: Sequence[str], rules: int) -> list[str]:
    joined = BETWEEN.join(texts)
    if joined.count(BETWEEN) != len(texts) - 1:  # a text holds the separator itself
        joined = BETWEEN.join(text.replace(BETWEEN, " ") for text in texts)
    folded = fold(joined).replace(LONG_NUMBER[0], " ")
    shaped = _LONG_NUMBER.sub(LONG_NUMBER, folded)
    if folded.isascii():
        return _cut_ascii(shaped)
    return (_TOKEN if rules == FIRST_RULES or is_simple(shaped) else _unicode_token()).findall(shaped)


@cache
def _unicode_token() -> re.Pattern[str]:
    """What a token is in any script: as `_TOKEN` says, with words and characters by `scripts.patterns`."""
    of = patterns()
    return re.compile(rf"\d+|{of.letters}(?:'{of.letters})*+|{of.character}|{_OTHERS}")


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
    """All known n-grams of a block of texts: the row and the id of each, int64 [G] both, in no order."""
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
    """The n-grams of many texts."""

    grams: list[str]
    """[V] each once, those in most texts first, and alphabetically among as many."""
    counts: np.ndarray
    """int32 [V]: in how many of the texts each occurs."""
    matches: list[tuple[np.ndarray, np.ndarray]]
    """For each block int32 [G], twice: the text (from 0 in each block) and the n-gram's place in `grams` plus 1."""


def count_texts(parts: Iterable[Tokens], ngrams: Iterable[int], min_count: int = 1) -> Counted:
    """Finds and counts the n-grams of many texts, given block by block, that occur in at least `min_count` texts.

    Memory is a few int32 numbers per token, next to the strings of the n-grams that are kept.
    """
    wanted = set(ngrams)
    names, words, rows = _numbered(parts)
    size = len(names) + 1
    starts = [np.flatnonzero(word).astype(np.int32) for word in words]
    runs = [word[start] - 1 for word, start in zip(words, starts, strict=True)]
    matches: list[tuple[list[np.ndarray], list[np.ndarray]]] = [([], []) for _ in words]
    spelt = np.arange(1, size, dtype=np.int32)[:, None]  # each run of the present length by its words
    spellings, total = [], 0
    for length in range(1, max(wanted) + 1):
        if length > 1:
            longer = [_extend(*part, length, size) for part in zip(words, starts, runs, strict=True)]
            keys = _once(np.concatenate([distinct for _, distinct, _ in longer] or [_NONE[0]]))
            starts = [start for start, _, _ in longer]
            runs = [np.searchsorted(keys, distinct).astype(np.int32)[inverse] for _, distinct, inverse in longer]
            del longer
            first, last = np.divmod(keys, size)
            spelt = np.concatenate([spelt[first], last.astype(np.int32)[:, None]], axis=1)
        if length in wanted:
            for (in_rows, grams), row, start, run in zip(matches, rows, starts, runs, strict=True):
                in_rows.append(row[start])
                grams.append(run + np.int32(total))
            spellings.append(np.pad(spelt, ((0, 0), (0, max(wanted) - length))))
            total += len(spelt)
    del words, rows, starts, runs, spelt
    joined = [(np.concatenate(in_rows), np.concatenate(grams)) for in_rows, grams in matches]
    del matches
    return _in_order(names, np.concatenate(spellings), joined, min_count)


def _numbered(parts: Iterable[Tokens]) -> tuple[list[str], list[np.ndarray], list[np.ndarray]]:
    """The distinct words, sorted, and for each block the number (from 1; 0 between texts) and text of each token."""
    numbers: defaultdict[str, int] = defaultdict(count(1).__next__, {BETWEEN: 0})
    words, rows = [], []
    for part in parts:
        word = np.fromiter(map(numbers.__getitem__, part.tokens), np.int32, len(part.tokens))
        rows.append(part.order.astype(np.int32)[np.cumsum(word == 0)] if len(word) else word)
        words.append(word)
    del numbers[BETWEEN]
    names = sorted(numbers)
    rank = np.zeros(len(names) + 1, np.int32)
    rank[np.fromiter(map(numbers.__getitem__, names), np.int64, len(names))] = np.arange(1, len(names) + 1)
    return names, [rank[word] for word in words], rows


def _extend(
    word: np.ndarray, start: np.ndarray, run: np.ndarray, length: int, size: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Makes the runs of a block one token longer: their starts, the distinct keys, and the key of each run."""
    inside = start + np.int32(length - 1) < len(word)
    start, run = start[inside], run[inside]
    following = word[start + np.int32(length - 1)]
    start, run, following = start[following > 0], run[following > 0], following[following > 0]
    distinct, inverse = np.unique(run.astype(np.int64) * size + following, return_inverse=True)
    return start, distinct, inverse.astype(np.int32)


def _in_order(
    names: list[str], spelt: np.ndarray, matches: list[tuple[np.ndarray, np.ndarray]], min_count: int
) -> Counted:
    """N-grams by falling count, from the words of each, int32 [V, n]: 1 is the first of `names`, 0 is none.

    Words are numbered alphabetically and a space sorts before every other character, so n-grams sort as the
    numbers of their words do, in a fifth of the time that sorting strings takes.
    """
    counts = np.zeros(len(spelt), np.int32)
    for row, gram in matches:
        np.add.at(counts, _once(row * np.int64(len(spelt)) + gram) % max(1, len(spelt)), 1)
    known = np.flatnonzero(counts >= min_count)
    order = known[np.lexsort((*spelt[known].T[::-1], -counts[known]))]
    rank = np.zeros(len(spelt), np.int32)
    rank[order] = np.arange(1, len(order) + 1)
    grams: list[str] = []
    for part in np.split(order, range(_SPELT, len(order), _SPELT)):  # lists of numbers are larger than arrays
        first, *others = spelt[part].T.tolist()
        runs = [names[word - 1] for word in first]
        for words in others:
            runs = [f"{run} {names[word - 1]}" if word else run for run, word in zip(runs, words, strict=True)]
        grams += runs
    for number, (row, gram) in enumerate(matches):
        ranked = rank[gram]
        matches[number] = (row[ranked > 0], ranked[ranked > 0]) if len(order) < len(spelt) else (row, ranked)
    return Counted(grams, counts[order], matches)


def _once(numbers: np.ndarray) -> np.ndarray:
    """Sorts numbers in place and returns each once: `np.unique` is several times slower where most numbers differ."""
    numbers.sort()
    first = np.empty(len(numbers), bool)
    first[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers[first]


_SPELT = 2**16
_NONE = (np.zeros(0, np.int64), np.zeros(0, np.int64))


def _sorted(children: Mapping[int, int]) -> tuple[np.ndarray, np.ndarray]:
    keys, nodes = np.array(list(children), np.int64), np.array(list(children.values()), np.int64)
    order = np.argsort(keys)
    return keys[order], nodes[order]
