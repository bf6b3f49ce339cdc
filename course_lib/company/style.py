# SPDX-License-Identifier: Apache-2.0
"""How a text is written: misspelt, without articles, in lower case, without contractions; facts stay whole.

Every function takes a text whose facts are marked, spans as «...» and slots as ‹...›, and keeps the marks.
"""

import re
from collections.abc import Callable
from random import Random

_FACTS = re.compile(r"(«[^»]*»|‹[^›]*›)")
_SLOTS = re.compile(r"(‹[^›]*›)")
_WORD = re.compile(r"(?<![\w@./'-])[A-Za-z][a-z]{3,}(?![\w@/'-])|\b[Tt]he\b|\b[a-z]+n't\b")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?=[\w‹«])")
_MISSPELT = {
    "the": "teh", "receive": "recieve", "received": "recieved", "definitely": "definately", "separate": "seperate",
    "because": "becuase", "address": "adress", "until": "untill", "weird": "wierd", "tomorrow": "tommorow",
    "paid": "payed", "believe": "beleive", "please": "plase", "which": "wich", "their": "thier", "really": "realy",
    "account": "acount", "different": "diffrent", "immediately": "imediately", "again": "agian", "with": "wiht",
    "thanks": "thansk", "about": "abuot", "just": "jsut", "your": "yuor", "necessary": "neccessary",
}  # fmt: skip
_ROWS = "qwertyuiop asdfghjkl zxcvbnm"

_PLAIN = {"won't": "will not", "can't": "cannot", "shan't": "shall not", "let's": "let us", "ain't": "is not"}
_HAS = r"been|had|got|gone|come|taken|become|left|stopped|started|turned|lost|given|made|done|never|already|just"
_HAD = r"been|had|got|paid|bought|thought|sent|left|put|seen|taken|given|gone|made|done|kept|told|found|lost|\w+ed"
_IT = r"(it|he|she|that|there|here|what|who|where|how|when|nothing|something|everything|someone)"
_WE = r"(I|you|he|she|it|we|they|there|who|that)"
_ASKING = r"(is|are|was|were|do|does|did|has|have|had|would|could|should)"
_CONTRACTED: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), to)
    for pattern, to in (
        (r"\b(?:won't|can't|shan't|let's|ain't)\b", lambda match: _like(match[0], _PLAIN[match[0].lower()])),
        (rf"\b{_ASKING}n't (I|you|he|she|it|we|they|that|this|there)\b", r"\1 \2 not"),
        (r"(\w)n't\b", r"\1 not"),
        (rf"\b{_IT}'s (?=(?:{_HAS})\b)", r"\1 has "),
        (rf"\b{_IT}'s\b", r"\1 is"),
        (rf"\b{_WE}'d (?=(?:(?:never|already|just|only) )?(?:{_HAD})\b)", r"\1 had "),
        (rf"\b{_WE}'d\b", r"\1 would"),
        (r"(\w)'ll\b", r"\1 will"),
        (r"(\w)'re\b", r"\1 are"),
        (r"(\w)'ve\b", r"\1 have"),
        (r"\bI'm\b", r"I am"),
    )
)

