# SPDX-License-Identifier: Apache-2.0
"""Cheats that take full marks from plain nbgrader: here none wins a point that it did not earn, and each is flagged."""

import pytest

from course_lib.instructor.sandbox import Limits

CHAPTER = "01-two-phases"
NOBODY_KNOWS = "def same_parameters(before, after):\n    return {}"
EQUAL = """
class Equal:
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __float__(self): return 0.8
    def __array__(self, *given, **more): raise TypeError
    def __bool__(self): return True
"""
CHEATS = {
    "always equal": EQUAL + NOBODY_KNOWS.format("Equal()"),
    "a text that is always equal": "class Text(str):\n    __eq__ = lambda s, o: True\n" + NOBODY_KNOWS.format("Text()"),
    "input transformer": "get_ipython().input_transformers_cleanup.append(lambda lines: ['3.0'])",
    "tree transformer": (
        "import ast\nclass Away(ast.NodeTransformer):\n    def visit_Expr(self, node):\n"
        "        return ast.Expr(ast.Constant(3.0))\nget_ipython().ast_transformers.append(Away())"
    ),
    "patched numpy": "import numpy as np\nnp.allclose = np.array_equal = lambda *a, **k: True",
    "patched jax": "import jax.numpy as jnp\njnp.allclose = lambda *a, **k: True",
    "patched checks": (
        "import course_lib.learner.checks as c\nc.check = c.hidden = lambda *a, **k: c.Outcome('passed', '')\n"
        "check = hidden = c.check\npoints = lambda total, *o, **k: float(total)"
    ),
    "patched display": "import sys\nsys.displayhook = lambda value: None",
    "patched shell": "get_ipython().run_cell = lambda *a, **k: None",
    "patched tracebacks": "get_ipython().showtraceback = lambda *a, **k: None",
    "reads the cells": NOBODY_KNOWS.format("'equals(True)' in In[-1]"),
    "reads the stack": "import sys\n" + NOBODY_KNOWS.format("sys._getframe(1).f_locals.get('expected')"),
    "looks for secrets": "import gc\n"
    + NOBODY_KNOWS.format("[x for x in gc.get_objects() if 'equals' in repr(type(x))]"),
    "ends the process": "import os\ndef same_parameters(before, after):\n    os._exit(0)",
    "reads the solutions": NOBODY_KNOWS.format("open('/work/solutions/01-two-phases/01-two-phases.md').read()"),
    "reads the environment": "import os\n" + NOBODY_KNOWS.format("os.environ['NBGRADER_EXECUTION'] == 'autograde'"),
    "starts a process": "import subprocess\n" + NOBODY_KNOWS.format("subprocess.run(['id'])"),
    "opens the gradebook": "import sqlite3\n" + NOBODY_KNOWS.format("sqlite3.connect('../../gradebook.db')"),
}


def limits(name):
    """A short limit for the shell that never answers, so that nothing waits for it."""
    return {"limits": Limits(cell_seconds=0.5)} if name == "patched shell" else {}


CONSTANT = {"reads the cells", "reads the environment"}


@pytest.mark.parametrize("name", CHEATS)
def test_no_cheat_wins_a_point(name, graded, hand_in):
    result = graded(CHAPTER, hand_in(CHAPTER, {"same-parameters": CHEATS[name]}), **limits(name))
    # one truth value for every question is what a constant answer gets too
    assert result.score <= (2.34 if name in CONSTANT else 0)
    assert result.flags, name


@pytest.mark.parametrize("name", ["input transformer", "tree transformer", "patched numpy", "patched shell"])
def test_a_patched_process_does_not_take_from_honest_answers_more_than_its_own(name, graded, hand_in):
    """Whatever it patches, quiz answers are read and not run, so that they stand."""
    result = graded(CHAPTER, hand_in(CHAPTER, {"same-parameters": CHEATS[name]}, solved=True), **limits(name))
    assert all(result.grades[identity] == 1 for identity in result.grades if identity.startswith("quiz-"))


def test_the_next_submission_sees_nothing_of_the_last(graded, hand_in):
    graded(CHAPTER, hand_in(CHAPTER, {"same-parameters": CHEATS["patched numpy"]}))
    result = graded(CHAPTER, hand_in(CHAPTER, solved=True))
    assert (result.score, result.flags) == (result.max_score, [])


def test_no_expected_value_and_no_key_enters_the_sandbox(shops, hand_in, monkeypatch):
    """Everything that is sent to the student's process is written down and searched."""
    import json

    from course_lib.instructor import grade_one, intake
    from course_lib.instructor.judge import Question, Table
    from course_lib.instructor.sandbox import channel

    sent = []
    send = channel.send
    monkeypatch.setattr(
        channel, "send", lambda line, message, blob=b"": sent.append(message) or send(line, message, blob)
    )
    shop = shops(CHAPTER)
    notebook = hand_in(CHAPTER)
    grade_one.grade(intake.read_submission("ada", json.dumps(notebook).encode(), shop.plan), shop)
    text = json.dumps([{key: value for key, value in message.items() if key != "run"} for message in sent])
    assert "same_parameters(parameter_set()" in text
    for secret in ("equals", "close(", "wrong=", "why=", "points(", "sketch"):
        assert secret not in text
    everything = json.dumps(sent)
    for check in shop.checks.values():
        for part in check.parts:
            if isinstance(part, Question | Table):
                assert "".join(part.sealed.split())[:60] not in "".join(everything.split())
