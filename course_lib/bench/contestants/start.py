# SPDX-License-Identifier: Apache-2.0
"""A fresh process imports, loads, warms up, answers and trains a step; with and without compiled programs at hand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from course_lib.bench.contestants import inputs

_START = """
import sys
from course_lib import setup
setup()
from course_lib.artifact import load
from course_lib.inference import Predictor
from course_lib.training import Recipe, train_table_classifier, train_text_classifier, train_text_network
spam = Predictor.from_artifact(load(sys.argv[1]))
spam.warmup()
spam.probabilities(["Are we still on for lunch?"])
once, labels, texts = Recipe(steps=1), [1, 0] * 64, ["a prize to win", "see you at lunch"] * 64
columns, names = {"amount": [float(i) for i in range(128)], "plan": ["basic", "plus"] * 64}, {"late": ("no", "yes")}
train_text_classifier(texts, labels, once)
two = {"late": labels, "urgent": labels}
Predictor(train_text_network(texts, two, once, names=names | {"urgent": ("no", "yes")})).warmup()
table = train_table_classifier(
    columns, {"late": labels}, once, numeric=["amount"], categorical=["plan"], names=names
)
Predictor(table).warmup()
"""


def cold(folder: Path) -> Any:
    """With an empty compile cache."""
    return {}, lambda: _start(folder, folder / "cold", keep=False)


def warm(folder: Path) -> Any:
    """With a compile cache that an earlier start filled."""
    _start(folder, folder / "warm", keep=True)
    return {}, lambda: _start(folder, folder / "warm", keep=True)


def _start(folder: Path, cache: Path, keep: bool) -> dict[str, Any]:
    """Its processor time, that of all its threads."""
    if not keep:
        shutil.rmtree(cache, ignore_errors=True)
    chosen = {name: value for name, value in os.environ.items() if name != "JAX_COMPILATION_CACHE_DIR"}
    command = [sys.executable, "-c", _START, str(inputs.read(folder).artifact)]
    child = subprocess.Popen(command, env=chosen | {"COURSE_CACHE": str(cache)}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError("A fresh process could not load the model and answer: see what it printed above.")
    return {"seconds": used.ru_utime + used.ru_stime}
