# SPDX-License-Identifier: Apache-2.0
"""The notebook and `course grade` give the same points and the same message for the same answer."""

import pytest

from course_lib.instructor import grade_one, judge, sandbox
from course_lib.instructor.grade_one import Workshop
from course_lib.instructor.intake import Cell, Submission
from course_lib.instructor.plan import Plan, Released
from course_lib.instructor.sandbox import Limits, unsafe
from course_lib.learner.causes import starter_hashes
from course_lib.learner.quiz import Item, Row, seal, seal_rows

SET_UP = """
import numpy as np
from course_lib.learner import after, check, close, equals, hidden, holds, matched, points, together, answered
"""
LIST = """points(
    2,
    check("a list", lambda: made(2), equals([1, 2]), wrong="You gave {value}. Two numbers are asked for."),
    hidden("another list", lambda: made(3), equals([1, 2, 3]), wrong="Look at the end."),
)"""
STARTER = "def made(n):\n    ...  # delete this line\n    return []"


def released(identity, source, role, *, solution="", points=0.0):
    return Released(identity, "code", source, role, identity, points, {}, source, solution or source)


def plan_of(answer, check, most=2.0):
    cells = (
        released("", SET_UP, "plain"),
        released("made", answer, "answer"),
        released("made-check", check, "check", points=most),
    )
    return Plan("09-small", cells, {}, "", "")


@pytest.fixture(scope="module")
def boxes(tmp_path_factory):
    """Where students' code runs, with walls where they can stand."""
    maker = sandbox.Warm if sandbox.available() is None else unsafe.Warm
    made = maker(tmp_path_factory.mktemp("cache"), modules=["numpy", "IPython"])
    yield made
    made.close()


@pytest.fixture
def course_grade(boxes):
    """A function (answer, check, released answer) that gives the points and the outcomes by `course grade`."""

    def grade(answer, check=LIST, handed_out="made = ...", most=2.0):
        plan = plan_of(handed_out, check, most)
        shop = Workshop(plan, judge.read_checks(plan), boxes, Limits(cell_seconds=20))
        sources = (plan.cells[0].source, answer, plan.cells[2].source)
        cells = tuple(
            Cell(source, "code", cell, n == 1) for n, (source, cell) in enumerate(zip(sources, plan.cells, strict=True))
        )
        result = grade_one.grade(Submission("ada", cells, (), {}), shop)
        return result.grades["made-check"], result.outcomes["made-check"]

    return grade


