# SPDX-License-Identifier: Apache-2.0
"""What learners are handed opens by itself, is the same each time, and is not written where it would tell an answer."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from typer.testing import CliRunner

from course_lib.author.build import build_editions
from course_lib.author.handout import FOLDER, make_handout, secrets_in
from course_lib.author.settings import Refused
from course_lib.cli import app
from course_lib.learner.commands import WELCOME, first_page

ROOT = Path(__file__).resolve().parents[2]
SLUG = "01-small"
SOURCE = f"solutions/{SLUG}/{SLUG}.md"
NOTEBOOK = f"notebooks/{SLUG}/{SLUG}.ipynb"


@pytest.fixture
def repository(tmp_path, new_repository, monkeypatch):
    """The small repository, built."""
    folder = new_repository(tmp_path / "repository")
    monkeypatch.chdir(folder)
    assert course("build").exit_code == 0
    return folder


def course(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def names(path):
    with zipfile.ZipFile(path) as archive:
        return [PurePosixPath(name).relative_to(FOLDER).as_posix() for name in archive.namelist()]


def test_it_holds_the_chapter_and_what_opens_it_and_nothing_else(repository):
    released = course("release", "01")
    assert released.exit_code == 0 and "answers at once" in released.output
    held = names(f"{SLUG}.zip")
    beside = {name for name in held if not name.startswith("course_lib/")}
    assert beside == {
        NOTEBOOK,
        "START.md",
        "Makefile",
        "pyproject.toml",
        "nbgrader_config.py",
        "LICENSE",
        "LICENSE-TEXT",
        "binder/requirements.txt",
    }
    rooms = {name.split("/")[1] for name in held if name.startswith("course_lib/")}
    assert {"learner", "training", "inference", "messages", "cli.py"} <= rooms
    assert not {"author", "instructor"} & rooms and not [name for name in held if "__pycache__" in name]
    with zipfile.ZipFile(f"{SLUG}.zip") as archive:
        assert archive.read(f"{FOLDER}/{NOTEBOOK}") == (repository / NOTEBOOK).read_bytes()
        start = archive.read(f"{FOLDER}/START.md").decode()
    assert f"work/{SLUG}/{SLUG}.ipynb" in start and "CC BY 4.0" in start and "{" not in start


def test_the_same_chapter_gives_the_same_bytes(repository, tmp_path):
    course("release", "01", "--to", tmp_path / "one.zip")
    os.utime(repository / NOTEBOOK, (1e9, 1e9))
    course("release", SLUG, "--to", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == sorted(archive.namelist())


def test_of_a_private_course_it_says_that_keys_are_withheld(repository, tmp_path):
    absent = course("release", "01", "--private", tmp_path / "private")
    assert absent.exit_code == 1 and "no private course yet" in absent.output
    course("build", "--private", tmp_path / "private")
    made = course("release", "01", "--private", tmp_path / "private", "--to", tmp_path)
    assert made.exit_code == 0 and "withholds all keys" in made.output
    held = (tmp_path / f"{SLUG}.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / f"{SLUG}.zip") as archive:
        assert archive.read(f"{FOLDER}/{NOTEBOOK}") == (tmp_path / "private" / NOTEBOOK).read_bytes()
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert (tmp_path / "private" / "seed.txt").read_bytes().strip() not in everything
    assert course("release", "01").exit_code == 0 and Path(f"{SLUG}.zip").read_bytes() != held


def test_another_file_is_never_overwritten_unasked(repository, tmp_path):
    target = tmp_path / "out.zip"
    target.write_text("mine")
    refused = course("release", "01", "--to", target)
    assert refused.exit_code == 1 and "--force" in refused.output and target.read_text() == "mine"
    assert course("release", "01", "--to", target, "--force").exit_code == 0
    assert course("release", "01", "--to", target).exit_code == 0  # the same bytes
    nowhere = course("release", "01", "--to", tmp_path / "absent" / "out.zip")
    assert nowhere.exit_code == 1 and "no such file or directory" in nowhere.output
    assert not [path for path in tmp_path.rglob("*.part")]


@pytest.mark.parametrize(
    "planted, told",
    [
        ("    return x + x + 0", "a line of the solution"),
        ('    hidden("a secret", lambda: double(1234), equals(2468)),', "a hidden check"),
        ("Because it is so, as everybody knows.", "tells the key"),
        ("A harmless word.", "is not what its Markdown builds"),
    ],
)
def test_a_notebook_with_something_planted_is_refused(repository, planted, told):
    notebook = json.loads((repository / NOTEBOOK).read_text())
    notebook["cells"][-1]["source"] = [planted]
    (repository / NOTEBOOK).write_text(json.dumps(notebook))
    refused = course("release", "01")
    assert refused.exit_code == 1 and told in refused.output and refused.output.count("\n") == 1
    assert not Path(f"{SLUG}.zip").exists()


def test_a_missing_notebook_an_unknown_chapter_and_a_lone_notebook_are_one_sentence(repository):
    (repository / "notebooks" / "02-lone").mkdir()
    (repository / "notebooks" / "02-lone" / "02-lone.ipynb").write_text("{}")
    (repository / NOTEBOOK).unlink()
    for chapter, told in (("01", "is missing"), ("07", "There is no chapter"), ("02", "has no Markdown")):
        refused = course("release", chapter)
        assert refused.exit_code == 1 and told in refused.output and refused.output.count("\n") == 1


@pytest.mark.parametrize(
    "name, planted, told",
    [
        ("solutions/notes.md", "words", "learners do not get"),
        ("tests/answers/right.py", "words", "learners do not get"),
        (".git/config", "words", "learners do not get"),
        ("course_lib/author/scan.py", "words", "learners do not get"),
        ("course_lib/instructor/feedback.py", "words", "learners do not get"),
        ("course_lib/messages/copy.md", None, "is a copy of"),
        ("course_lib/learner/note.py", "# Because it is so, as everybody knows.", "tells a key"),
    ],
)
def test_a_secret_anywhere_in_the_zip_is_seen(repository, name, planted, told):
    content = (repository / SOURCE).read_bytes() if planted is None else planted.encode()
    editions = build_editions(repository)
    assert secrets_in({"course_lib/learner/fine.py": b"x = 1"}, editions, [repository]) == []
    assert any(told in sentence for sentence in secrets_in({name: content}, editions, [repository]))


def test_without_the_repository_it_says_what_is_missing(repository, tmp_path):
    with pytest.raises(Refused, match="installed from its repository"):
        make_handout(repository, SLUG, tmp_path)


@pytest.mark.long
def test_it_opens_without_the_repository(repository, tmp_path):
    """`make lab` in a folder that holds nothing else, the pinned packages borrowed from this environment."""
    course("release", "01", "--to", tmp_path)
    zipfile.ZipFile(tmp_path / f"{SLUG}.zip").extractall(tmp_path)
    folder = tmp_path / FOLDER
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=surroundings)
        return done.returncode, done.stdout + done.stderr

    assert run(sys.executable, "-m", "venv", "--without-pip", ".venv")[0] == 0
    (packages,) = folder.glob(".venv/lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    assert "--require-hashes" in run("make", "-n", "lab")[1]
    install = "--quiet --ignore-installed --no-deps --no-build-isolation --editable .".split()
    status, told = run(".venv/bin/python", "-m", "pip", "install", *install)
    assert status == 0, told
    run("make", "--touch", "lab")
    status, told = run("make", "lab", "ARGS=--version")
    assert status == 0 and f"work/{SLUG}/{SLUG}.ipynb is ready" in told, told
    found = run(".venv/bin/python", "-c", "import course_lib; print(course_lib.__file__)")[1]
    assert Path(found.strip()).is_relative_to(folder)
    status, told = run(".venv/bin/course", "check", "01")
    assert status == 0 and "The visible checks give" in told, told
    told = run(".venv/bin/course", "--help")[1]
    assert "submit" in told and "release" not in told and "Author" not in told
    status, told = run(".venv/bin/course", "lint")
    assert status != 0 and "No such command" in told and "Traceback" not in told


def test_the_lab_opens_at_what_was_handed_out(tmp_path):
    assert first_page(tmp_path) == WELCOME
    for name in ("03-later/03-later.ipynb", "01-small/01-small.new.ipynb", "01-small/01-small.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    assert first_page(tmp_path) == f"{SLUG}/{SLUG}.ipynb"
    (tmp_path / WELCOME).parent.mkdir()
    (tmp_path / WELCOME).write_text("{}")
    assert first_page(tmp_path) == WELCOME
