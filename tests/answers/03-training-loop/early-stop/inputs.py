# SPDX-License-Identifier: Apache-2.0
"""Lists of losses with repeats, and a patience of one or more; the first ones are a single epoch and equal losses."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    if draw == 0:
        return [0.5], 1
    if draw == 1:
        return [0.5, 0.5, 0.5], 2
    return [round(float(loss), 1) for loss in rng.uniform(-0.2, 1.0, rng.integers(1, 12))], int(rng.integers(1, 6))
