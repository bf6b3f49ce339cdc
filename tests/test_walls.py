# SPDX-License-Identifier: Apache-2.0
"""The folders keep their walls, and the gate that watches them sees a hole."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def lint(folder: Path) -> subprocess.CompletedProcess:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([lint_imports, "--no-cache"], cwd=folder, capture_output=True, text=True)


def test_the_walls_stand():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    "module, line",
    [
        ("inference/predictor.py", "from course_lib.training import fit"),
        ("training/fit.py", "from course_lib.inference import Predictor"),
        ("preprocess/text.py", "from course_lib.training import fit"),
        ("inference/serving/service.py", "from course_lib.training import fit"),
        ("company/simulate.py", "from course_lib.learner import checks"),
        ("artifact/folder.py", "from course_lib import inference"),
        ("models/bag_of_words.py", "from course_lib.learner import checks"),
        ("author/build.py", "from course_lib.instructor import feedback"),
        ("learner/quiz.py", "from course_lib.author import source"),
    ],
)
def test_a_hole_is_seen(tmp_path, module, line):
    shutil.copytree(ROOT / "course_lib", tmp_path / "course_lib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / "course_lib" / module
    path.write_text(path.read_text() + f"\n\ndef planted():\n    {line}\n")
    result = lint(tmp_path)
    assert result.returncode == 1 and "BROKEN" in result.stdout, result.stdout + result.stderr


def test_importing_the_package_loads_nothing_heavy():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, course_lib; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"jax", "numpy", "optax", "matplotlib"} & set(loaded)
