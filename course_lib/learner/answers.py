# SPDX-License-Identifier: Apache-2.0
"""What the quiz cards were told: kept beside the notebook until `course submit` writes it into the answer cells."""

from __future__ import annotations

import json
import os
import re
import secrets
from pathlib import Path
from typing import Any

from .work import RECORD, _write_whole

ANSWERS = ".answers.json"
STUDENT = ".student"
TOKEN = ".draw"
ALLOWED = re.compile(r"[A-Za-z0-9_-]{1,64}")  # a student's id becomes part of a file's name


def load(folder: Path = Path()) -> dict[str, str]:
    """The answers by item id; empty where none were given. A kernel works in its notebook's own folder."""
    try:
        told = json.loads((folder / ANSWERS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def save(identity: str, answer: str, folder: Path = Path()) -> None:
    """Adds one answer, all or nothing.

    Raises:
      OSError: the folder cannot be written to.
    """
    _write_whole(folder / ANSWERS, json.dumps(load(folder) | {identity: answer}, indent=1, sort_keys=True).encode())


def student(folder: Path = Path()) -> str:
    """The learner's id: the one given in chapter 00, or the hub's; "" for nobody in particular."""
    try:
        return (folder / ".." / STUDENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return os.environ.get("JUPYTERHUB_USER", "")


def token(folder: Path = Path()) -> str:
    """What the final quiz is drawn from for a learner without an id: made at its first use, and kept in `work/`.

    Returns:
      The same token each time; "" outside of a `work/` that `course` laid out, where nothing is written.
    """
    work = folder / ".."
    try:
        return (work / TOKEN).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        pass
    if not (work / RECORD).is_file():
        return ""
    made = secrets.token_hex(8)
    try:
        _write_whole(work / TOKEN, made.encode())
    except OSError:
        return ""
    return made


def remember_student(name: str, folder: Path = Path()) -> None:
    """Keeps the learner's id for all chapters.

    Raises:
      ValueError: the id holds something else than letters, digits, - and _.
      OSError: the folder cannot be written to.
    """
    if not ALLOWED.fullmatch(name):
        raise ValueError(f"The id {name!r} is not usable: write letters, digits, - and _, at most 64.")
    _write_whole(folder / ".." / STUDENT, name.encode())


def written_in(notebook: dict[str, Any], told: dict[str, str]) -> list[str]:
    """Writes the cards' answers into the answer cells that still hold three dots; returns the ids it wrote.

    What a learner typed into a cell wins over what a card was told.
    """
    wrote = []
    for cell in notebook["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        identity = grade_id.removeprefix("quiz-")
        source = "".join(cell["source"])
        if grade_id.startswith("quiz-") and identity in told and source.rstrip().endswith("= ..."):
            cell["source"] = source.rstrip().removesuffix("...") + json.dumps(told[identity])
            wrote.append(identity)
    return wrote
