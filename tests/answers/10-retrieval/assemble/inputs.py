# SPDX-License-Identifier: Apache-2.0
"""Chunks of a few letters and budgets around what fits; tokens are letters or words."""

import random


def words(text):
    return len(text.split())


def inputs(draw):
    rng = random.Random(draw)
    chunks = [" ".join("ab" * rng.randint(1, 2) for _ in range(rng.randint(1, 6))) for _ in range(rng.randint(0, 6))]
    count = words if draw % 2 else len
    return "Up to when?", chunks, (4 if draw % 2 else 21) + rng.randint(0, 40), count
