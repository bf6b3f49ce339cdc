# SPDX-License-Identifier: Apache-2.0
"""What many tests share."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

# the same examples in every run: a suite that fails now and then teaches people to run it again
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

Thing = TypeVar("Thing")
ROOT = Path(__file__).resolve().parents[1]


BEGAN = time.monotonic()


def pytest_addoption(parser):
    """Long tests may be given a budget, since CI has one."""
    parser.addoption("--minutes", type=float, help="begin no test after so many; each commit begins at another file")


def pytest_collection_modifyitems(config, items):
    """With a budget each commit begins at another file, so that a few commits come to all of them."""
    if config.getoption("--minutes") is None or not items:
        return
    count = subprocess.run(["git", "rev-list", "--count", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout
    files = list(dict.fromkeys(item.path for item in items))
    first = int(count or 0) % len(files)
    places = {path: place for place, path in enumerate([*files[first:], *files[:first]])}
    items.sort(key=lambda item: places[item.path])


def pytest_runtest_setup(item):
    """Leave out what would begin too late."""
    minutes = item.config.getoption("--minutes")
    if minutes is not None and time.monotonic() - BEGAN > 60 * minutes:
        pytest.skip(f"out of time: {minutes:g} minutes are over; make test-long runs all of them")


@pytest.fixture(scope="session")
def required() -> Callable[[Thing, str], Thing]:
    """A function (thing, reason) that gives the thing; without it a test skips, or fails if COURSE_STRICT=1."""

    def need(thing: Thing, reason: str) -> Thing:
        if not thing:
            pytest.fail(reason) if os.environ.get("COURSE_STRICT") == "1" else pytest.skip(reason)
        return thing

    return need


@pytest.fixture(scope="session")
def course_data(required) -> Path:
    """The folder of public data sets that COURSE_DATA names."""
    named = os.environ.get("COURSE_DATA")
    return required(named and Path(named).is_dir() and Path(named), "COURSE_DATA names no folder of public data sets")


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A copy of the course as `make setup` leaves it, so that nothing here touches the real one."""
    from course_lib.author.build import build_editions, write_editions

    folder = tmp_path_factory.mktemp("course")
    for name in ("notebooks", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    write_editions(folder, build_editions(folder), only_instructor=True)
    return folder


@pytest.fixture(scope="session")
def nbgrader() -> Callable[..., str]:
    """A function (folder, *command) that runs plain nbgrader there and gives what it logs."""

    def run(folder: Path, *command: str) -> str:
        script = Path(sys.executable).with_name("nbgrader")
        # nbgrader looks for alembic on PATH when it makes its database
        path = f"{script.parent}:{os.environ['PATH']}"
        done = subprocess.run(
            [script, *command], cwd=folder, capture_output=True, text=True, env=os.environ | {"PATH": path}
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    return run
