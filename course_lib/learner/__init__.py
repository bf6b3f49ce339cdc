# SPDX-License-Identifier: Apache-2.0
"""What a notebook shows a learner: checks, quizzes, figures, widgets, and the folder they work in."""

from .cells import watch
from .checks import check, hidden, points, together
from .expect import after, close, each, equals, holds, identical, sequence
from .quiz import answered, matched

__all__ = [
    "after",
    "answered",
    "check",
    "close",
    "each",
    "equals",
    "hidden",
    "holds",
    "identical",
    "matched",
    "points",
    "sequence",
    "together",
]

watch()
