# SPDX-License-Identifier: Apache-2.0
"""Faults are planted one at a time, tried in a child each, and a weak check is told that it lets them through."""

import ast
import re
import shutil
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_lib.author.agreement import agree
from course_lib.author.answers import graded_exercises, standing, try_answer
from course_lib.author.mutants import tally
from course_lib.author.mutations import mutants
from course_lib.author.trial import Tried, run_all
from course_lib.cli import app

ROOT = Path(__file__).resolve().parents[2]
SLUG = "00-small"

SMALL = """\
---
course:
  title: Small
  objectives: [run a cell]
  builds_on: nothing
  minutes: 1
---

```{exercise} largest
title = "The largest"
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
:solution: largest
def largest(numbers):
    ### BEGIN SOLUTION
    best = numbers[0]
    for number in numbers:
        if number > best:
            best = number
    return best
    ### END SOLUTION
```

```{code-cell} ipython3
:check: largest
points(2, CHECKS)
```
"""
WEAK = 'check("some", lambda: largest([1, 2, 3]), holds(lambda value: value is not None))'
STRONG = ", ".join(
    f'check("some", lambda: largest({numbers}), equals({max(numbers)}))'
    for numbers in ([1, 2, 3], [3, 2, 1], [2, 3, 1], [-2, -1, -3], [5])
)
INPUTS = """\
import random


def inputs(draw):
    draws = random.Random(draw)
    return ([draws.randint(-9, 9) for _ in range(draws.randint(1, 5))],)
"""


@pytest.fixture
def course_of(tmp_path, monkeypatch):
    """A function (checks, inputs) that makes a course of one small chapter; `course` commands run in it."""

    def made(checks: str, inputs: str | None = INPUTS, text: str = SMALL) -> Path:
        for name in ("nbgrader_config.py", "pyproject.toml"):
            shutil.copy(ROOT / name, tmp_path)
        path = tmp_path / "solutions" / SLUG / f"{SLUG}.md"
        path.parent.mkdir(parents=True)
        path.write_text(text.replace("CHECKS", checks))
        if inputs is not None:
            answers = tmp_path / "tests" / "answers" / SLUG / "largest.py"
            answers.parent.mkdir(parents=True)
            answers.write_text(f"# %% inputs\n{inputs}")
        monkeypatch.chdir(tmp_path)
        return path

    return made


def told(*options: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["mutants", "00", *options])
    return result.exit_code, result.output


def row(output: str) -> list[str]:
    """The numbers of the table's only row: mutants, rejected, equivalent, accepted, share."""
    return re.search(r"largest +│(.*)│", output)[1].replace(" ", "").split("│")


