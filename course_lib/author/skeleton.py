# SPDX-License-Identifier: Apache-2.0
"""`course new`: a chapter in its whole shape, which builds at once; each TODO in it is something to write."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Template

from .build import chapter_sources
from .concepts import read_concepts

NAME = re.compile(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*")
FIRST_WITH_RECALL = "02"


class NameRefused(ValueError):
    """No chapter can be made under this name or title; the message is one sentence that says why."""


def write_skeleton(root: Path, slug: str, title: str) -> Path:
    """Writes `solutions/NN-slug/NN-slug.md` and returns its path.

    Raises:
      NameRefused: the name is ill-formed, the name or its number is taken, or the title is empty.
    """
    if not NAME.fullmatch(slug):
        raise NameRefused(f"{slug!r} is no chapter's name: write two digits and small words, such as 03-training-loop.")
    if not title.strip():
        raise NameRefused("The title is empty: give one with --title.")
    others = [path.stem for path in chapter_sources(root)]
    taken = [other for other in others if other[:2] == slug[:2]]
    if taken:
        raise NameRefused(f"The number {slug[:2]} belongs to {taken[0]}: choose another one.")
    path = root / "solutions" / slug / f"{slug}.md"
    if path.exists():
        raise NameRefused(f"{path.relative_to(root)} exists: choose another name.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(slug, title.strip(), max((o for o in others if o < slug), default="")), encoding="utf-8")
    return path


def skeleton(slug: str, title: str, previous: str) -> str:
    """The Markdown of a new chapter that follows `previous` ("" where nothing comes before it)."""
    before = "TODO: nothing."
    if previous:
        before = f"[{int(previous[:2])} · TODO: its title](../{previous}/{previous}.ipynb)"
    own = [concept for concept in read_concepts().values() if concept.chapter == slug]
    return Template(SKELETON).substitute(
        title=json.dumps(title, ensure_ascii=False),
        builds_on=json.dumps(before, ensure_ascii=False),
        recall=RECALL if slug[:2] >= FIRST_WITH_RECALL else "",
        concepts="".join(f"<!-- TODO: explain concept {concept.number}: {concept.says} -->\n" for concept in own),
    )


QUESTION = """\
<details><summary>TODO: a question from an earlier chapter</summary>

TODO: its answer, in a sentence.

</details>

"""

RECALL = f"""\
## Recall

Three quick questions from earlier chapters. Answer each in your head, then unfold.

{QUESTION * 3}"""

SKELETON = """\
---
course:
  title: $title
  objectives:
    - "TODO: a thing that one can do after this chapter"
    - "TODO: a second one"
    - "TODO: a third one"
  builds_on: $builds_on
  minutes: 5  # TODO: of running and looking; reading, exercises and quiz are added by themselves
---

$recall## TODO: the story

TODO: the problem at Larkspur, in a hundred and fifty words at most.

## 1 · TODO: the first idea

$concepts
TODO: the idea, in plain words, with its term in **bold**.

> **Predict.** TODO: a question about what the next cell will show.

```{code-cell} ipython3
from course_lib.learner import figures

values = [1, 2, 4, 8]  # TODO: something from Larkspur
figure, axes = figures.new(height=3.2)
axes.plot(values, marker="o")
axes.set(xlabel="TODO: what, in which unit", ylabel="TODO: what, in which unit")
figures.show(figure, alt="TODO: what one sees, in a sentence or two, with numbers from the run.")
```

TODO: what was to be seen, and why.

**Change it.** TODO: one thing to change in the cell above, and what to look for.

```{exercise} first-exercise
title = "TODO: what it is about"
kind = "write"
minutes = 4  # TODO: what a beginner needs
points = 2
concepts = []  # TODO: the numbers of the concepts that it works on
```

TODO: what to write, with an example. Write `twice(number)`: the double of a number.

```{hints}
- TODO: where to look.
- TODO: nearly there.
```

```{code-cell} ipython3
:solution: first-exercise
def twice(number):
    \"""Give the double: twice(2) is 4.\"""
    ### BEGIN SOLUTION
    return 2 * number
    ### END SOLUTION
```

```{code-cell} ipython3
:check: first-exercise
points(
    2,
    check(
        "a whole number",
        lambda: twice(3),
        equals(6),
        wrong="TODO: what a learner who answers {value} should look at.",
        why="TODO: why this is right.",
    ),
    ### BEGIN HIDDEN TESTS
    hidden(
        "a number below zero",
        lambda: twice(-1.5),
        close(-3.0),
        wrong="TODO: where to look, without telling the input.",
    ),
    ### END HIDDEN TESTS
)
```

## 2 · TODO: the second idea, which moves

> **Predict.** TODO: what will happen when one moves the slider?

```{code-cell} ipython3
from course_lib.learner.widgets import Slider, explore


def draw(values):
    figure, axes = figures.new(height=3.2)
    axes.plot([0, values["steps"]], [1, 0])  # TODO: what the slider changes
    axes.set(xlabel="TODO: what, in which unit", ylabel="TODO: what, in which unit", xlim=(0, 10))
    return figure, f"TODO: what one sees at {values['steps']:.0f}, in a sentence."


explore(draw, {"steps": Slider("TODO: what it moves", 1, 10, 1, 5)})
```

TODO: what was to be seen, and why.

> **On purpose.** TODO: what the next cell does wrongly, and where to look.

```{code-cell} ipython3
print("0.1 + 0.2 is 0.3:", 0.1 + 0.2 == 0.3)  # TODO: a bad number, a wrong answer; no traceback
```

TODO: why it went wrong, and a cell that mends it.

## 3 · TODO: the third idea

> **Predict.** TODO: a question about what the next cell will show.

TODO: a third cycle.

> **In the field.** TODO: how practitioners do this, with which tools, and in plain words what each of them does.

> **GPU and TPU.** TODO: what changes there, in two or three sentences.

## Quiz

Run the cell below each question: it shows the question as a card. Choose your answer there and press **Check**.

```{quiz} first-item
concepts = []  # TODO: the numbers of the concepts that it asks for
question = "TODO: a question that a misconception answers wrongly"
[[options]]
text = "TODO: the right answer"
correct = true
why = "TODO: Yes, because of what was seen above."
[[options]]
text = "TODO: what many believe"
why = "TODO: What speaks against it, and where it was seen."
[[options]]
text = "TODO: another thing that people believe"
why = "TODO: What this mixes up."
```

```{quiz} second-item
kind = "order"
concepts = []  # TODO: the numbers of the concepts that it asks for
question = "TODO: In which order?"
steps = ["TODO: the first step", "TODO: the second step", "TODO: the third step"]
why = "TODO: why this order and no other."
wrong = "TODO: which step needs what another one makes?"
```

```{quiz} third-item
kind = "number"
concepts = []  # TODO: the numbers of the concepts that it asks for
question = "TODO: How much is {a} and {b}?"
draw = { a = [3, 9], b = [2, 5] }
answer = "a + b"  # TODO: a formula, so that the machine computes the key
tolerance = 0.01
why = "TODO: how one comes to it."
wrong = "TODO: where to begin."
[[traps]]
answer = "a * b"  # TODO: what people come to who mix something up
why = "TODO: what they mixed up."
```

## Take-away

TODO: five sentences to remember. Each holds one thing. The first says what the chapter is about. The last says what
to do with it. The build adds the link to the next chapter.
"""
