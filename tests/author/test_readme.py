# SPDX-License-Identifier: Apache-2.0
"""Badges come from one address, and a README that lost a section says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from course_lib.author.build import build_editions, chapter_sources, differences
from course_lib.author.concepts import read_concepts
from course_lib.author.readme import badges, chapter_list, repository, with_section
from course_lib.author.source import minutes, read_chapter

ROOT = Path(__file__).resolve().parents[2]


def test_badges_and_the_colab_cell_come_from_one_address():
    address = repository(ROOT)
    name = address.removeprefix("https://github.com/")
    assert f"/gh/{name}/" in badges(address) and f"/github/{name}/" in badges(address)
    assert badges(address) in (ROOT / "README.md").read_text()
    assert f"git+{address}" in (ROOT / "notebooks" / "00-start-here" / "00-start-here.ipynb").read_text()


def test_a_readme_with_other_badges_or_chapters_is_caught(course):
    editions = build_editions(course)
    right = (ROOT / "README.md").read_text()
    for old, new in [("mybinder.org", "example.org"), ("| 00 | [Start here]", "| 00 | [Start there]")]:
        (course / "README.md").write_text(right)
        assert differences(course, editions) == []
        assert old in right
        (course / "README.md").write_text(right.replace(old, new))
        assert any("README.md" in told for told in differences(course, editions))
    (course / "README.md").unlink()


def test_chapters_are_listed_with_their_minutes_and_those_to_come_are_counted():
    chapters = [read_chapter(path) for path in chapter_sources(ROOT)]
    first, *_ = chapters
    said = chapter_list([first]).splitlines()
    assert said[2] == f"| 00 | [Start here](notebooks/{first.slug}/{first.slug}.ipynb) | {sum(minutes(first))} |"
    assert said[-1] == "14 more are being written."
    slugs = {concept.chapter for concept in read_concepts().values()}
    assert "more" not in chapter_list([replace(first, slug=slug) for slug in sorted(slugs)])


def test_a_lost_section_is_named():
    with pytest.raises(ValueError, match="bench"):
        with_section("no marks here", "bench", "x")
