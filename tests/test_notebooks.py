# SPDX-License-Identifier: Apache-2.0
"""Every chapter runs from top to bottom: as released without a traceback, as solved with every point."""

import functools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from course_lib.author.build import chapter_sources
from course_lib.author.source import read_chapter
from course_lib.bench.chapters import MOST_MEBIBYTES, Run, page, run_chapter
from course_lib.learner.results import read_notebook
from course_lib.learner.run import run_notebook

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = [path.stem for path in chapter_sources(ROOT)]


@functools.cache
def ran(path: Path) -> Run:
    """What `run_chapter` says, once for each notebook: the timings tell of the runs that the tests make anyway."""
    return run_chapter(path)


@pytest.mark.parametrize("slug", CHAPTERS)
def test_as_released_it_ends_without_a_traceback_and_without_points(slug):
    run = run_chapter(ROOT / "notebooks" / slug / f"{slug}.ipynb")
    assert run.errors == ()
    assert run.mebibytes < MOST_MEBIBYTES
    assert len(run.points) > 0
    assert set(run.points.values()) == {0}


@pytest.mark.long
@pytest.mark.parametrize("slug", CHAPTERS)
@pytest.mark.parametrize("public_data", [True, False])
def test_solved_it_gets_every_point_with_public_data_and_without(slug, public_data, course, course_data, monkeypatch):
    if not public_data:
        monkeypatch.setenv("COURSE_DATA", "/nowhere")
        monkeypatch.setenv("COURSE_CACHE", str(course / "empty-cache"))
    chapter = read_chapter(ROOT / "solutions" / slug / f"{slug}.md")
    path = course / "solutions" / slug / f"{slug}.ipynb"
    run = ran(path) if public_data else run_chapter(path)
    assert run.errors == ()
    assert run.mebibytes < MOST_MEBIBYTES
    exercises = chapter.exercises.values()
    wanted = {f"{e.id}-check" if e.automatic else e.id: e.points if e.automatic else 0 for e in exercises}
    assert run.points == wanted | {f"quiz-{item.id}-check": 1 for item in [*chapter.items, *chapter.pools]}


@pytest.mark.long
def test_every_chapter_keeps_its_limits_and_the_page_of_timings_is_built(course):
    paths = [course / folder / slug / f"{slug}.ipynb" for slug in CHAPTERS for folder in ("notebooks", "solutions")]
    runs = [ran(path) for path in paths]
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    (build / "timings.md").write_text(page(runs))
    # the clock of a busy machine would count what others do
    assert [told for run in runs for told in replace(run, seconds=run.cpu_seconds).broken] == []


def test_the_key_of_the_eight_calls_is_what_the_chapter_measures(course):
    """Nobody decides by hand which calls change parameters: the solved chapter prints what it measured."""
    slug = "01-two-phases"
    notebook = read_notebook(course / "solutions" / slug / f"{slug}.ipynb")
    ran, _ = run_notebook(notebook, course / "solutions" / slug)
    printed = "".join(o.get("text", "") for cell in ran.cells for o in cell.get("outputs", []))
    measured = dict(re.findall(r"^([A-H]) +[0-9a-f]{12} +[0-9a-f]{12} +(True|False)", printed, re.MULTILINE))
    chapter = read_chapter(ROOT / "solutions" / slug / f"{slug}.md")
    assert measured == {row.name: str(row.right) for row in chapter.matches["eight-calls"]}
