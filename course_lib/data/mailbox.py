# SPDX-License-Identifier: Apache-2.0
"""One's own mail as the course's JSONL: an mbox file or a Maildir folder, mail by mail, addresses masked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib.data.masking import Mask
from course_lib.data.tables import write_jsonl

MOST_BYTES = 50_000_000
"""A mail with more bytes is passed over: one mail at a time is in memory."""
_POSTMARK = re.compile(
    rb"From (?:.*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:\d+ +)?"
    rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) .*\d\d:\d\d.*|\s*)$",
    re.DOTALL,
)
LONGEST_POSTMARK = 500
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


class MailboxError(ValueError):
    """A mailbox that cannot be imported; the message is one sentence, and nothing was written."""


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    path: Path
    mails: int
    skipped: dict[str, int]
    """How many mails were passed over, by reason."""

    def sentence(self) -> str:
        """In plain words."""
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(self.skipped.items()))
        told = f"{sum(self.skipped.values()):,} skipped ({reasons})" if reasons else "none skipped"
        return f"{self.path} holds {self.mails:,} mail{'s' * (self.mails != 1)}; {told}."


def import_mails(source: Path | str, target: Path | str, *, keep_addresses: bool = False) -> Imported:
    """Write the mails of an mbox file or a Maildir folder to JSONL, as `mails` gives them.

    Raises:
        MailboxError: there is no mail in the source, or the target exists.
    """
    target = Path(target)
    if target.exists():
        raise MailboxError(f"{target} is there already: name another file with --to, or delete it.")
    if not target.parent.is_dir():
        raise MailboxError(f"There is no folder {target.parent}: make it, or name another file with --to.")
    skipped: Counter[str] = Counter()

    rows = mails(source, keep_addresses=keep_addresses, skipped=skipped)
    return Imported(target, write_jsonl(target, _some(rows, source, skipped)), dict(skipped))


def mails(
    source: Path | str, *, keep_addresses: bool = False, skipped: Counter[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The mails of an mbox file or a Maildir folder, one after the other.

    Args:
      source: the file or the folder; it is only read.
      keep_addresses: leave addresses, the names beside them and telephone numbers as they are.
      skipped: counts the mails that are passed over, by reason.

    Returns:
      For each mail: id (its place in the source), date (ISO 8601, UTC, or None), from, to (addresses separated by
      commas), subject, body (plain text, or else out of HTML), attachments and links (how many).

    Raises:
      MailboxError: it is neither.
    """
    source = Path(source)
    mask = None if keep_addresses else Mask()
    skipped = Counter() if skipped is None else skipped
    for place, raw in enumerate(_maildir(source) if source.is_dir() else _mbox(source), 1):
        row = raw if isinstance(raw, str) else _row(raw, place, mask)
        if isinstance(row, str):
            skipped[row] += 1
        else:
            yield row


def _some(rows: Iterator[dict[str, Any]], source: Path | str, skipped: Counter[str]) -> Iterator[dict[str, Any]]:
    """The rows; that there is none is told before a file takes the target's place."""
    count = 0
    for row in rows:
        count += 1
        yield row
    if not count:
        reasons = f"all are {' or '.join(sorted(skipped))}" if skipped else "the folder is empty"
        raise MailboxError(f"{source} has no mail to import ({reasons}), so nothing was written.")


def _row(raw: bytes, place: int, mask: Mask | None) -> dict[str, Any] | str:
    """The row of a mail, or why there is none."""
    from course_lib.data import mail_text  # email and html are needed here alone

    try:
        mail = mail_text.parse(raw)
        if reason := _unwanted({name.lower(): str(value) for name, value in mail.raw_items()}):
            return reason
        told = {name: mail_text.header(mail, name) for name in ("from", "to", "subject")}
        told["body"] = (content := mail_text.content(mail)).text
        if mask:
            told = {name: (mask.addresses if name in ("from", "to") else mask)(text) for name, text in told.items()}
        known = {"id": f"mail-{place:06}", "date": mail_text.date(mail)}
        return {**known, **told, "attachments": content.attachments, "links": content.links}
    except Exception:  # the email package raises many kinds on mail that is broken or hostile
        return "unreadable"


def _unwanted(headers: dict[str, str]) -> str:
    if not {"from", "date", "subject", "message-id", "received"} & headers.keys():
        return "without headers"
    if "FOLDER INTERNAL DATA" in headers.get("subject", "") and {"x-imap", "x-imapbase"} & headers.keys():
        return "notes of a mail program"
    status = headers.get("x-mozilla-status", "").strip()
    # Thunderbird marks what was deleted, and leaves it in the file until that is compacted
    if re.fullmatch("[0-9a-fA-F]{4}", status) and int(status, 16) & 8:
        return "deleted"
    return ""


def _mbox(path: Path) -> Iterator[bytes | str]:
    """The bytes of each mail, or why it is passed over.

    mailbox.mbox of the standard library takes every line that begins with "From " for a new mail, and tears mails
    whose text has one; here such a line must follow a blank one and have a date as mail programs write it.
    """
    with path.open("rb") as file:
        lines: list[bytes] = []
        size, first, blank = 0, True, True
        while line := file.readline(MOST_BYTES):
            if first and not line.strip():
                continue
            if first and not line.startswith(b"From "):
                raise MailboxError(f"{path} is not an mbox file: its first line does not begin with 'From '.")
            if first or (blank and len(line) <= LONGEST_POSTMARK and _POSTMARK.match(line)):
                if not first:
                    yield _whole(lines, size)
                lines, size, first = [], 0, False
            else:
                size += len(line)
                if size <= MOST_BYTES:
                    lines.append(line)
            blank = not line.strip()
    if first:
        raise MailboxError(f"{path} is empty: there is no mail in it.")
    yield _whole(lines, size)


def _whole(lines: list[bytes], size: int) -> bytes | str:
    return _QUOTED.sub(rb"\1", b"".join(lines)) if size <= MOST_BYTES else f"larger than {MOST_BYTES // 10**6} MB"


def _maildir(folder: Path) -> Iterator[bytes | str]:
    """The same for a Maildir, without the folders within it."""
    if not all((folder / name).is_dir() for name in ("cur", "new")):
        raise MailboxError(f"{folder} is not a Maildir: it has no folders cur and new.")
    files = [path for name in ("cur", "new") for path in (folder / name).iterdir() if not path.name.startswith(".")]
    for path in sorted(files, key=lambda path: path.name):
        flags = path.name.partition(":2,")[2]
        if "T" in flags:
            yield "deleted"
        elif path.stat().st_size > MOST_BYTES:
            yield f"larger than {MOST_BYTES // 10**6} MB"
        else:
            yield path.read_bytes()
