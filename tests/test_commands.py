# SPDX-License-Identifier: Apache-2.0
"""The two commands and their neighbours: what `make` says, and to whom it says no."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def make(folder: Path, *arguments: str, path: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["make", *arguments], cwd=folder, capture_output=True, text=True, env={"PATH": path, "HOME": str(folder)}
    )


@pytest.fixture
def fresh(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "binder").mkdir()
    (tmp_path / "binder" / "requirements.txt").write_text("")
    return tmp_path


def test_help_lists_every_target_with_a_line(fresh):
    said = make(fresh, "help", path=os.environ["PATH"]).stdout
    for target in ("lab", "test", "test-long", "setup", "lint", "build", "lock", "bench"):
        assert f"make {target} " in said


@pytest.mark.parametrize("version", ["3.10", "3.14"])
def test_another_python_gets_one_sentence(fresh, version):
    tools = fresh / "tools"
    tools.mkdir()
    for name in ("sh", "awk", "make", "cat", "touch", "env"):
        (tools / name).symlink_to(shutil.which(name))
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        python = tools / name
        # it answers the question of the Makefile as that version would
        python.write_text(f'#!{shutil.which("sh")}\n[ "$1" = -c ] && exit 1\necho "Python {version}"\n')
        python.chmod(python.stat().st_mode | stat.S_IXUSR)
    refused = make(fresh, "setup", path=str(tools))
    assert refused.returncode != 0
    assert "needs Python 3.11, 3.12 or 3.13" in refused.stderr
    assert not (fresh / ".venv").exists()
