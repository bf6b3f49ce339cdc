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
    targets = (
        "lab",
        "test",
        "test-long",
        "test-tools",
        "fuzz",
        "orders",
        "soak",
        "setup",
        "lint",
        "build",
        "lock",
        "bench",
    )
    for target in targets:
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


def tools_for(folder, *names):
    """A folder for PATH with these programs of the system, and `id` that calls the user root."""
    tools = folder / "tools"
    tools.mkdir()
    for name in ("sh", "awk", "make", "tr", "echo"):
        (tools / name).symlink_to(shutil.which(name))
    for name in names:
        (tools / name).write_text(f'#!{shutil.which("sh")}\necho "{name} $*" >> {folder}/called\n')
        (tools / name).chmod(0o755)
    return tools


def test_test_tools_installs_what_is_missing_and_only_that(fresh):
    tools = tools_for(fresh, "bwrap", "chromium", "postgres", "apt-get")
    (tools / "id").write_text(f"#!{shutil.which('sh')}\necho 0\n")
    (tools / "id").chmod(0o755)
    done = make(fresh, "test-tools", path=str(tools))
    assert (done.returncode, done.stdout) == (0, "Installing espeak-ng.\n"), done.stderr
    assert (fresh / "called").read_text().splitlines()[-1].endswith("install -y -qq --no-install-recommends espeak-ng")


@pytest.mark.parametrize(
    ("names", "user", "sentence"),
    [
        (["bwrap", "chromium", "espeak-ng", "postgres"], 1000, "All tools that the tests use are installed."),
        (
            ["apt-get"],
            1000,
            "Only root can install packages: run `sudo make test-tools` to install bubblewrap chromium",
        ),
        (
            [],
            0,
            "This system has no apt: install bubblewrap chromium espeak-ng",
        ),
    ],
)
def test_test_tools_says_what_it_cannot_do(fresh, names, user, sentence):
    tools = tools_for(fresh, *names)
    (tools / "id").write_text(f"#!{shutil.which('sh')}\necho {user}\n")
    (tools / "id").chmod(0o755)
    done = make(fresh, "test-tools", path=str(tools))
    assert sentence in done.stdout + done.stderr
    assert (done.returncode == 0) == (len(names) == 4)
