# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from course_lib.chapters import UnknownChapter, chapter_slugs, find_chapter


@pytest.fixture
def root(tmp_path):
    for path in (
        "solutions/01-two-phases/01-two-phases.md",
        "notebooks/00-start-here/00-start-here.ipynb",
        "notebooks/01-two-phases/01-two-phases.ipynb",
        "notebooks/01-two-phases/01-two-phases.2026.ipynb",
        "solutions/notes/notes.md",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    return tmp_path


def test_chapters_are_known_from_sources_or_notebooks_once_each(root):
    assert chapter_slugs(root) == ["00-start-here", "01-two-phases"]


@pytest.mark.parametrize("name", ["01", "01-two-phases"])
def test_number_and_name_mean_the_same_chapter(root, name):
    assert find_chapter(root, name) == "01-two-phases"


@pytest.mark.parametrize("name", ["", "1", "02", "two-phases", "01-two", "../01-two-phases"])
def test_another_name_is_refused_in_one_sentence_that_lists_the_chapters(root, name):
    with pytest.raises(UnknownChapter, match=r"^There is no chapter .*: choose one of 00-start-here, 01-two-phases\.$"):
        find_chapter(root, name)


def test_a_folder_without_chapters_says_so(tmp_path: Path):
    with pytest.raises(UnknownChapter, match="none so far"):
        find_chapter(tmp_path, "01")
