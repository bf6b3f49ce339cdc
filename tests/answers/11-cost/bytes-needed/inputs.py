# SPDX-License-Identifier: Apache-2.0
"""All three plans, models and adapters of none to many numbers, frozen parameters of 1 to 4 bytes."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    plan = ("inference", "lora", "adamw")[draw % 3]
    parameters, adapter = (0, 0) if draw < 3 else rng.integers(0, 1000, 2).tolist()
    return plan, parameters, adapter, int(rng.integers(1, 5))
