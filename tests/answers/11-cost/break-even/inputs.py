# SPDX-License-Identifier: Apache-2.0
"""Prices in sixty-fourths of a dollar, so that none is rounded; every third machine is just full, or lacks one."""

import math

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    per_request, per_day = rng.integers(1, 400) / 64, rng.integers(1, 9000) / 64
    capacity = int(rng.integers(1, 300))
    if draw % 3 == 0:
        capacity = max(math.ceil(per_day / per_request) - draw % 2, 1)
    return float(per_request), float(per_day), capacity
