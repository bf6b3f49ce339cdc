# SPDX-License-Identifier: Apache-2.0
"""`course release`: one chapter as a zip for learners, which opens without the repository and holds no answers.

It holds the learner's notebook, the course's library without the rooms of author, engineer, instructor and bench,
the pinned environment, the licences and a page that says how to begin. The same chapter gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from course_lib.learner.work import _write_whole

from .build import Editions, build_editions
from .scan import keys, leaks
from .settings import Refused

FOLDER = "training-vs-inference"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNIX = 3
ROOMS = ("author", "bench", "engineer", "instructor")
TEMPLATES = "course_lib/author/handed_out"
AS_THEY_ARE = ("LICENSE", "LICENSE-TEXT", "binder/requirements.txt")
SECRET_FOLDERS = ("solutions", "tests")
TELLING = 20  # characters; a shorter explanation, such as "Yes.", may stand anywhere

QUIZ = {
    True: "It keeps your answers; whether they are right is told when the grades are released.",
    False: "It tells you at once whether an answer is right, and why.",
}

NBGRADER_CONFIG = """\
# SPDX-License-Identifier: Apache-2.0
# `course` knows its folder by this file, and Validate in JupyterLab reads it.
c = get_config()
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = r"(?s).*"
c.Execute.timeout = 120
"""


@dataclass(frozen=True)
class Handout:
    """One chapter as it is handed out: its name, the zip's bytes, how many files, whether answers are withheld."""

    slug: str
    content: bytes
    files: int
    withheld: bool


def make_handout(course: Path, slug: str, library: Path) -> Handout:
    """Packs a chapter's learner edition as it stands in `notebooks/`.

    Args:
      course: the repository, or a private course.
      slug: the chapter's full name.
      library: the repository, from which the library and the environment are taken.

    Raises:
      SourceError: a chapter's Markdown cannot be built.
      Refused: the notebook is stale, or something in the zip would tell an answer.
    """
    editions = build_editions(course)
    edition = next((edition for edition in editions if edition.slug == slug), None)
    if edition is None:
        raise Refused(f"{slug} has no Markdown in {course / 'solutions'}: write it there, then run `course build`.")
    members = {f"notebooks/{slug}/{slug}.ipynb": _released(course, edition)} | _surroundings(edition, library)
    members |= {f"course_lib/{name}": content for name, content in _library(library).items()}
    for told in secrets_in(members, editions, [course, library]):
        raise Refused(f"{slug}.zip is not written, since {told}.")
    return Handout(slug, _zipped(members), len(members), edition.chapter.withhold)


def write_handout(handout: Handout, to: Path, *, force: bool = False) -> Path:
    """Writes the zip, all or nothing; into a folder under the chapter's name. Returns where it lies.

    Raises:
      Refused: a different file is there already, and `force` is not set.
      OSError: the folder cannot be written to.
    """
    path = to / f"{handout.slug}.zip" if to.is_dir() else to
    if path.exists() and path.read_bytes() != handout.content and not force:
        raise Refused(f"{path} is there already and differs: move it away, choose another --to, or add --force.")
    _write_whole(path, handout.content)
    return path


def secrets_in(members: Mapping[str, bytes], editions: list[Editions], roots: list[Path]) -> list[str]:
    """What in a zip would tell an answer: a place, a file of the answers' folders, an explanation; half sentences."""
    answers = {
        hashlib.sha256(path.read_bytes()).digest(): path
        for root in roots
        for folder in SECRET_FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.stat().st_size
    }
    whys = {why for edition in editions for _, why in keys(edition.chapter) if len(why) >= TELLING}
    found = []
    for name, content in members.items():
        parts = PurePosixPath(name).parts
        if parts[0] in (*SECRET_FOLDERS, ".git") or (parts[0] == "course_lib" and parts[1] in ROOMS):
            found.append(f"learners do not get {name}")
        if path := answers.get(hashlib.sha256(content).digest()):
            found.append(f"{name} is a copy of {path}")
        text = content.decode(errors="replace")
        if any(why in text for why in whys):
            found.append(f"{name} holds an explanation that tells a key")
    return found


def _released(course: Path, edition: Editions) -> bytes:
    """The learner's notebook as it stands, if it is what its Markdown builds and tells nothing."""
    path = course / "notebooks" / edition.slug / f"{edition.slug}.ipynb"
    if not path.is_file():
        raise Refused(f"{path} is missing: run `course build` first, with --private for a private course.")
    content = path.read_bytes()
    for told in leaks(edition.chapter, content):
        raise Refused(f"{told.removesuffix('.')}: learners may not get this, so take it out and build again.")
    if content != edition.learner:
        raise Refused(
            f"{path} is not what its Markdown builds: run `course build`, with --private for a private course."
        )
    return content


def _surroundings(edition: Editions, library: Path) -> dict[str, bytes]:
    """What a learner needs besides notebook and library."""
    chapter = edition.chapter
    facts = {"title": chapter.title, "slug": chapter.slug, "number": chapter.slug[:2], "quiz": QUIZ[chapter.withhold]}
    start = _read(library, f"{TEMPLATES}/START.md").decode().format_map(facts)
    project = _read(library, "pyproject.toml").decode().replace('readme = "README.md"', 'readme = "START.md"')
    return {
        "START.md": start.encode(),
        "Makefile": _read(library, f"{TEMPLATES}/Makefile"),
        "nbgrader_config.py": NBGRADER_CONFIG.encode(),
        "pyproject.toml": project.encode(),
        **{name: _read(library, name) for name in AS_THEY_ARE},
    }


def _library(library: Path) -> dict[str, bytes]:
    """The package as its wheel would hold it, without the rooms in which answers are made and graded."""
    settings = tomllib.loads(_read(library, "pyproject.toml").decode())
    package = library / "course_lib"
    patterns = ["**/*.py", *settings["tool"]["setuptools"]["package-data"]["course_lib"]]
    found = {path.relative_to(package) for pattern in patterns for path in package.glob(pattern) if path.is_file()}
    kept = sorted(path.as_posix() for path in found if path.parts[0] not in ROOMS)
    return {name: (package / name).read_bytes() for name in kept}


def _read(library: Path, name: str) -> bytes:
    path = library / name
    if not path.is_file():
        raise Refused(f"{path} is missing: run `course release` with the course installed from its repository.")
    return path.read_bytes()


def _zipped(members: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", LONG_AGO)
            entry.create_system, entry.compress_type, entry.external_attr = UNIX, zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, members[name], compresslevel=9)
    return packed.getvalue()
