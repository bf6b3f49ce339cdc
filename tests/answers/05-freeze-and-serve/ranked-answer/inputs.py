# SPDX-License-Identifier: Apache-2.0
"""Whole scores, so that equals are frequent; every fourth list lies around a thousand, above or below zero."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    size = int(rng.integers(1, 60)) if draw else 1
    logits = rng.integers(-3, 4, size=size).astype(float) + (1000.0 * (-1) ** draw if draw % 4 == 0 else 0.0)
    return logits.tolist(), [f"label {i}" for i in range(size)], int(rng.integers(0, size + 2))
