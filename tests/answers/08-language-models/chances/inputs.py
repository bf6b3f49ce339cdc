# SPDX-License-Identifier: Apache-2.0
"""Scores that differ, a temperature, and a number of tokens to keep; the boundaries first."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    size = 1 + draw % 12
    scores = rng.permutation(60)[:size] / 4 - rng.integers(0, 20)
    return scores, (1.0, 0.5, 2.0, 0.01)[draw % 4], 1 + draw // 3 % 14
