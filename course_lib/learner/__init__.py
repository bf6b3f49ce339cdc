# SPDX-License-Identifier: Apache-2.0
"""What a notebook shows a learner: checks, quizzes, figures, widgets, and the folder they work in."""

from .checks import check, hidden, points
from .expect import close, equals, holds
from .quiz import answered, matched

__all__ = ["answered", "check", "close", "equals", "hidden", "holds", "matched", "points"]
