# SPDX-License-Identifier: Apache-2.0
"""Data: messages, tables, one's own mail, public sets, splits, and the check for leaks between their parts."""

from course_lib.data.fetch import fetch_set
from course_lib.data.leaks import Finding, leak_check
from course_lib.data.mailbox import Imported, MailboxError, import_mails, mails
from course_lib.data.messages import Messages, inbox, sms, spam_messages, split
from course_lib.data.public import DataUnavailable, PublicFile, PublicSet
from course_lib.data.splits import SealedTest
from course_lib.data.tables import (
    BrokenLine,
    csv_to_jsonl,
    jsonl_to_csv,
    read_csv,
    read_jsonl,
    write_csv,
    write_jsonl,
)
from course_lib.data.tabular import Table, spambase, telco
from course_lib.data.tickets import Facts, Requests, SupportMails, bitext, multidogo, support

__all__ = [
    "BrokenLine",
    "DataUnavailable",
    "Facts",
    "Finding",
    "Imported",
    "MailboxError",
    "Messages",
    "PublicFile",
    "PublicSet",
    "Requests",
    "SealedTest",
    "SupportMails",
    "Table",
    "bitext",
    "csv_to_jsonl",
    "fetch_set",
    "import_mails",
    "inbox",
    "jsonl_to_csv",
    "leak_check",
    "mails",
    "multidogo",
    "read_csv",
    "read_jsonl",
    "sms",
    "spam_messages",
    "spambase",
    "split",
    "support",
    "telco",
    "write_csv",
    "write_jsonl",
]
