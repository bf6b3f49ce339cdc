# SPDX-License-Identifier: Apache-2.0
"""Cosines on a coarse grid, so that the threshold itself is met often; the first time nothing was found."""

import random


def joined(texts):
    return " + ".join(texts)


def inputs(draw):
    rng = random.Random(draw)
    cosines = sorted((rng.randint(-4, 10) / 10 for _ in range(draw % 5)), reverse=True)
    return [(cosine, f"text {place}") for place, cosine in enumerate(cosines)], rng.randint(-4, 10) / 10, joined
