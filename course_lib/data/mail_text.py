# SPDX-License-Identifier: Apache-2.0
"""What a mail says: its headers decoded, its text out of however many parts, whatever state they are in."""

import email
import re
from datetime import UTC
from email import policy
from email.message import Message
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import NamedTuple

_LINK = re.compile(r"\b(?:https?://|www\.)\S", re.IGNORECASE)
_BLOCKS = frozenset("address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul".split())
_UNSEEN = frozenset({"head", "script", "style", "title"})
_FILES = ("text/calendar", "text/directory", "text/rfc822-headers", "text/vcard", "text/x-vcard")
PLAIN, HTML, NESTED = range(3)


class Content(NamedTuple):
    """What a part of a mail holds."""

    text: str = ""
    links: int = 0
    attachments: int = 0
    source: int = PLAIN
    """What the text was taken from, the best first: plain text, HTML, a mail within the mail."""


def parse(raw: bytes) -> Message:
    """A mail from its bytes; what is broken in it is left for the other functions here."""
    return email.message_from_bytes(raw, policy=policy.default)


def header(mail: Message, name: str) -> str:
    """A header decoded and on one line; empty if there is none.

    Bytes that should not be there are read as UTF-8, and else as Latin-1.
    """
    # raw, because policy.default replaces such bytes, and gives up on some headers altogether
    for key, value in mail.raw_items():
        if key.lower() == name.lower():
            text = "".join(str(value).splitlines())
            if not text.isascii():
                text = _decoded(text.encode("utf-8", "surrogateescape"), "utf-8")
            try:
                text = str(policy.default.header_factory(name, text))
            except Exception:  # its parser raises many kinds on hostile headers; as it was written will do
                pass
            return " ".join(text.split())
    return ""


def date(mail: Message) -> str | None:
    """When it was written, such as 2026-03-01T09:30:00Z; None if that cannot be read."""
    try:
        moment = parsedate_to_datetime(header(mail, "Date"))
        # without a zone it is UTC, as RFC 5322 has it for -0000
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z" if moment.year >= 1000 else None


def content(part: Message) -> Content:
    """The text of a mail or of a part of it: plain text where there is some, otherwise out of HTML.

    The text of a mail within the mail is taken only where there is no other. Links are counted in the text that is
    taken; attachments are files, mails within the mail, and parts that are no text.
    """
    kind = part.get_content_type()
    if kind == "message/rfc822":
        nested = [content(inner) for inner in _inner(part)]
        return Content(*_together(nested, kind)[:2], attachments=1, source=NESTED)
    if part.is_multipart() and kind.startswith("multipart/"):
        return _together([content(inner) for inner in _inner(part)], kind)
    if kind in _FILES or _is_file(part) or not kind.startswith(("text/", "multipart/")):
        return Content(attachments=1)
    raw = part.get_payload(decode=True)
    text = _decoded(raw if isinstance(raw, bytes) else str(raw or "").encode(), _charset(part))
    return from_html(text) if kind == "text/html" else Content(_tidy(text), len(_LINK.findall(text)))


def from_html(html: str) -> Content:
    """The text of a page: a line for each block, nothing of scripts and styles; links to the web are counted."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):  # a declaration that it cannot read; what came before it will do
        pass
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return Content(_tidy("\n".join(lines)), reader.links, source=HTML)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links = 0
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # "head" ends where "body" begins, also if nobody wrote its end
        if tag == "body" or not self._unseen:
            self._unseen = tag if tag in _UNSEEN else ""
        if tag in _BLOCKS:
            self.pieces.append("\n")
        target = dict(attrs).get("href") or ""
        self.links += tag == "a" and bool(re.match(r"\s*(?:https?:)?//", target, re.IGNORECASE))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        if tag in _BLOCKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            # a line end in the source is a space on the page
            self.pieces.append(" ".join(data.splitlines()) + (" " if data.endswith("\n") else ""))


def _together(contents: list[Content], kind: str) -> Content:
    attachments = sum(one.attachments for one in contents)
    told = [one for one in contents if one.text]
    if kind == "multipart/alternative":  # the same, said in several ways
        told = sorted(told, key=lambda one: one.source)[:1]
    told = [one for one in told if one.source != NESTED] or told
    text = "\n\n".join(one.text for one in told)
    return Content(text, sum(one.links for one in told), attachments, max((one.source for one in told), default=PLAIN))


def _inner(part: Message) -> list[Message]:
    """The parts within, but for the pictures that belong to a page of HTML."""
    inner = part.get_payload()
    parts = [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []
    if part.get_content_type() == "multipart/related":
        return [one for one in parts if not one.get_content_type().startswith("image/")]
    return parts


def _is_file(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except Exception:  # as for headers; a part whose disposition cannot be read is taken for a file
        return True


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset() or "utf-8"
    except Exception:  # as for headers
        return "utf-8"


def _decoded(raw: bytes, charset: str) -> str:
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name)
        except (LookupError, ValueError):  # an unknown name, or bytes that are not of it
            continue
    return raw.decode("latin-1")


def _tidy(text: str) -> str:
    """One kind of line end, no blanks before it, at most one blank line at a time."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = (line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
