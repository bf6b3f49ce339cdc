# SPDX-License-Identifier: Apache-2.0
"""Putting the sentences of a support mail together, in the way of a manner; facts stay marked as ‹...› and «...»."""

from dataclasses import dataclass, field
from random import Random

from course_lib.company.grammar import Grammar, several
from course_lib.company.issues import ASK, Issue

FACTS = ("name", "order", "product", "deadline")
"""The slots that a summary may need."""
_DOWN = frozenset("The My We A An This It In On For After When Since Our There One What Would Could Please".split())


@dataclass(frozen=True)
class _Manner:
    """How often (a share of mails) a manner has which part."""

    greeting: float
    context: float
    details: tuple[float, float, float]
    """None, one, two."""
    feeling: float
    lead: float
    """A sentence before the matter that says nothing about it."""
    tail: float
    """A sentence after it that says nothing about it."""
    extra: str
    """The group of common phrases that marks the manner, if one does."""
    closing: float
    name: float
    breaks: float
    """How often a paragraph ends after a sentence."""


MANNERS = {
    "plain": _Manner(0.7, 0.6, (0.2, 0.5, 0.3), 0.3, 0.45, 0.5, "", 0.6, 0.9, 0.12),
    "terse": _Manner(0.0, 0.0, (0.1, 0.6, 0.3), 0.0, 0.0, 0.0, "", 0.0, 0.6, 0.0),
    "formal": _Manner(1.0, 0.4, (0.1, 0.5, 0.4), 0.4, 0.25, 0.3, "formal", 1.0, 1.0, 0.3),
    "angry": _Manner(0.4, 0.4, (0.25, 0.5, 0.25), 1.0, 0.25, 0.3, "", 0.4, 0.7, 0.1),
    "non-native": _Manner(0.9, 0.5, (0.2, 0.5, 0.3), 0.4, 0.2, 0.25, "non-native", 0.9, 0.95, 0.15),
    "chatty": _Manner(0.9, 0.7, (0.2, 0.4, 0.4), 0.5, 0.25, 0.35, "smalltalk", 0.9, 0.95, 0.2),
}


