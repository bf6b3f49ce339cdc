# SPDX-License-Identifier: Apache-2.0
"""A much larger language model, asked in a process of its own, so that the notebook's memory stays small."""

from __future__ import annotations

import subprocess
import sys

from course_lib.models.pretrained import catalogue


def ask(question: str, tokens: int = 60) -> str:
    """What SmolLM2 answers, or one sentence on how it comes to this machine."""
    model = catalogue.named(catalogue.SMOLLM2)
    if catalogue.find(model) is None:
        return catalogue.how_to_get(model)
    told = ["generate", model.name, "--prompt", question, "--chat", "--greedy", "-n", str(tokens)]
    ran = subprocess.run([sys.executable, "-m", "course_lib.cli", *told], capture_output=True, text=True, check=False)
    answer = ran.stdout.removeprefix(question).strip()
    return answer if ran.returncode == 0 else ran.stderr.strip()
