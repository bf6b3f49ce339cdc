# SPDX-License-Identifier: Apache-2.0
"""Scores: the ends of the scale and of the middle in several kinds of number, then drawn ones around them."""

import numpy as np

BOUNDARIES = (0, 1, 0.0, 1.0, 0.6, 0.8, np.float32(0.6), np.float32(0.8), np.float64(0.6), np.float64(0.8))


def inputs(draw):
    if draw < len(BOUNDARIES):
        return (BOUNDARIES[draw],)
    rng = np.random.default_rng(draw)
    near = rng.choice([0.6, 0.8]) + rng.choice([-1, 1]) * 10.0 ** rng.integers(-9, -1)
    return (rng.choice([rng.random(), round(rng.random(), 1), near]),)
