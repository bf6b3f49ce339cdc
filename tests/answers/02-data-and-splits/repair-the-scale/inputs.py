# SPDX-License-Identifier: Apache-2.0
"""Training rows that differ, and a test of any length."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    train = rng.integers(-9, 10, size=rng.integers(2, 8)).astype(float)
    train[0] = train[1] + 1.0
    return train, rng.integers(-50, 50, size=rng.integers(1, 5)).astype(float)
