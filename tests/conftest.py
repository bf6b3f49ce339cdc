# SPDX-License-Identifier: Apache-2.0
"""What many tests share."""

import os
import shutil
import subprocess
import sys
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