@pytest.mark.parametrize(
    ("source", "mutant"),
    [
        ("x = a + b", "x = a - b"),
        ("x = a - b", "x = b - a"),
        ("x = a - b", "x = a"),
        ("x = a * b", "x = a / b"),
        ("x = a @ b", "x = b @ a"),
        ("x = a > b", "x = a >= b"),
        ("x = a > b", "x = a < b"),
        ("x = a == b", "x = a != b"),
        ("x = a in b", "x = a not in b"),
        ("x = a > b", "x = not a > b"),
        ("x = not a", "x = a"),
        ("x = -a", "x = a"),
        ("x = a and b", "x = a or b"),
        ("x = a and b", "x = b"),
        ("x = 3", "x = 4"),
        ("x = 3", "x = 2"),
        ("x = 3", "x = -3"),
        ("x = 0.5", "x = 0.0"),
        ("x = True", "x = False"),
        ("x = 'spam'", "x = ''"),
        ("x = f(a, b)", "x = f(b, a)"),
        ("x = f(a)", "x = a"),
        ("x = a.copy()", "x = a"),
        ("x = a.sum(axis=0)", "x = a.sum(axis=1)"),
        ("x = a.sum(axis=0)", "x = a.sum()"),
        ("x = all(a)", "x = any(a)"),
        ("x = np.argmax(a)", "x = np.argmin(a)"),
        ("x = np.array_equal(a, b)", "x = np.allclose(a, b)"),
        ("x = range(n)", "x = range(n - 1)"),
        ("x = a[k]", "x = a"),
        ("x = a if b else c", "x = c if b else a"),
        ("x = [a for a in b if a]", "x = [a for a in b]"),
        ("x = [a for a in b]", "x = [a for a in list(b)[1:]]"),
        ("x = {'A': True, 'B': False}", "x = {'A': True}"),
        ("x = {'A': True, 'B': False}", "x = {'A': False, 'B': False}"),
        ("x = {'A': 'b', 'B': 'c'}", "x = {'A': 'c', 'B': 'c'}"),
        ("x = 1\ny = 2", "x = 1"),
        ("x = 1\ny = x", "y = x\nx = 1"),
        ("x = 1", "x = None"),
        ("x += a", "x = a"),
        ("if a:\n    b()\nelse:\n    c()", "if a:\n    c()\nelse:\n    b()"),
        ("if a:\n    b()", "if not a:\n    b()"),
        ("for a in b:\n    c()", "for a in b:\n    c()\n    break"),
        ("def f(a, b):\n    return a", "def f(a, b):\n    return b"),
        ("x = a / b", "x = round(a / b, 2)"),
        ("x = a == b", "x = __import__('numpy').float32(a) == __import__('numpy').float32(b)"),
        (
            "x = np.array_equal(a, b)",
            "x = np.array_equal(__import__('numpy').float32(a), __import__('numpy').float32(b))",
        ),
        ("x = a.split(',')", "x = [text.strip() for text in a.split(',')]"),
        ("x = round(a)", "x = __import__('math').floor(a)"),
        ("x = round(a)", "x = __import__('math').ceil(a)"),
        ("x = round(a)", "x = __import__('math').floor(a + 0.5)"),
        ("x = sorted(a)", "x = list(set(a))"),
        ("x = dict.fromkeys(a)", "x = set(a)"),
        ("x = max(a, key=f)", "x = max(list(a)[::-1], key=f)"),
        ("x = sorted(a, key=f)", "x = sorted(list(a)[::-1], key=f)"),
        ("x = np.argmax(a)", "x = len(a) - 1 - np.argmax(a[::-1])"),
        ("def f(b):\n    return [a for a in b]", "def f(b):\n    return [a for a in dict.fromkeys(b)]"),
        (
            "for a in b:\n    if a:\n        c()\n    d()",
            "for a in b:\n    if a:\n        c()\n        break\n    d()",
        ),
        (
            "def f(a):\n    best = 0\n    for b in a:\n        g()",
            "def f(a):\n    best = 10\n    for b in a:\n        g()",
        ),
        ("best = a[0]\nfor b in a:\n    g()", "best = 0\nfor b in a:\n    g()"),
        ("best = float('inf')\nfor b in a:\n    g()", "best = 100\nfor b in a:\n    g()"),
        (
            "def f(a):\n    for b in a:\n        c = g(b)\n    d = 1\n    return h(d, c)",
            "def f(a):\n    for b in a:\n        c = g(b)\n    d = 1\n    return h(d, b)",
        ),
        (
            "def f(a):\n    for b in a:\n        g()\n    return b",
            "def f(a):\n    for b in a:\n        g()\n        return b",
        ),
    ],
)
def test_each_operator_plants_its_fault(source, mutant):
    assert mutant in [found.source for found in mutants(source)]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("x = a % 2 == 0", "compared as float32"),
        ("x = sorted(a, reverse=True)", "last of equals"),
        ("x = a.split()", "stripped"),
        ("def f(b):\n    return {a for a in b}", "duplicates dropped"),
        ("x = [a for a in b]", "duplicates dropped"),
        ("x = True\nfor a in b:\n    g()", "wrong initial value"),
    ],
)
def test_no_operator_plants_what_is_no_fault(source, kind):
    assert kind not in [found.kind for found in mutants(source)]


def test_mutants_compile_differ_and_leave_heads_imports_and_docstrings_alone():
    source = textwrap.dedent('''
        import numpy as np
        def nearest(points, place, scale=2):
            """The nearest point: nearest([1, 5], 4) is 5."""
            gaps = np.abs(np.array(points) - place) * 2
            while gaps.min() > 3 and not place:
                gaps -= 1
            return points[np.argmin(gaps)] if len(points) > 0 else None
        ''')
    found = [mutant.source for mutant in mutants(source)]
    assert len(found) == len(set(found)) > 30
    assert ast.unparse(ast.parse(source)) not in found
    for mutant in found:
        module = ast.parse(mutant)
        assert "import numpy as np" in mutant
        assert "def nearest(points, place, scale=2):" in mutant
        assert ast.get_docstring(module.body[1]) == "The nearest point: nearest([1, 5], 4) is 5."


def test_cells_run_as_in_a_notebook_each_sequence_by_itself(capfd):
    tried = run_all(
        [
            ["import numpy as np", "print('noise')\nnp.ones(3).sum() + 0.5"],
            ["1 / 0", "left = 2"],
            ["left"],
            ["while True: pass"],
            ["x = (", "1"],
            ["import os", "os._exit(1)"],
            ["input()", "1"],
            ["'text'"],
            ["import jax", "float(jax.numpy.ones(3).sum())"],
            [],
        ],
        seconds=5,
    )
    assert tried[:8] == [
        Tried(3.5),
        Tried(None, (0,)),
        Tried(None, (0,)),
        Tried(None),
        Tried(1.0, (0,)),
        Tried(None),
        Tried(1.0, (0,)),
        Tried(None),
    ]
    assert tried[8:] == [Tried(3.0), Tried(None)]
    assert capfd.readouterr().out == ""


