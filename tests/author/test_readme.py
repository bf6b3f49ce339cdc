# SPDX-License-Identifier: Apache-2.0
"""Badges come from one address, and a README that lost a section says so."""

from pathlib import Path

import pytest

from course_lib.author.build import build_editions, differences
from course_lib.author.readme import badges, repository, with_section

ROOT = Path(__file__).resolve().parents[2]


def test_badges_and_the_colab_cell_come_from_one_address():
    address = repository(ROOT)
    name = address.removeprefix("https://github.com/")
    assert f"/gh/{name}/" in badges(address) and f"/github/{name}/" in badges(address)
    assert badges(address) in (ROOT / "README.md").read_text()
    assert f"git+{address}" in (ROOT / "notebooks" / "00-start-here" / "00-start-here.ipynb").read_text()


def test_a_readme_with_other_badges_is_caught(course):
    (course / "README.md").write_text("<!-- badges: x -->\n[old](https://example.org)\n<!-- /badges -->\n")
    assert any("badges" in told for told in differences(course, build_editions(course)))
    (course / "README.md").unlink()


def test_a_lost_section_is_named():
    with pytest.raises(ValueError, match="bench"):
        with_section("no marks here", "bench", "x")
