# SPDX-License-Identifier: Apache-2.0
"""A chapter's Markdown with the parts blanked out that a rule is not about; every line keeps its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^(`{3,})([^\n]*)\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
DIRECTIVE = re.compile(r"\{(exercise|hints|quiz|match|final)\}")
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TARGET = re.compile(r"(?<=\]\()[^)\s]*")
ROW_OR_HEADING = re.compile(r"^ *(\||#+ ).*$", re.MULTILINE)
LIST_NUMBER = re.compile(r"^ *\d+[.)] ", re.MULTILINE)
ADDRESS = re.compile(r"https?://\S+")
NUMBER = re.compile(r"(?<![\w.])(?<![A-Za-z]-)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\w)(?P<percent>\s?%)?")
ANY_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
CITED_YEAR = re.compile(r"[(\[][^()\[\]]*\b(?:19|20)\d\d[a-z]?\b[^()\[\]]*[)\]]")


def words_and_directives(text: str) -> str:
    """What a learner reads outside of code: prose and directives, without code cells, code spans and comments."""
    text = FENCE.sub(lambda match: match[0] if DIRECTIVE.match(match[2]) else _blank(match), text)
    for pattern in (CODE_SPAN, COMMENT):
        text = pattern.sub(_blank, text)
    return text


def prose(text: str) -> str:
    """Only the running text: no front matter, code, directives, tables, headings, list numbers or addresses."""
    patterns = (FRONT_MATTER, FENCE, CODE_SPAN, COMMENT, TARGET, ADDRESS, ROW_OR_HEADING, LIST_NUMBER)
    for pattern in patterns:
        text = pattern.sub(_blank, text)
    return text


def measured_numbers(text: str) -> Iterator[tuple[int, str, tuple[Decimal, ...]]]:
    """The numbers in prose that look measured: with a decimal point, a % sign or at least three digits.

    Yields the line, the number as written, and the values that count as the same: 94 % may be 94 or 0.94. The year
    of a citation, in parentheses or brackets, is not measured.
    """
    text = CITED_YEAR.sub(_blank_years, text)
    for match in NUMBER.finditer(text):
        written = match[0].removesuffix(match["percent"] or "")
        value = Decimal(written.replace(",", ""))
        if match["percent"]:
            yield _line(text, match.start()), match[0], (value, value / 100)
        elif "." in written or sum(map(str.isdigit, written)) >= 3:
            yield _line(text, match.start()), match[0], (value,)


def all_numbers(text: str) -> set[Decimal]:
    """Every number that stands anywhere in code or in an output."""
    return {Decimal(match[0].replace(",", "")) for match in ANY_NUMBER.finditer(re.sub(r"(?<=\d)_(?=\d)", "", text))}


def sections(text: str) -> list[tuple[int, str, str]]:
    """The `##` sections of a prose text: line, title, body; headings must not be blanked."""
    heads = list(re.finditer(r"^## +(.*)$", text, re.MULTILINE))
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    return [(_line(text, h.start()), h[1].strip(), text[h.end() : end]) for h, end in zip(heads, ends, strict=True)]


def found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match of `pattern` with the number of its line."""
    for match in pattern.finditer(text):
        yield _line(text, match.start()), match


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _blank(match: re.Match[str]) -> str:
    return " " + "\n" * match[0].count("\n")


def _blank_years(match: re.Match[str]) -> str:
    return re.sub(r"\b(?:19|20)\d\d", "year", match[0])
