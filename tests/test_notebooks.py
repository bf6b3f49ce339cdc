# SPDX-License-Identifier: Apache-2.0
"""Every chapter runs from top to bottom: as released without a traceback, as solved with every point."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from course_lib.author.build import chapter_sources
from course_lib.author.lint import lint
from course_lib.author.lint_runs import summarize
from course_lib.author.source import read_chapter
from course_lib.bench.chapters import MOST_MEBIBYTES, page, run_chapter
from course_lib.learner.results import read_items

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = [path.stem for path in chapter_sources(ROOT)]
FAST = {slug for slug in CHAPTERS if slug[:2] in ("00", "01", "13")}
"""Chapters whose released edition runs in `make test`; those of the others run in the long tests."""


def possible_points(slug):
    """The points of each check of a solved chapter, and 0 for what a person grades."""
    chapter = read_chapter(ROOT / "solutions" / slug / f"{slug}.md")
    exercises = chapter.exercises.values()
    points = {f"{e.id}-check" if e.automatic else e.id: e.points if e.automatic else 0 for e in exercises}
    return points | {f"quiz-{item.id}-check": 1 for item in [*chapter.items, *chapter.pools]}


@pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=() if slug in FAST else pytest.mark.long) for slug in CHAPTERS]
)
def test_released_edition_runs_without_traceback_and_without_points(slug, execute):
    run = execute(slug, "notebooks").run
    assert run.errors == ()
    assert run.mebibytes < MOST_MEBIBYTES
    assert len(run.points) > 0
    assert set(run.points.values()) == {0}


@pytest.mark.long
@pytest.mark.parametrize("slug", CHAPTERS)
def test_solved_edition_gets_every_point(slug, execute, course_data):
    run = execute(slug, "solutions").run
    assert run.errors == ()
    assert run.mebibytes < MOST_MEBIBYTES
    assert run.points == possible_points(slug)
    chapter = read_chapter(ROOT / "solutions" / slug / f"{slug}.md")
    tried = {item.id.removesuffix("-check"): item.unseen for item in read_items(execute(slug, "solutions").notebook)}
    counts = {identity: found for identity, found in tried.items() if found}
    assert set(counts) == set(chapter.unseen)
    assert [identity for identity, (passed, of) in counts.items() if passed < of] == []


@pytest.mark.long
@pytest.mark.parametrize("slug", CHAPTERS)
def test_solved_edition_gets_every_point_without_public_data(slug, built_course, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", "/nowhere")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "empty-cache"))
    run = run_chapter(built_course / "solutions" / slug / f"{slug}.ipynb")
    assert run.errors == ()
    assert run.mebibytes < MOST_MEBIBYTES
    assert run.points == possible_points(slug)


@pytest.mark.long
def test_every_chapter_keeps_its_memory_limit_and_the_page_of_timings_is_built(execute):
    runs = [execute(slug, folder).run for slug in CHAPTERS for folder in ("notebooks", "solutions")]
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    (build / "timings.md").write_text(page(runs))
    # neither clock is right on a busy machine: `course bench chapters` measures the time
    assert [sentence for run in runs for sentence in replace(run, seconds=0.0).broken] == []


@pytest.mark.long
def test_lint_finds_nothing_in_the_executed_chapters(execute, built_course):
    executed = {
        (built_course / folder / slug / f"{slug}.ipynb").read_bytes(): (slug, folder)
        for slug in CHAPTERS
        for folder in ("notebooks", "solutions")
    }

    def ran(notebook):
        done = execute(*executed[notebook])
        return summarize(done.notebook, done.stopped)

    assert [str(finding) for finding in lint(ROOT, run=ran)] == []


def test_the_key_of_the_eight_calls_is_what_the_chapter_measures(printed_by):
    """Nobody decides by hand which calls change parameters: the solved chapter prints what it measured."""
    slug = "01-two-phases"
    measured = dict(re.findall(r"^([A-H]) +[0-9a-f]{12} +[0-9a-f]{12} +(True|False)", printed_by(slug), re.MULTILINE))
    chapter = read_chapter(ROOT / "solutions" / slug / f"{slug}.md")
    assert measured == {row.name: str(row.right) for row in chapter.matches["eight-calls"]}
