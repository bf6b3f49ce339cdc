# SPDX-License-Identifier: Apache-2.0
"""`docs/glossary.md`: every term of the course in one sentence, with a link to the section that introduces it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from course_lib.learner.glossary import Term, introduced

PAGE = Path("docs") / "glossary.md"
HEAD = """\
# The words of this course

Made by `course build` from `course_lib/learner/glossary.csv` and the chapters: do not edit it. The last chapter has the
same list with a box to search it.
"""


def page(terms: Sequence[Term], texts: Mapping[str, str]) -> str:
    """The page as Markdown.

    Args:
      terms: in the order of the page.
      texts: the Markdown of each chapter there is, by its full name.
    """
    rows = [f"| {term.name} | {term.says} | {_where(term, texts)} |" for term in terms]
    return "\n".join(
        [HEAD, f"{len(terms)} terms.\n", "| term | in plain words | met first |", "| --- | --- | --- |"]
    ) + ("\n" + "\n".join(rows) + "\n")


def unlinked(terms: Sequence[Term], texts: Mapping[str, str]) -> list[Term]:
    """The terms that their own chapter does not use, or whose chapter is not written yet."""
    return [term for term in terms if introduced(term, texts.get(term.chapter, "")) is None]


def _where(term: Term, texts: Mapping[str, str]) -> str:
    number = term.chapter[:2]
    if term.chapter not in texts:
        return f"{number}: not written yet"
    section = introduced(term, texts[term.chapter])
    place = f"#{quote(section.replace(' ', '-'))}" if section else ""
    return (
        f"[{number}{': ' if section else ''}{section or ''}](../notebooks/{term.chapter}/{term.chapter}.ipynb{place})"
    )
