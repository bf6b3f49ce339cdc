# SPDX-License-Identifier: Apache-2.0
"""The forward pass of every kind of model becomes a program for a CPU, a GPU and a TPU; and no code names a device."""

import ast
import re
from pathlib import Path

import jax
import numpy as np
import pytest
from jax import export

import course_lib
from course_lib.inference import Predictor
from course_lib.inference import predictor as module
from course_lib.inference.predictor import _forward
from course_lib.models import language_model as lm
from course_lib.models import lora
from course_lib.models.model import BAG_OF_WORDS, TABLE_NETWORK, TEXT_NETWORK
from course_lib.training import Recipe, train_table_classifier, train_text_classifier, train_text_network

PLATFORMS = ("cpu", "cuda", "tpu")
ONCE = Recipe(steps=1, batch_size=4)
TEXTS = ["a red apple", "a blue sky", "a red sky", "a blue apple", "an apple", "the sky"]


def two_labels():
    return train_text_classifier(TEXTS, [0, 1] * 3, ONCE)


def three_labels():
    return train_text_classifier(TEXTS, [0, 1, 2] * 2, ONCE, names=("a", "b", "c"))


def hashed():
    return train_text_classifier(TEXTS, [0, 1] * 3, ONCE, buckets=64)


def text_network():
    names = {"colour": ("red", "blue"), "thing": ("apple", "sky", "none")}
    return train_text_network(TEXTS, {"colour": [0, 1] * 3, "thing": [0, 1, 2] * 2}, ONCE, names=names, width=4)


def table_network():
    columns = {"amount": np.arange(6.0), "plan": np.array(["basic", "plus"] * 3)}
    return train_table_classifier(
        columns, {"late": [0, 1] * 3}, ONCE, numeric=["amount"], categorical=["plan"], names={"late": ("no", "yes")}
    )


MODELS = (two_labels, three_labels, hashed, text_network, table_network)


@pytest.mark.parametrize("make", MODELS)
def test_the_forward_pass_lowers_for_every_platform_in_every_shape_of_warming_up(make):
    predictor = Predictor(make())
    first = next(iter(predictor.model.tasks))
    for rows in (1, 64):
        for numbers in predictor._examples(rows, longest=16):
            program = export.export(_forward, platforms=PLATFORMS)(
                predictor.params, numbers, kind=predictor.model.kind, first=first
            )
            assert program.platforms == PLATFORMS
            assert [aval.shape[0] for aval in program.out_avals] == [rows] * len(predictor.model.tasks)


@pytest.mark.parametrize("make", MODELS)
def test_forward_pass_asks_for_float32_products(make):
    predictor = Predictor(make())
    kind, first = predictor.model.kind, next(iter(predictor.model.tasks))
    for numbers in predictor._examples(8, longest=16):
        text = _forward.lower(predictor.params, numbers, kind=kind, first=first).as_text()
        products = re.findall(r"stablehlo.dot_general.*", text)
        assert products and all("precision = [HIGHEST, HIGHEST]" in product for product in products)


def test_merge_asks_for_float32_products():
    params = lm.init(lm.Config(8, 8, 1, 2, 2, 8, 8))
    adapter = lora.init(params, lora.Lora(2))
    merge = jax.jit(lambda params, weights: lora.merge(params, lora.Adapter(adapter.lora, weights)))
    text = merge.lower(params, adapter.weights).as_text()
    products = re.findall(r"stablehlo.dot_general.*", text)
    assert len(products) == 2 and all("precision = [HIGHEST, HIGHEST]" in product for product in products)


def test_what_is_lowered_answers_as_the_predictor_does():
    predictor = Predictor(three_labels())
    numbers = module.forward.inputs(predictor.model.preprocess, TEXTS)
    program = export.export(_forward, platforms=PLATFORMS)(
        predictor.params, numbers, kind=BAG_OF_WORDS, first=(task := next(iter(predictor.model.tasks)))
    )
    again = export.deserialize(program.serialize()) if _can_serialise() else program
    np.testing.assert_allclose(again.call(predictor.params, numbers)[task], predictor.probabilities(TEXTS), atol=1e-6)


def _can_serialise():
    try:
        import flatbuffers  # noqa: F401
    except ModuleNotFoundError:
        return False
    return True


def test_every_kind_of_model_and_every_jitted_function_of_the_predictor_is_lowered_here():
    assert {make().kind for make in MODELS} == {BAG_OF_WORDS, TEXT_NETWORK, TABLE_NETWORK}
    source = Path(module.__file__).read_text(encoding="utf-8")
    found = {
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and any("jit" in ast.unparse(mark) for mark in node.decorator_list)
    }
    assert found == {"_forward"} and "jax.jit(" not in source


def test_a_forward_pass_that_one_platform_lacks_would_fail():
    with pytest.raises(NotImplementedError):
        export.export(jax.jit(lambda x: jax.lax.linalg.schur(x)), platforms=PLATFORMS)(np.eye(3, dtype=np.float32))


LIBRARY = Path(course_lib.__file__).parent
A_DEVICE = re.compile(r"(cpu|gpu|cuda|rocm|tpu|metal)(:\d+)?", re.IGNORECASE)
PLACES = re.compile(r"\b(jax|xb|xla_bridge)\.(local_)?(devices|device_count)\(\s*[^)\s]")


def devices_named(source):
    """The lines of a program in which code, and no docstring, chooses a device by its name."""
    tree = ast.parse(source)
    told = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    strings = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in told
        and A_DEVICE.fullmatch(node.value)
    ]
    calls = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and PLACES.search(ast.unparse(node))]
    return sorted({*strings, *calls})


ALLOWED = {
    *("cost.py", "devices.py", "author/trial.py", "bench/grade.py", "instructor/sandbox/wall.py"),
    "learner/spoken_words.py",
}
"""A table of machines; the one place that asks what it runs on; cages for other people's code (and the bench that pairs
one with plain nbgrader), which keep it away from accelerators; and how such names are said aloud."""


def test_nothing_in_the_library_names_a_device():
    sources = [path for path in LIBRARY.rglob("*.py") if path.relative_to(LIBRARY).as_posix() not in ALLOWED]
    assert len(sources) > 50
    assert {str(path): lines for path in sources if (lines := devices_named(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        'device = jax.devices("gpu")[0]',
        "device = jax.local_devices(backend=chosen)[0]",
        'config.update("jax_platforms", "cuda")',
        'where = "tpu:0"',
        'def run(platform="CPU"):\n    return platform',
    ],
)
def test_a_named_device_would_be_found(planted):
    assert devices_named(f'"""For a gpu or a tpu."""\nimport jax\n# on "cuda"\n{planted}\n')
    assert not devices_named(
        '"""gpu"""\nimport jax\n\n\ndef f():\n    "cuda"\n    return jax.devices(), jax.device_count()\n'
    )
