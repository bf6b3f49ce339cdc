# SPDX-License-Identifier: Apache-2.0
"""Texts of up to one more than the largest size, and a forward pass that tells its shapes; the first text is empty."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    sizes = sorted(rng.choice(np.arange(1, 20), rng.integers(1, 4), replace=False).tolist())
    length = 0 if draw == 0 else int(rng.integers(0, sizes[-1] + 3))
    ids, values = rng.integers(0, 9, length).tolist(), rng.uniform(-1, 1, length).tolist()
    return forward, ids, values, sizes


def forward(ids, values):
    weighed = float(np.sum(np.asarray(values) * (1 + np.asarray(ids))))
    return [[list(np.shape(ids)), list(np.shape(values)), round(weighed, 6)]]
