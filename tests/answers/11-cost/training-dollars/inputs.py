# SPDX-License-Identifier: Apache-2.0
"""Models, data, passes and runs of all sizes, some of them none; shares above 0 and up to 1."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    passes, runs = (0, 0) if draw == 0 else rng.integers(0, 12, 2).tolist()
    used = 1.0 if draw % 5 == 0 else float(rng.uniform(0.05, 1))
    sizes = (10 ** rng.uniform(6, 11, 2)).tolist()
    return *sizes, passes, runs, float(10 ** rng.uniform(11, 15)), used, float(rng.uniform(0, 9))
