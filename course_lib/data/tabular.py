# SPDX-License-Identifier: Apache-2.0
"""Two public tables, numbers apart from categories: mails as 57 numbers, and the customers of a telephone company."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.data import public
from course_lib.data.tables import read_csv

_TELCO_NUMBERS = ("tenure", "MonthlyCharges", "TotalCharges")


@dataclass(frozen=True, eq=False)
class Table:
    """Columns by name, and the label to predict."""

    numbers: Mapping[str, np.ndarray]
    """float64 [N] each; NaN where a field is blank."""
    categories: Mapping[str, np.ndarray]
    """Text [N] each."""
    labels: np.ndarray
    """int8 [N], numbers of `label_names`."""
    label_names: tuple[str, ...]
    ids: tuple[str, ...]
    """[N] what the rows are called; empty where they have no names. Nothing to predict from."""
    source: str
    """Where it is from and under which licence, in a line."""
    name: str
    """A short name, for figures and logs."""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.labels)

    @property
    def blank(self) -> dict[str, int]:
        """How many fields are blank, of the columns of numbers where some are."""
        counts = {name: int(np.isnan(column).sum()) for name, column in self.numbers.items()}
        return {name: count for name, count in counts.items() if count}


def spambase() -> Table:
    """Spambase: 4,601 mails of the nineties as 57 numbers, 1,813 of them spam.

    48 shares of words and 6 of characters (in per cent), and the average, longest and total run of capitals.

    Raises:
        DataUnavailable: the set is not on this machine; the sentence says how it comes there.
    """
    return _table("spambase", "spambase.csv", label="type", label_names=("nonspam", "spam"))


def telco() -> Table:
    """IBM's telephone company: 7,043 customers, of whom 1,869 left; 3 columns of numbers and 16 of categories.

    TotalCharges is blank for 11 customers, all in their first month (tenure 0): they are NaN here.

    Raises:
        DataUnavailable: the set is not on this machine; the sentence says how it comes there.
    """
    return _table(
        "telco_churn",
        "Telco-Customer-Churn.csv",
        label="Churn",
        label_names=("No", "Yes"),
        numbers=_TELCO_NUMBERS,
        row_id="customerID",
    )


def _table(
    name: str,
    file: str,
    *,
    label: str,
    label_names: tuple[str, ...],
    numbers: Sequence[str] | None = None,
    row_id: str = "",
) -> Table:
    """All columns are numbers, unless they are named."""
    published = public.named(name)
    rows = list(read_csv(public.need(name) / file, whole=True))
    columns = {column: [row[column] for row in rows] for column in rows[0]}
    features = [column for column in columns if column not in (label, row_id)]
    chosen = features if numbers is None else numbers
    return Table(
        numbers={one: np.array([float(value.strip() or "nan") for value in columns[one]]) for one in chosen},
        categories={one: np.array(columns[one]) for one in features if one not in chosen},
        labels=np.array([label_names.index(value) for value in columns[label]], np.int8),
        label_names=label_names,
        ids=tuple(columns.get(row_id, ())),
        source=f"{published.attribution}, {published.licence}",
        name=name,
    )
