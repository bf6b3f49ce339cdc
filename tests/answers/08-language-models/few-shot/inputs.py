# SPDX-License-Identifier: Apache-2.0
"""Subjects with blanks at their ends or within, and words of one letter or more."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    subjects = ["Lost parcel", " Two  charges", "Lamp\n", "A => B ", "\nLate ", "x"]
    words = ["red", "blue", "white", "B"]
    examples = [(subjects[rng.integers(6)], words[rng.integers(4)]) for _ in range(draw % 5)]
    return examples, subjects[draw % 6]
