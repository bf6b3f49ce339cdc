# SPDX-License-Identifier: Apache-2.0
"""Texts of drawn lengths, with drawn probabilities."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    return ([np.log(rng.uniform(0.01, 1, rng.integers(1, 9))) for _ in range(1 + draw % 5)],)
