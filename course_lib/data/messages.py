# SPDX-License-Identifier: Apache-2.0
"""Labelled messages: the course's own, and a public set fetched by name, sha256 and licence."""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from course_lib.data import public, splits
from course_lib.data.fetch import fetch_file
from course_lib.data.public import DataUnavailable

_SMS = public.named("sms_spam")
_SMS_FILE = f"{_SMS.name}/{_SMS.files[0].name}"
_SMS_SOURCE = f"{_SMS.attribution}, {_SMS.licence}"
_INBOX_SOURCE = "Larkspur inbox, written mail by mail by a language model for this course, CC BY 4.0"

_offline = threading.Event()  # set once a download failed, so that a notebook waits for it at most once


@dataclass(frozen=True, eq=False)
class Messages:
    """Messages, and what people say they are."""

    texts: tuple[str, ...]
    """[N] the messages as written."""
    labels: np.ndarray
    """int8 [N], 1 is spam."""
    source: str
    """Where they are from and under which licence, in a line."""
    name: str
    """A short name, for figures and logs."""

    def __len__(self) -> int:
        """How many messages there are."""
        return len(self.texts)


def inbox() -> Messages:
    """The mails of Larkspur Outdoor, written one by one for this course: subject, a newline, body."""
    lines = files("course_lib").joinpath("messages/inbox.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    texts = [f"{row['subject']}\n{row['body']}" for row in rows]
    return _messages(texts, [row["label"] for row in rows], _INBOX_SOURCE, "inbox")


def sms(*, download: bool = True, wait: float = 3.0, repeated: bool = False) -> Messages:
    """The SMS Spam Collection: real text messages, some of them vulgar; each is kept once, unless `repeated`.

    Looked for in the folder COURSE_DATA, then in the user's cache, then at its publisher, for `wait` seconds
    at most; what is not here by then comes in the background. The SHA-256 is checked wherever it comes from.

    Raises:
        DataUnavailable: it is not on this machine and could not be fetched, or it is not the published file.
    """
    lines = _sms_file(download, wait).read_text("utf-8").split("\n")[1:]  # the first line is a header
    rows = [line.split("\t", 1) for line in lines if line]
    return _messages([text for _, text in rows], [label for label, _ in rows], _SMS_SOURCE, "sms", repeated)


def spam_messages() -> Messages:
    """The SMS collection where it can be had without trouble, elsewhere the inbox; never raises."""
    try:
        return sms(download=not _offline.is_set())
    except OSError:
        _offline.set()
        return inbox()


def split(messages: Messages, *, test_share: float = 0.25, seed: int) -> tuple[Messages, Messages]:
    """Part messages at random into (train, test), with the same share of spam in both; order is kept.

    Raises:
        ValueError: a share that is not between 0 and 1.
    """
    train, test = splits.stratified(messages.labels, test_share=test_share, seed=seed)
    return _take(messages, train), _take(messages, test)


def _take(messages: Messages, rows: np.ndarray) -> Messages:
    return replace(messages, texts=tuple(messages.texts[row] for row in rows), labels=messages.labels[rows])


def each_once(texts: Sequence[str]) -> list[int]:
    """The row of each text's first copy, letter case and spaces aside; the others would be a test that is none."""
    first: dict[str, int] = {}
    for row, text in enumerate(texts):
        first.setdefault(" ".join(text.casefold().split()), row)
    return list(first.values())


def _messages(texts: Sequence[str], labels: Sequence[str], source: str, name: str, repeated: bool = False) -> Messages:
    kept = list(range(len(texts))) if repeated else each_once(texts)
    spam = np.array([{"ham": 0, "spam": 1}[labels[row]] for row in kept], np.int8)
    return Messages(tuple(texts[row] for row in kept), spam, source, name)


def _sms_file(download: bool, wait: float) -> Path:
    name = _SMS.files[0].name
    if folder := public.find(_SMS):
        return folder / name
    cached = public.cached(_SMS) / name
    altered = public.find_altered(_SMS)
    if altered not in (None, cached):  # the cache is ours to mend
        raise DataUnavailable(f"{altered} is not the published file (its SHA-256 differs): remove it.")
    if not download:
        raise DataUnavailable(f"The SMS Spam Collection is not on this machine: put it at {cached} or go online.")
    _fetch(cached, wait)
    return cached


def _fetch(file: Path, wait: float) -> None:
    """Download within `wait` seconds, or leave it to go on in the background for the next time.

    In a thread of its own, because no time-out of a socket bounds the look-up of a name or the tries of many
    addresses: behind a silent firewall they would add up to half a minute.
    """
    failure: list[Exception] = []
    thread = threading.Thread(target=_download, args=(file, failure), daemon=True)
    thread.start()
    thread.join(wait)
    if failure and isinstance(failure[0], DataUnavailable):
        raise failure[0]
    if failure or thread.is_alive():
        reason = type(failure[0]).__name__ if failure else f"not here after {wait:g} s"
        raise DataUnavailable(
            f"The SMS Spam Collection could not be fetched ({reason}): go online, or put it at {file}."
        )


def _download(file: Path, failure: list[Exception]) -> None:
    try:
        fetch_file(_SMS.files[0], file)
    except Exception as error:  # whatever it is, the caller says it in a sentence
        failure.append(error)
