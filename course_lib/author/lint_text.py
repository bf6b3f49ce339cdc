# SPDX-License-Identifier: Apache-2.0
"""The rules of `course lint` on a chapter's text: each is a function that gives findings, in the chapter's order."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .bank import bank_sources
from .concepts import Concept
from .prose import found, words_and_directives
from .source import CONCEPTS, Chapter
from .source import FENCE as READ_DIRECTIVE

OBJECTIVES, QUIZ_ITEMS, LEAST_EXERCISES, LEAST_KINDS = (3, 5), (5, 8), 4, 3
FRAME = ("00", "14")  # the first and the last chapter have a shape of their own

LINK = re.compile(r"\]\((?P<target>[^)\s]+)|\b(?:href|src)=[\"'](?P<attribute>[^\"']+)")
LEFT_OVER = re.compile(r"^```+ *\{(?P<name>[\w-]+)\}.*$|<!-- *(?P<mark>concepts?|experiments?)\b.*$", re.MULTILINE)
IDENTITY = re.compile(r"[A-Za-z0-9_-]{1,50}")  # nbformat takes 64 characters, and the build adds some
HINT = re.compile(r"^-(?P<text>(?:(?!^- ).)*)", re.DOTALL | re.MULTILINE)
MISSPELT = re.compile(r":(\d+): (.+?) ==> (.+)$")
TODO = re.compile(r"\bTODO\b:? *(?P<asks>[^\"<\n]*)")


@dataclass(frozen=True)
class Finding:
    """What does not hold in a chapter.

    Attributes:
      chapter: its name, NN-slug.
      place: where in it, such as "line 12" or "exercise predict".
      rule: the rule's name.
      sentence: what is wrong and what to do.
    """

    chapter: str
    place: str
    rule: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.chapter}, {self.place}: {self.sentence} ({self.rule})"


@dataclass(frozen=True)
class Source:
    """A chapter's Markdown as it stands, and as it was read."""

    path: Path
    text: str
    chapter: Chapter

    def finding(self, place: str | int, rule: str, sentence: str) -> Finding:
        """A finding in this chapter; a place that is a number is a line."""
        return Finding(self.chapter.slug, f"line {place}" if isinstance(place, int) else place, rule, sentence)


def unfinished(source: Source) -> Iterator[Finding]:
    """A TODO that still stands in the text."""
    for line, match in found(TODO, source.text):
        asks = textwrap.shorten(match["asks"], 80, placeholder=" ...").rstrip(" ->.")
        yield source.finding(line, "unfinished", f"Write what this TODO asks for: {asks}.")


def directives(source: Source) -> Iterator[Finding]:
    """A directive or a concept mark that the builder did not take for one, so that learners would read it."""
    text = CONCEPTS.sub("\n", READ_DIRECTIVE.sub(lambda match: "\n" * match[0].count("\n"), source.text))
    for line, match in found(LEFT_OVER, text):
        if match["mark"]:
            told = "is not understood: write it as `<!-- concepts: 1, 4 -->` or `<!-- experiment: 4 -->`, alone."
            yield source.finding(line, "directives", f"The comment {told}")
        elif match["name"] != "code-cell":
            told = "its id has no blanks, and ``` alone on a line closes it."
            yield source.finding(line, "directives", f"The directive {{{match['name']}}} is not understood: {told}")


def identities(source: Source) -> Iterator[Finding]:
    """An id that no notebook can hold, so that the chapter cannot be built."""
    for identity in [*source.chapter.exercises, *(item.id for item in source.chapter.items)]:
        if not IDENTITY.fullmatch(identity):
            told = "No notebook can hold this id: use 1 to 50 letters, digits, - and _."
            yield source.finding(f"id {identity!r}", "source", told)


def hints(source: Source) -> Iterator[Finding]:
    """An exercise without two hints that say something."""
    counts = dict.fromkeys(source.chapter.exercises, 0)
    exercise = ""
    for match in READ_DIRECTIVE.finditer(source.text):
        name, identity, body = match.groups()
        exercise = identity if name == "exercise" else exercise
        if name == "hints" and exercise in counts:
            counts[exercise] += sum(bool(hint["text"].strip()) for hint in HINT.finditer(body))
    for identity, count in counts.items():
        if count < 2:
            told = f"It has {count} of 2 hints that say something: write two in {{hints}}, the second helping more."
            yield source.finding(f"exercise {identity}", "hints", told)


def opening(source: Source) -> Iterator[Finding]:
    """A chapter without 3 to 5 objectives, or minutes that are none."""
    chapter = source.chapter
    objectives = [objective for objective in chapter.objectives if str(objective or "").strip()]
    if not OBJECTIVES[0] <= len(objectives) <= OBJECTIVES[1]:
        told = f"The number of objectives is {len(objectives)}: name 3 to 5 things that one can do afterwards."
        yield source.finding("front matter", "objectives", told)
    timed = {"front matter": chapter.minutes} | {f"exercise {e.id}": e.minutes for e in chapter.exercises.values()}
    for place, minutes in timed.items():
        if not minutes > 0:
            yield source.finding(place, "minutes", f"It takes {minutes:g} minutes: say how long a beginner needs.")


