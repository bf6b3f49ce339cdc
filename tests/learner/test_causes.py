# SPDX-License-Identifier: Apache-2.0
"""What a check says about the cause of a wrong answer, tried in cells as a learner would run them."""

import inspect

import pytest


@pytest.fixture
def cells(monkeypatch):
    """A function (*sources) that runs cells in a fresh IPython shell and returns the names that they define."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from course_lib.learner.cells import watch

    monkeypatch.setattr("course_lib.learner.cells._failed", {})
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    shell.showtraceback = shell.showsyntaxerror = lambda *args, **options: None
    watch(shell)
    shell.run_cell("from course_lib.learner import *\nfrom course_lib.learner.expect import agrees")

    def run(*sources):
        shell.results = [shell.run_cell(source) for source in sources]
        return shell.user_ns | {"last": shell.results[-1]}

    return run


def outcome_of(cells, answer, call="double(2)", expectation="equals(4)", kind="check", wrong="Twice 2 is 4."):
    """The outcome of one check of what the answer's cell defines."""
    tried = f"outcome = {kind}('double two', lambda: {call}, {expectation}, wrong={wrong!r})"
    return cells(answer, tried)["outcome"]


@pytest.mark.parametrize(
    "answer",
    [
        'def double(x):\n    """Doubles x."""\n    ...',
        "def double(x):\n    y = ...\n    return y + x",
        "def double(x):\n    return ...",
        "def double(x):\n    ...\n    return x",
    ],
)
def test_check_says_not_attempted_for_dots_as_statement_value_or_result(cells, answer):
    outcome = outcome_of(cells, answer)
    assert outcome.status == "not attempted"
    assert "`...`" in outcome.message


@pytest.mark.parametrize(
    "answer",
    [
        "import numpy as np\ndef double(x):\n    return np.ones(1)[..., None].sum() + x",
        "def double(x: tuple[float, ...]):\n    return x",
        "def double(x):\n    return 0 if x is ... else x",
        "def double(x):\n    pass",
        'def double(x):\n    """Only words."""',
    ],
)
def test_check_says_wrong_for_other_dots_and_for_an_empty_body(cells, answer):
    assert outcome_of(cells, answer).status == "wrong"


def test_check_ignores_dots_in_its_own_helper(cells):
    helper = "def run(function):\n    made = function(2)\n    ...\n    return made"
    names = cells(
        "def double(x):\n    return x",
        f"{helper}\noutcome = check('double two', lambda: run(double), equals(4), wrong='Twice 2 is 4.')",
    )
    assert names["outcome"].status == "wrong" and names["outcome"].message == "Twice 2 is 4."


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("    if x > 9:\n        return 2 * x", "one path through it ends without `return`"),
        ("    best = None\n    return best", "returned nothing this time: check the value behind its `return`"),
    ],
)
def test_check_says_where_none_came_from(cells, body, sentence):
    assert sentence in outcome_of(cells, f"def double(x):\n{body}").message


def test_check_of_a_function_does_not_show_the_function_as_a_value(cells):
    outcome = outcome_of(cells, "def double(x):\n    return x", "double", "agrees(lambda x: 2 * x, [(2,)])")
    assert outcome.status == "wrong"
    assert outcome.came_back == "" and "the function" not in outcome.text()


def test_check_says_what_was_printed_instead_of_returned(cells):
    outcome = outcome_of(cells, "def double(x):\n    print(2, 4)")
    assert outcome.status == "wrong"
    assert outcome.message == "`double` returned nothing; it printed 2 4. Use `return`."


@pytest.mark.parametrize(
    "call", ["list(double(2))", "double(2)[0]", "[one for one in double(2)]", "double(2).tolist()"]
)
def test_check_that_computes_with_nothing_says_returned_nothing(cells, call):
    outcome = outcome_of(cells, "def double(x):\n    print(2, 4)", call)
    assert outcome.status == "wrong"
    assert "returned nothing; it printed 2 4" in outcome.message
    assert "TypeError" not in outcome.text() and "line" not in outcome.message