_PLURALS = ("‹Sorrel socks›", "‹Thistle gaiters›", "‹Heron trekking poles›", "‹Alder boots›", "‹Juniper sandals›")
_PLURAL = f"(?:{'|'.join(_PLURALS)})"
_VERBS = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't",
    "hasn't": "haven't", "doesn't": "don't", "comes": "come", "looks": "look", "smells": "smell", "leaks": "leak",
    "fits": "fit", "feels": "feel", "seems": "seem", "needs": "need", "costs": "cost", "stays": "stay", "goes": "go",
    "works": "work", "makes": "make", "keeps": "keep", "gets": "get", "stinks": "stink", "fails": "fail",
    "shows": "show", "gives": "give", "runs": "run", "lies": "lie", "belongs": "belong", "arrives": "arrive",
}  # fmt: skip
_PAIR = re.compile(rf"\b(a|an|one|another|each|every|a new|a second|one new) (?={_PLURAL})", re.IGNORECASE)
_THIS = re.compile(rf"\b(this|that) (?={_PLURAL})", re.IGNORECASE)
_VERB = re.compile(rf"({_PLURAL}»? «?(?:(?:still|now|just|also|only|already|really|never) )?)({'|'.join(_VERBS)})\b")
# the sole of my boots is, a strap on the gaiters is
_NO_SUBJECT = re.compile(r"\b(?:of|on|in|inside|with|for|from|to|by|at|about|under) (?:[a-z]+ )?$")
_AN = re.compile(r"\b([Aa])n? (?=‹([A-Z]))")


def agree(text: str) -> str:
    """Articles and verbs as a product's name needs them: an Ember gas cartridge, a pair of Alder boots, which are."""
    if any(product in text for product in _PLURALS):
        text = _PAIR.sub(r"\1 pair of ", text)
        text = _THIS.sub(
            lambda match: _like(match[1], {"this": "these", "that": "those"}[match[1].lower()]) + " ", text
        )
        text = _VERB.sub(_with_plural, text)
    return _AN.sub(lambda match: match[1] + ("n " if match[2] in "AEIOU" else " "), text)


def misspell(text: str, rng: Random, *, share: float = 0.08) -> str:
    """Misspell a share of the words of four letters and more, at least one if there are any, outside the facts."""
    pieces = _FACTS.split(text)
    found = [(number, match) for number in range(0, len(pieces), 2) for match in _WORD.finditer(pieces[number])]
    if not found:
        return text
    chosen = [place for place in found if rng.random() < share] or [found[int(rng.random() * len(found))]]
    for number, match in reversed(chosen):
        piece = pieces[number]
        pieces[number] = piece[: match.start()] + _typo(match[0], rng) + piece[match.end() :]
    return "".join(pieces)


def drop_articles(text: str, rng: Random, *, share: float = 0.6) -> str:
    """Leave out a share of the articles, outside the facts."""
    pieces = _FACTS.split(text)
    for number in range(0, len(pieces), 2):
        pieces[number] = _ARTICLE.sub(lambda match: "" if rng.random() < share else match[0], pieces[number])
    return "".join(pieces)


def lower_case(text: str) -> str:
    """All letters small, but for what fills a slot."""
    pieces = _SLOTS.split(text)
    pieces[::2] = [piece.lower() for piece in pieces[::2]]
    return "".join(pieces)


def no_contractions(text: str) -> str:
    """Write out `isn't`, `it's`, `I'd` and their like, in the facts too."""
    text = text.replace("’", "'")
    if "'" in text:
        for pattern, to in _CONTRACTED:
            text = pattern.sub(to, text)
    return text


def _with_plural(match: re.Match[str]) -> str:
    if _NO_SUBJECT.search(match.string, max(0, match.start() - 20), match.start()):
        return match[0]
    return match[1] + _VERBS[match[2]]


def _typo(word: str, rng: Random) -> str:
    """Another spelling of a word: a usual one, without its apostrophe, or a slip of the fingers."""
    if "'" in word:
        return word.replace("'", "")
    if usual := _MISSPELT.get(word.lower()):
        return _like(word, usual)
    place = 1 + int(rng.random() * (len(word) - 2))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    slip = int(rng.random() * 4)
    if slip == 0 and after[0] != letter:
        return before + after[0] + letter + after[1:]
    if slip == 1:
        return before + letter * 2 + after
    if slip == 2:
        row = _ROWS.find(letter)
        return before + (_ROWS[row - 1 : row] or "w").strip() + after
    return before + after


def _like(model: str, word: str) -> str:
    """The word with a capital if the model has one."""
    return word[0].upper() + word[1:] if model[0].isupper() else word
