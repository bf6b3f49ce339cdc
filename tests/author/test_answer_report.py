# SPDX-License-Identifier: Apache-2.0
"""The table of known answers sees each kind of fault, and trivial answers are made of the heads of functions."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from course_lib.author.answer_report import report, tabulate, trivial_answers
from course_lib.author.answers import AnswersError, graded_exercises

ROOT = Path(__file__).resolve().parents[2]
SLUG = "00-small"
CHAPTER = """\
---
course:
  title: Small
  objectives: [run a cell]
  builds_on: nothing
  minutes: 1
---

```{exercise} double
title = "Double"
kind = "write"
minutes = 2
points = 2
concepts = [7]
```

```{hints}
- Look.
- Look again.
```

```{code-cell} ipython3
:solution: double
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
```

```{code-cell} ipython3
:check: double
points(
    2,
    check("double two", lambda: double(2), equals(4), wrong="Two times two is 4. You returned {value}."),
    ### BEGIN HIDDEN TESTS
    hidden("double minus three", lambda: double(-3), equals(-6), wrong="A number below zero was doubled wrongly."),
    ### END HIDDEN TESTS
)
```
"""
RIGHT = "# %% right: sum\n# adds\ndef double(x):\n    return x + x\n\n"
ANSWERS = {
    "nothing": RIGHT + '# %% wrong: same -> "You returned 3."\n# as it is\ndef double(x):\n    return x + 1\n',
    "rejected": RIGHT + "# %% right: triple\n# three times\ndef double(x):\n    return 3 * x\n",
    "accepted": RIGHT + "# %% wrong: twice\n# right after all\ndef double(x):\n    return 2 * x + 0\n",
    "visible": RIGHT + "# %% wrong: square\n# squares\ndef double(x):\n    return x**2\n",
    "unhelpful": RIGHT + '# %% wrong: same -> "below zero is"\n# as it is\ndef double(x):\n    return x\n',
}


@pytest.fixture
def exercises_of(tmp_path):
    """A function (answers) that gives the exercises of a small chapter with these known answers."""

    def made(answers):
        for name in ("nbgrader_config.py", "pyproject.toml"):
            shutil.copy(ROOT / name, tmp_path)
        path = tmp_path / "solutions" / SLUG / f"{SLUG}.md"
        path.parent.mkdir(parents=True)
        path.write_text(CHAPTER)
        known = tmp_path / "tests" / "answers" / SLUG / "double.py"
        known.parent.mkdir(parents=True)
        known.write_text(answers)
        return graded_exercises(path)

    return made


@pytest.mark.parametrize("fault", ANSWERS)
def test_report_names_each_answer_that_is_judged_or_explained_wrongly(fault, exercises_of, tmp_path, capsys):
    status = report(tmp_path, exercises_of(ANSWERS[fault]))
    said = capsys.readouterr().out
    sentence = {
        "nothing": "Rejected 0, accepted 0, visibly passed 0, unhelpful 0.",
        "rejected": "'triple' is right and loses points.",
        "accepted": "'twice' is wrong and gets all points.",
        "visible": "'square' is wrong and passes every visible check.",
        "unhelpful": "'same' is wrong, and its message lacks a listed fact.",
    }[fault]
    assert sentence in said
    assert status == (fault != "nothing")


def test_a_check_that_rejects_the_reference_solution_is_named(exercises_of, tmp_path):
    (graded,) = exercises_of(ANSWERS["nothing"])
    broken = replace(graded, check=f"undefined\n{graded.check}")
    with pytest.raises(AnswersError, match="00-small, exercise double: the reference solution gets 0 of 2 points"):
        tabulate(tmp_path, [broken])


def test_tabulate_gives_the_best_trivial_answer(exercises_of, tmp_path):
    (row,) = tabulate(tmp_path, exercises_of(ANSWERS["nothing"]))
    assert (row.trivial, row.without_facts) == (0.0, 0)
    assert len(row.answers) == 2


def test_trivial_answers_are_constants_arguments_counters_and_examples():
    solution = (
        'import math\n\ndef nearest(points, place):\n    """The nearest: nearest([1, 5], 4) is 5."""\n    return 7\n'
    )
    made = list(trivial_answers(solution))
    assert all(source.startswith("import math\n\ndef nearest(points, place):\n    ") for source in made)
    bodies = [source.split("place):\n    ")[1] for source in made]
    for body in ("return True", "return []", "return 5", "return points", "return place", "return len(points)"):
        assert body in bodies
    assert any("nearest.calls" in body for body in bodies)
    assert list(trivial_answers("table = {'A': True}")) == []
