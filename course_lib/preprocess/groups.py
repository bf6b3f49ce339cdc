# SPDX-License-Identifier: Apache-2.0
"""Groups rows of similar length, so that one long text does not pad thousands of short ones to its own length."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from course_lib.preprocess.text import bucket

SIZES = (1, 8, 64, 1024)
"""How many rows a group is padded to, so that few shapes are ever compiled."""
_MOST_SLOTS = 2**20  # in one group, rows times length: 8 MiB of features


def group_by_length(lengths: np.ndarray) -> Iterator[tuple[np.ndarray, int]]:
    """Splits rows into groups of at most 1,024 rows and about 2**20 slots, the longest rows first.

    Args:
        lengths: int [N], for example the characters of each text, which are at least as many as its tokens.

    Yields:
        The numbers of a group's rows, int64, and the entry of `SIZES` to pad the group to.
    """
    order = np.argsort(-lengths, kind="stable")
    while len(order):
        longest = bucket(int(lengths[order[0]]))
        most = max(rows for rows in SIZES if rows == 1 or rows * longest <= _MOST_SLOTS)
        group, order = order[:most], order[most:]
        yield group, next(rows for rows in SIZES if rows >= len(group))


def pad_rows(numbers: Any, rows: int) -> Any:
    """Adds rows of zeros to each array [n, ...] of a named tuple, up to `rows` rows."""
    missing = ((0, rows - len(numbers[0])), (0, 0))
    return type(numbers)(*(np.pad(part, missing) for part in numbers))
