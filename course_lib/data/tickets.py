# SPDX-License-Identifier: Apache-2.0
"""What people write to support: the course's own mails, and two public sets, each with the queue it belongs to."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

import numpy as np

from course_lib.data import public
from course_lib.data.messages import each_once
from course_lib.data.tables import read_csv

QUEUES = ("Billing", "Technical", "Account", "Shipping")
URGENCIES = ("low", "normal", "high")
NO_QUEUE = -1

BITEXT_QUEUES: Mapping[str, str] = {
    "PAYMENT": "Billing",
    "INVOICE": "Billing",
    "REFUND": "Billing",
    "CANCELLATION_FEE": "Billing",
    "ACCOUNT": "Account",
    "DELIVERY": "Shipping",
    "SHIPPING_ADDRESS": "Shipping",
    "track_order": "Shipping",
}
"""Bitext's categories, and of the category ORDER one intent; CONTACT, FEEDBACK, NEWSLETTER and the rest have none."""

MULTIDOGO_QUEUES: Mapping[str, str] = {
    "software/reportbrokensoftware": "Technical",
    "software/softwareupdate": "Technical",
    "software/checkserverstatus": "Technical",
    "insurance/reportbrokenphone": "Technical",
    "finance/disputecharge": "Billing",
    "media/viewbillsintent": "Billing",
    "finance/updateaddress": "Account",
    "finance/closeaccount": "Account",
    "finance/openaccount": "Account",
    "media/updateaccountinfo": "Account",
}
"""Domain and intent. The others (orders, claims, transfers, plans and so on) are no matter of a shop's support desk."""

_SUPPORT_SOURCE = "Larkspur support, written mail by mail by a language model for this course, CC BY 4.0"


@dataclass(frozen=True)
class Facts:
    """What a summary of a mail must keep, as it stands in the mail; None for what the mail does not say."""

    name: str | None
    order: str | None
    product: str | None
    issue: str | None
    wish: str | None
    deadline: str | None


@dataclass(frozen=True, eq=False)
class SupportMails:
    """Mails to a support desk, and what is to be made of them."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    """[N] subject, a newline, body."""
    queues: np.ndarray
    """int8 [N], numbers of `queue_names`."""
    urgencies: np.ndarray
    """int8 [N], numbers of `urgency_names`, which ascend."""
    summaries: tuple[str, ...]
    """[N] a sentence each."""
    facts: tuple[Facts, ...]
    styles: tuple[tuple[str, ...], ...]
    """[N] any of terse, formal, angry, typos, non-native, chatty, lower-case, or plain alone."""
    source: str
    """Where they are from and under which licence, in a line."""
    name: str
    """A short name, for figures and logs."""
    queue_names: tuple[str, ...] = QUEUES
    urgency_names: tuple[str, ...] = URGENCIES

    def __len__(self) -> int:
        """How many mails there are."""
        return len(self.texts)


@dataclass(frozen=True, eq=False)
class Requests:
    """Single sentences to a service, and what they are about."""

    texts: tuple[str, ...]
    """[N] as written."""
    queues: np.ndarray
    """int8 [N], numbers of `queue_names`, and -1 for what belongs to none of them."""
    intents: tuple[str, ...]
    """[N] as its publisher names them."""
    groups: tuple[str, ...]
    """[N] what the intent belongs to: Bitext's category, MultiDoGO's domain."""
    answers: tuple[str, ...]
    """[N] what support is to answer; empty where the set has no answers."""
    source: str
    """Where they are from and under which licence, in a line."""
    name: str
    """A short name, for figures and logs."""
    queue_names: tuple[str, ...] = QUEUES

    def __len__(self) -> int:
        """How many requests there are."""
        return len(self.texts)

    def routed(self) -> Requests:
        """Only those that belong to a queue."""
        return _take(self, [int(row) for row in np.flatnonzero(self.queues != NO_QUEUE)])


def support() -> SupportMails:
    """The 600 mails to the support desk of Larkspur Outdoor, written one by one for this course.

    Their data card is `course_lib/messages/support.md`. The two halves differ in who writes: shuffle before a split.
    """
    lines = files("course_lib").joinpath("messages/support.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return SupportMails(
        ids=tuple(row["id"] for row in rows),
        texts=tuple(f"{row['subject']}\n{row['body']}" for row in rows),
        queues=np.array([QUEUES.index(row["queue"]) for row in rows], np.int8),
        urgencies=np.array([URGENCIES.index(row["urgency"]) for row in rows], np.int8),
        summaries=tuple(row["summary"] for row in rows),
        facts=tuple(Facts(**row["facts"]) for row in rows),
        styles=tuple(tuple(row["style"]) for row in rows),
        source=_SUPPORT_SOURCE,
        name="support",
    )


def bitext(*, long_answers: bool = False, repeated: bool = False) -> Requests:
    """Bitext's sample: 6,364 requests to a shop with short answers, or other 4,448 with long ones.

    They are made from templates, so they are easy. Answers hold placeholders in double braces. Each request is
    kept once, unless `repeated`.

    Raises:
        DataUnavailable: the set is not on this machine; the sentence says how it comes there.
    """
    file = "bitext_4514_responses.csv" if long_answers else "bitext_6480_gpt35.csv"

    def queue(row: Mapping[str, str]) -> str | None:
        return BITEXT_QUEUES.get(row["intent"]) or BITEXT_QUEUES.get(row["category"])

    columns = {"text": "instruction", "group": "category", "answer": "response"}
    return _requests("bitext_support", file, queue, **columns, repeated=repeated)


def multidogo(*, repeated: bool = False) -> Requests:
    """MultiDoGO: 5,615 turns that people wrote to four services, each with one task; nearly all in lower case.

    Of the four queues it has Technical above all and nothing for Shipping, so with Bitext's requests beside them a
    router can tell the set by its style, and the queue from that. Each turn is kept once, unless `repeated`.

    Raises:
        DataUnavailable: the set is not on this machine; the sentence says how it comes there.
    """

    def queue(row: Mapping[str, str]) -> str | None:
        return MULTIDOGO_QUEUES.get(f"{row['domain']}/{row['intent']}")

    return _requests("multidogo_intents", "intents.csv", queue, text="utterance", group="domain", repeated=repeated)


def _requests(
    name: str,
    file: str,
    queue: Callable[[Mapping[str, str]], str | None],
    *,
    text: str,
    group: str,
    answer: str = "",
    repeated: bool,
) -> Requests:
    published = public.named(name)
    # its checksum is right, so it is whole; Bitext's first file has no end of the last line
    rows = list(read_csv(public.need(name) / file, whole=True))
    queues = [queue(row) for row in rows]
    everything = Requests(
        texts=tuple(row[text] for row in rows),
        queues=np.array([QUEUES.index(one) if one else NO_QUEUE for one in queues], np.int8),
        intents=tuple(row["intent"] for row in rows),
        groups=tuple(row[group] for row in rows),
        answers=tuple(row[answer] for row in rows) if answer else (),
        source=f"{published.attribution}, {published.licence}",
        name=name,
    )
    return everything if repeated else _take(everything, each_once(everything.texts))


def _take(requests: Requests, rows: list[int]) -> Requests:
    return replace(
        requests,
        texts=tuple(requests.texts[row] for row in rows),
        queues=requests.queues[rows],
        intents=tuple(requests.intents[row] for row in rows),
        groups=tuple(requests.groups[row] for row in rows),
        answers=tuple(requests.answers[row] for row in rows) if requests.answers else (),
    )
