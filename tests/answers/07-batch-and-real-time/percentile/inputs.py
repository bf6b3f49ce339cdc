# SPDX-License-Identifier: Apache-2.0
"""Logs of one to three hundred requests, some of equal latency; the first have one line, or ask for the slowest."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    count = 1 if draw < 2 else int(rng.integers(1, 300))
    latencies = rng.integers(1, 50, count) if draw % 2 else rng.uniform(0.1, 900, count)
    log = [{"request": number, "ms": ms} for number, ms in enumerate(latencies.tolist())]
    return log, 100 if draw % 10 == 2 else int(rng.integers(1, 101))
