# SPDX-License-Identifier: Apache-2.0
"""Scores in sixteenths, so that ties and scores of just `sure` are met often; first no mails, then no places."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    scores = rng.integers(0, 17, rng.integers(0, 15) if draw else 0) / 16
    return scores.tolist(), int(rng.integers(8, 17)) / 16, int(rng.integers(0, 9)) if draw > 1 else 0
