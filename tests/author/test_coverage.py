# SPDX-License-Identifier: Apache-2.0
"""Every concept of a chapter that exists is explained and met; the page that says where is built, and checked."""

from pathlib import Path

import pytest

from course_lib.author.build import build_editions, chapter_sources, differences, write_editions
from course_lib.author.concepts import Concept, read_concepts
from course_lib.author.coverage import PAGE, coverage, page
from course_lib.author.source import read_chapter

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {path.stem: path for path in chapter_sources(ROOT)}
KNOWN = {
    7: Concept(7, "01-small", "Seven is small."),
    8: Concept(8, "01-small", "Eight is nowhere."),
    9: Concept(9, "09-later", "Nine comes later."),
}


@pytest.fixture
def small(tmp_path, new_repository):
    """The small repository with a mark of each kind and a folder for pages."""
    root = new_repository(tmp_path)
    path = root / "solutions" / "01-small" / "01-small.md"
    marked = "Some words.\n\n<!-- concepts: 7, 9 -->\n\n## 1 · Look\n\n<!-- experiment: 7 -->\n"
    path.write_text(path.read_text().replace("Some words.\n", marked))
    (root / "docs").mkdir()
    return root


def small_rows(root, *changes):
    path = root / "solutions" / "01-small" / "01-small.md"
    for old, new in changes:
        path.write_text(path.read_text().replace(old, new))
    return coverage([read_chapter(path)], KNOWN)


def lacking(rows):
    return {row.concept.number: row.missing for row in rows if row.missing}


def test_no_concept_of_an_existing_chapter_is_missing():
    assert lacking(coverage([read_chapter(path) for path in SOURCES.values()], read_concepts())) == {}


@pytest.mark.parametrize(
    ("planted", "replaced", "missed"),
    [
        ("<!-- concepts: 1 -->", "", {1: ["explained"]}),
        ("<!-- concepts: 12, 17 -->", "<!-- concepts: 12 -->", {17: ["explained"]}),
        ("concepts = [28]", "concepts = [29]", {}),  # 28 is met elsewhere too
        ("<!-- concepts: 90 -->", "<!-- experiment: 90 -->", {90: ["explained"]}),
    ],
)
def test_a_concept_that_is_taken_out_of_a_real_chapter_is_missed(planted, replaced, missed, tmp_path):
    path = tmp_path / "01-two-phases.md"
    text = SOURCES["01-two-phases"].read_text()
    assert planted in text
    path.write_text(text.replace(planted, replaced))
    rows = coverage([read_chapter(path)], read_concepts())
    assert lacking(rows) == missed


def test_a_place_in_another_chapter_is_told_and_is_not_enough(small, tmp_path):
    path = small / "solutions" / "01-small" / "01-small.md"
    own = tmp_path / "09-later.md"
    own.write_text(path.read_text().replace("<!-- concepts: 7, 9 -->", ""))
    (row,) = coverage([read_chapter(path), read_chapter(own)], {9: KNOWN[9]})
    assert [place[:4] for place in row.explained] == ["[01:"]
    assert row.missing == ["explained", "met"]


def test_each_place_is_named_with_its_section_exercise_or_question(small):
    seven, eight, nine = small_rows(small)
    link = "../notebooks/01-small/01-small.ipynb"
    assert seven.explained == (f"[01: Story]({link}#Story)",)
    assert seven.met == (
        f"[01: exercise double]({link}#Exercise%3A-Double)",
        f"[01: exercise phases]({link}#Exercise%3A-Phases)",
        f"[01: experiment in 1 · Look]({link}#1-%C2%B7-Look)",
    )
    assert seven.asked == tuple(f"[01: {item}]({link}#Quiz)" for item in ("one", "steps", "sum"))
    assert (seven.missing, eight.missing, nine.missing) == ([], ["explained", "met"], [])
    assert (nine.written, nine.explained) == (False, seven.explained)


def test_a_question_alone_lets_one_meet_a_concept_too(small):
    seven, *_ = small_rows(
        small, ("<!-- experiment: 7 -->\n", ""), ("points = 2\nconcepts = [7]", "points = 2\nconcepts = [8]")
    )
    assert seven.missing == []


def test_the_page_has_a_row_a_concept_and_says_what_is_not_written_yet(small):
    lines = page(small_rows(small)).splitlines()
    assert "Taught so far: 1 of 3." in lines
    rows = [line for line in lines if line.startswith("| ") and line[2].isdigit()]
    assert [row.split(" | ")[0] for row in rows] == ["| 7", "| 8", "| 9"]
    assert "09: not written yet" in rows[2]


def test_the_build_writes_the_page_and_its_check_sees_an_old_one(small):
    write_editions(small, build_editions(small))
    assert differences(small, build_editions(small)) == []
    told = "docs/coverage.md is not what the chapters build."
    (small / PAGE).write_text((small / PAGE).read_text().replace("Taught", "Told"))
    assert differences(small, build_editions(small)) == [told]
    (small / PAGE).unlink()
    assert differences(small, build_editions(small)) == [told]
    assert write_editions(small, build_editions(small)) == [small / PAGE]


def test_a_folder_without_pages_gets_none(small):
    (small / "docs").rmdir()
    write_editions(small, build_editions(small))
    assert not (small / "docs").exists()
