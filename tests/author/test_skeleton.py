# SPDX-License-Identifier: Apache-2.0
"""A new chapter builds and runs at once, and lint finds in it only what is left to write."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_lib.author.build import build_editions, write_editions
from course_lib.author.concepts import read_concepts
from course_lib.author.lint import lint
from course_lib.author.skeleton import NameRefused, write_skeleton
from course_lib.cli import app

ROOT = Path(__file__).resolve().parents[2]
SLUG = "02-data-and-splits"


@pytest.fixture
def root(tmp_path):
    """A course without chapters."""
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_a_new_chapter_builds_runs_and_lists_only_what_is_left_to_write(root):
    path = write_skeleton(root, SLUG, 'Data: the "splits"')
    editions = build_editions(root)
    write_editions(root, editions)
    findings = lint(root)
    assert editions[0].chapter.title == 'Data: the "splits"'
    assert {finding.rule for finding in findings} == {"unfinished", "concepts", "shape"}
    todos = [number for number, line in enumerate(path.read_text().splitlines(), start=1) if "TODO" in line]
    places = dict.fromkeys(finding.place for finding in findings if finding.rule == "unfinished")
    assert list(places) == [f"line {number}" for number in todos]
    lacking = [finding.place for finding in findings if finding.rule == "shape"]
    assert lacking == ["quiz", "exercises", "exercises", "figures"]


def test_the_concepts_of_the_chapter_stand_in_it(root):
    text = write_skeleton(root, SLUG, "Data").read_text()
    for concept in read_concepts().values():
        assert (f"explain concept {concept.number}: " in text) == (concept.chapter == SLUG)


def test_recall_begins_with_the_second_chapter_and_the_link_leads_to_the_one_before(root):
    first, second = write_skeleton(root, "01-one", "One").read_text(), write_skeleton(root, "02-two", "Two").read_text()
    assert "## Recall" not in first
    assert "## Recall" in second
    assert "(../01-one/01-one.ipynb)" in second


@pytest.mark.parametrize(
    "name", ["", "3-loop", "03", "03-", "03-Loop", "03-a--b", "03_loop", "../03-loop", "03-loop\n"]
)
def test_an_ill_formed_name_is_refused_in_one_sentence(root, name):
    with pytest.raises(NameRefused, match="is no chapter's name: write two digits"):
        write_skeleton(root, name, "Loop")
    assert not (root / "solutions").exists()


@pytest.mark.parametrize("name", ["03-loop", "03-other"])
def test_a_name_or_number_that_is_taken_is_refused_and_the_chapter_stays(root, name):
    path = write_skeleton(root, "03-loop", "Loop")
    path.write_text("my work")
    with pytest.raises(NameRefused, match="The number 03 belongs to 03-loop"):
        write_skeleton(root, name, "Loop")
    assert path.read_text() == "my work"


def test_the_command_says_what_to_do_next_or_why_not(root, monkeypatch):
    monkeypatch.chdir(root)
    said = CliRunner().invoke(app, ["new", "03-loop", "--title", "Loop"])
    assert (said.exit_code, said.output) == (
        0,
        "wrote solutions/03-loop/03-loop.md: run `course build`, then `course lint 03`.\n",
    )
    refused = CliRunner().invoke(app, ["new", "03-loop", "--title", "Loop"])
    assert (refused.exit_code, refused.output) == (1, "The number 03 belongs to 03-loop: choose another one.\n")
    empty = CliRunner().invoke(app, ["new", "04-loop", "--title", " "])
    assert (empty.exit_code, empty.output) == (1, "The title is empty: give one with --title.\n")
