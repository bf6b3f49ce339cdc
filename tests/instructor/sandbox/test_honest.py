# SPDX-License-Identifier: Apache-2.0
"""Honest notebooks notice nothing: jax, figures, warnings, text, await; and no sign is held against them."""

import base64
import warnings

import numpy as np
import pytest

from course_lib.instructor.sandbox import Dead, Limits, Warm, available, unsafe

PROGRAM = """
import jax, jax.numpy as jnp
step = jax.jit(lambda x: jnp.tanh(x @ x.T).sum())
print(step(jnp.ones((3, 4))))
"""
LOOP = "loop = jax.jit(lambda n: jax.lax.while_loop(lambda n: n < 2, jnp.sin, n)).lower(0.5).compile()"
HITS = """
import jax
hits = []
jax.monitoring.register_event_listener(lambda name, **_: hits.append(name) if name.endswith("cache_hits") else None)
"""


@pytest.fixture(scope="module")
def cache(required, tmp_path_factory):
    """Programs that a trusted process compiled before."""
    required(available() is None, f"the sandbox cannot run here: {available()} `make test-tools` installs bubblewrap.")
    folder = tmp_path_factory.mktemp("compiled")
    with unsafe.Warm(folder) as trusted, trusted.box() as box:
        assert box.run(PROGRAM).ok
    return folder


@pytest.fixture(scope="module")
def warm(cache):
    with Warm(cache) as made:
        yield made


@pytest.fixture
def box(warm):
    with warm.box() as made:
        yield made
        assert made.close().signs == ()


def test_compiled_programs_are_found_and_none_is_added(box, cache):
    before = sorted(path.name for path in cache.iterdir())
    box.run(HITS)
    ran = box.run(PROGRAM)
    assert ran.outputs == [{"output_type": "stream", "name": "stdout", "text": "8.993962\n"}], ran
    assert box.evaluate("", ["len(hits) > 0"])[0].data is True
    assert box.run("jax.jit(lambda x: x * 3 - 1)(jnp.ones(5))").ok
    assert sorted(path.name for path in cache.iterdir()) == before


def test_public_data_can_be_read_where_the_grader_has_them(cache, tmp_path, monkeypatch):
    (tmp_path / "data" / "a-set").mkdir(parents=True)
    (tmp_path / "data" / "a-set" / "rows.csv").write_text("1,2")
    tmp_path.chmod(0o755)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    with Warm(cache, modules=[]) as warm, warm.box() as box:
        ask = "import os, pathlib\nfile = pathlib.Path(os.environ['COURSE_DATA'], 'a-set', 'rows.csv')"
        assert box.evaluate(ask, ["file.read_text()"])[0].data == "1,2"
        assert "Read-only" in box.run("file.write_text('3')").outputs[0]["evalue"]


def test_gradients_and_training_loops_work(box):
    box.run("import jax, jax.numpy as jnp, optax\nw = jnp.zeros(3)\nloss = lambda w: ((w - 2) ** 2).sum()")
    box.run("for _ in range(50): w = w - 0.1 * jax.grad(loss)(w)")
    value = box.evaluate("", ["w"])[0].data
    np.testing.assert_allclose(value, [2, 2, 2], atol=1e-3)
    assert value.dtype == np.float32


def test_figures_are_pictures(box):
    ran = box.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('t');")
    assert base64.b64decode(ran.outputs[-1]["data"]["image/png"]).startswith(b"\x89PNG")
    assert box.run("%matplotlib inline\nfig, ax = plt.subplots()").outputs[-1]["output_type"] == "display_data"


def test_streams_results_and_errors_are_as_in_a_notebook(box):
    ran = box.run("import sys, warnings\nprint('out')\nprint('err', file=sys.stderr)\nwarnings.warn('careful')\n'last'")
    assert [output.get("name") for output in ran.outputs] == ["stdout", "stderr", None]
    assert "careful" in ran.outputs[1]["text"]
    assert ran.outputs[2] == {
        "output_type": "execute_result",
        "execution_count": 1,
        "data": {"text/plain": "'last'"},
        "metadata": {},
    }
    ran = box.run("1 / 0")
    assert not ran.ok and ran.outputs[0]["ename"] == "ZeroDivisionError"
    assert not box.run("x = = 1").ok


