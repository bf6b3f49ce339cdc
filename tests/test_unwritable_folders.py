# SPDX-License-Identifier: Apache-2.0
"""Where a folder can be read and not written, each command says so in one sentence and loses nothing."""

import shutil
import sys

import pytest

COURSE = [sys.executable, "-m", "course_lib.cli"]


@pytest.fixture
def readable_course(built_course, open_folder):
    """A course in which a learner has begun chapter 01, with a name given in chapter 00."""
    course = open_folder / "course"
    course.mkdir()
    for name in ("notebooks", "solutions"):
        for chapter in ("00-start-here", "01-two-phases"):
            shutil.copytree(built_course / name / chapter, course / name / chapter)
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(built_course / name, course / name)
    for chapter in ("00-start-here", "01-two-phases"):
        shutil.copytree(built_course / "notebooks" / chapter, course / "work" / chapter)
    return course


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


COMMANDS = [
    ["work"],
    ["reset", "01"],
    ["new", "15-more", "--title", "More"],
    ["backup"],
    ["submit", "01", "--student", "ada"],
    ["certificate", "--name", "Ada Lovelace"],
    ["grade", "01"],
    ["collect", "work"],
    ["build"],
]
FAST = {"work", "reset", "new"}


@pytest.mark.parametrize(
    "words",
    [pytest.param(words, id=words[0], marks=() if words[0] in FAST else pytest.mark.long) for words in COMMANDS],
)
def test_command_in_a_read_only_course_fails_with_a_sentence(words, readable_course, unprivileged):
    before = contents(readable_course)
    done = unprivileged([*COURSE, *words], readable_course)
    said = (done.stdout + done.stderr).strip()
    assert done.returncode not in (0, 120), said
    # `submit` first lists what it hands in
    assert "Traceback" not in said and (words[0] == "submit" or "\n" not in said), said
    assert "permission denied" in said.splitlines()[-1].lower(), said
    assert contents(readable_course) == before


def test_setup_without_a_writable_cache_warns_and_goes_on(open_folder, unprivileged):
    code = "import course_lib; course_lib.setup(); import jax; print(float(jax.jit(lambda x: x + 1)(1.0)))"
    done = unprivileged([sys.executable, "-c", code], open_folder, COURSE_CACHE=str(open_folder))
    assert done.returncode == 0 and done.stdout == "2.0\n", done.stderr
    assert "UserWarning: Compiled programs cannot be kept" in done.stderr
    assert "Permission denied" in done.stderr and "set COURSE_CACHE" in done.stderr
