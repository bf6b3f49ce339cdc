# SPDX-License-Identifier: Apache-2.0
"""The forward pass of any kind of model, the same for training and inference: rows, numbers, scores."""

from collections.abc import Iterable
from typing import Any

import jax

from course_lib.models import bag_of_words, table_network, text_network
from course_lib.models.model import BAG_OF_WORDS, TEXT_NETWORK
from course_lib.preprocess import (
    Features,
    Preprocess,
    TableFeatures,
    TextPreprocess,
    features,
    table_features,
)
from course_lib.preprocess.table import Columns

Rows = Iterable[str] | Columns
"""Texts, or a table of columns."""
Inputs = Features | TableFeatures


def inputs(preprocess: Preprocess, rows: Rows) -> Inputs:
    """The rows as numbers.

    Raises:
        TypeError, ValueError: as `features` and `table_features` say.
    """
    if isinstance(preprocess, TextPreprocess):
        return features(preprocess, rows)
    return table_features(preprocess, rows)  # type: ignore[arg-type]


def logits(kind: str, params: Any, rows: Any, first_task: str) -> dict[str, jax.Array]:
    """Scores of N rows for each task: float32 [N] for two classes, [N, C] for more.

    Args:
        kind: the model's kind.
        params: its parameters.
        rows: what `inputs` gave.
        first_task: the name of the task of a model that has but one and does not name it.
    """
    if kind == BAG_OF_WORDS:
        return {first_task: bag_of_words.logits(params, rows)}
    return (text_network if kind == TEXT_NETWORK else table_network).logits(params, rows)


def probabilities(scores: jax.Array) -> jax.Array:
    """Scores as probabilities: [N] of class 1 by the logistic function, [N, C] by softmax."""
    return jax.nn.sigmoid(scores) if scores.ndim == 1 else jax.nn.softmax(scores)
