# SPDX-License-Identifier: Apache-2.0
"""Support mails with their facts, a summary in the house style and the agent's reply, each from its own seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from course_lib.company import style
from course_lib.company.assembly import FACTS, MANNERS, Draft, laid_out, sentences_of, subject_of
from course_lib.company.grammar import SLOTS, Grammar, several, tidy, unmark
from course_lib.company.issues import QUEUES, URGENCIES, Issue, issues, phrases

__all__ = ["QUEUES", "STYLES", "URGENCIES", "Issue", "Mail", "issues", "write_mail"]

STYLES = ("plain", "terse", "formal", "angry", "non-native", "chatty", "typos", "lower-case")
"""Six manners, and two ways of typing that go with any of them."""


@dataclass(frozen=True)
class Mail:
    """A support mail and the truth about it."""

    subject: str
    body: str
    facts: dict[str, str | None]
    """name, order, product, issue, wish, deadline: as they stand in subject or body, or None."""
    summary: str
    """House style: `NAME, order ORDER: ISSUE; wants WISH by DEADLINE.`, without what is not said."""
    slots: dict[str, str | None]
    """What the summary must keep, by the same names: as they stand in the summary, or None."""
    reply: str
    """What the agent answered."""


def write_mail(
    issue: str,
    slots: Mapping[str, str],
    *,
    styles: tuple[str, ...],
    deadline: str | None,
    wish: bool,
    seed: str,
    wordings: Grammar | None = None,
) -> Mail:
    """Write a mail; it depends on nothing but its arguments.

    Args:
        issue: the name of an issue.
        slots: what is known: name, order, product, category (of the product), amount, day, date, days, town, agent.
            What is not given is not written.
        styles: any of `STYLES`.
        deadline: a bare weekday or date such as `Friday` or `12 June`; said only where there is a wish.
        wish: whether the customer says what is wanted.
        seed: any text.
        wordings: the lines to choose from; all of them, if not given.

    Raises:
        ValueError: an unknown issue or style, or a slot is missing without which nothing can be written.
    """
    known = _by_name().get(issue)
    if known is None:
        raise ValueError(f"There is no issue '{issue}': use a name from issues().")
    if unknown := set(styles).difference(STYLES):
        raise ValueError(f"There is no style '{min(unknown)}': use {', '.join(STYLES)}.")
    if "product" in known.needs and "product" not in slots:
        raise ValueError(f"The issue '{issue}' is about a product: give slots['product'].")
    values = {key: value for key, value in slots.items() if key in SLOTS - {"by", "deadline"}}
    draft = Draft(Random(seed), {key: f"‹{value}›" for key, value in values.items()}, wordings or phrases())
    wanted = known.wishes[int(draft.rng.random() * len(known.wishes))] if wish else None
    if wanted and deadline:
        values["deadline"] = deadline
    manner = next((name for name in styles if name in MANNERS and name != "plain"), "plain")

    sentences = sentences_of(draft, known, manner, wanted, values.get("deadline"), slots.get("category"))
    marked = subject_of(draft, known) + "\n" + laid_out(draft, sentences, manner)
    text, spans = unmark(_styled(draft, marked, manner, styles))
    facts: dict[str, str | None] = {key: None for key in ("name", "order", "product", "issue", "wish", "deadline")}
    facts |= {key: _as_said(text, values[key]) for key in FACTS if key in draft.said}
    facts |= dict(zip(("issue", "wish"), spans, strict=False))
    summary, kept = _summary(known, wanted, {key: values[key] for key in FACTS if key in draft.said})
    subject, _, body = text.partition("\n")
    return Mail(subject, body.strip(), facts, summary, kept, _reply(draft, known))


@cache
def _by_name() -> dict[str, Issue]:
    return {issue.name: issue for issue in issues()}


def _styled(draft: Draft, text: str, manner: str, styles: tuple[str, ...]) -> str:
    text = style.agree(text)
    if manner == "formal":
        text = style.no_contractions(text)
    if manner == "non-native":
        text = style.drop_articles(text, draft.rng)
    text = tidy(text)
    if manner == "angry" and draft.often(0.2):
        subject, _, body = text.partition("\n")
        text = subject.upper() + "\n" + body
    if "typos" in styles:
        text = style.misspell(text, draft.rng)
    if "lower-case" in styles:
        for key in ("name", "product"):
            if key in draft.said and draft.often(0.5):
                text = text.replace(draft.slots[key], draft.slots[key].lower())
        text = style.lower_case(text)
    return text


def _as_said(text: str, fact: str) -> str:
    """The fact with the capitals that it has in the text."""
    place = text.find(fact)
    if place < 0:
        place = text.lower().find(fact.lower())
    return text[place : place + len(fact)]


def _summary(issue: Issue, wanted: str | None, said: Mapping[str, str]) -> tuple[str, dict[str, str | None]]:
    """The sentence, and what of it must be kept."""
    product = f"‹{said.get('product')}›"
    phrase, wish = (
        unmark(style.agree(part.replace("{product}", product))).text if part else None
        for part in (issue.summary, wanted)
    )
    sentence = said.get("name", "A customer")
    if "order" in said:
        sentence += f", order {said['order']}"
    sentence += f": {phrase}"
    if wish:
        sentence += f"; wants {wish}"
    if "deadline" in said:
        sentence += f" by {said['deadline']}"
    kept = {key: said.get(key) for key in ("name", "order", "product")}
    if product[1:-1] not in f"{phrase} {wish}":
        kept["product"] = None
    return sentence + ".", kept | {"issue": phrase, "wish": wish, "deadline": said.get("deadline")}


def _reply(draft: Draft, issue: Issue) -> str:
    """Opening, answer and closing; an answer that greets by name needs no opening."""
    slots = {"name": "customer", "agent": "the Larkspur desk"} | draft.slots
    opening, answer, closing = (
        several(draft.phrases, rule, 1, slots, draft.rng)[0]
        for rule in ("reply_opening.line", f"{issue.name}.reply", "reply_closing.line")
    )
    start = "" if slots["name"] in answer else opening + " "
    return unmark(tidy(style.agree(f"{start}{answer}\n{closing}"))).text
