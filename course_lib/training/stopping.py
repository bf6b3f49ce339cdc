# SPDX-License-Identifier: Apache-2.0
"""Early stopping: training ends when it no longer helps on data that it does not see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from course_lib.arguments import real_number, whole_number

LogLine = dict[str, float]
"""{"step": steps done, "loss": mean loss since the line before}, and whatever else the step measures."""


@dataclass(frozen=True)
class EarlyStopping:
    """When to stop: after `patience` log lines in a row that are no better than the best before them.

    Raises:
        ValueError: `patience` is no whole number from 0, or `min_delta` not finite.
    """

    evaluate: Callable[[Any], float]
    """evaluate(params) -> a number of which less is better, such as the loss on a validation set."""
    patience: int = 3
    """So many log lines without a better one are borne."""
    min_delta: float = 0.0
    """By how much a line must be better to count."""

    def __post_init__(self) -> None:
        """Refuses a rule that cannot be followed."""
        whole_number("patience", self.patience, 0)
        real_number("min_delta", self.min_delta)


def best(history: Sequence[LogLine], rule: EarlyStopping) -> int:
    """The place in the history of the best line so far, by its "validation"."""
    place = 0
    for number, line in enumerate(history):
        if line["validation"] < history[place]["validation"] - rule.min_delta:
            place = number
    return place


def enough(history: Sequence[LogLine], rule: EarlyStopping) -> bool:
    """Whether patience is at its end."""
    return bool(history) and len(history) - 1 - best(history, rule) >= rule.patience
