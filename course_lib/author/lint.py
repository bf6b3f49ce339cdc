# SPDX-License-Identifier: Apache-2.0
"""`course lint`: everything that a chapter must hold before it is released, one finding a fault."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from . import lint_code as code
from . import lint_runs as runs
from . import lint_shape as shape
from . import lint_text as text
from .build import Editions, build_editions, chapter_sources, differences
from .concepts import read_concepts
from .lint_text import Finding, Source
from .source import SourceError, read_chapter

KEPT_WORDS = Path("docs") / "words.txt"


def lint(root: Path, slug: str | None = None, *, run: Callable[[bytes], runs.Ran] | None = runs.run) -> list[Finding]:
    """All findings in one chapter or in the whole course, in the order of chapters and rules.

    Args:
      root: the course's folder.
      slug: the chapter's full name; None for all of them.
      run: runs an edition; None skips the rules that need a run, which takes about twice as long as the chapter.
    """
    findings: list[Finding] = []
    sources: list[Source] = []
    for path in chapter_sources(root):
        if slug in (None, path.stem):
            read = _read(path)
            findings += [read] if isinstance(read, Finding) else _text_findings(root, read)
            sources += [read] if isinstance(read, Source) else []
    try:
        editions = build_editions(root)
    except Exception as error:  # one chapter that cannot be built stops the build of all
        if not any(finding.rule == "source" for finding in findings):
            named = (path.stem for path in chapter_sources(root) if path.stem in str(error))
            findings.append(_unreadable(next(named, slug or "course"), error))
        return findings
    findings += _released(root, editions, slug)
    if run is not None:
        built = {edition.slug: edition for edition in editions}
        for source in sources:
            findings += _run_findings(source, built[source.chapter.slug], run)
    return sorted(findings, key=lambda finding: finding.chapter)


def _read(path: Path) -> Source | Finding:
    try:
        return Source(path, path.read_text(encoding="utf-8"), read_chapter(path))
    except Exception as error:  # whatever stops the reader stands in the author's text
        return _unreadable(path.stem, error)


def _unreadable(slug: str, error: Exception) -> Finding:
    reason = textwrap.shorten(str(error), 300)
    if not isinstance(error, SourceError):
        reason = f"It cannot be read ({type(error).__name__}: {reason}): mend what this names."
    return Finding(slug, "source", "source", reason)


def _text_findings(root: Path, source: Source) -> Iterator[Finding]:
    slugs = [path.stem for path in chapter_sources(root)]
    pages = {(root / "notebooks" / slug / f"{slug}.ipynb").resolve() for slug in slugs}
    yield from text.unfinished(source)
    yield from text.directives(source)
    yield from text.identities(source)
    yield from text.opening(source)
    yield from text.hints(source)
    yield from code.alt_texts(source)
    yield from text.concepts(source, read_concepts())
    yield from text.explanations(source)
    yield from text.shape(source)
    yield from shape.recall(source)
    yield from shape.boxes(source)
    yield from shape.cycles(source)
    yield from shape.quiz_kinds(source)
    yield from shape.take_away(source)
    yield from code.sizes(source)
    yield from text.links(source, pages, root / "notebooks" / source.chapter.slug)
    yield from text.spelling(source, root / KEPT_WORDS)


def _released(root: Path, editions: list[Editions], slug: str | None) -> Iterator[Finding]:
    """What in `notebooks/` is stale, has no source, or tells a solution, a hidden check or a key."""
    for sentence in dict.fromkeys(differences(root, editions)):
        named = next((edition.slug for edition in editions if edition.slug in sentence), "course")
        if slug in (None, named):
            told = f"{sentence.removesuffix('.')}: mend the Markdown if the fault is there, then run `course build`."
            yield Finding(named, "notebooks", "released", told)


def _run_findings(source: Source, edition: Editions, run: Callable[[bytes], runs.Ran]) -> Iterator[Finding]:
    learner, instructor = run(edition.learner), run(edition.instructor)
    yield from runs.tracebacks(source, "learner", learner)
    yield from runs.unsolved(source, learner)
    yield from runs.tracebacks(source, "instructor", instructor)
    yield from runs.solved(source, instructor)
    yield from runs.numbers(source, instructor)
    yield from runs.pictures(source, instructor)
