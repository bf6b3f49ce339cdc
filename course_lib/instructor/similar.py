# SPDX-License-Identifier: Apache-2.0
"""`course similar`: answers that are alike beyond chance, found by winnowing over normalised tokens.

Source: Schleimer, Wilkerson and Aiken (2003), "Winnowing: local algorithms for document fingerprinting". What was
handed out, what the reference solution says and what many hand in is left out, so that honest answers to the same
question, which must resemble each other, do not count. An index from fingerprint to submissions finds the pairs.
"""

from __future__ import annotations

import hashlib
import keyword
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Literal, Name

GRAM = 8  # tokens in one fingerprint
WINDOW = 6  # every run of GRAM + WINDOW - 1 = 13 equal tokens is found
LEAST_TOKENS = 50  # fewer that match say nothing: short answers are alike when they are right
LEAST_SHARE = 0.5  # of the fingerprints of the submission that has fewer
PROSE = "\x00"  # begins the source of an answer in words
KNOWN = Name.Builtin, Name.Builtin.Pseudo, Name.Exception
LEXER = PythonLexer(stripnl=False, ensurenl=False)


@dataclass(frozen=True)
class Work:
    """One submission's own cells: for each its source, and its fingerprints with the lines that they cover."""

    sources: tuple[str, ...]
    prints: Mapping[str, tuple[tuple[int, int], ...]]  # fingerprint -> (cell, number of its first token)
    lines: tuple[tuple[int, ...], ...]  # for each cell the line of each token, from 0


@dataclass(frozen=True)
class Passage:
    """Two cells that match: their sources, and the lines of each that do."""

    left: str
    right: str
    left_lines: frozenset[int]
    right_lines: frozenset[int]


@dataclass(frozen=True)
class Pair:
    """Two submissions that are alike.

    Attributes:
      left: one student.
      right: the other.
      share: of the fingerprints of the smaller submission that are also in the other.
      tokens: how many tokens match, in the submission where fewer do.
      passages: the cells that match, those with the most fingerprints first.
    """

    left: str
    right: str
    share: float
    tokens: int
    passages: tuple[Passage, ...]


