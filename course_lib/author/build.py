# SPDX-License-Identifier: Apache-2.0
"""`course build`: from one Markdown file to the instructor's and the learner's notebook, the same bytes each time."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course_lib.learner.glossary import read_glossary

from . import coverage, glossary_page, readme
from .concepts import read_concepts
from .scan import leaks
from .settings import is_private, withholds
from .source import Chapter, SourceError, instructor_notebook, read_chapter

UNSEEN = "course_lib/learner/unseen"
"""Where the package keeps the hidden checks of the open course."""
SET_UP = """\
# Set-up: run this cell first. On Colab it installs the course; everywhere else it only makes jax ready.
try:
    import course_lib
except ModuleNotFoundError:
    %pip install --quiet "course-lib @ git+{repository}"
    import course_lib

from course_lib.learner import answered, check, close, equals, hidden, holds, identical, matched, points, together

print(course_lib.setup())"""


@dataclass(frozen=True)
class Editions:
    """The two notebooks of one chapter, as bytes."""

    chapter: Chapter
    instructor: bytes
    learner: bytes

    @property
    def slug(self) -> str:
        """The chapter's name, NN-slug."""
        return self.chapter.slug


def chapter_sources(root: Path) -> list[Path]:
    """The chapters' Markdown files in the order of their numbers."""
    return sorted(path for path in root.glob("solutions/[0-9][0-9]-*/*.md") if path.stem == path.parent.name)


def build_editions(root: Path) -> list[Editions]:
    """Builds both editions of every chapter, in memory; `[tool.course] quiz_feedback` says whether keys are withheld.

    Raises:
      SourceError: a chapter's Markdown cannot be built; the message says where and why.
      Refused: pyproject.toml does not say when the quiz answers.
    """
    withhold = withholds(root)
    offers_unseen = not withhold and not is_private(root)
    chapters = [read_chapter(path, withhold=withhold, offers_unseen=offers_unseen) for path in chapter_sources(root)]
    address = readme.repository(root)
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        for chapter, following in zip(chapters, [*chapters[1:], None], strict=True):
            notebook = instructor_notebook(
                chapter, set_up=SET_UP.format(repository=address), following=_next(following)
            )
            source = course / "solutions" / chapter.slug / f"{chapter.slug}.ipynb"
            source.parent.mkdir(parents=True)
            nbformat.write(notebook, source)
        return [_generate(root, course, chapter) for chapter in chapters]


def write_editions(root: Path, editions: list[Editions], *, only_instructor: bool = False) -> list[Path]:
    """Writes what differs and removes from `notebooks/` what has no source; returns the paths it touched.

    In a private course nothing is removed, since no git keeps it; `differences` names what has no source.
    """
    wanted = {_instructor_path(root, edition.slug): edition.instructor for edition in editions}
    orphans = []
    if not only_instructor:
        wanted |= {_learner_path(root, edition.slug): edition.learner for edition in editions}
        orphans = [] if is_private(root) else _orphans(root, editions)
        wanted |= _readme(root, editions) | _coverage(root, editions) | _glossary(root) | _unseen(root, editions)
    touched = [path for path, content in wanted.items() if not path.exists() or path.read_bytes() != content]
    for path in touched:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[path])
    for orphan in orphans:
        shutil.rmtree(orphan) if orphan.is_dir() else orphan.unlink()
    return touched + orphans


def differences(root: Path, editions: list[Editions]) -> list[str]:
    """What in `notebooks/` is not what a build would make, or must not stand there, one sentence each."""
    found = []
    for edition in editions:
        path = _learner_path(root, edition.slug)
        if not path.exists():
            found.append(f"{path.relative_to(root)} is missing.")
        elif path.read_bytes() != edition.learner:
            found.append(f"{path.relative_to(root)} is not what its Markdown builds.")
            found += leaks(edition.chapter, path.read_bytes())
        found += leaks(edition.chapter, edition.learner)
    found += [f"{path.relative_to(root)} has no source." for path in _orphans(root, editions)]
    found += ["The badges in README.md are not those of [tool.course] repository, or its chapters not these."] * any(
        path.read_bytes() != content for path, content in _readme(root, editions).items()
    )
    found += [
        f"{path.relative_to(root)} is not what the chapters build."
        for path, content in (_coverage(root, editions) | _glossary(root) | _unseen(root, editions)).items()
        if not path.exists() or path.read_bytes() != content
    ]
    return found