def concepts(source: Source, known: Mapping[int, Concept]) -> Iterator[Finding]:
    """A concept of the chapter that is not explained or not met, a number that is none, a task that names none."""
    chapter = source.chapter
    tasks = {f"exercise {e.id}": e.concepts for e in chapter.exercises.values()}
    tasks |= {f"quiz item {item.id}": item.concepts for item in chapter.items}
    met = {number for numbers in tasks.values() for number in numbers} | chapter.experiments
    for concept in known.values():
        if concept.chapter != chapter.slug:
            continue
        about = f"Concept {concept.number} ({concept.says.rstrip('.')})"
        if concept.number not in chapter.explained:
            told = f"is not explained: put `<!-- concepts: {concept.number} -->` where the text explains it."
            yield source.finding("concepts", "concepts", f"{about} {told}")
        if concept.number not in met:
            told = "is met in no exercise, quiz item or experiment: let one of them work on it and name its number."
            yield source.finding("concepts", "concepts", f"{about} {told}")
    for number in sorted((met | chapter.explained) - known.keys()):
        told = f"The chapter names concept {number}, which is not in concepts.csv: correct the number."
        yield source.finding("concepts", "concepts", told)
    drawn = {f"quiz item {item.id}": item.concepts for pool in chapter.pools for item in pool.items}
    for place, numbers in drawn.items():
        if unknown := set(numbers) - known.keys():
            told = f"It names concept {min(unknown)}, which is not in concepts.csv: correct the number."
            yield source.finding(place, "concepts", told)
    for place, numbers in (tasks | drawn).items():
        if not numbers:
            yield source.finding(place, "concepts", "It names no concept: list the numbers that it works on.")


def explanations(source: Source) -> Iterator[Finding]:
    """A quiz option or a row of a match that says nothing when it is chosen."""
    for item in [*source.chapter.items, *(item for pool in source.chapter.pools for item in pool.items)]:
        place = f"quiz item {item.id}"
        names = item.rows if item.kind == "match" else item.texts
        for name, why in zip(names, item.whys, strict=False):
            if not why.strip():
                told = f"{name!r} has no explanation: say what a person who answers so misses."
                yield source.finding(place, "why", told)
        needed = [] if item.kind == "single" else ["why"] if item.kind == "match" else ["why", "wrong"]
        for key in needed:
            if not getattr(item, key).strip():
                yield source.finding(place, "why", f"It has an empty `{key}`: say why it is right, or where to look.")
    for identity, rows in source.chapter.matches.items():
        for row in rows:
            for key, text in (("why", row.why), ("wrong", row.wrong)):
                if not text.strip():
                    told = f"Row {row.name!r} has an empty `{key}`: say why the answer is right, or where to look."
                    yield source.finding(f"exercise {identity}", "why", told)


def shape(source: Source) -> Iterator[Finding]:
    """Too few or too many quiz items, too few exercises or kinds of them."""
    chapter = source.chapter
    if chapter.slug[:2] in FRAME:
        return
    if not QUIZ_ITEMS[0] <= len(chapter.items) <= QUIZ_ITEMS[1]:
        yield source.finding("quiz", "shape", f"The number of items is {len(chapter.items)}: write 5 to 8.")
    if len(chapter.exercises) < LEAST_EXERCISES:
        told = f"It has {len(chapter.exercises)} of at least {LEAST_EXERCISES} exercises: write more."
        yield source.finding("exercises", "shape", told)
    kinds = sorted({exercise.kind for exercise in chapter.exercises.values()})
    if len(kinds) < LEAST_KINDS:
        told = f"It has {len(kinds)} of at least {LEAST_KINDS} kinds of exercise ({', '.join(kinds)}): use others too."
        yield source.finding("exercises", "shape", told)


def links(source: Source, pages: set[Path], folder: Path) -> Iterator[Finding]:
    """A link that leads nowhere: `pages` are the notebooks as built, `folder` is where this chapter's lies."""
    for line, match in found(LINK, words_and_directives(source.text)):
        target = (match["target"] or match["attribute"]).partition("#")[0]
        if re.match(r"[a-z][a-z+.-]*:", target):
            if not target.startswith("https://"):
                yield source.finding(line, "links", f"The address {target} is not https: use one that is.")
        elif target and (folder / target).resolve() not in pages:
            told = f"The link to {target} leads to no notebook: link as ../NN-slug/NN-slug.ipynb, or by https."
            yield source.finding(line, "links", told)


def spelling(source: Source, kept_words: Path) -> Iterator[Finding]:
    """A misspelt word anywhere in the Markdown: learners read comments and messages too."""
    kept = ["-I", str(kept_words)] if kept_words.exists() else []
    files = [source.path, *(bank_sources(source.path.parent) if source.chapter.pools else ())]
    command = [sys.executable, "-m", "codespell_lib", *kept, *map(str, files)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 65):  # 65: it found something
        yield source.finding("spelling", "spelling", "codespell did not run: set the course up anew with `make setup`.")
    for line in ran.stdout.splitlines():
        if match := MISSPELT.search(line):
            told = f"{match[2]!r} may mean {match[3]!r}: correct it, or keep the word in docs/{kept_words.name}."
            bank = re.search(r"bank-\d\d\.md", line[: match.start()])
            yield source.finding(f"{bank[0]}, line {match[1]}" if bank else int(match[1]), "spelling", told)