@pytest.fixture
def notebook(monkeypatch):
    """A function (answer, check) that gives the points and the outcomes in a notebook's shell."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from course_lib.learner import checks
    from course_lib.learner.cells import watch

    monkeypatch.setattr("course_lib.learner.cells._failed", {})
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    shown = []
    monkeypatch.setattr(checks, "show", lambda *outcomes: shown.extend(outcomes))
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    shell.showtraceback = shell.showsyntaxerror = lambda *args, **options: None
    watch(shell)

    def run(answer, check=LIST):
        shown.clear()
        for source in (SET_UP, answer):
            shell.run_cell(source)
        result = shell.run_cell(check).result
        return float(result or 0.0), [
            {"status": one.status, "asked": one.asked, "message": one.message} for one in shown
        ]

    return run


FULL = {
    "a tuple": "def made(n):\n    return tuple(range(1, n + 1))",
    "a range": "def made(n):\n    return range(1, n + 1)",
    "a deque": "from collections import deque\ndef made(n):\n    return deque(range(1, n + 1))",
    "an array": "def made(n):\n    return np.arange(1, n + 1)",
    "floats": "def made(n):\n    return np.arange(1.0, n + 1)",
    "array.array": "import array\ndef made(n):\n    return array.array('i', range(1, n + 1))",
    "a list subclass": "class Own(list):\n    pass\ndef made(n):\n    return Own(range(1, n + 1))",
    "a named tuple": (
        "from collections import namedtuple\ndef made(n):\n"
        "    return namedtuple('T', [f'f{k}' for k in range(n)])(*range(1, n + 1))"
    ),
    "an enum": (
        "from enum import IntEnum\nE = IntEnum('E', 'a b c')\ndef made(n):\n    return [E(k) for k in range(1, n + 1)]"
    ),
    "an object with __array__": (
        "class Own:\n    def __init__(self, n):\n        self.n = n\n"
        "    def __array__(self, dtype=None, copy=None):\n        return np.arange(1, self.n + 1)\n"
        "def made(n):\n    return Own(n)"
    ),
    "after a shell command": "!ls\ndef made(n):\n    return list(range(1, n + 1))",
    "after pip": "%pip install -q ./no-such-folder\ndef made(n):\n    return list(range(1, n + 1))",
    "after matplotlib": "%matplotlib widget\ndef made(n):\n    return list(range(1, n + 1))",
    "after load_ext": "%load_ext no_such_extension\ndef made(n):\n    return list(range(1, n + 1))",
}


@pytest.mark.parametrize("name", FULL)
def test_grade_accepts_what_the_notebook_accepts(name, notebook, course_grade):
    assert notebook(FULL[name])[0] == course_grade(FULL[name])[0] == 2.0


WRONG = {
    "prints": ("def made(n):\n    print(1, n)", "it printed 1 2. Use `return`."),
    "one path": ("def made(n):\n    if n > 2:\n        return [1, 2, 3]", "one path"),
    "renamed": ("def make(n):\n    return [1, 2]", "There is no `made` yet"),
    "a syntax error": ("def made(n)\n    return [1, 2]", "cell that defines `made` stopped with an error (SyntaxError"),
    "no argument": ("def made():\n    return [1, 2]", "`made()`"),
    "a crash": ("def made(n):\n    x = n / 0\n    return x", "`x = n / 0`. Two numbers are asked for."),
    "endless": ("def made(n):\n    return made(n)", "calls itself without end"),
    "a generator": ("def made(n):\n    yield 1", "`list(...)` turns it into a list"),
    "itself": ("def made(n):\n    return made", "the function `made` itself"),
    "text": ("def made(n):\n    return 'spam'", "asks for a list; you gave the text 'spam'. Two numbers"),
    "a wrong value": ("def made(n):\n    return np.ones(n)", "You gave [1.0, 1.0]."),
    "dots": ("def made(n):\n    ...", "three dots"),
}


@pytest.mark.parametrize("name", WRONG)
def test_grade_says_what_the_notebook_says(name, notebook, course_grade):
    answer, message = WRONG[name]
    given, outcomes = course_grade(answer)
    assert message in outcomes[0]["message"]
    assert (given, outcomes) == notebook(answer)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (STARTER, "not attempted"),
        (STARTER.replace("  ...  #", "  ... #"), "not attempted"),
        (STARTER.replace("return []", "return [n]"), "wrong"),
        ("def made(n):\n    ...", "not attempted"),
        (STARTER.replace("return []", "return [n / 0]"), "crashed"),
    ],
)
def test_points_tells_an_attempt_from_an_untouched_starter(answer, status, notebook, course_grade):
    check = LIST[:-1] + f'    starter="{starter_hashes(STARTER)}",\n)'
    given, outcomes = course_grade(answer, check, STARTER)
    assert outcomes[0]["status"] == status
    assert (given, outcomes) == notebook(answer, check)


SAME = """points(
    2,
    check("unchanged", lambda: (given := [1], made(given), given)[2], equals([1])),
    together("both", check("a", lambda: made([]) is None, equals(MATCH)), check("b", lambda: 1, equals(1))),
)"""


@pytest.mark.parametrize(
    ("handed_out", "match"),
    [("def made(n):\n    ...", True), ("def made(n):\n    ...  # delete\n    return n", False)],
)
def test_code_as_it_was_handed_out_gets_no_points_for_what_it_does_not_do(handed_out, match, notebook, course_grade):
    check = SAME[:-1].replace("MATCH", str(match)) + f'    starter="{starter_hashes(handed_out)}",\n)'
    given, outcomes = course_grade(handed_out, check, handed_out)
    assert given == 0.0 and {one["status"] for one in outcomes} == {"not attempted"}
    assert (given, outcomes) == notebook(handed_out, check)
    attempt = f"{handed_out}\n    return None" if match else handed_out.replace("return n", "return [n]")
    assert course_grade(attempt, check, handed_out)[0] == notebook(attempt, check)[0] == 2.0


GROUP = """def sets(change):
    return [0, 0], [0, change]


