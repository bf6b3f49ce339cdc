# SPDX-License-Identifier: Apache-2.0
"""Customers by name or by number, with one mail or several; the first ones are nobody in the test, and everybody."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    numbers = rng.integers(0, 9, size=rng.integers(1, 20)).tolist()
    customers = numbers if draw % 2 else [f"customer {number}" for number in numbers]
    share = float(draw) if draw < 2 else round(float(rng.uniform()), 2)
    return customers, share, int(rng.integers(1000))
