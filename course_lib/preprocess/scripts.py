# SPDX-License-Identifier: Apache-2.0
"""Which characters Unicode keeps together: letters with their marks, and scripts that are written without spaces.

The rules are the default word boundaries of Unicode Standard Annex 29. A combining mark (categories Mn, Mc, Me) and a
zero width joiner or non-joiner stay with the letters around them. Scripts without spaces have no boundaries to see, and
finding words in them takes a dictionary; the default is to separate every character, and so do we. These are Han
(Chinese, kanji), hiragana, Thai, Lao, Khmer, Burmese and their neighbors of the line breaking class SA. Katakana and
Hangul stay in runs, because a run is usually a word.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

_HAN = "\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u3096\u309d-\u309f"
_SOUTHEAST_ASIAN = (  # the blocks whose letters have the line breaking class SA (complex context)
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x19DF),  # Tai Le, New Tai Lue
    (0x1A20, 0x1AAF),  # Tai Tham
    (0xA9E0, 0xA9FF),  # Myanmar Extended-B
    (0xAA60, 0xAADF),  # Myanmar Extended-A, Tai Viet
    (0x11700, 0x1174F),  # Ahom
)
_STACKERS = "\u1039\u17d2"  # of Myanmar and Khmer: the next letter is written under this one
# NFKC takes the Thai and Lao vowel am apart into a mark and a letter, which Annex 29 keeps with the consonant
_VOWEL_AM = "(?:(?<=\u0e4d)\u0e32|(?<=\u0ecd)\u0eb2)?+"
_JOINERS = "[\u200c\u200d]"
# combining marks are here only, but for variation selectors, which no word contains
_MARKED = (range(0x300, 0x3400), range(0xA66F, 0xAC00), range(0xFB1E, 0x17000), range(0x1BC9D, 0x20000))
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_FEW_MARKS = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200b\u200e-\u20cf\u2100-\u2cee\uac00-\ud7a3\ue000-\uf8ff"
    "\ufe00-\ufe0f\uff00-\uffef\U0001f000-\U0001fbff]"
)


class Patterns(NamedTuple):
    """Fragments of regular expressions, for text in Unicode NFKC or NFC."""

    character: str
    """A character of a script without spaces, with its marks and the letters stacked under it."""
    letters: str
    """Letters of the other scripts, with marks and joiners inside."""
    word: str
    """The same with digits and underscores, that is, of all that `\\w` matches."""


def is_simple(text: str) -> bool:
    """Whether the text has only characters to which marks, joiners and scripts without spaces do not matter.

    Those are Latin, Greek, Cyrillic, Armenian and Hangul letters, punctuation, symbols and emoji.
    """
    return text.isascii() or _FEW_MARKS.search(text) is None


def share_without_spaces(texts: Iterable[str]) -> float:
    """Which share of the characters of some texts belongs to scripts that are written without spaces."""
    total = without = 0
    for text in texts:
        total += len(text)
        if not is_simple(text):
            without += len(text) - len(_character().sub("", text))
    return without / total if total else 0.0


@cache
def _character() -> re.Pattern[str]:
    return re.compile(patterns().character)


@cache
def patterns() -> Patterns:
    """The fragments; made at the first text that needs them, because looking at all marks takes a moment."""
    marks = [
        code
        for code in chain.from_iterable(_MARKED)
        if unicodedata.category(chr(code)).startswith("M") and code not in _VARIATION_SELECTORS
    ]
    mark = f"[{_ranges(marks)}]"
    letters = [
        code
        for first, last in _SOUTHEAST_ASIAN
        for code in range(first, last + 1)
        if unicodedata.category(chr(code)).startswith("L")
    ]
    unspaced = _HAN + _HIRAGANA + _ranges(letters)
    character = f"[{unspaced}]{mark}*+(?:(?<=[{_STACKERS}])[{unspaced}]{mark}*+)*+{_VOWEL_AM}"

    def run(of: str) -> str:
        return f"{of}++(?:{mark}++|{of}++|{_JOINERS}++(?={of}|{mark}))*+"

    return Patterns(character, run(f"[^\\W\\d_{unspaced}]"), run(f"[^\\W{unspaced}]"))


def _ranges(codes: list[int]) -> str:
    """Ascending code points as the inside of a character class."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" if first < last else chr(first) for first, last in runs)
