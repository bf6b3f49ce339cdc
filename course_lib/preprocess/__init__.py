# SPDX-License-Identifier: Apache-2.0
"""From inputs to numbers: the one preprocessing that training and inference share.

What was learnt from the training rows lives in a frozen `TextPreprocess` or `TablePreprocess`, which is frozen
together with the parameters. Only `fit_text` and `fit_table` make one, each from training rows; a sealed test
(`course_lib.data.SealedTest`) is no sequence of rows, so neither accepts it. Pure numpy: nothing here knows
which phase calls it.
"""

from collections.abc import Mapping
from typing import Any

from course_lib.preprocess.table import TableFeatures, TablePreprocess, fit_table, table_features
from course_lib.preprocess.text import (
    Features,
    Ragged,
    TextPreprocess,
    as_texts,
    bucket,
    features,
    fit_features,
    fit_ragged,
    fit_text,
    normalise,
    pad,
    ragged_features,
    tokenise,
)
from course_lib.preprocess.tokens import BytePairs

Preprocess = TextPreprocess | TablePreprocess

__all__ = [
    "BytePairs",
    "Features",
    "Preprocess",
    "Ragged",
    "TableFeatures",
    "TablePreprocess",
    "TextPreprocess",
    "as_texts",
    "bucket",
    "features",
    "fit_features",
    "fit_ragged",
    "fit_table",
    "fit_text",
    "from_dict",
    "normalise",
    "pad",
    "ragged_features",
    "table_features",
    "tokenise",
]


def from_dict(data: Mapping[str, Any]) -> Preprocess | BytePairs:
    """Undo `to_dict` of any kind: of a text, a table or byte pairs.

    Raises:
        ValueError: an unknown kind, a missing part, or parts that do not belong together.
    """
    kinds: dict[Any, type[Preprocess | BytePairs]] = {
        "text": TextPreprocess,
        "table": TablePreprocess,
        "byte pairs": BytePairs,
    }
    if data.get("kind") not in kinds:
        raise ValueError(f"This is no preprocessing: its kind is {data.get('kind')!r} and not {', '.join(kinds)}.")
    return kinds[data["kind"]].from_dict(data)
