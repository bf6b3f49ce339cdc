# SPDX-License-Identifier: Apache-2.0
"""From rows of a table to numbers: columns of numbers are standardised, categories get ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

Columns = Mapping[str, Any]
"""A table: a name and N values for each column."""


class TableFeatures(NamedTuple):
    """Rows of a table as numbers."""

    numbers: np.ndarray
    """float32 [N, K]: mean 0 and standard deviation 1 over the training rows; a missing value is 0, the mean."""
    ids: np.ndarray
    """int32 [N, M]: the category in each categorical column, columns by name; 0 is one that training never met."""


@dataclass(frozen=True, eq=False)
class TablePreprocess:
    """What preprocessing learnt from the training rows; `fit_table` makes one."""

    numeric: tuple[str, ...]
    """The K columns of numbers."""
    mean: np.ndarray
    """float32 [K]"""
    scale: np.ndarray
    """float32 [K] standard deviations, 1 for a column that never changes."""
    categories: Mapping[str, tuple[str, ...]]
    """For each of the M categorical columns, by name, the known categories; their place, from 1 on, is their id."""

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain lists and numbers, ready for JSON, exact to the last bit."""
        return {
            "kind": "table",
            "numeric": list(self.numeric),
            "mean": self.mean.tolist(),
            "scale": self.scale.tolist(),
            "categories": [[name, list(values)] for name, values in self.categories.items()],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "TablePreprocess":
        """Undo `to_dict`.

        Raises:
            ValueError: a part is missing, or the parts do not belong together.
        """
        try:
            preprocess = cls(
                tuple(data["numeric"]),
                np.asarray(data["mean"], np.float32),
                np.asarray(data["scale"], np.float32),
                {name: tuple(values) for name, values in data["categories"]},
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"This is no table preprocessing: {error!r} is wrong in it.") from error
        if not preprocess.mean.shape == preprocess.scale.shape == (len(preprocess.numeric),):
            raise ValueError("This table preprocessing is damaged: its columns and their means do not fit together.")
        return preprocess


def fit_table(columns: Columns, *, numeric: Sequence[str], categorical: Sequence[str]) -> TablePreprocess:
    """Learn means, spreads and categories, from the training rows only.

    Missing numbers (NaN) are left out of means and spreads.

    Raises:
        ValueError: a column that is absent, of another length, not of numbers, or without a single value.
    """
    table = _table(columns, numeric, categorical)
    known = [values[np.isfinite(values)] for values in (table[name] for name in numeric)]
    for name, values in zip(numeric, known, strict=True):
        if not len(values):
            raise ValueError(f"The column {name!r} holds no number at all: leave it out.")
    spread = np.array([values.std() for values in known], np.float32)
    return TablePreprocess(
        tuple(numeric),
        np.array([values.mean() for values in known], np.float32),
        np.where(spread > 0, spread, np.float32(1)),
        {name: tuple(np.unique(table[name]).tolist()) for name in sorted(categorical)},
    )


def table_features(preprocess: TablePreprocess, columns: Columns) -> TableFeatures:
    """Turn N rows into numbers; columns that training did not use are ignored.

    Raises:
        ValueError: a column that is absent, of another length or not of numbers.
    """
    table = _table(columns, preprocess.numeric, tuple(preprocess.categories))
    rows = len(next(iter(table.values()), ()))
    numbers = np.zeros((rows, len(preprocess.numeric)), np.float32)
    for column, name in enumerate(preprocess.numeric):
        numbers[:, column] = (table[name] - preprocess.mean[column]) / preprocess.scale[column]
    ids = np.zeros((rows, len(preprocess.categories)), np.int32)
    for column, (name, values) in enumerate(preprocess.categories.items()):
        known = np.array(values, str)
        place = np.searchsorted(known, table[name])
        hit = known[np.minimum(place, len(known) - 1)] == table[name]
        ids[:, column] = np.where(hit, place + 1, 0)
    return TableFeatures(np.where(np.isfinite(numbers), numbers, np.float32(0)), ids)


def _table(columns: Columns, numeric: Sequence[str], categorical: Sequence[str]) -> dict[str, np.ndarray]:
    """The wanted columns, numbers as float64 and categories as str, all of one length."""
    table = {}
    for name in (*numeric, *categorical):
        if name not in columns:
            raise ValueError(f"The table has no column {name!r}: give the columns that training used.")
        try:
            table[name] = np.asarray(columns[name], np.float64 if name in numeric else str)
        except (TypeError, ValueError) as error:
            raise ValueError(f"The column {name!r} is not all numbers: mend it, or use it as categories.") from error
    lengths = {name: values.shape for name, values in table.items()}
    if len(set(lengths.values())) > 1 or any(len(shape) != 1 for shape in lengths.values()):
        raise ValueError(f"The columns differ in length: {lengths}.")
    return table