def _readme(root: Path, editions: list[Editions]) -> dict[Path, bytes]:
    """README.md as it should be; nothing for a folder without one, and a private course's is its owner's."""
    path = root / "README.md"
    if not path.exists() or is_private(root):
        return {}
    text = readme.with_section(path.read_text(encoding="utf-8"), "badges", readme.badges(readme.repository(root)))
    text = readme.with_section(text, "chapters", readme.chapter_list([edition.chapter for edition in editions]))
    return {path: text.encode()}


def _coverage(root: Path, editions: list[Editions]) -> dict[Path, bytes]:
    """The page of concepts; nothing for a folder without docs, such as a private course."""
    path = root / coverage.PAGE
    if not path.parent.is_dir():
        return {}
    rows = coverage.coverage([edition.chapter for edition in editions], read_concepts())
    return {path: coverage.page(rows).encode()}


def _glossary(root: Path) -> dict[Path, bytes]:
    """The page of terms; nothing for a folder without docs."""
    path = root / glossary_page.PAGE
    if not path.parent.is_dir():
        return {}
    texts = {source.stem: source.read_text(encoding="utf-8") for source in chapter_sources(root)}
    return {path: glossary_page.page(read_glossary(), texts).encode()}


def _unseen(root: Path, editions: list[Editions]) -> dict[Path, bytes]:
    """The hidden checks that the open course's package holds; nothing for a folder without the package."""
    folder = root / UNSEEN
    if not folder.is_dir() or is_private(root):
        return {}
    return {
        folder / f"{edition.slug}.json": f"{json.dumps(edition.chapter.unseen, indent=1)}\n".encode()
        for edition in editions
        if edition.chapter.offers_unseen and edition.chapter.unseen
    }


def _instructor_path(root: Path, slug: str) -> Path:
    return root / "solutions" / slug / f"{slug}.ipynb"


def _learner_path(root: Path, slug: str) -> Path:
    return root / "notebooks" / slug / f"{slug}.ipynb"


def _orphans(root: Path, editions: list[Editions]) -> list[Path]:
    """What no chapter makes in `notebooks/` and among the unseen checks: an old chapter, a stray file, a solution."""
    ours = {_learner_path(root, edition.slug) for edition in editions}
    keep = ours | {path.parent for path in ours}
    unseen = sorted(set((root / UNSEEN).glob("*.json")) - set(_unseen(root, editions)))
    found = [path for path in sorted((root / "notebooks").rglob("*")) if path not in keep]
    found = [path for path in found if ".ipynb_checkpoints" not in path.parts]
    return unseen + [path for path in found if path.parent == root / "notebooks" or path.parent in keep]


def _generate(root: Path, course: Path, chapter: Chapter) -> Editions:
    """The learner's edition by nbgrader's own generate_assignment, without a gradebook."""
    slug = chapter.slug
    config: Config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.assignment_id = slug
    config.SaveCells.enabled = False
    config.GenerateAssignment.no_database = True
    with _quiet_nbgrader() as complaints:
        converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
        converter.log = logging.getLogger("course.build")
        try:
            converter.start()
        except (NbGraderException, SystemExit) as error:
            raise SourceError(f"{slug}: nbgrader refuses it: {' '.join(complaints) or error}") from error
    source = course / "solutions" / slug / f"{slug}.ipynb"
    release = course / "notebooks" / slug / f"{slug}.ipynb"
    return Editions(chapter, source.read_bytes(), release.read_bytes())


@contextmanager
def _quiet_nbgrader() -> Iterator[list[str]]:
    """Keeps nbgrader's log from the terminal and its errors for our one sentence."""
    complaints: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR:
                complaints.append(record.getMessage().splitlines()[0])

    logger, handler = logging.getLogger("course.build"), Keep()
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield complaints
    finally:
        logger.removeHandler(handler)


def _next(chapter: Chapter | None) -> str:
    """The link below the take-away; the last chapter has none."""
    if chapter is None:
        return ""
    return f"**Next.** [{int(chapter.slug[:2])} · {chapter.title}](../{chapter.slug}/{chapter.slug}.ipynb)"
