# SPDX-License-Identifier: Apache-2.0
"""Mails and their summaries in the house style: pairs that a language model is fine-tuned on, or is judged by."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from course_lib import data
from course_lib.company.corpus import prompt, text_of
from course_lib.company.drawn import drawn_mails
from course_lib.preprocess.tokens import Tokenizer

SUMMARY = "summary: name, order, matter, wanted, deadline"
"""The tag after which the summary is to come. The course's language model knows the fields from pre-training; it never
read the first word, nor the house style: the prompt says what is to be told, and fine-tuning teaches how."""

COPIED = ("name", "order", "product", "deadline")
"""Facts that stand in the summary as they stand in the mail; the matter and the wish it tells in the shop's words."""


class Pair(NamedTuple):
    """A mail as it is asked about, and what is wanted."""

    prompt: str
    summary: str
    facts: Mapping[str, str | None]
    """What the summary must keep, None for what is not said."""


def drawn_pairs(count: int, seed: str, *, aside: bool = False) -> list[Pair]:
    """So many simulated mails; a larger count begins with the smaller one's.

    Args:
        count: how many.
        seed: any text.
        aside: with the names and wordings that were kept aside, see `drawn_mails`.
    """
    mails = (drawn.mail for drawn in drawn_mails(count, seed, aside=aside))
    return [Pair(asked(mail.subject, mail.body), mail.summary, mail.slots) for mail in mails]


def written_pairs() -> list[Pair]:
    """The mails that were written one by one; their matter and wish are facts as the mail words them."""
    mails = data.support()
    rows = zip(mails.texts, mails.summaries, mails.facts, strict=True)
    return [Pair(asked(*text.split("\n", 1)), summary, vars(facts)) for text, summary, facts in rows]


def asked(subject: str, body: str) -> str:
    """A mail and the tag, as the model reads them."""
    return prompt(text_of(subject, body), SUMMARY)


def tokens(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[tuple[list[int], list[int]]]:
    """Prompts as tokens with the one that begins a text before them, summaries with the one that ends it behind.

    `training.token_rows.answers` makes rows of them.
    """
    return [
        ([tokenizer.begin, *tokenizer.encode(pair.prompt)], [*tokenizer.encode(pair.summary), tokenizer.end])
        for pair in pairs
    ]