def test_hidden_check_does_not_show_what_was_printed(cells):
    outcome = outcome_of(cells, "def double(x):\n    print('the input is', x)", "double(21)", kind="hidden")
    assert "returned nothing" in outcome.message and "21" not in outcome.text()


def test_check_says_returned_on_one_path_only_and_gives_the_hint(cells):
    outcome = outcome_of(cells, "def double(x):\n    if x > 5:\n        return 2 * x")
    assert outcome.status == "wrong"
    assert "one path" in outcome.message and "Twice 2 is 4." in outcome.message


def test_check_says_there_is_no_function_of_that_name(cells):
    outcome = outcome_of(cells, "def doubled(x):\n    return 2 * x")
    assert outcome.status == "crashed"
    assert "There is no `double` yet" in outcome.message and "rename" in outcome.message


@pytest.mark.parametrize("before", ["", "def double(x):\n    ...", "def double(x):\n    return x"])
@pytest.mark.parametrize(
    ("answer", "error"), [("def double(x)\n    return 2 * x", "SyntaxError"), ("1 / 0\ndef double(x): pass", "ZeroDiv")]
)
def test_check_says_that_the_cell_of_the_answer_failed(cells, before, answer, error):
    cells(before or "0")
    outcome = outcome_of(cells, answer)
    assert outcome.status == "crashed"
    assert "cell that defines `double` stopped with an error" in outcome.message and error in outcome.message


def test_check_forgets_a_failed_cell_once_it_runs(cells):
    cells("def double(x)\n    return 2 * x")
    assert outcome_of(cells, "def double(x):\n    return x").message == "Twice 2 is 4."


def test_check_does_not_call_a_definition_failed_that_ran_before_the_error(cells):
    assert outcome_of(cells, "def double(x):\n    return x\n1 / 0").message == "Twice 2 is 4."


def test_check_says_which_arguments_the_function_accepts(cells):
    outcome = outcome_of(cells, "def double():\n    return 4")
    assert outcome.status == "crashed"
    assert "other arguments" in outcome.message and "`double()`" in outcome.message
    assert "takes 0 positional arguments but 1 was given" in outcome.came_back


@pytest.mark.parametrize("kind", ["check", "hidden"])
def test_check_shows_the_learners_last_line_and_the_hint_after_a_crash(cells, kind):
    answer = "import json\ndef double(x):\n    text = json.dumps({x})\n    return text"
    outcome = outcome_of(cells, answer, kind=kind)
    assert outcome.status == "crashed"
    assert "`text = json.dumps({x})`" in outcome.message and "Twice 2 is 4." in outcome.message
    assert ("TypeError" in outcome.came_back) == (kind == "check")


def test_check_does_not_show_a_line_of_its_own_helper(cells):
    helper = "def late(*given):\n    raise TimeoutError('no answer')"
    answer = "def double(model):\n    return model(1)"
    tried = f"{helper}\noutcome = check('double', lambda: double(late), equals(1), wrong='Catch the error.')"
    outcome = cells(answer, tried)["outcome"]
    assert "`return model(1)`" in outcome.message and "Catch the error." in outcome.message
    assert "raise" not in outcome.message and "TimeoutError: no answer" in outcome.came_back


def test_check_leaves_out_what_the_hint_says_of_a_value_after_a_crash(cells):
    outcome = outcome_of(cells, "def double(x):\n    1 / 0", wrong="You came to {value}. A share of nothing is 0.0.")
    assert "A share of nothing is 0.0." in outcome.message and "{value}" not in outcome.message
    assert "You came to" not in outcome.message


def test_check_reports_endless_recursion_without_searching_the_source_of_each_frame(cells, monkeypatch):
    """`inspect` looks a frame's module up among all modules: half a minute for three thousand frames."""
    searched = []
    monkeypatch.setattr(inspect, "getmodule", lambda *given: searched.append(given))
    answer = "import sys\nsys.setrecursionlimit(3000)\ndef double(x):\n    return double(x + 1)"
    outcome = outcome_of(cells, answer)
    assert len(searched) < 10
    assert outcome.status == "crashed" and "calls itself without end" in outcome.message
    assert "return double(x + 1)" in outcome.message