@dataclass
class Draft:
    """A mail in the making."""

    rng: Random
    slots: dict[str, str]
    """What is known, each value in ‹› so that it stays whole."""
    phrases: Grammar
    """Whose lines are chosen from."""
    said: set[str] = field(default_factory=set)
    """Which of them a sentence has said."""

    def often(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

    def say(self, rule: str, count: int = 1) -> list[str]:
        """Sentences of different lines; what was said is not said again where it can be helped."""
        fresh = {key: value for key, value in self.slots.items() if key not in self.said}
        try:
            sentences = several(self.phrases, rule, count, fresh, self.rng)
        except ValueError:
            sentences = several(self.phrases, rule, count, self.slots, self.rng)
        self.note("".join(sentences))
        return sentences

    def note(self, text: str) -> None:
        """Remember which facts a text says."""
        self.said.update(key for key in FACTS if key in self.slots and self.slots[key] in text)


def sentences_of(
    draft: Draft, issue: Issue, manner: str, wanted: str | None, deadline: str | None, category: str | None
) -> list[str]:
    """What stands between greeting and closing; the matter comes before the wish."""
    habits = MANNERS[manner]
    terse = manner == "terse"
    tell = draft.say(f"{issue.name}.{'terse' if terse else 'tell'}")
    which = draft.rng.random()
    count = sum(which >= sum(habits.details[:n]) for n in (1, 2))
    details = draft.say("say.terse_rest" if terse else f"{issue.name}.detail", count) if count else []
    lead = draft.say("say.lead") if draft.often(habits.lead) else []
    if manner == "formal" and not lead and draft.often(0.4):
        lead = draft.say("formal.opening")
    tail = draft.say("say.tail") if draft.often(habits.tail) else []
    extra = draft.say(f"{habits.extra}.line") if habits.extra and draft.often(0.85) else []
    feeling = draft.say(f"feeling.{manner}") if draft.often(habits.feeling) else []
    context: list[str] = []
    if draft.often(habits.context):
        about = category if category and (issue.category or ("product" in draft.said and draft.often(0.5))) else "none"
        context = draft.say(f"context.{about}")
    ask = _ask(draft, issue, terse, wanted, deadline) if wanted else []
    missing = _missing(draft, issue, terse, wanted)

    place = draft.rng.random()
    if terse:
        return tell + missing + ask + details if place < 0.5 else tell + ask + details + missing
    if manner == "angry" and place < 0.4:
        return [*feeling, *lead, *tell, *details, *context, *missing, *ask, *tail]
    if place < 0.45:
        return [*context, *lead, *tell, *details, *missing, *feeling, *ask, *extra, *tail]
    if manner == "formal":  # its phrases ask for something to be done
        return [*lead, *context, *missing, *tell, *details, *feeling, *ask, *extra, *tail]
    if place < 0.65:
        return [*extra, *lead, *context, *missing, *tell, *details, *feeling, *ask, *tail]
    if place < 0.85:
        return [*lead, *extra, *tell, *context, *details, *ask, *feeling, *missing, *tail]
    return [*lead, *context, *extra, *tell, *missing, *ask, *details, *feeling, *tail]


def _ask(draft: Draft, issue: Issue, terse: bool, wanted: str, deadline: str | None) -> list[str]:
    """The wish, and the deadline in it, or in a sentence of its own, or both."""
    draft.slots["by"] = ""
    if not deadline:
        return draft.say(f"{issue.name}.{ASK}{wanted}")
    draft.slots["deadline"] = f"‹{deadline}›"
    place = draft.rng.random()
    reason = draft.say("reason.line") if not terse and place < 0.4 else []
    if place > 0.3:
        draft.said.discard("deadline")
        draft.slots["by"] = " " + draft.say("by.line")[0]
        draft.said.discard("deadline")
    ask = draft.say(f"{issue.name}.{ASK}{wanted}")
    if reason:
        draft.said.add("deadline")
    if "deadline" not in draft.said:
        reason = draft.say("say.terse_deadline" if terse else "say.deadline")
    return ask + reason


def _missing(draft: Draft, issue: Issue, terse: bool, wanted: str | None) -> list[str]:
    """Say the product if the summary will name it, and mostly the order if the matter is one of an order."""
    product = "{product}" in issue.summary + (wanted or "") and "product" not in draft.said
    order = draft.slots.keys() - draft.said >= {"order"} and draft.often(0.6 if "order" in issue.needs else 0.1)
    if not product and not order:
        return []
    rule = "both" if product and order else "product" if product else "order"
    return draft.say(f"say.terse_{rule}" if terse else f"say.{rule}")


def subject_of(draft: Draft, issue: Issue) -> str:
    """The subject line, which may say a fact once more."""
    subject = several(draft.phrases, f"{issue.name}.subject", 1, draft.slots, draft.rng)[0]
    draft.note(subject)
    return subject


def laid_out(draft: Draft, sentences: list[str], manner: str) -> str:
    """Greeting, sentences in paragraphs, closing, name."""
    habits = MANNERS[manner]
    sentences = [sentence if sentence.rstrip("»›")[-1] in ".!?" else sentence + "." for sentence in sentences]
    text = ""
    tone = "plain" if manner == "terse" else manner
    if draft.often(habits.greeting):
        known = {key: value for key, value in draft.slots.items() if key == "town"}  # no agent has written yet
        text = several(draft.phrases, f"greeting.{tone}", 1, known, draft.rng)[0]
        first, _, rest = sentences[0].partition(" ")
        if text.endswith(",") and first in _DOWN and draft.often(0.4):
            text += f" {first.lower()} {rest}"
            sentences = sentences[1:]
        else:
            text += "\n" if draft.often(0.5) else "\n\n"
    for sentence in sentences:
        if manner == "angry" and sentence.endswith(".") and draft.often(0.2):
            sentence = sentence[:-1] + "!"
        text += ("" if text[-1:] in ("", "\n") else " ") + sentence + ("\n\n" if draft.often(habits.breaks) else "")
    text = text.rstrip()
    signed = "name" in draft.slots and draft.often(habits.name)
    if draft.often(habits.closing):
        closing = draft.say(f"closing.{tone}")[0]
        text += ("\n\n" if draft.often(0.6) else "\n") + (closing if signed else closing.rstrip(",") + ".")
    if signed:
        text += (" " if manner == "terse" and draft.often(0.5) else "\n") + draft.slots["name"]
        draft.note(draft.slots["name"])
        if "town" in draft.slots and manner != "terse" and draft.often(0.1):
            text += ", " + draft.slots["town"]
    return text
