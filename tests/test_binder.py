# SPDX-License-Identifier: Apache-2.0
"""Binder's own builder accepts the folder, and what it would run does what it says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def tracked_copy(folder: Path) -> Path:
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", "build", "work", "*cache*"))
    return folder


def test_repo2docker_accepts_the_folder(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."],
        cwd=tracked_copy(tmp_path / "course"),
        capture_output=True,
        text=True,
    )
    said = told.stdout + told.stderr
    assert told.returncode == 0, said
    for part in ("binder/requirements.txt", "binder/postBuild", "binder/start", "for python=3.12"):
        assert part in said, part


def test_start_copies_the_work_and_hands_over(tmp_path):
    course = tracked_copy(tmp_path / "course")
    shell = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COURSE_NO_WARM": "1"}
    done = subprocess.run(
        ["bash", "binder/start", "echo", "handed over"], cwd=course, env=shell, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "handed over"
    assert (course / "work" / "01-two-phases" / "01-two-phases.ipynb").exists()


def test_the_scripts_can_be_run():
    for name in ("postBuild", "start"):
        assert os.access(ROOT / "binder" / name, os.X_OK)
