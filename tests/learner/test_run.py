# SPDX-License-Identifier: Apache-2.0
"""A run ends even where a thread of jupyter_client does not."""

import subprocess
import sys

STUCK = """
import asyncio
from jupyter_client.channels import HBChannel
from course_lib.learner import run

async def never(self):
    self._beating = True
    await asyncio.Event().wait()

HBChannel._async_run = never
run.PATIENCE = 0.5
cell = {"cell_type": "code", "source": "print(6 * 7)", "metadata": {}, "outputs": [], "execution_count": None}
cell["id"] = "a"
book, stopped = run.run_notebook({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, ".", seconds=30)
print(book.cells[0].outputs[0].text, stopped)
"""


def test_run_notebook_ends_when_the_heartbeat_thread_does_not(tmp_path):
    command, nothing = [sys.executable, "-c", STUCK], subprocess.DEVNULL
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, stdin=nothing)
    assert done.stdout == "42\n []\n", done.stderr
