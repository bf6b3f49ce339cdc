# SPDX-License-Identifier: Apache-2.0
"""Honest work in the sandbox: what is run, what is shown, and what a killed process costs."""

from itertools import zip_longest
from pathlib import Path

import pytest

from course_lib.author.answers import graded_exercises, read_answers
from course_lib.instructor import needs
from course_lib.instructor.sandbox import Limits

ROOT = Path(__file__).resolve().parents[2]
TWO_PHASES = "01-two-phases"


def submissions(chapter):
    """Submission k holds the k-th known answer to each exercise of the chapter."""
    exercises = graded_exercises(ROOT / "solutions" / chapter / f"{chapter}.md")
    rows = zip_longest(*(read_answers(ROOT, exercise) for exercise in exercises))
    return [[answer for answer in row if answer] for row in rows]


@pytest.mark.long
def test_leaving_cells_out_changes_no_score_and_no_outcome(graded, hand_in):
    for row in submissions(TWO_PHASES)[::8]:
        notebook = hand_in(TWO_PHASES, {answer.exercise: answer.source for answer in row})
        # a busy machine shall not decide: every cell has the time that `course grade` gives it
        some = graded(TWO_PHASES, notebook, limits=Limits())
        every = graded(TWO_PHASES, notebook, limits=Limits(), all_cells=True)
        assert (some.grades, some.outcomes, some.flags) == (every.grades, every.outcomes, every.flags)
        assert sum(bool(cell.get("outputs")) for cell in some.notebook["cells"]) < sum(
            bool(cell.get("outputs")) for cell in every.notebook["cells"]
        )


def test_figures_and_training_are_left_out_and_what_an_answer_uses_is_run(graded, hand_in):
    """A plain answer needs numpy alone; one that asks for the trained filter gets it."""
    plain = graded(TWO_PHASES, hand_in(TWO_PHASES, solved=True))
    assert plain.score == plain.max_score
    assert outputs_below(plain, "train_text_classifier(") == []
    asks = {"predict": "size = len(training.texts)\ndef predict(*given):\n    print(size)\n    return []"}
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, asks, solved=True))
    assert outputs_below(result, "data.spam_messages()")
    assert not any("NameError" in str(cell.get("outputs")) for cell in result.notebook["cells"])


def test_warnings_prints_and_plots_cost_nothing(graded, hand_in):
    noisy = "import sys, warnings\nimport matplotlib.pyplot as plt\nprint('x' * 3000000)\nwarnings.warn('noise')\n"
    noisy += "print('more', file=sys.stderr)\nplt.plot([1, 2])\n"
    answers = {"repair-the-loop": noisy + "def descend(w, slope, rate, steps):\n    import warnings\n"}
    answers["repair-the-loop"] += "    warnings.warn('again')\n    print('hello')\n    for _ in range(steps):\n"
    answers["repair-the-loop"] += "        w = w - rate * slope(w)\n    return w"
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, answers, solved=True))
    assert (result.score, result.status) == (result.max_score, "graded")
    assert len(str(result.notebook)) < 3_000_000


def test_what_a_function_prints_in_a_hidden_check_is_shown_nowhere(graded, hand_in):
    answer = "def descend(w, slope, rate, steps):\n    print('rate is', rate)\n    return w"
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, {"repair-the-loop": answer}))
    shown = str([cell.get("outputs") for cell in result.notebook["cells"]])
    assert "rate is 0.1" in shown
    assert "rate is 0.5" not in shown


def test_messages_are_those_of_the_notebook(graded, hand_in):
    answer = {
        "repair-the-loop": "def descend(w, slope, rate, steps):\n    return w",
        "predict": "def predict(*a):\n  1 / 0",
    }
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, answer))
    first = result.outcomes["repair-the-loop-check"][0]
    assert first["status"] == "wrong" and "should end at 0.8. Your function returned 1.0" in first["message"]
    text = str(cell_named(result, "predict-check")["outputs"])
    assert "ZeroDivisionError" in text and "1 / 0" in text
    assert result.outcomes["same-parameters-check"][0]["status"] == "not attempted"


