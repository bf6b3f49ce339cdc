# SPDX-License-Identifier: Apache-2.0
"""One contestant in its own process: told on stdin to run, it answers a line of JSON on stdout.

`python -m course_lib.bench.contestants.worker MODULE:FUNCTION FOLDER`
"""

import importlib
import json
import os
import sys
import time
from pathlib import Path


def main(target: str, folder: Path) -> None:
    """Prepare, say so, and run once for each line that comes."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no answer

    def answer(told: dict[str, object]) -> None:
        print(json.dumps(told), file=answers, flush=True)

    module, function = target.split(":")
    try:
        facts, run = getattr(importlib.import_module(f"course_lib.bench.contestants.{module}"), function)(folder)
    except ModuleNotFoundError as error:
        return answer({"missing": error.name})
    answer({"facts": facts})
    for _ in sys.stdin:
        begun, wall = time.process_time(), time.perf_counter()
        measured = run()
        answer({"seconds": time.process_time() - begun, "wall": time.perf_counter() - wall, **measured})


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