def test_check_gives_no_advice_on_running_cells_for_a_name_of_the_learners(cells):
    outcome = outcome_of(cells, "def double(x):\n    return jnp.add(x, x)")
    assert "import jax.numpy as jnp" in outcome.message
    outcome = outcome_of(cells, "def double(x):\n    return 4", "np.int64(double(2))")
    assert outcome.message == "`np` is not there yet: choose Run, Run All Above Selected Cell."


def test_check_works_though_the_learner_has_variables_named_as_the_helpers(cells, capsys):
    names = cells(
        "check = 3\npoints = [1, 2]\ndef double(x):\n    return 2 * x + sum(points) - check",
        "points(2, check('double two', lambda: double(2), equals(4)), check('three', lambda: double(3), equals(7)))",
    )
    assert float(names["last"].result) == 1.0
    assert "`check` is now your own variable; run the first cell again." in capsys.readouterr().out
    assert names["check"] == 3 and names["points"] == [1, 2]


def test_check_says_nothing_of_a_variable_named_as_a_helper_that_it_does_not_call(cells, capsys):
    """Chapter 14 asks for a table named `holds`."""
    cells(
        "holds = {'speed': True}\ndef double(x):\n    return 2 * x",
        "points(2, check('double two', lambda: double(2), equals(4)))",
    )
    assert "your own variable" not in capsys.readouterr().out


@pytest.mark.parametrize("magic", ["%load_ext no_such_extension", "%matplotlib no_such_backend"])
def test_cell_goes_on_after_a_line_magic_that_is_not_here(cells, capsys, magic):
    assert cells(f"{magic}\nanswer = 7")["answer"] == 7
    assert "goes on without it" in capsys.readouterr().err


def test_cell_stops_at_a_magic_that_exists_nowhere(cells):
    assert "answer" not in cells("%no_such_magic\nanswer = 7")


@pytest.mark.parametrize(
    ("table", "status", "message"),
    [
        ('{"a": "recall", "b": "R"}', "wrong", "one of the letters N, R, in quotes; you wrote 'recall'"),
        ('{"b": "R"}', "wrong", "There is no row `a`"),
        ('{"a": ..., "b": "R"}', "not attempted", "three dots"),
        ('{"a": 1, "b": "R"}', "wrong", "letters N, R, in quotes; you wrote 1"),
        ('["N", "R"]', "wrong", "your table is now ['N', 'R']"),
        ('{"a": " n ", "b": "R"}', "passed", "yes"),
        ('{"a": "R", "b": "R"}', "wrong", "no"),
    ],
)
def test_matched_says_what_is_wrong_with_a_row(cells, table, status, message):
    from course_lib.learner.quiz import Row, seal_rows

    sealed = seal_rows([Row("a", "N", "yes", "no"), Row("b", "R", "yes", "no")])
    outcome = cells(f"answers = {table}", f'outcomes = matched(lambda: answers, """{sealed}""")')["outcomes"][0]
    assert (outcome.status, message in outcome.message) == (status, True), outcome


def test_matched_says_that_there_is_no_table(cells):
    from course_lib.learner.quiz import Row, seal_rows

    sealed = seal_rows([Row("a", True, "yes", "no"), Row("b", False, "yes", "no")])
    outcomes = cells(f'outcomes = matched(lambda: answers, """{sealed}""")')["outcomes"]
    assert len(outcomes) == 2 and "There is no `answers` yet" in outcomes[0].message


@pytest.mark.parametrize("answer", ["np.True_", "1", "1.0", "np.bool_(True)", "True"])
def test_matched_accepts_all_forms_of_true(cells, answer):
    from course_lib.learner.quiz import Row, seal_rows

    sealed = seal_rows([Row("a", True, "yes", "no")])
    names = cells(
        f"import numpy as np\nanswers = {{np.str_('a'): {answer}}}", f'x = matched(lambda: answers, """{sealed}""")'
    )
    assert names["x"][0].status == "passed"
