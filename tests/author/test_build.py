# SPDX-License-Identifier: Apache-2.0
"""One Markdown file, two editions, the same bytes each time; and gates that see what should not be there."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_lib.author.build import UNSEEN, build_editions, differences, write_editions

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small(tmp_path, new_repository):
    """The small repository, built."""
    new_repository(tmp_path)
    write_editions(tmp_path, build_editions(tmp_path))
    return tmp_path


def source(course: Path) -> Path:
    return course / "solutions" / "01-small" / "01-small.md"


def reword(course: Path, words: str) -> None:
    source(course).write_text(source(course).read_text().replace("Some words.", words))


def learner(course: Path) -> Path:
    return course / "notebooks" / "01-small" / "01-small.ipynb"


def test_what_is_committed_is_what_would_be_built():
    assert differences(ROOT, build_editions(ROOT)) == []


def test_a_second_build_changes_no_byte_and_touches_no_file(small):
    first = build_editions(small)
    assert first == build_editions(small)
    assert write_editions(small, first) == []


def test_the_learner_gets_dots_the_instructor_the_solution(small):
    released = nbformat.read(learner(small), as_version=4)
    kept = nbformat.read(small / "solutions" / "01-small" / "01-small.ipynb", as_version=4)
    cells = {cell.id: cell.source for cell in released.cells}
    assert cells["double"] == "def double(x):\n    ..."
    assert cells["quiz-one"] == "question_1 = ..."
    assert "secret" not in cells["double-check"] and "check(" in cells["double-check"]
    assert "return x + x + 0" in {cell.id: cell.source for cell in kept.cells}["double"]
    assert [cell.id for cell in released.cells] == [cell.id for cell in kept.cells]
    nbformat.validate(released)


def test_the_learner_gets_a_cell_to_write_in_and_the_instructor_the_rubric(small):
    head = '```{exercise} why\ntitle = "Why"\nkind = "defend"\nminutes = 2\npoints = 3\nconcepts = [7]\n```\n'
    reword(small, f"{head}\n```{{rubric}} why\nA sample sentence with its reason.\n```\n")
    write_editions(small, build_editions(small))
    released, kept = (
        {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}
        for path in (learner(small), small / "solutions" / "01-small" / "01-small.ipynb")
    )
    assert released["why"].source.endswith("\n\n...") and "sample" not in learner(small).read_text()
    assert kept["why"].source == "A sample sentence with its reason."
    assert released["why"].metadata.nbgrader.points == 3 and differences(small, build_editions(small)) == []


def test_below_the_take_away_stands_the_link_to_the_next_chapter_and_below_the_last_nothing(small):
    following = small / "solutions" / "02-more" / "02-more.md"
    following.parent.mkdir()
    following.write_text(source(small).read_text().replace("title: Small", "title: More"))
    first, last = build_editions(small)
    for notebook in (first.learner, first.instructor):
        cell = nbformat.reads(notebook.decode(), as_version=4).cells[-1]
        assert cell.source == "**Next.** [2 · More](../02-more/02-more.ipynb)"
    assert "Next" not in last.learner.decode()


def test_only_notebooks_are_handed_out(small):
    assert [path.name for path in learner(small).parent.iterdir()] == ["01-small.ipynb"]


def test_a_stale_notebook_is_caught(small):
    reword(small, "Other words.")
    assert any("is not what its Markdown builds" in told for told in differences(small, build_editions(small)))


def test_a_missing_notebook_and_a_stray_file_are_caught(small):
    shutil.copy(source(small), learner(small).with_name("01-small.md"))
    (small / "notebooks" / "02-old").mkdir()
    told = differences(small, build_editions(small))
    assert sum("has no source" in sentence for sentence in told) == 2
    learner(small).unlink()
    assert any("is missing" in sentence for sentence in differences(small, build_editions(small)))
    write_editions(small, build_editions(small))
    assert differences(small, build_editions(small)) == []


def test_hidden_checks_go_to_the_package_where_there_is_one(small):
    """In the repository the package holds them; a folder without the package, such as this one, gets no file."""
    folder = small / UNSEEN
    assert not folder.exists()
    folder.mkdir(parents=True)
    assert any(
        "01-small.json is not what the chapters build" in told for told in differences(small, build_editions(small))
    )
    (folder / "02-old.json").write_text("{}")
    write_editions(small, build_editions(small))
    assert [path.name for path in folder.iterdir()] == ["01-small.json"]
    assert "double(1234)" in json.loads((folder / "01-small.json").read_text())["double"]
    assert 'unseen="01-small/double"' in json.dumps(nbformat.read(learner(small), as_version=4)).replace("\\", "")
    (folder / "01-small.json").write_text("{}")
    assert any(
        "01-small.json is not what the chapters build" in told for told in differences(small, build_editions(small))
    )


@pytest.mark.parametrize(
    "planted, told",
    [
        ("    return x + x + 0", "a line of the solution"),
        ('    hidden("a secret", lambda: double(1234), equals(2468)),', "a hidden check"),
        ('question_1 = "a"', "a line of the solution"),
        ("Because it is so, as everybody knows.", "tells the key"),
    ],
)
def test_a_secret_left_in_a_notebook_is_caught(small, planted, told):
    notebook = json.loads(learner(small).read_text())
    notebook["cells"][-1]["source"] = [planted]
    learner(small).write_text(json.dumps(notebook))
    assert any(told in sentence for sentence in differences(small, build_editions(small)))


def test_a_secret_that_the_source_itself_gives_away_is_caught(small):
    reword(small, "Some words.\n\n    return x + x + 0\n")
    editions = build_editions(small)
    write_editions(small, editions)
    assert any("a line of the solution" in sentence for sentence in differences(small, editions))


def test_the_command_fails_on_a_stale_notebook(small):
    command = [sys.executable, "-m", "course_lib.cli", "build", "--check"]
    assert subprocess.run(command, cwd=small).returncode == 0
    learner(small).write_text(learner(small).read_text().replace("Some words.", "Planted."))
    failed = subprocess.run(command, cwd=small, capture_output=True, text=True)
    assert failed.returncode == 1
    assert "Run `make build`" in failed.stdout
