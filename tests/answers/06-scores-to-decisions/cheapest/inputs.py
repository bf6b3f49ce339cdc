# SPDX-License-Identifier: Apache-2.0
"""Payments with scores on a coarse grid, so that thresholds and ties are met often; the first ones are of one kind."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    rows = int(rng.integers(1, 12))
    fraud = rng.random(rows) < (draw if draw < 2 else 0.4)
    thresholds = rng.permutation(11)[: rng.integers(1, 11)] / 10
    return (
        fraud,
        rng.integers(0, 11, rows) / 10,
        thresholds.tolist(),
        int(rng.choice([0, 1, 10])),
        int(rng.choice([1, 10, 120])),
    )
