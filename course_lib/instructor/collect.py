# SPDX-License-Identifier: Apache-2.0
"""`course collect`: an LMS download becomes nbgrader's submitted/STUDENT/CHAPTER, and nothing there is lost."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from course_lib.learner.answers import ALLOWED

from .download import Found

# what Canvas puts before a file's name (person, numbers), and Moodle after a person's folder
CANVAS = re.compile(r"(?P<who>.+?_(?:LATE_)?\d+)_\d+_")
MOODLE = re.compile(r"(?P<who>.+_\d+)_assignsubmission_\w+$")
AGAIN = re.compile(r"[ _-]*\((\d+)\)$|-(\d{1,2})$")  # browsers and Canvas number a name that came before
ASIDE = re.compile(r"(\.\d{8}-\d{6}(-\d+)?)?")  # what `course submit` calls an earlier file that it keeps


@dataclass(frozen=True)
class Candidate:
    """One notebook of the download that names its chapter and student.

    Attributes:
      student: the id.
      chapter: the chapter's name.
      sender: who the LMS says handed it in, "" where it does not say.
      when: when it was handed in.
      again: the number that was put behind its name when the name came before.
      shown: its path in the download.
      digest: SHA-256 of its bytes.
      copy: where its bytes lie meanwhile, so that a class need not fit into memory.
    """

    student: str
    chapter: str
    sender: str
    when: datetime
    again: int
    shown: str
    digest: str = ""
    copy: Path = Path()


@dataclass(frozen=True)
class Collected:
    """What was laid where, and a sentence for each file that was not.

    Attributes:
      laid: student and chapter of each new submission.
      same: how many were there already, byte for byte.
      kept: a sentence for each earlier submission that is kept beside.
      left: a sentence for each file that was left aside, and for each student whose files contradict each other.
      others: names of files that are no notebooks.
    """

    laid: tuple[tuple[str, str], ...]
    same: int
    kept: tuple[str, ...]
    left: tuple[str, ...]
    others: tuple[str, ...]


def collect(
    files: Iterable[Found],
    submitted: Path,
    chapters: Sequence[str],
    *,
    pattern: str | None = None,
    only: str | None = None,
) -> Collected:
    """Lays the latest notebook of each student and chapter into `submitted/STUDENT/CHAPTER/`, with timestamp.txt.

    An earlier, different submission there is kept beside as CHAPTER.1, CHAPTER.2 and on; a later one stays.

    Args:
      files: the download, as `read_download` gives it.
      submitted: nbgrader's folder of submissions; made where it is absent.
      chapters: the names of all chapters.
      pattern: nbgrader's named_regexp with the groups file_id and student_id; by default `...CHAPTER-STUDENT.ipynb`.
      only: the one chapter to take.

    Raises:
      OSError: the folder cannot be written to.
    """
    default = rf".*?(?P<file_id>{'|'.join(map(re.escape, chapters))})-(?P<student_id>[A-Za-z0-9_-]+)"
    names = re.compile(pattern or default)
    left: list[str] = []
    others: list[str] = []
    named: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    submitted.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".collect-", dir=submitted) as aside:
        for number, found in enumerate(files):
            told = found.trouble or _candidate(found, names, chapters)
            if not found.trouble and not found.name.lower().endswith(".ipynb"):
                others.append(found.name)
            elif isinstance(told, str):
                left.append(f"{'/'.join(found.parts)} was left aside: {told}.")
            elif only in (None, told.chapter):
                copy = Path(aside) / str(number)
                copy.write_bytes(found.content)
                digest = hashlib.sha256(found.content).hexdigest()
                named[told.student, told.chapter].append(replace(told, copy=copy, digest=digest))
        laid, kept, same = [], [], 0
        for whose, candidates in sorted(named.items()):
            latest, sentences = _latest(candidates)
            left += sentences
            if latest is None:
                continue
            happened = _lay(submitted, latest)
            if happened is None:
                same += 1
            elif happened.refused:
                left.append(happened.refused)
            else:
                laid.append(whose)
                kept += [happened.kept] if happened.kept else []
    return Collected(tuple(laid), same, tuple(kept), tuple(left), tuple(others))


def _latest(candidates: list[Candidate]) -> tuple[Candidate | None, list[str]]:
    """The latest notebook of a student and chapter, None where several people handed one in; and what to say."""
    student, chapter = candidates[0].student, candidates[0].chapter
    senders = sorted({candidate.sender for candidate in candidates})
    if len(senders) > 1:
        people = ", ".join(sender or "somebody whom the LMS does not name" for sender in senders)
        return None, [
            f"{student}'s {chapter} was handed in by {len(senders)} people ({people}), and none was taken: "
            "delete the wrong one and collect again."
        ]
    latest = max(candidates, key=lambda each: (each.when, each.again, each.shown))
    return latest, [
        f"{each.shown} was left aside: {student} handed in a later one."
        for each in candidates
        if each.digest != latest.digest
    ]


def _candidate(found: Found, names: re.Pattern[str], chapters: Sequence[str]) -> Candidate | str:
    """Whose it is and of which chapter, or why that cannot be said."""
    stem = found.name[: -len(".ipynb")]
    numbered = AGAIN.search(stem)
    plain = stem[: numbered.start()] if numbered else stem
    if numbered and numbered[1]:
        stem = plain
    match, short = names.match(stem), names.match(plain)
    if match and match["file_id"] not in chapters:
        return f"{match['file_id']} is no chapter of this course"
    chapter = match["file_id"] if match else next((name for name in chapters if plain.endswith(name)), None)
    if chapter is None:
        return "its name tells no chapter and student, as 01-two-phases-STUDENT.ipynb does"
    if match and not ASIDE.fullmatch(stem[match.end() :]):
        return "its name holds more than a student's id of letters, digits, - and _ after the chapter"
    told = _own_student(found.content)
    student = match["student_id"] if match else told
    again = int(numbered[1]) if numbered and numbered[1] else 0
    # STUDENT-1 may be a person's id, or STUDENT's second file: the notebook itself says which
    if match and short and numbered and numbered[2] and told == short["student_id"]:
        student, again = told, int(numbered[2])
    if not ALLOWED.fullmatch(student):
        return "neither its name nor the notebook tells a student's id of letters, digits, - and _, at most 64"
    when = found.when
    if match and match.groupdict().get("timestamp"):
        try:
            when = parse_utc(match["timestamp"]).replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            return "the time in its name cannot be read"
    return Candidate(student, chapter, _sender(found), when, again, "/".join(found.parts))


def _sender(found: Found) -> str:
    """Who handed it in, by the LMS: the one thing in a download that a student cannot choose."""
    for part in found.parts[:-1]:
        if moodle := MOODLE.match(part):
            return moodle["who"]
    canvas = CANVAS.match(found.name)
    return canvas["who"].replace("_LATE_", "_") if canvas else ""


def _own_student(content: bytes) -> str:
    """The id in the notebook's own metadata, where `course submit` writes it; "" where there is none."""
    try:
        student = json.loads(content)["metadata"]["course"]["student"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return student if isinstance(student, str) else ""


@dataclass(frozen=True)
class _Laid:
    """What became of one submission: a sentence where an earlier one was kept, another where it was refused."""

    kept: str = ""
    refused: str = ""


def _lay(submitted: Path, latest: Candidate) -> _Laid | None:
    """Lays one submission, all or nothing; None where the same bytes are there already."""
    folder = submitted / latest.student / latest.chapter
    target = folder / f"{latest.chapter}.ipynb"
    if folder.resolve() != submitted.resolve() / latest.student / latest.chapter:
        return _Laid(
            refused=f"{folder} is a link to somewhere else, and nothing was written there: take the link away."
        )
    if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == latest.digest:
        return None
    stamp = latest.when.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    earlier = _time_of(folder)
    if earlier and earlier > stamp:
        return _Laid(refused=f"{latest.shown} was left aside: {latest.student}'s submission in {folder} is later.")
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    shutil.move(latest.copy, part / target.name)
    (part / "timestamp.txt").write_text(f"{stamp:%Y-%m-%d %H:%M:%S} UTC\n", encoding="utf-8")
    told = ""
    if folder.exists():
        number = 1
        while folder.with_name(f"{folder.name}.{number}").exists():
            number += 1
        kept = folder.rename(folder.with_name(f"{folder.name}.{number}"))
        told = f"{latest.student}'s earlier submission is kept as {kept}."
    part.rename(folder)
    return _Laid(kept=told)


def _time_of(folder: Path) -> datetime | None:
    try:
        moment: datetime = parse_utc((folder / "timestamp.txt").read_text(encoding="utf-8").strip())
    except (OSError, ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=None)
