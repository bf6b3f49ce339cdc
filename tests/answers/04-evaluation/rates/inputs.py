# SPDX-License-Identifier: Apache-2.0
"""Three counts, often zero; the first draws are all of zero and one."""

from itertools import product

import numpy as np

FIRST = list(product((0, 1), repeat=3))


def inputs(draw):
    if draw < len(FIRST):
        return FIRST[draw]
    rng = np.random.default_rng(draw)
    return tuple(int(count) for count in rng.integers(0, 40, 3) * (rng.random(3) < 0.7))
