# SPDX-License-Identifier: Apache-2.0
"""Checks that no notebook holds: in the open course a learner tries them after the visible ones pass.

`course build` writes them to `unseen/NN-slug.json`, by exercise. The notebooks of a private course do not ask for them.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checks import Outcome

FOLDER = Path(__file__).with_name("unseen")
HEADING = "Now try inputs you have not seen"
FOUND = re.compile(rf"^{HEADING}: (\d+) of (\d+) checks pass", re.MULTILINE)


def unseen_checks(exercise: str) -> str:
    """The source of an exercise's unseen checks, separated by commas; "" where there are none.

    Args:
      exercise: NN-slug/id.
    """
    slug, _, identity = exercise.partition("/")
    return _chapter(slug).get(identity, "")


def try_unseen(exercise: str, names: Mapping[str, Any]) -> list[Outcome]:
    """Runs the unseen checks of an exercise; none where there are none.

    Args:
      exercise: NN-slug/id.
      names: the learner's variables, which stay as they are.
    """
    import course_lib.learner as learner

    from .checks import Outcome

    source = unseen_checks(exercise)
    if not source:
        return []
    helpers = {name: getattr(learner, name) for name in learner.__all__}
    try:
        return list(eval(f"({source},)", dict(names) | helpers))
    except Exception as error:  # whatever a learner's code raises is an outcome, never the end of Run All
        message = f"These checks could not be run on your code ({type(error).__name__}: {error})."
        return [Outcome("crashed", "inputs you have not seen", message)]


def show_unseen(outcomes: Sequence[Outcome]) -> None:
    """Displays how many unseen checks pass, and what is said of each that does not."""
    from IPython.display import display

    from .checks import FRAME

    passed = sum(outcome.status == "passed" for outcome in outcomes)
    failed = [outcome for outcome in outcomes if outcome.status != "passed"]
    heading = f"{HEADING}: {passed} of {len(outcomes)} checks pass."
    body = "".join(outcome.html() for outcome in failed)
    page = f"<div style='{FRAME}'><div><b>{html.escape(heading)}</b></div>{body}</div>"
    text = "\n".join([heading, *(outcome.text() for outcome in failed)])
    display({"text/html": page, "text/plain": text}, raw=True)


def count_unseen(text: str) -> tuple[int, int] | None:
    """How many unseen checks passed, and of how many, in the text output of a check cell; None where it has none."""
    found = FOUND.search(text)
    return (int(found[1]), int(found[2])) if found else None


@cache
def _chapter(slug: str) -> dict[str, str]:
    path = FOLDER / f"{slug}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
