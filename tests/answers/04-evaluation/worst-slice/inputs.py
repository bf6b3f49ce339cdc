# SPDX-License-Identifier: Apache-2.0
"""Mails in a few slices, some of them equally bad, with a least number from 1 up; the first draw has no mail at all."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    count = int(rng.integers(1, 15)) if draw else 0
    right = [bool(drawn) for drawn in rng.random(count) < rng.choice([0.0, 0.5, 0.8, 1.0])]
    slices = [str(name) for name in rng.choice(["plain", "terse", "formal", "angry"], count)]
    return right, slices, int(rng.integers(1, 6))
