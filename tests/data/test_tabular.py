# SPDX-License-Identifier: Apache-2.0
"""The two public tables: what is a number is one, what is blank is told, and the label is no column."""

import numpy as np

from course_lib import data


def test_spambase(course_data):
    table = data.spambase()
    assert len(table) == 4601 and table.labels.sum() == 1813 and table.labels.dtype == np.int8
    assert table.label_names == ("nonspam", "spam")
    assert len(table.numbers) == 57 and not table.categories and not table.ids and not table.blank
    assert table.numbers["make"][:2].tolist() == [0.0, 0.21] and table.numbers["capitalTotal"][0] == 278
    assert {column.shape for column in table.numbers.values()} == {(4601,)}
    assert "type" not in table.numbers


def test_telco(course_data):
    table = data.telco()
    assert len(table) == len(table.ids) == 7043 and table.labels.sum() == 1869
    assert list(table.numbers) == ["tenure", "MonthlyCharges", "TotalCharges"]
    assert {column.dtype for column in table.numbers.values()} == {np.dtype(np.float64)}
    assert table.blank == {"TotalCharges": 11}
    assert not table.numbers["tenure"][np.isnan(table.numbers["TotalCharges"])].any()
    assert len(table.categories) == 16 and not {"Churn", "customerID"} & table.categories.keys()
    assert set(table.categories["Contract"]) == {"Month-to-month", "One year", "Two year"}
    assert table.ids[0] == "7590-VHVEG" and table.labels[:3].tolist() == [0, 0, 1]
