# SPDX-License-Identifier: Apache-2.0
"""Reading phrase files: groups, sections and lines, each line parsed into nested choices and checked."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

SLOTS = frozenset("name order product amount day date days town agent by deadline".split())
"""The facts that a support mail may use."""

_TOKEN = re.compile(r"\{\w+\}|<[\w-]+(?:\.[\w-]+)?>|[\[\]|{}<«»]|[^\[\]|{}<«»]+")
_ARTICLE = re.compile(r"\b[Aa]n? $")


class Slot(NamedTuple):
    """Where a fact is to stand."""

    name: str


class Line(NamedTuple):
    """One alternative."""

    parts: tuple["str | Slot | Choice", ...]
    needs: frozenset[str]
    """The slots without which it cannot be written."""
    spans: tuple[int, int]
    """The fewest and the most spans that it can have."""


class Choice(NamedTuple):
    """One of these, each as likely as the others among those whose slots are known."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, eq=False)
class Group:
    """A group of a phrase file: an issue, an article, a kind of mail, or phrases that many share."""

    name: str
    where: str
    """File and line of its beginning."""
    headers: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """The lines of each section as they stand in the file, each after where it stands."""


@dataclass(frozen=True, eq=False)
class Grammar:
    """All groups of some phrase files, and their sections as rules."""

    groups: Mapping[str, Group]
    rules: Mapping[str, Choice]
    """By `group.section`."""


def parse(texts: Mapping[str, str], slots: Collection[str] | None = SLOTS, synonyms: str = "") -> Grammar:
    """Make a grammar of phrase files, given as name and text.

    Args:
        texts: name and text of each file.
        slots: the slots that lines may use; None for any.
        synonyms: lines of words `a | b | c`; wherever a line says a, it may be any of them.

    Raises:
        ValueError: a line is wrong (a bracket, a slot, a section that is not there); file and number are told.
    """
    groups: dict[str, Group] = {}
    for group in (group for name, text in texts.items() for group in _groups(name, text)):
        if group.name in groups:
            raise ValueError(f"{group.where}, begins the group '{group.name}' a second time: give it another name.")
        groups[group.name] = group
    return Grammar(groups, _Rules(groups, None if slots is None else frozenset(slots), *_read_synonyms(synonyms)).all())


def _groups(file: str, text: str) -> Iterator[Group]:
    group: Group | None = None
    section: list[tuple[str, str]] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        where, line = f"{file}, line {number}", line.strip()
        if line.startswith("=== "):
            if group:
                yield group
            group, section = Group(line[4:].strip(), where), None
        elif not line or line.startswith("#"):
            continue
        elif group is None:
            raise ValueError(f"{where}, stands before the first group: begin one with '=== name'.")
        elif line.startswith("--- "):
            name = line[4:].strip()
            if name in group.sections:
                raise ValueError(f"{where}, begins the section '{name}' a second time: put its lines together.")
            section = group.sections[name] = []
        elif section is None:
            key, colon, value = line.partition(":")
            if not colon:
                raise ValueError(f"{where}, is neither 'key: value' nor in a section: begin one with '--- name'.")
            group.headers[key.strip()] = value.strip()
        else:
            section.append((where, line))
    if group:
        yield group


