# SPDX-License-Identifier: Apache-2.0
"""The course's words: each in one plain sentence, with the chapter and the section in which it is met first.

`glossary.csv` is the one source, for the search box in the last chapter and for the page `docs/glossary.md`.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets

from .results import UnreadableNotebook, joined, read_notebook

GLOSSARY = Path(__file__).with_name("glossary.csv")
SHOWN = 12
"""How many terms the search box shows at most."""
FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
SECTION = re.compile(r"^## +(.*\S)", re.MULTILINE)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True)
class Term:
    """One word of the course.

    Attributes:
      name: as it is listed.
      chapter: the full name of the chapter that introduces it.
      forms: the other words by which it goes, such as its plural.
      says: what it means, in one sentence.
    """

    name: str
    chapter: str
    forms: tuple[str, ...]
    says: str

    @property
    def words(self) -> tuple[str, ...]:
        """The name and its other forms."""
        return (self.name, *self.forms)


def read_glossary(path: Path = GLOSSARY) -> list[Term]:
    """All terms in the order of the alphabet."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    terms = [Term(r["term"], r["chapter"], tuple(filter(None, r["also"].split("|"))), r["says"]) for r in rows]
    return sorted(terms, key=lambda term: term.name.lower())


def introduced(term: Term, markdown: str) -> str | None:
    """The title of the section in which a chapter's text introduces a term.

    Bold type introduces a term; where the chapter sets it nowhere in bold, its first use does. What is folded away,
    code and directives do not count.

    Returns:
      The section's title, "" above the first section, None where the chapter does not use the term.
    """
    text = markdown
    for pattern in (FRONT_MATTER, FENCE, FOLDED):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    forms = "|".join(r"\s+".join(map(re.escape, form.split())) for form in term.words)
    word = re.compile(rf"(?<![\w-])(?:{forms})(?![\w])", re.IGNORECASE)
    bold = next((found for found in BOLD.finditer(text) if word.search(found[1])), None)
    found = bold or word.search(text)
    if found is None:
        return None
    before = [section[1] for section in SECTION.finditer(text, 0, found.start())]
    return before[-1] if before else ""


def find(asked: str, terms: Sequence[Term]) -> list[Term]:
    """The terms that fit what was typed: first those whose own words begin with it, then those that mention it."""
    wanted = " ".join(asked.lower().split())
    if not wanted:
        return []

    def distance(term: Term) -> int:
        words = [word.lower() for word in term.words]
        tests = (wanted in words, words[0].startswith(wanted), any(wanted in word for word in words))
        return next((place for place, test in enumerate(tests) if test), 3 if wanted in term.says.lower() else 4)

    found = sorted((distance(term), place) for place, term in enumerate(terms))
    return [terms[place] for far, place in found if far < 4]


def places(terms: Sequence[Term], folder: Path) -> dict[str, str]:
    """Where each term was met, in words, from the chapters' notebooks that lie in a folder.

    A chapter that is not there is named by its number alone.
    """
    texts = {slug: _text_of(folder / slug / f"{slug}.ipynb") for slug in {term.chapter for term in terms}}
    told = {}
    for term in terms:
        section = introduced(term, texts[term.chapter])
        told[term.name] = f"chapter {term.chapter[:2]}" + (f", {section}" if section else "")
    return told


def search(folder: Path | None = None) -> None:
    """Displays a box to type a word into, and the terms that fit below it; the whole list where nothing can be typed.

    Args:
      folder: where the chapters' folders lie; by default the folder above this notebook's.
    """
    from IPython.display import display

    terms = read_glossary()
    met = places(terms, folder or Path.cwd().parent)
    box = ipywidgets.Text(
        description="A word",
        placeholder="such as drift",
        continuous_update=True,
        style={"description_width": "6em"},
        layout={"width": "30em", "max_width": "100%"},
    )
    told = ipywidgets.HTML(_status("Type a word, or a part of one.", []))

    def show(change: Mapping[str, Any]) -> None:
        found = find(change["new"], terms)
        if not change["new"].strip():
            told.value = _status("Type a word, or a part of one.", [])
        elif not found:
            told.value = _status(f"No term fits {change['new']!r}. Try a shorter part of it.", [])
        else:
            more = f", the first {SHOWN} are shown" if len(found) > SHOWN else ""
            terms_fit = "1 term fits" if len(found) == 1 else f"{len(found)} terms fit"
            told.value = _status(f"{terms_fit}{more}.", [_entry(term, met) for term in found[:SHOWN]])

    box.observe(show, names="value")
    bundle: Any = ipywidgets.VBox([box, told])._repr_mimebundle_()
    data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
    page = f"<p>All {len(terms)} terms:</p><ul>{''.join(_entry(term, met) for term in terms)}</ul>"
    plain = "\n".join(f"{term.name}: {term.says} ({met[term.name]})" for term in terms)
    display(data | {"text/html": page, "text/plain": plain}, raw=True)


def _entry(term: Term, met: Mapping[str, str]) -> str:
    also = f" <small>(also: {html.escape(', '.join(term.forms))})</small>" if term.forms else ""
    return (
        f"<li style='margin:.4em 0'><b>{html.escape(term.name)}</b>{also}: {html.escape(term.says)} "
        f"<i>Met in {html.escape(met[term.name])}.</i></li>"
    )


def _status(sentence: str, entries: Sequence[str]) -> str:
    style = "max-width:46em;line-height:1.4"
    return f"<div style='{style}'><p role='status'>{html.escape(sentence)}</p><ul>{''.join(entries)}</ul></div>"


def _text_of(path: Path) -> str:
    """The Markdown of a notebook; "" where there is none to read."""
    try:
        cells = read_notebook(path)["cells"]
    except (OSError, UnreadableNotebook):
        return ""
    return "\n\n".join(joined(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
