# SPDX-License-Identifier: Apache-2.0
"""One call after the other, each with its own time."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np


def one_by_one(answer: Callable[[str], Any], texts: list[str]) -> Callable[[], dict[str, Any]]:
    """A run that asks for each text alone and gives the median and the 99th percentile, seconds of the wall clock.

    A call of some microseconds is hardly ever interrupted, and reading the processor time would take longer.
    """

    def run() -> dict[str, Any]:
        spent = []
        for text in texts:
            begun = time.perf_counter_ns()
            answer(text)
            spent.append(time.perf_counter_ns() - begun)
        p50, p99 = (np.percentile(spent, [50, 99]) / 1e9).tolist()
        return {"p50": p50, "p99": p99}

    run()
    return run
