# SPDX-License-Identifier: Apache-2.0
"""What a course's folder says of itself: whether its quiz withholds the answers, whether it is private."""

from __future__ import annotations

import tomllib
from pathlib import Path

from course_lib.learner.behaviour import SEED_FILE

WITHHELD = {"at once": False, "withheld": True}


class Refused(ValueError):
    """What an author's command will not do; the message is one sentence: what is in the way, and what to do."""


def withholds(root: Path) -> bool:
    """Whether the learner edition holds no key, no explanation and no sketch: `[tool.course] quiz_feedback`.

    Raises:
      Refused: pyproject.toml cannot be read, or says something else than "at once" or "withheld".
    """
    path = root / "pyproject.toml"
    try:
        setting = tomllib.loads(path.read_text(encoding="utf-8"))["tool"]["course"].get("quiz_feedback", "at once")
        return WITHHELD[setting]
    except OSError as error:
        raise Refused(f"{path} cannot be read ({(error.strerror or str(error)).lower()}): put it back.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = 'under [tool.course], write quiz_feedback = "at once" or "withheld"'
        raise Refused(f"{path} does not say when the quiz answers: {told}.") from error


def is_private(root: Path) -> bool:
    """Whether `course build --private` made this folder: it alone holds a seed."""
    return (root / SEED_FILE).is_file()
