# SPDX-License-Identifier: Apache-2.0
"""Rows of a file with their answers, as the lines of JSONL that `course_lib.inference.batch` writes."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.inference import decisions
from course_lib.inference.journal import ScoreError
from course_lib.inference.lines import Block
from course_lib.inference.predictor import Predictor
from course_lib.preprocess import TextPreprocess
from course_lib.preprocess.values import as_category, as_number, as_text

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
"""Made once, because `json.dumps` with settings makes one a row."""


@dataclass(frozen=True)
class Answer:
    """How rows become lines of the output."""

    model: str
    field: str
    prefix: str
    counted: str
    """What the numbers in the errors count: line or row."""

    def lines(self, predictor: Predictor, block: Block, *, first: bool) -> tuple[list[bytes], list[bytes]]:
        """The lines of answers, and those of rows that have none, in the order of the input."""
        broken = dict(block.broken)
        good: list[tuple[int, Mapping[str, Any], Any]] = []
        taken = {f"{self.prefix}{name}" for name in ("label", "probability", "probabilities", "model")}
        for number, row in block.rows:
            try:
                if clash := taken & row.keys():
                    raise _Clash(f"a column {min(clash)!r} is there already")
                good.append((number, row, _features(predictor, row, self.field)))
            except _Clash as error:
                if first and not good:
                    raise ScoreError(f"{error.args[0].capitalize()}: give a --prefix for the answer's names.") from None
                broken[number] = error.args[0]
            except (KeyError, TypeError, ValueError) as error:
                broken[number] = str(error.args[0])
        lines = []
        for (number, row, _), told in zip(good, self._told(predictor, [each[2] for each in good]), strict=True):
            try:
                lines.append(_json(dict(row) | told))
            except (ValueError, RecursionError):
                broken[number] = "a number is too large for JSON, or lists too deep"
        return lines, [_json({self.counted: number, "reason": broken[number]}) for number in sorted(broken)]

    def _told(self, predictor: Predictor, inputs: Sequence[Any]) -> list[dict[str, Any]]:
        if not inputs:
            return []
        rows: Any = inputs
        if isinstance(inputs[0], Mapping):
            rows = {name: np.array([each[name] for each in inputs]) for name in inputs[0]}
        names = predictor.model.labels
        chances = decisions.rounded(predictor.probabilities(rows))
        labels = _pick(predictor, chances)
        key, probability, probabilities, model = (
            f"{self.prefix}{name}" for name in ("label", "probability", "probabilities", "model")
        )
        if chances.ndim == 1:
            return [
                {key: label, probability: chance, model: self.model}
                for label, chance in zip(labels, chances.tolist(), strict=True)
            ]
        return [
            {key: label, probabilities: dict(zip(names, row, strict=True)), model: self.model}
            for label, row in zip(labels, chances.tolist(), strict=True)
        ]


class _Clash(ValueError):
    """A row has a name that the answer needs."""


def _pick(predictor: Predictor, chances: np.ndarray) -> list[str]:
    names = predictor.model.labels
    picked = (chances > predictor.threshold).astype(int) if chances.ndim == 1 else chances.argmax(axis=1)
    return [names[place] for place in picked.tolist()]


def _features(predictor: Predictor, row: Mapping[str, Any], field: str) -> Any:
    """What the model needs of a row: its text, or the columns of its table."""
    preprocess = predictor.model.preprocess
    if isinstance(preprocess, TextPreprocess):
        return _converted(as_text, field, row)
    numbers = {name: _converted(as_number, name, row) for name in preprocess.numeric}
    return numbers | {name: _converted(as_category, name, row) for name in preprocess.categories}


def _converted(convert: Callable[[Any], Any], name: str, row: Mapping[str, Any]) -> Any:
    if name not in row:
        raise KeyError(f"there is no column {name!r}")
    try:
        return convert(row[name])
    except ValueError as error:
        raise ValueError(f"the column {name!r} {error}") from None


def _json(row: Mapping[str, Any]) -> bytes:
    try:
        return _ENCODER.encode(row).encode() + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can say in ASCII only
        return json.dumps(row, allow_nan=False).encode() + b"\n"
