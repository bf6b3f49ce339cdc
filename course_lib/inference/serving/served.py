# SPDX-License-Identifier: Apache-2.0
"""The model in service: found by folder or alias, read, warmed up, and asked for answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from course_lib import aliases
from course_lib.artifact import load
from course_lib.inference import decisions
from course_lib.inference.predictor import Predictor
from course_lib.inference.serving.limits import Limits, Refused
from course_lib.preprocess import TablePreprocess, TextPreprocess
from course_lib.preprocess.values import as_category, as_number

TRIAGE = "triage"
"""The decision that a person decides."""


class Answer(NamedTuple):
    """What the model says about one row."""

    label: str
    """Of two labels the second above the threshold, of more the most probable."""
    probabilities: dict[str, float]
    """Of each label."""
    above: bool
    """Whether the probability (of the second of two labels, the top one of more) is above the threshold."""
    decision: str
    """The label; of more than two `TRIAGE` where none is above the threshold."""


@dataclass(frozen=True, eq=False)
class Served:
    """A model under its name."""

    name: str
    """With the version, `spam_model_v3`."""
    predictor: Predictor

    @property
    def labels(self) -> tuple[str, ...]:
        """What it answers: the labels of its first task."""
        return self.predictor.model.labels


def read(model: str) -> Served:
    """Load and check what `aliases.resolve` finds.

    Raises:
        ArtifactError: it is missing, damaged, or no artifact.
    """
    artifact = load(aliases.resolve(model))
    return Served(artifact.name, Predictor.from_artifact(artifact))


def warm(served: Served, limits: Limits) -> int:
    """Compile every shape that rows within the limits can lead to; returns how many.

    A text of c characters has at most c n-grams of each length, and never more than the vocabulary holds.
    """
    preprocess, longest = served.predictor.model.preprocess, 1
    if isinstance(preprocess, TextPreprocess):
        longest = max(1, min(limits.length * len(preprocess.ngrams), preprocess.size - 1))
    return served.predictor.warmup(longest, limits.max_batch)


def check_text(served: Served, text: Any, limits: Limits) -> str:
    """A text that the model may be asked about.

    Raises:
        Refused: 422 for something else than a text, one that is too long, or a model of tables.
    """
    if not isinstance(served.predictor.model.preprocess, TextPreprocess):
        raise Refused(422, f'{served.name} answers rows of a table: send {{"row": {{...}}}}.')
    if not isinstance(text, str):
        raise Refused(422, 'A text must be a string: send {"text": "..."} or {"texts": ["...", ...]}.')
    if len(text) > limits.length:
        raise Refused(422, f"A text has {len(text)} characters, and {limits.length} are allowed: shorten it.")
    return text


def check_row(served: Served, row: Any) -> dict[str, float | str]:
    """Returns the columns that the model reads, each as in training (see `course_lib.preprocess.values`).

    Raises:
        Refused: 422 for something else than a row, a column that is absent or of the wrong type, or a model of texts.
    """
    preprocess = served.predictor.model.preprocess
    if not isinstance(preprocess, TablePreprocess):
        raise Refused(422, f'{served.name} answers texts: send {{"text": "..."}}.')
    if not isinstance(row, Mapping):
        raise Refused(422, 'A row is a JSON object: send {"row": {"column": value, ...}}.')
    checked: dict[str, float | str] = {}
    for name in (*preprocess.numeric, *preprocess.categories):
        if name not in row:
            raise Refused(422, f"The row has no column {name!r}: send every column that training used.")
        try:
            checked[name] = (as_number if name in preprocess.numeric else as_category)(row[name])
        except ValueError as error:
            raise Refused(422, f"The column {name!r} {error}.") from None
    return checked


def answers(served: Served, rows: list[Any]) -> list[Answer]:
    """The model's answers to checked rows: preprocess, one forward pass, post-process.

    Raises:
        ValueError: the model gave something else than probabilities.
    """
    table = {name: [row[name] for row in rows] for name in rows[0]} if isinstance(rows[0], Mapping) else rows
    chances = served.predictor.probabilities(table)
    labels, threshold = served.labels, served.predictor.threshold
    top = chances if chances.ndim == 1 else chances.max(axis=1)
    above = decisions.above(top, threshold).tolist()
    if chances.ndim == 1:
        pairs = np.stack([1 - chances.astype(np.float64), chances], axis=1)
        chosen = [labels[yes] for yes in above]
        decided = chosen
    else:
        pairs = chances
        chosen = [labels[place] for place in chances.argmax(axis=1)]
        decided = [label if sure else TRIAGE for label, sure in zip(chosen, above, strict=True)]
    return [
        Answer(label, dict(zip(labels, row, strict=True)), sure, decision)
        for label, row, sure, decision in zip(chosen, pairs.tolist(), above, decided, strict=True)
    ]