def test_await_widgets_files_and_questions(box):
    assert box.run("import asyncio\nawait asyncio.sleep(0)\n'there'").outputs[0]["data"]["text/plain"] == "'there'"
    assert box.run("import ipywidgets\nipywidgets.IntSlider()").ok
    assert box.run("open('a.txt', 'w').write('ü')\nimport tempfile\ntempfile.mkdtemp()\nopen('a.txt').read()").ok
    assert box.run("input()").outputs[0]["ename"] == "EOFError"
    assert box.evaluate("import os", ["os.environ['NBGRADER_EXECUTION']"])[0].data == "autograde"


def test_a_function_is_called_with_data(box):
    box.run("def scale(array, by=2):\n    print('secret', array)\n    return {'scaled': array * by}")
    first, second = box.call("scale", [(np.arange(3.0),), (np.ones(2, np.int32), 3)])
    assert first.data["scaled"].tolist() == [0, 2, 4] and second.data["scaled"].dtype == np.int32
    assert "secret" in first.printed
    assert box.run("").outputs == []
    assert box.evaluate("", ["scale"])[0].function
    [none] = box.call("7", [(1,)])
    assert none.error == "The answer is no function." and not none.raised
    [missing] = box.call("nothing", [(1,)])
    assert missing.raised and missing.error.startswith("NameError")


def test_values_tell_what_a_checker_wants_to_know(box):
    box.run("def half(x):\n    ...\ndef deep(x):\n    return unknown + x\nlate = ...")
    half, nope, deep, late, printed = box.evaluate("", ["half(1)", "nope + 1", "deep(1)", "late", "print('told') or 5"])
    assert half.data is None and half.cause.unfinished == "half"
    assert nope.cause.missing == "nope" and nope.error.startswith("NameError")
    assert not deep.cause.missing and deep.cause.line == "return unknown + x"
    assert late.data is ...
    assert printed.data == 5 and printed.printed == "told\n"
    assert box.evaluate("raise ValueError('before')", ["1"])[0].error == "ValueError: before"


def test_arguments_are_there_for_one_question(box):
    [total] = box.evaluate("", ["sum(arguments[0])"], arguments=[[1, 2]])
    assert total.data == 3
    assert box.evaluate("", ["arguments"])[0].cause.missing == "arguments"


def test_random_numbers_depend_on_the_seed_alone(warm):
    ask = "import random, numpy as np", ["[random.random(), float(np.random.rand())]"]
    drawn = []
    for seed in (1, 1, 2):
        with warm.box(seed=seed) as box:
            drawn.append(box.evaluate(*ask)[0].data)
    assert drawn[0] == drawn[1] != drawn[2]


TRICKS = {
    "It replaced numpy.allclose.": "import numpy as np\nnp.allclose = lambda *_: True",
    "It replaced builtins.print.": "import builtins\nbuiltins.print = lambda *_: None",
    "It replaced course_lib.learner.checks.points.": "from course_lib.learner import checks\nchecks.points = None",
    "It replaced the module course_lib.learner.checks.": "import sys\nsys.modules['course_lib.learner.checks'] = sys",
    "It replaced run_cell of the shell.": "get_ipython().run_cell = get_ipython().run_cell",
    "It registered something": "get_ipython().input_transformers_post.append(lambda lines: lines)",
    "It registered a handler": "get_ipython().set_custom_exc((ValueError,), lambda *_: None)",
    "It blocked signals.": "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [2])",
    "It tried to start another process.": "import subprocess\ntry: subprocess.run(['true'])\nexcept OSError: pass",
}


@pytest.mark.parametrize(("sign", "code"), TRICKS.items(), ids=TRICKS)
def test_tricks_leave_a_sign(warm, sign, code):
    with warm.box() as box:
        box.run(code)
        assert any(told.startswith(sign) for told in box.close().signs), box.close().signs


def test_an_endless_compiled_loop_is_ended(warm):
    with warm.box() as box:
        assert box.run(f"import jax, jax.numpy as jnp\n{LOOP}").ok
        with pytest.raises(Dead, match="did not stop"):
            box.run("loop(0.5).block_until_ready()", 2)


@pytest.mark.long
def test_twenty_seconds_of_work_are_fine(warm):
    with warm.box(Limits(cell_seconds=100)) as box:  # of the clock; a busy machine gives less of it
        code = "import time, jax.numpy as jnp\nend = time.process_time() + 20\nx = jnp.ones((300, 300))\n"
        assert box.run(code + "while time.process_time() < end: (x @ x).block_until_ready()").ok
        assert box.close().cpu_seconds > 20


def test_the_grader_may_have_threads_and_jax(warm):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with warm.box() as box:
            assert box.run("1").ok
