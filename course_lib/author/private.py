# SPDX-License-Identifier: Apache-2.0
"""`--private FOLDER`: an instructor's own course, whose checks, keys and seeds no learner's machine holds.

The folder is a course like the repository, so that `course`, nbgrader and formgrader work in it: Markdown in
`solutions/`, which the instructor edits, `nbgrader_config.py`, and a `pyproject.toml` that withholds the answers.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from course_lib.learner.behaviour import SEED_FILE
from course_lib.learner.work import _write_whole

from .bank import bank_sources
from .build import chapter_sources
from .readme import repository
from .settings import Refused, is_private
from .source import Chapter, read_chapter

SEED_BYTES = 32
SETTINGS = """\
# A private course, made by `course build --private`: keep this folder off learners' machines and out of public git.
[tool.course]
repository = "{repository}"
# "withheld": the learners' notebooks hold no key, no explanation and no solution. After the grades are released,
# "at once" makes editions that answer at once, with sealed keys inside.
quiz_feedback = "withheld"
"""


def set_up(root: Path, folder: Path) -> list[Path]:
    """Makes a folder a private course, or completes one; what is there already stays as it is.

    Args:
      root: the repository, from which chapters and settings are copied.
      folder: a new or empty folder, or one that this function made.

    Returns:
      The files that were laid, in order; empty when nothing was lacking.

    Raises:
      Refused: the folder lies inside the repository, or holds something else.
    """
    root, folder = root.resolve(), folder.resolve()
    if root in (folder, *folder.parents):
        raise Refused(f"{folder} lies inside the repository {root}, whose files are public: name a folder outside it.")
    if folder.exists() and not is_private(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} holds something else: name a new or an empty folder for the private course.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    laid = _lay_seed(folder / SEED_FILE)  # first, so that a set-up that was cut short can go on
    wanted = {
        "nbgrader_config.py": (root / "nbgrader_config.py").read_bytes(),
        "pyproject.toml": SETTINGS.format(repository=repository(root)).encode(),
    }
    banks = [path for source in chapter_sources(root) for path in bank_sources(source.parent)]
    wanted |= {path.relative_to(root).as_posix(): path.read_bytes() for path in [*chapter_sources(root), *banks]}
    for name, content in wanted.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
            laid.append(path)
    return laid


def course_in(folder: Path) -> Path:
    """The private course that lies in a folder.

    Raises:
      Refused: there is none.
    """
    if not is_private(folder):
        raise Refused(f"{folder} is no private course yet: `course build --private {folder}` makes it one.")
    return folder.resolve()


def what_is_public(root: Path, chapters: Sequence[Chapter]) -> list[str]:
    """For each chapter of a private course, how many of its answers can be read in the public repository.

    Args:
      root: the repository.
      chapters: those of the private course.

    Raises:
      SourceError: a chapter of the repository cannot be read.
    """
    public = {path.stem: _answers(read_chapter(path)) for path in chapter_sources(root)}
    told = []
    for chapter in chapters:
        ours, theirs = _answers(chapter), public.get(chapter.slug, {})
        same = [identity for identity, answer in ours.items() if theirs.get(identity) == answer]
        if same:
            told.append(
                f"{chapter.slug}: the public repository still tells {len(same)} of {len(ours)} answers "
                f"({', '.join(same)}): change those questions in your solutions folder before they count."
            )
    return told


def _answers(chapter: Chapter) -> dict[str, object]:
    """What an answer is judged by: the key with its question, or the reference solution."""
    sources = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in chapter.cells}
    exercises: dict[str, object] = {identity: sources[identity] for identity in chapter.exercises}
    exercises |= {f"quiz-{pool.id}": pool for pool in chapter.pools}
    return exercises | {
        f"quiz-{item.id}": (item.question, item.texts, item.rows, item.key, item.answer) for item in chapter.items
    }


def _lay_seed(path: Path) -> list[Path]:
    """A random number for all that is drawn in this course; made once, and readable to its owner alone."""
    if path.exists():
        return []
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SEED_BYTES) + "\n")
    return [path]
