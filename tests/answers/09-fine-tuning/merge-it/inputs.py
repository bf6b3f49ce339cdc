# SPDX-License-Identifier: Apache-2.0
"""Drawn matrices of small shapes and ranks from 1 to 4, as for the forward pass."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    texts, wide, out, rank = rng.integers(1, 9, 3).tolist() + [int(rng.integers(1, 5))]
    shapes = [(texts, wide), (wide, out), (wide, rank), (rank, out)]
    return *(rng.normal(size=shape) for shape in shapes), float(rng.integers(1, 9))