def _read_synonyms(text: str) -> tuple[dict[str, tuple[str, ...]], re.Pattern[str] | None]:
    """Words by the one that they may replace, also with a capital, and the pattern that finds it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        words = tuple(word.strip() for word in line.split("|"))
        if words[0] and not line.startswith("#"):
            found[words[0]] = words
            found.setdefault(words[0][0].upper() + words[0][1:], tuple(word[0].upper() + word[1:] for word in words))
    if not found:
        return found, None
    longest_first = "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))
    return found, re.compile(rf"(?<![\w'-])(?:{longest_first})(?![\w'-])")


@dataclass
class _Rules:
    """Parses section by section; a section that is referred to comes before the one that refers to it."""

    groups: Mapping[str, Group]
    slots: frozenset[str] | None
    synonyms: Mapping[str, tuple[str, ...]]
    words: re.Pattern[str] | None
    """Finds what has synonyms."""
    done: dict[str, Choice] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def all(self) -> dict[str, Choice]:
        for group in self.groups.values():
            for section in group.sections:
                self.rule(f"{group.name}.{section}", group.where)
        return self.done

    def rule(self, name: str, where: str) -> Choice:
        if name in self.done:
            return self.done[name]
        group, _, section = name.partition(".")
        if group not in self.groups or section not in self.groups[group].sections:
            raise ValueError(f"{where}, refers to the unknown section '{name}': write it, or mend the name.")
        if name in self.begun:
            raise ValueError(f"{where}, refers to '{name}', which leads back to itself: break the circle.")
        if not self.groups[group].sections[section]:
            raise ValueError(f"{self.groups[group].where}, begins a group whose section '{section}' is empty: fill it.")
        self.begun.add(name)
        lines = []
        for place, text in self.groups[group].sections[section]:
            tokens = _TOKEN.findall(text)[::-1]
            lines.append(self.sequence(tokens, place, group))
            if tokens:
                raise ValueError(f"{place}, has a '{tokens[-1]}' outside of brackets: balance them.")
        self.done[name] = Choice(tuple(lines))
        return self.done[name]

    def sequence(self, tokens: list[str], where: str, group: str) -> Line:
        """Take tokens off the end of the list up to the `|` or `]` that ends this alternative."""
        parts: list[str | Slot | Choice] = []
        needs: set[str] = set()
        fewest = most = 0
        within = False
        while tokens and tokens[-1] not in "|]":
            token = tokens.pop()
            if token == "[":
                parts.append(self.choice(tokens, where, group))
            elif token in "{}" or (token == "<" and tokens and tokens[-1][0].isalpha()):
                raise ValueError(f"{where}, has a '{token}' that is not part of {{slot}} or <section>: close it there.")
            elif token[0] == "{":
                parts.append(self.slot(token[1:-1], where))
                needs.add(token[1:-1])
            elif token[0] == "<" and token[-1] == ">":
                name = token[1:-1]
                parts.append(self.rule(name if "." in name else f"{group}.{name}", where))
            elif token in "«»":
                if within == (token == "«"):
                    raise ValueError(f"{where}, has a '{token}' without its partner: balance « and ».")
                within, fewest, most = not within, fewest + (not within), most + (not within)
                parts.append(token)
            else:
                parts += self.words_of(token)
            if isinstance(part := parts[-1], Choice):
                needs |= frozenset.intersection(*(line.needs for line in part.lines))
                fewest += min(line.spans[0] for line in part.lines)
                most += max(line.spans[1] for line in part.lines)
        if within:
            raise ValueError(f"{where}, has a '«' without its partner: balance « and ».")
        return Line(tuple(parts), frozenset(needs), (fewest, most))

    def choice(self, tokens: list[str], where: str, group: str) -> Choice:
        lines: list[Line] = []
        while True:
            lines.append(self.sequence(tokens, where, group))
            if not tokens:
                raise ValueError(f"{where}, has a '[' that is never closed: balance the brackets.")
            if tokens.pop() == "]":
                return Choice(tuple(lines))

    def words_of(self, text: str) -> Iterator[str | Choice]:
        """A text, with a choice where a word has synonyms; `a` stays before a consonant, `an` before a vowel."""
        done = 0
        for match in self.words.finditer(text) if self.words else ():
            words = self.synonyms[match[0]]
            if article := _ARTICLE.search(text, 0, match.start()):
                words = tuple(word for word in words if (word[0] in "aeiou") == (article[0][-2] in "nN"))
            if len(words) > 1:
                yield text[done : match.start()]
                yield Choice(tuple(Line((word,), frozenset(), (0, 0)) for word in words))
                done = match.end()
        yield text[done:]

    def slot(self, name: str, where: str) -> Slot:
        if self.slots is not None and name not in self.slots:
            raise ValueError(f"{where}, uses the unknown slot '{name}': use one of {', '.join(sorted(self.slots))}.")
        return Slot(name)
