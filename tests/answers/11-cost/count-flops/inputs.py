# SPDX-License-Identifier: Apache-2.0
"""Up to five matrices of small shapes, whole numbers of tokens, forward or both ways; the first have no matrix."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    shapes = [tuple(shape) for shape in rng.integers(1, 40, (0 if draw < 2 else int(rng.integers(1, 6)), 2)).tolist()]
    return shapes, int(rng.integers(0, 50)), bool(draw % 2)
