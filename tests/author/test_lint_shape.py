# SPDX-License-Identifier: Apache-2.0
"""Each rule on a chapter's shape fires on a planted fault, and on nothing else."""

import json
from pathlib import Path

import pytest

from course_lib.author import lint, lint_runs, lint_shape
from course_lib.author.lint_runs import Ran
from course_lib.author.lint_text import Source
from course_lib.author.source import read_chapter

QUESTION = """\
<details><summary>A question</summary>

An answer.

</details>

"""
SHAPED = f"""\
---
course:
  title: Small
  objectives:
    - run a cell
  builds_on: nothing
  minutes: 1
---

## Recall

{QUESTION}{QUESTION}{QUESTION}## The story

A story.

## 1 · One

> **Predict.** What will it say?

**Change it.** Another number.

## 2 · Two

> **Predict.** And this one?

> **On purpose.** This goes wrong.

```{{code-cell}} ipython3
print(2 * 2)
```

## 3 · Three

> **Predict.** And this?

> **In the field.** People use `ruff`.

> **GPU and TPU.** Nothing changes.

## Quiz

```{{quiz}} steps
kind = "order"
concepts = [7]
question = "In which order?"
steps = ["measure", "change", "repeat"]
why = "So it is."
wrong = "Look again."
```

```{{quiz}} sum
kind = "number"
concepts = [7]
question = "How many?"
answer = 4
tolerance = 0.1
why = "So it is."
wrong = "Look again."
```

## Take-away

One holds 0.9 of it. "Is two?" Three is `a.b`. Four **stands.** Five
ends.
"""
RULES = (lint_shape.recall, lint_shape.boxes, lint_shape.cycles, lint_shape.quiz_kinds, lint_shape.take_away)
CELL = "```{code-cell} ipython3\nprint(2 * 2)\n```\n"
PLANTED = {
    "no recall": (lint_shape.recall, [("## Recall", "## Before")], "recall", "has 0 questions"),
    "two questions": (lint_shape.recall, [(QUESTION, "")], "recall", "has 2 questions"),
    "a recall that comes late": (
        lint_shape.recall,
        [("## Recall", "## Early\n\nWords.\n\n## Recall")],
        "recall",
        "has 0 questions",
    ),
    "no mistake": (lint_shape.boxes, [("> **On purpose.**", "")], "box 'On purpose'", "> **On purpose.**"),
    "a mistake that is only told": (lint_shape.boxes, [(CELL, "")], "line 44", "No cell below this box"),
    "a mistake in another section": (lint_shape.boxes, [(CELL, "## 2b\n\n" + CELL)], "line 44", "No cell below"),
    "no field": (lint_shape.boxes, [("> **In the field.**", "**In the field.**")], "box 'In the field'", "none"),
    "a chip only in a comment": (
        lint_shape.boxes,
        [("> **GPU and TPU.** Nothing changes.", "<!--\n> **GPU and TPU.** Nothing.\n-->")],
        "box 'GPU and TPU'",
        "none",
    ),
    "two cycles": (lint_shape.cycles, [("## 3 · Three", "## Three")], "cycles", "has 2 numbered sections"),
    "seven cycles": (
        lint_shape.cycles,
        [("## 3 · Three", "".join(f"## {n} · More\n\n" for n in range(3, 8)))],
        "cycles",
        "has 7 numbered sections",
    ),
    "two predictions": (lint_shape.cycles, [("> **Predict.**", "**Predict.**")], "cycles", "for 2 of at least 3"),
    "nothing to change": (lint_shape.cycles, [("**Change it.**", "Change it:")], "cycles", "Nothing is changed"),
    "one kind of question": (
        lint_shape.quiz_kinds,
        [(SHAPED[SHAPED.index("```{quiz} sum") : SHAPED.index("## Take-away")], "")],
        "quiz",
        "1 of its items ask otherwise",
    ),
    "four sentences": (lint_shape.take_away, [("Four **stands.** ", "")], "line 79", "has 4 sentences"),
    "six sentences": (lint_shape.take_away, [("ends.", "ends. Six does too.")], "line 79", "has 6 sentences"),
    "no take-away": (lint_shape.take_away, [("## Take-away", "## So")], "take-away", "is not the last section"),
}


def read(folder: Path, *changes: tuple[str, str], slug: str = "05-small") -> Source:
    text = SHAPED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / f"{slug}.md"
    path.write_text(text, encoding="utf-8")
    return Source(path, text, read_chapter(path))


def found(source):
    return [(rule, finding) for rule in RULES for finding in rule(source)]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_where_it_is_and_by_its_own_rule_alone(name, tmp_path):
    rule, changes, place, words = PLANTED[name]
    ((by, finding),) = found(read(tmp_path, *changes))
    assert (by, finding.place, finding.rule) == (rule, place, "shape")
    assert words in finding.sentence


def test_a_chapter_in_its_whole_shape_is_clean(tmp_path):
    assert found(read(tmp_path)) == []


@pytest.mark.parametrize("slug", ["00-small", "14-small"])
def test_the_first_and_the_last_chapter_have_a_shape_of_their_own(slug, tmp_path):
    nothing = (SHAPED[SHAPED.index("## Recall") :], "Words.\n")
    assert found(read(tmp_path, nothing, slug=slug)) == []
    assert list(lint_runs.pictures(read(tmp_path, slug=slug), Ran({}, {}, (), ""))) == []


def test_chapter_01_has_nothing_to_recall(tmp_path):
    assert list(lint_shape.recall(read(tmp_path, ("## Recall", "## Before"), slug="01-small"))) == []


def test_an_empty_chapter_lacks_everything_and_stops_no_rule(tmp_path):
    empty = read(tmp_path, (SHAPED[SHAPED.index("## Recall") :], "Words.\n"))
    assert {rule for rule, _ in found(empty)} == set(RULES)


DRAWN = """\
from course_lib.learner import figures
from course_lib.learner.widgets import Slider, explore

def draw(values={"x": 1.0}):
    figure, axes = figures.new()
    return figure, "A figure."

figures.show(*draw())
explore(draw, {"x": Slider("x", 0, 2, 1, 1)})
print("<img>")"""


def test_figures_and_widgets_of_a_run_are_counted(tmp_path):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": None, "source": DRAWN}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    ran = lint_runs.run(json.dumps(notebook).encode())
    assert (ran.figures, ran.widgets, ran.errors) == (2, 1, ())


@pytest.mark.parametrize(
    ("figures", "widgets", "said"),
    [(3, 1, []), (2, 1, ["shows 2 of at least 3 figures"]), (3, 0, ["Nothing in it can be moved"])],
)
def test_too_few_figures_and_none_that_moves_are_found(figures, widgets, said, tmp_path):
    findings = list(lint_runs.pictures(read(tmp_path), Ran({}, {}, (), "", figures, widgets)))
    assert [words in finding.sentence for words, finding in zip(said, findings, strict=True)] == [True] * len(said)


def test_lint_asks_every_rule_on_the_shape(tmp_path):
    source = read(tmp_path, (SHAPED[SHAPED.index("## Recall") :], "Words.\n"))
    told = {str(finding) for finding in lint._text_findings(tmp_path, source)}
    assert {str(finding) for _, finding in found(source)} <= told