points(
    2,
    together(
        "equal and changed",
        check("equal", lambda: made(*sets(0)), equals(True), wrong="They are equal."),
        check("changed", lambda: made(*sets(1)), equals(False), wrong="One number was changed."),
        ### BEGIN HIDDEN TESTS
        hidden("far below zero", lambda: made(*sets(-9)), equals(False), wrong="A sign was missed."),
        ### END HIDDEN TESTS
    ),
    check("one truth value", lambda: made([], []), holds(lambda value: isinstance(value, bool))),
)"""


@pytest.mark.parametrize(
    ("answer", "wanted", "message"),
    [
        ("def made(a, b):\n    return a == b", 2.0, ""),
        ("def made(a, b):\n    return True", 1.0, "One number was changed."),
        ("def made(a, b):\n    return False", 1.0, "They are equal."),
        ("def made(a, b):\n    return b[1:] < [1]", 1.0, "A sign was missed."),
    ],
)
def test_together_counts_only_if_both_directions_hold(answer, wanted, message, notebook, course_grade):
    given, outcomes = course_grade(answer, GROUP)
    assert given == wanted and outcomes[0]["message"] == message
    assert len(outcomes) == 2
    assert (given, outcomes) == notebook(answer, GROUP)


NUMBER = Item("share", "number", "What share is 3 of 7?", answer="3 / 7", tolerance=0.001, why="Yes.", wrong="No.")
ASKED = f'points(1, answered(1, lambda: made, """\n{seal(NUMBER)}"""))'


@pytest.mark.parametrize(
    "answer",
    [
        "made = 0.4286",
        "made = 3 / 7",
        "hits = 3\nmade = hits / 7",
        "made = np.float32(3) / 7",
        "made = np.array(3) / 7",
        "made = '0.4286'",
        "!ls\nmade = 3 / 7",
        "made = round(sum([1, 2]) / 7, 4)",
    ],
)
def test_grade_accepts_a_computed_answer_to_a_question(answer, notebook, course_grade):
    assert notebook(answer, ASKED)[0] == course_grade(answer, ASKED, most=1.0)[0] == 1.0


@pytest.mark.parametrize("answer", ["made = 4 / 7", "made = 1 / 0", "made = [3 / 7]", "made = unknown"])
def test_grade_rejects_a_wrong_computed_answer(answer, notebook, course_grade):
    assert course_grade(answer, ASKED, most=1.0)[0] == 0.0


TABLE = seal_rows([Row("a", "N", "yes", "no"), Row("b", True, "yes", "no")])


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("made = {'a': 'n', 'b': 1}", 2.0),
        ("made = {np.str_('a'): np.str_('N'), 'b': np.True_}", 2.0),
        ("from collections import OrderedDict\nmade = OrderedDict(b=True, a='N')", 2.0),
        ("made = {'a': 'recall', 'b': True}", 1.0),
        ("made = {'A': 'N', 'b': True}", 1.0),
        ("made = [1]", 0.0),
        ("made = 1 / 0", 0.0),
        ("maid = {}", 0.0),
    ],
)
def test_grade_judges_a_table_as_the_notebook_does(answer, wanted, notebook, course_grade):
    check = f'points(2, *matched(lambda: made, """\n{TABLE}"""))'
    given, outcomes = course_grade(answer, check)
    assert given == wanted
    assert (given, outcomes) == notebook(answer, check)


def test_hidden_check_never_shows_its_input_by_an_error(course_grade):
    _, outcomes = course_grade(
        "def made(n):\n    if n == 2:\n        return [1, 2]\n    raise ValueError(f'input {n}')"
    )
    assert outcomes[1]["status"] == "crashed"
    assert "Look at the end." in outcomes[1]["message"] and "input 3" not in outcomes[1]["message"]
