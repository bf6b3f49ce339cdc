# SPDX-License-Identifier: Apache-2.0
"""A question and drawn rows of many lengths, sometimes fewer than are wanted."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    rows = rng.normal(size=(int(rng.integers(1, 12)), 4)) * rng.uniform(0.1, 20)
    return rng.normal(size=4), rows * rng.uniform(0.1, 20, (len(rows), 1)), int(rng.integers(0, 8))
