# SPDX-License-Identifier: Apache-2.0
"""Two sets of parameters with equal keys and shapes, half of them equal; the first are empty, some differ by a hair."""

import copy

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    keys = list(rng.permutation(["bias", "weights", "zoom", "scale"])[: rng.integers(1, 5)])
    before = {str(key): rng.normal(size=rng.integers(1, 4, size=rng.integers(0, 3))) for key in keys}
    after = copy.deepcopy(before)
    if draw == 0:
        return {}, {}
    if draw == 1:
        return {"empty": np.zeros(0)}, {"empty": np.zeros(0)}
    if draw % 2:
        changed = after[str(rng.choice(keys))]
        changed[...] += rng.choice([1.0, -0.5, 1e-3, 1e-12], size=changed.shape) * (rng.random(changed.shape) < 0.7)
    return before, after
