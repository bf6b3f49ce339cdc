# SPDX-License-Identifier: Apache-2.0
"""Rows of a file with their answers, as the lines of JSONL that `course_lib.inference.batch` writes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.inference import decisions
from course_lib.inference.journal import ScoreError
from course_lib.inference.lines import Block
from course_lib.inference.predictor import Predictor
from course_lib.preprocess import TextPreprocess

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
        if field not in row:
            raise KeyError(f"there is no column {field!r}")
        if not isinstance(row[field], str):
            raise TypeError(f"the column {field!r} is no text")
        return row[field]
    missing = [name for name in (*preprocess.numeric, *preprocess.categories) if name not in row]
    if missing:
        raise KeyError(f"there is no column {missing[0]!r}")
    numbers = {name: _number(name, row[name]) for name in preprocess.numeric}
    return numbers | {name: str(row[name]) for name in preprocess.categories}


def _number(name: str, value: Any) -> float:
    try:
        return float("nan") if value in (None, "") else float(value)
    except (TypeError, ValueError):
        raise ValueError(f"the column {name!r} is no number") from None


def _json(row: Mapping[str, Any]) -> bytes:
    try:
        return _ENCODER.encode(row).encode() + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can say in ASCII only
        return json.dumps(row, allow_nan=False).encode() + b"\n"
