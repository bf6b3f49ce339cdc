# SPDX-License-Identifier: Apache-2.0
"""The script of docs/scale.md runs as it is printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scale.md"


def test_the_script_of_the_page_runs_on_two_devices_and_goes_on(tmp_path):
    script = re.search(r"```python\n(# train\.py\n.*?)```", PAGE.read_text("utf-8"), re.S)[1]
    (tmp_path / "train.py").write_text(script, "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "XLA_FLAGS"}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "train.py"],
            cwd=tmp_path,
            env=environment | {"JAX_NUM_CPU_DEVICES": "2"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        devices, loss = re.fullmatch(r"(\d+) devices, loss (\S+)\n", done.stdout).groups()
        assert int(devices) == 2
        assert float(loss) < 0.1
    assert (tmp_path / "run" / "step-000000500").is_dir()