def test_a_killed_process_costs_its_own_question_only(graded, hand_in):
    killer = {"repair-the-loop": "import os\ndef descend(*given):\n    os._exit(3)"}
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, killer, solved=True))
    assert result.status == "partial"
    assert {name: given for name, given in result.grades.items() if given != result.points[name]} == {
        "repair-the-loop-check": 0.0
    }
    in_the_cell = {"repair-the-loop": "import os\nos._exit(3)"}
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, in_the_cell, solved=True))
    assert result.score == result.max_score - 3


def test_a_submission_that_kills_every_process_comes_to_an_end(graded, hand_in):
    killer = "import os\nos._exit(1)"
    everywhere = dict.fromkeys(("repair-the-loop", "same-parameters", "eight-calls", "predict", "two-columns"), killer)
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, everywhere))
    assert result.status == "partial" and result.score == 0


def test_the_autograded_notebook_is_one_that_nbgrader_reads(graded, hand_in):
    import nbformat
    from nbgrader.utils import determine_grade

    result = graded(TWO_PHASES, hand_in(TWO_PHASES, {"eight-calls": "changes = {'A': False}"}, solved=True))
    book = nbformat.from_dict(result.notebook)
    nbformat.validate(book)
    cells = [cell for cell in book.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in cells} == result.grades
    assert "BEGIN HIDDEN" in str(cell_named(result, "predict-check")["source"])


def test_no_script_of_a_student_reaches_the_instructor_s_browser(graded, hand_in):
    answer = "from IPython.display import HTML, display\ndisplay(HTML('<script>alert(1)</script>'))\nquestion_1 = 'b'"
    result = graded(TWO_PHASES, hand_in(TWO_PHASES, {"repair-the-loop": answer}))
    assert "<script>" not in str([cell.get("outputs") for cell in result.notebook["cells"]])


def cell_named(result, identity):
    return next(c for c in result.notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == identity)


def outputs_below(result, source):
    return next(cell for cell in result.notebook["cells"] if source in cell["source"])["outputs"]


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["import numpy as np\nx = 1", "y = np.ones(3)", "!np.sum(x)"], [True, False, True]),
        (["a = []", "b = a\nb.append(1)", "!a"], [True, True, True]),
        (["a = [1]", "print(len(a))", "!a"], [True, False, True]),
        (["cache = []\ndef f(): cache.append(1)", "f()", "!cache"], [True, True, True]),
        (["import numpy as np", "np.random.seed(0)", "!1"], [True, True, True]),
        (["import numpy as np", "np.random.rand()", "!1"], [True, True, True]),
        (["import numpy as np", "np.random.default_rng(0)", "!1"], [False, False, True]),
        (["import numpy as np", "np.zeros = None", "!1"], [True, True, True]),
        (["x = 1", "!eval('x')"], [True, True]),
        (["import mystery\nmystery.go()", "!1"], [True, True]),
        (["open('a', 'w').write('b')", "!1"], [True, True]),
        (["x = 1", "!def f():\n    return x", "x = 2", "!f()"], [True, True, True, True]),
        (["x = 1", "!y = x", "x = 2"], [True, True, False]),
        (["weights = 1", "!def f(weights):\n    return weights"], [False, True]),
        (["def f(:", "!1"], [False, True]),
    ],
)
def test_which_cells_are_run(cells, wanted):
    parts = [needs.Part(cell.removeprefix("!"), cell.startswith("!")) for cell in cells]
    assert needs.needed(parts) == wanted


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ("import numpy as np\nfrom math import pi\n\nx = pi\n", "import numpy as np\nfrom math import pi\n"),
        ("import (\n", ""),
        ("x = 1\nimport math", ""),
        ("import math", ""),
        ("import math; x = 1\ny = 2", ""),
        ("import math\nimport re; x = 1\ny = 2", "import math\n"),
        ("%pip install x\nimport math", ""),
    ],
)
def test_the_imports_that_a_cell_begins_with_can_be_run_alone(cell, head):
    pieces = [part.source for part in needs.split(needs.Part(cell, False))]
    assert pieces == ([head, cell[len(head) :]] if head else [cell])
    assert needs.split(needs.Part(cell, True)) == (needs.Part(cell, True),)
