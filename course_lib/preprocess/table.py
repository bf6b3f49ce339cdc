# SPDX-License-Identifier: Apache-2.0
"""From rows of a table to numbers: columns of numbers are standardised, categories get ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from course_lib.preprocess.values import LARGEST, as_category, category_column, number_column

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
    """float64 [K]: in float32 a timestamp's mean would be off by a minute."""
    scale: np.ndarray
    """float64 [K] standard deviations, 1 for a column that never changes."""
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
                np.asarray(data["mean"], np.float64),
                np.asarray(data["scale"], np.float64),
                # artifacts of earlier versions may have "1.0" and "True"; their order, which says the ids, stays
                {name: tuple(as_category(value) for value in values) for name, values in data["categories"]},
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"This is no table preprocessing: {error!r} is wrong in it.") from error
        if not preprocess.mean.shape == preprocess.scale.shape == (len(preprocess.numeric),):
            raise ValueError("This table preprocessing is damaged: its columns and their means do not fit together.")
        return preprocess


def fit_table(columns: Columns, *, numeric: Sequence[str], categorical: Sequence[str]) -> TablePreprocess:
    """Learn means, spreads and categories, from the training rows only.

    Missing numbers are left out of means and spreads. What a raw value means, `course_lib.preprocess.values` says.

    Raises:
        ValueError: a column that is absent, of another length, not of numbers, or without a single value.
    """
    table = _table(columns, numeric, categorical)
    known = [values[~np.isnan(values)] for values in (table[name] for name in numeric)]
    for name, values in zip(numeric, known, strict=True):
        if not len(values):
            raise ValueError(f"The column {name!r} contains no number at all: leave it out.")
    return TablePreprocess(
        tuple(numeric),
        np.array([values.mean() for values in known], np.float64),
        np.array([_spread(values) for values in known], np.float64),
        {name: tuple(np.unique(table[name]).tolist()) for name in sorted(categorical)},
    )


def _spread(values: np.ndarray) -> float:
    """The standard deviation, or 1 where all that differs is rounding."""
    spread = float(values.std())
    return spread if spread > 8 * np.finfo(np.float64).eps * float(np.abs(values).max()) else 1.0


def table_features(preprocess: TablePreprocess, columns: Columns) -> TableFeatures:
    """Turn N rows into numbers; columns that training did not use are ignored.

    Raises:
        ValueError: a column that is absent, of another length or not of numbers, or a number that is so far from
            those of training that float32 cannot hold it in standard deviations.
    """
    table = _table(columns, preprocess.numeric, tuple(preprocess.categories))
    rows = len(next(iter(table.values()), ()))
    numbers = np.zeros((rows, len(preprocess.numeric)), np.float32)
    for column, name in enumerate(preprocess.numeric):
        standardized = (table[name] - preprocess.mean[column]) / preprocess.scale[column]
        if (far := np.flatnonzero(np.abs(standardized) > LARGEST)).size:
            raise ValueError(
                f"Row {far[0]}: the column {name!r} is {table[name][far[0]]:g}, more than 3.4e38 standard deviations "
                "from the training rows (float32): correct it, or send null."
            )
        numbers[:, column] = standardized
    ids = np.zeros((rows, len(preprocess.categories)), np.int32)
    for column, (name, values) in enumerate(preprocess.categories.items()):
        # from the last to the first, so that of two that were written alike the first counts
        number = {value: id_ for id_, value in reversed(list(enumerate(values, start=1)))}
        distinct, position = np.unique(table[name], return_inverse=True)
        ids[:, column] = np.array([number.get(value, 0) for value in distinct.tolist()], np.int32)[position]
    return TableFeatures(np.where(np.isnan(numbers), np.float32(0), numbers), ids)


def _table(columns: Columns, numeric: Sequence[str], categorical: Sequence[str]) -> dict[str, np.ndarray]:
    """The wanted columns, numbers as float64 and categories as str, all of one length."""
    table = {}
    for name in (*numeric, *categorical):
        if name not in columns:
            raise ValueError(f"The table has no column {name!r}: give the columns that training used.")
        table[name] = (number_column if name in numeric else category_column)(name, columns[name])
    lengths = {name: values.shape for name, values in table.items()}
    if len(set(lengths.values())) > 1 or any(len(shape) != 1 for shape in lengths.values()):
        raise ValueError(f"The columns differ in length: {lengths}.")
    return table
