# SPDX-License-Identifier: Apache-2.0
"""Messages, parameters, thresholds; every fourth threshold is exactly a probability, and the first inbox is empty."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    messages = rng.integers(-3, 4, size=(rng.integers(0, 7) if draw else 0, 2)).astype(float)
    parameters = {"weights": rng.integers(-2, 3, size=2).astype(float), "bias": float(rng.integers(-1, 2))}
    probabilities = forward(parameters, messages)
    threshold = float(rng.choice([0.0, 0.05, 0.3, 0.5, 0.7, 0.95, 1.0]))
    if draw % 4 == 0 and len(probabilities):
        threshold = float(probabilities[0])
    return forward, parameters, messages, threshold


def forward(parameters, numbers):
    return 1 / (1 + np.exp(-(numbers @ parameters["weights"] + parameters["bias"])))