def test_only_imports_definitions_and_written_out_values_stand():
    cells = [
        "try:\n    import math\nexcept ModuleNotFoundError:\n    %pip install math",
        "items = ['tent', 1]\nresult = slow()\nslow()",
        "def f(x):\n    return x",
    ]
    assert [standing(cell) for cell in cells] == [
        "import math",
        "items = ['tent', 1]",
        "def f(x):\n    return x",
    ]


def test_an_answer_gets_its_share_of_the_points(course_of):
    (graded,) = graded_exercises(course_of(STRONG))
    assert try_answer(graded, graded.solution) == 2
    assert try_answer(graded, "def largest(numbers):\n    return numbers[0]") == 0.8
    assert try_answer(graded, "") == 0


def test_a_strong_check_rejects_all_that_is_not_equivalent(course_of):
    course_of(STRONG)
    status, output = told()
    number, rejected, equivalent, accepted, share = row(output)
    assert (status, accepted, share) == (0, "0", "100.0%")
    assert int(equivalent) > 0  # such as >= for >
    assert int(rejected) + int(equivalent) == int(number) >= 15
    assert "accepted:" not in output


def test_a_weak_check_lets_mutants_through_and_the_command_says_which(course_of):
    course_of(WEAK)
    status, output = told()
    assert status == 1
    assert int(row(output)[3]) > 5
    assert "largest, accepted: other comparison" in output
    assert "-         if number > best:\n    +         if number < best:" in output
    assert "largest: under 95% of its mutants are rejected: add a check" in output
    assert "rejected: line dropped" not in output
    assert "rejected: line dropped" in told("--list")[1]


def test_without_inputs_none_is_equivalent(course_of):
    course_of(STRONG, inputs=None)
    status, output = told()
    assert status == 1
    assert row(output)[2] == "0"
    assert "+         if number >= best:" in output


def test_a_mutant_that_cannot_be_imported_does_not_count(course_of):
    body = SMALL[SMALL.index("def largest") : SMALL.index("    ### END SOLUTION")]
    text = SMALL.replace(body, "pair = [4, 7]\nlargest = pair[1] + 0\n")
    text = text.replace("    ### END SOLUTION\n", "")
    (graded,) = graded_exercises(course_of('check("it", lambda: largest, equals(7))', inputs=None, text=text))
    planted = [mutant.source for mutant in mutants(graded.solution)]
    (found,) = tally(ROOT, [graded])
    counted = [mutant.source for mutant, _ in found.judged]
    assert "pair = [4, 7]\nlargest = pair[2] + 0" in planted
    assert "pair = [4, 7]\nlargest = pair[2] + 0" not in counted
    assert "pair = [4, 7]\nlargest = pair[0] + 0" in counted


@pytest.mark.parametrize(
    ("checks", "inputs", "sentence"),
    [
        (
            'check("some", lambda: largest([1]), equals(2))',
            INPUTS,
            "00-small, exercise largest: the reference solution gets 0 of 2 points; fix it or the check first.",
        ),
        (
            STRONG,
            "def inputs(draw):\n    return ([],)",
            "tests/answers/00-small/largest.py: the reference solution raises on one of its inputs, "
            "or gives two values for one draw; fix its `inputs` cell.",
        ),
    ],
)
def test_what_cannot_be_judged_is_told_in_one_sentence(course_of, checks, inputs, sentence):
    course_of(checks, inputs)
    assert told() == (2, sentence + "\n")


REFERENCE = "def above(x, limit):\n    return x[0] > limit"
BOUNDARY = "def inputs(draw):\n    return [draw], 999"  # only the last draw lies at the limit's edge


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("def above(numbers, limit):\n    return limit < numbers[0]", True),
        ("def above(x, limit):\n    return not x[0] <= limit", True),
        ("def above(x, limit):\n    return x[0] >= limit", False),
        ("def above(x, limit):\n    return int(x[0] > limit)", False),
        ("def above(x, limit):\n    return x.pop() > limit", False),
        ("def above(x, limit):\n    return x[1] > limit", False),
        ("def other(x, limit):\n    return x[0] > limit", False),
    ],
)
def test_equivalence_is_decided_by_the_drawn_inputs(other, same):
    assert agree(REFERENCE, other, BOUNDARY, {}, draws=1000) is same


def test_the_boundary_has_to_be_among_the_inputs():
    at_least = REFERENCE.replace(">", ">=")
    assert agree(REFERENCE, at_least, BOUNDARY, {}, draws=999)
    assert not agree(REFERENCE, at_least, BOUNDARY, {}, draws=1000)


def test_use_says_what_counts_of_a_value():
    inputs = "def inputs(draw):\n    return ()\ndef use(names):\n    return names['letter'].upper()"
    assert agree("letter = 'A'", "letter = 'a'", inputs, {})
    assert not agree("letter = 'A'", "letter = 'B'", inputs, {})
    assert not agree("letter = 'A'", "letter = None", inputs, {})
