# SPDX-License-Identifier: Apache-2.0
"""Write a text letter by letter from counts that do not change."""

import numpy as np

from course_lib.models.character_counts import END, CharacterCounts


def write_by_counts(counts: CharacterCounts, length: int, *, prompt: str = "", seed: int = 0) -> str:
    """Go on from a prompt by at most `length` letters, each drawn from what followed the last few.

    The same seed gives the same text. It ends before where an end was drawn.
    """
    rng = np.random.default_rng(seed)
    context = len(counts.codes) - 1
    numbers, new = list(counts.numbers(prompt)), ""
    for _ in range(length):
        chances = counts.probabilities(np.array(numbers[max(0, len(numbers) - context) :], np.int64))
        chances = chances[:-1] / chances[:-1].sum()  # no letter stands for the unknown ones
        number = int(rng.choice(len(chances), p=chances))
        if counts.alphabet[number] == END:
            break
        numbers.append(number)
        new += counts.alphabet[number]
    return new
