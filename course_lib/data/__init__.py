# SPDX-License-Identifier: Apache-2.0
"""Data: the messages that the chapters use, tables in files, splits, and the check for leaks between their parts."""

from course_lib.data.leaks import Finding, leak_check
from course_lib.data.messages import DataUnavailable, Messages, inbox, sms, spam_messages, split
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

__all__ = [
    "BrokenLine",
    "DataUnavailable",
    "Finding",
    "Messages",
    "SealedTest",
    "csv_to_jsonl",
    "inbox",
    "jsonl_to_csv",
    "leak_check",
    "read_csv",
    "read_jsonl",
    "sms",
    "spam_messages",
    "split",
    "write_csv",
    "write_jsonl",
]
