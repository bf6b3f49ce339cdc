# SPDX-License-Identifier: Apache-2.0
"""Places, slopes, rates and numbers of steps; the first ones are no step, a flat valley and its bottom."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    bottom, curve, tilt = (round(number, 2) for number in rng.uniform(-2, 2, 3))
    weights = rng.uniform(-5, 5, rng.integers(1, 4)) if draw % 2 else float(rng.uniform(-5, 5))
    steps = int(rng.integers(0, 8))
    if draw < 4:
        steps, weights = draw // 2, bottom  # no step or one, from the bottom of the valley
    if draw in (4, 5):
        curve = tilt = 0.0  # flat: the slope is 0 everywhere
    return weights, lambda place: curve * (place - bottom) + tilt * np.sin(place), float(rng.uniform(0.01, 0.5)), steps
