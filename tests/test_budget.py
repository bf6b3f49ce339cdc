# SPDX-License-Identifier: Apache-2.0
"""The budget of long tests, which CI lives by: nothing begins after it, and every commit begins elsewhere."""

import subprocess
import sys
from collections import namedtuple
from pathlib import Path

from tests import conftest

ROOT = Path(__file__).parents[1]
Item = namedtuple("Item", "path name")


class Config:
    def getoption(self, name):
        return 5.0


def test_nothing_begins_when_the_minutes_are_over():
    command = [sys.executable, "-m", "pytest", "-m", "", "-q", "-p", "no:cacheprovider", "tests/test_aliases.py"]
    for minutes, word in ((0, "skipped"), (9, "passed")):
        done = subprocess.run([*command, f"--minutes={minutes}"], cwd=ROOT, capture_output=True, text=True)
        last = done.stdout.splitlines()[-1]
        assert done.returncode == 0 and word in last and last.count(",") == 0, done.stdout
        assert ("out of time" in done.stdout) == (word == "skipped")


def test_every_commit_begins_at_another_file_and_keeps_files_whole(monkeypatch):
    def begun(commits):
        told = subprocess.CompletedProcess((), 0, stdout=f"{commits}\n")
        monkeypatch.setattr(conftest.subprocess, "run", lambda *_, **__: told)
        items = [Item(f"{file}.py", name) for file in "abc" for name in "xy"]
        conftest.pytest_collection_modifyitems(Config(), items)
        return "".join(item.path[0] + item.name for item in items)

    assert [begun(commits) for commits in (3, 4, 5)] == ["axaybxbycxcy", "bxbycxcyaxay", "cxcyaxaybxby"]