def alike(
    works: Mapping[str, Iterable[str]],
    handed_out: Iterable[str],
    *,
    common: int | None = None,
    least_tokens: int = LEAST_TOKENS,
    least_share: float = LEAST_SHARE,
) -> list[Pair]:
    """The pairs that are alike, the most alike first.

    Args:
      works: for each student the sources of the cells that are theirs.
      handed_out: released cells and reference solutions; nothing in them counts.
      common: a fingerprint in more submissions than this is a common idiom; by default a third of the class, from 3
        to 10. It also bounds the pairs that one fingerprint can make, so that the time grows with the class and not
        with its square.
      least_tokens: so many tokens must match.
      least_share: and such a share of the smaller submission's fingerprints.
    """
    public = {mark for source in handed_out for mark in fingerprints(tokens(source)[0])}
    read = {student: _work(sources, public) for student, sources in works.items()}
    index: dict[str, list[str]] = defaultdict(list)
    for student in sorted(read):
        for mark in read[student].prints:
            index[mark].append(student)
    limit = common or max(3, min(10, len(read) // 3))
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    own: Counter[str] = Counter()
    for mark, students in index.items():
        if len(students) <= limit:
            own.update(students)
            for pair in combinations(students, 2):
                shared[pair].append(mark)
    pairs = []
    for (left, right), marks in shared.items():
        share = len(marks) / min(own[left], own[right])
        matched = min(len(_covered(read[one], marks)) for one in (left, right))
        if share >= least_share and matched >= least_tokens:
            pairs.append(Pair(left, right, share, matched, _passages(read[left], read[right], marks)))
    return sorted(pairs, key=lambda pair: (-pair.share * pair.tokens, pair.left, pair.right))


def tokens(source: str) -> tuple[list[str], list[int]]:
    """The normalised tokens of a cell, and the line of each from 0: no comment, no layout, every own name the same.

    Names after a dot, built-in names and numbers stay, since they belong to the task or to the idea; a text becomes
    one sign, whatever it says.
    """
    told: list[str] = []
    lines: list[int] = []
    for place, kind, text in LEXER.get_tokens_unprocessed(source):
        if kind in Comment or kind in Literal.String.Doc or not text.strip():
            continue
        if kind in Literal.String:
            sign = "S"
        elif kind in Name and kind not in KNOWN and not keyword.iskeyword(text) and told[-1:] != ["."]:
            sign = "V"
        else:
            sign = text
        if sign == "S" and told[-1:] == ["S"]:  # the quotes and the parts of one text
            continue
        told.append(sign)
        lines.append(source.count("\n", 0, place))
    return told, lines


def words(source: str) -> tuple[list[str], list[int]]:
    """The same for an answer in words."""
    found = [(word[0].lower(), source.count("\n", 0, word.start())) for word in re.finditer(r"\w+", source)]
    return [word for word, _ in found], [line for _, line in found]


def fingerprints(signs: Sequence[str]) -> dict[str, list[int]]:
    """The winnowed fingerprints of a sequence, each with the places where it begins; empty below GRAM signs."""
    grams = ["\x1f".join(signs[place : place + GRAM]).encode() for place in range(len(signs) - GRAM + 1)]
    hashes = [hashlib.blake2b(gram, digest_size=8).hexdigest() for gram in grams]
    chosen: dict[int, str] = {}
    for begin in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        # the rightmost of the least, so that neighbouring windows choose the same one
        least = min(range(begin, min(begin + WINDOW, len(hashes))), key=lambda place: (hashes[place], -place))
        chosen[least] = hashes[least]
    told: dict[str, list[int]] = defaultdict(list)
    for place, mark in chosen.items():
        told[mark].append(place)
    return dict(told)


def _signs(source: str) -> tuple[list[str], list[int]]:
    return words(source[len(PROSE) :]) if source.startswith(PROSE) else tokens(source)


def _work(sources: Iterable[str], public: set[str]) -> Work:
    sources = tuple(sources)
    prints: dict[str, list[tuple[int, int]]] = defaultdict(list)
    lines = []
    for cell, source in enumerate(sources):
        signs, where = _signs(source)
        lines.append(tuple(where))
        for mark, places in fingerprints(signs).items():
            if mark not in public:
                prints[mark] += [(cell, place) for place in places]
    return Work(
        tuple(source.removeprefix(PROSE) for source in sources),
        {mark: tuple(places) for mark, places in prints.items()},
        tuple(lines),
    )


def _covered(work: Work, marks: Iterable[str]) -> set[tuple[int, int]]:
    """The tokens that these fingerprints cover, as (cell, token)."""
    return {(cell, place + step) for mark in marks for cell, place in work.prints[mark] for step in range(GRAM)}


def _passages(left: Work, right: Work, marks: Sequence[str]) -> tuple[Passage, ...]:
    """For each cell of the left one the cell of the right one that shares the most with it, and the lines."""
    together: Counter[tuple[int, int]] = Counter()
    for mark in marks:
        # one place is enough: a fingerprint that comes back many times would make a pair of each two
        together[left.prints[mark][0][0], right.prints[mark][0][0]] += 1
    passages, taken = [], set()
    for (one, other), _ in sorted(together.items(), key=lambda each: (-each[1], each[0])):
        if one not in taken:
            taken.add(one)
            passages.append(
                Passage(
                    left.sources[one],
                    right.sources[other],
                    _lines(left, marks, one),
                    _lines(right, marks, other),
                )
            )
    return tuple(passages)


def _lines(work: Work, marks: Sequence[str], cell: int) -> frozenset[int]:
    return frozenset(work.lines[cell][token] for where, token in _covered(work, marks) if where == cell)
