# SPDX-License-Identifier: Apache-2.0
"""A small repository with one chapter: an exercise, a table to fill in, and three kinds of quiz items."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MARKDOWN = """\
---
course:
  title: Small
  objectives: [see one]
  builds_on: nothing
  minutes: 1
---

## Story

Some words.

```{exercise} double
title = "Double"
kind = "write"
minutes = 2
points = 2
concepts = [7]
```

```{code-cell} ipython3
:solution: double
def double(x):
    ### BEGIN SOLUTION
    return x + x + 0
    ### END SOLUTION
```

```{code-cell} ipython3
:check: double
points(
    2,
    check("two", lambda: double(2), equals(4)),
    ### BEGIN HIDDEN TESTS
    hidden("a secret", lambda: double(1234), equals(2468)),
    ### END HIDDEN TESTS
)
```

```{exercise} phases
title = "Phases"
kind = "choose"
minutes = 2
points = 4
concepts = [7]
```

```{match} phases
name = "phase"
rows = [
  { name = "loss", right = "T", why = "Only training measures the loss.", wrong = "Who needs labels for it?" },
  { name = "answer", right = "I", why = "An answer is what inference is for.", wrong = "Who wants the answer?" },
]
```

```{quiz} one
concepts = [7]
question = "Which?"
[[options]]
text = "this"
correct = true
why = "Because it is so, as everybody knows."
[[options]]
text = "that"
why = "No, and here is the reason for it."
```

```{quiz} steps
kind = "order"
concepts = [7]
question = "In which order?"
steps = ["first measure", "then change", "then repeat"]
why = "One measures before one changes a thing."
wrong = "Who changes without a measurement walks blindly."
```

```{quiz} sum
kind = "number"
concepts = [7]
question = "What is {a} and {a}?"
draw = { a = [3, 9] }
answer = "2 * a"
tolerance = 0.1
why = "Two times the same number it is."
wrong = "Add the number to itself once more."
```
"""


@pytest.fixture(scope="session")
def new_repository() -> Callable[[Path], Path]:
    """A function (folder) that lays the small repository there, not built."""

    def lay(folder: Path) -> Path:
        source = folder / "solutions" / "01-small" / "01-small.md"
        source.parent.mkdir(parents=True)
        source.write_text(MARKDOWN)
        for name in ("nbgrader_config.py", "pyproject.toml"):
            shutil.copy(ROOT / name, folder / name)
        return folder

    return lay
