# SPDX-License-Identifier: Apache-2.0
"""Lists of pages with repetitions, some of them short or without the right one."""

import random


def inputs(draw):
    rng = random.Random(draw)
    ranked = [[rng.choice("abcdef") for _ in range(rng.randint(0, 7))] for _ in range(rng.randint(1, 9))]
    return ranked, [rng.choice("abcdef") for _ in ranked], rng.randint(1, 6)
