# SPDX-License-Identifier: Apache-2.0
"""A small model learns what there is to learn, all of it or through an adapter, by one step or by parts."""

import subprocess
import sys
import textwrap
from dataclasses import replace

import jax
import numpy as np
import optax
import pytest
from jax import export

from course_lib.models import language_model as lm
from course_lib.models import lora as loras
from course_lib.models import quantise
from course_lib.models.lora import Lora
from course_lib.models.parameters import count, fingerprint
from course_lib.training import Checkpoints, EarlyStopping, make_train_step
from course_lib.training.language_model import (
    TUNING,
    Recipe,
    adapter_state,
    fine_tune,
    held_out_loss,
    init_state,
    loss,
    make_lora_step,
    make_optimizer,
    train_language_model,
)
from course_lib.training.token_rows import Rows, answers, pack

CONFIG = lm.Config(12, 16, 1, 2, 1, 24, context=16)
PARAMS = lm.init(CONFIG, seed=1)
RECIPE = Recipe(steps=60, batch_size=8, learning_rate=0.02, warmup=5, log_every=20)
PLATFORMS = ("cpu", "cuda", "tpu")


@pytest.fixture(autouse=True, scope="module")
def quick_to_compile():
    """The programs here run once or twice, and compiling them well would take most of the time."""
    jax.config.update("jax_disable_most_optimizations", True)
    yield
    jax.config.update("jax_disable_most_optimizations", False)


def counting():
    """Texts that count on: 1 (begins), then n, n + 1, ... in turns of nine, then 2 (ends)."""
    return [[1, *[3 + (start + i) % 9 for i in range(length)], 2] for start in range(9) for length in (4, 6, 9)]


ROWS = pack(counting(), 16)
SAYS_TWICE = answers([([1, n], [n, n, 2]) for n in range(3, 12)], 8)


log_probabilities = jax.jit(lm.log_probabilities, static_argnames="config")
loss_of = jax.jit(loss, static_argnames="config")


def by_hand(params, rows):
    """The mean of -log p over all tokens that count, with all rows as one batch."""
    found = np.asarray(log_probabilities(params, CONFIG, rows.tokens, rows.documents))
    return -found[rows.weights[:, 1:] > 0].mean()


def test_the_loss_of_all_rows_is_the_mean_over_tokens():
    expected = pytest.approx(by_hand(PARAMS, SAYS_TWICE), rel=1e-5)
    assert float(loss_of(PARAMS, CONFIG, SAYS_TWICE)) == expected
    assert held_out_loss(CONFIG, SAYS_TWICE, batch_size=4)(PARAMS) == expected


def test_prompts_and_padding_do_not_count():
    rows = answers([([1, 5, 6], [7, 2]), ([1], [8, 9, 2])])
    other = rows._replace(tokens=np.where(rows.documents > 0, rows.tokens, 4))
    assert float(loss_of(PARAMS, CONFIG, other)) == pytest.approx(float(loss_of(PARAMS, CONFIG, rows)), rel=1e-6)
    other = rows._replace(tokens=np.where(rows.weights > 0, 4, rows.tokens))
    assert float(loss_of(PARAMS, CONFIG, other)) != pytest.approx(float(loss_of(PARAMS, CONFIG, rows)), rel=1e-4)


def test_a_model_learns_to_count_and_the_old_parameters_stay():
    before = fingerprint(PARAMS)
    params, history = train_language_model(PARAMS, CONFIG, ROWS, RECIPE)
    # how a text begins and when it ends cannot be known; all else can
    assert history[0]["loss"] > 1.2 > 0.9 > history[-1]["loss"]
    assert fingerprint(PARAMS) == before
    scores = np.asarray(lm.logits(params, CONFIG, np.int32([[1, 3, 4, 5]])))[0, -1]
    assert scores[3:].argmax() + 3 == 6
    again, same = train_language_model(PARAMS, CONFIG, ROWS, RECIPE)
    assert (fingerprint(again), same) == (fingerprint(params), history)


@pytest.mark.parametrize("lora", [None, Lora(2, 4.0)])
def test_micro_batches_give_the_same_step(lora):
    batch = Rows(*(part[:8] for part in ROWS))
    found = []
    for micro in (None, 2):
        optimizer = optax.sgd(1.0)
        if lora is None:
            state = init_state(PARAMS, optimizer, 0)
            step = make_train_step(lambda params, rows: loss(params, CONFIG, rows), optimizer, micro)
        else:
            state = adapter_state(PARAMS, loras.init(PARAMS, lora), optimizer)
            step = make_lora_step(CONFIG, lora, optimizer, micro)
        after, metrics = jax.jit(step)(state, batch)
        found.append((after.params, metrics["loss"]))
    jax.tree.map(lambda one, other: np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6), *found)


def test_an_adapter_learns_a_task_over_a_base_that_stays():
    # as after training: what an embedding of 0.02 says, no adapter within the layers could make louder
    base = {**PARAMS, "embedding": 40 * PARAMS["embedding"]}
    before = fingerprint(base)
    recipe = replace(TUNING, steps=150, learning_rate=0.02, log_every=50)
    adapter, history = fine_tune(base, CONFIG, SAYS_TWICE, Lora(8, 16.0, loras.TARGETS), recipe)
    assert history[-1]["loss"] < 0.5 * history[0]["loss"]
    assert fingerprint(base) == before
    tuned = loras.attach(base, adapter)
    assert by_hand(tuned, SAYS_TWICE) < 0.5 < by_hand(base, SAYS_TWICE)
    assert by_hand(loras.merge(base, adapter), SAYS_TWICE) == pytest.approx(by_hand(tuned, SAYS_TWICE), abs=1e-4)
    further, _ = fine_tune(base, CONFIG, SAYS_TWICE, adapter, recipe)
    assert by_hand(loras.attach(base, further), SAYS_TWICE) < by_hand(tuned, SAYS_TWICE)


def test_the_optimiser_of_an_adapter_holds_at_most_a_tenth():
    config = lm.Config(512, 128, 4, 4, 4, 352)  # the shape of which the promise is made
    params, optimizer = lm.init(config), make_optimizer(TUNING)
    full = quantise.size(init_state(params, optimizer, 0).opt_state)
    for lora in (Lora(8, 16.0, ("q", "v")), Lora(8, 16.0, ("q", "k", "v", "o"))):
        adapter = loras.init(params, lora)
        thin = quantise.size(adapter_state(params, adapter, optimizer).opt_state)
        assert thin < 8 * count(adapter.weights) + 100
        assert thin <= full / 10


def test_early_stopping_and_checkpoints_go_through(tmp_path):
    recipe = replace(TUNING, steps=40, log_every=10)
    lora = Lora(2)
    rule = EarlyStopping(held_out_loss(CONFIG, SAYS_TWICE, lora=lora))
    _, history = fine_tune(PARAMS, CONFIG, SAYS_TWICE, lora, recipe, stop_when=rule)
    assert history[-1]["validation"] < history[0]["validation"]
    kept = Checkpoints(tmp_path, every=20)
    first, _ = fine_tune(PARAMS, CONFIG, SAYS_TWICE, lora, recipe, checkpoints=kept)
    again, same = fine_tune(PARAMS, CONFIG, SAYS_TWICE, lora, recipe, checkpoints=kept)
    assert fingerprint(again.weights) == fingerprint(first.weights)
    assert same[-1]["step"] == 40


def test_rows_of_another_model_are_refused():
    with pytest.raises(ValueError, match="longer than the model's context of 16"):
        train_language_model(PARAMS, CONFIG, pack(counting(), 17), RECIPE)
    with pytest.raises(ValueError, match="Token 11 is none of the model's 10"):
        fine_tune(PARAMS, replace(CONFIG, vocabulary=10), ROWS, Lora())


@pytest.mark.parametrize("lora", [None, Lora(2)])
def test_the_steps_lower_for_every_platform(lora):
    batch = Rows(*(part[:4] for part in ROWS))
    optimizer = make_optimizer(RECIPE)
    if lora is None:
        state = init_state(PARAMS, optimizer, 0)
        step = make_train_step(lambda params, rows: loss(params, replace(CONFIG, remat=True), rows), optimizer, 2)
    else:
        state = adapter_state(PARAMS, loras.init(PARAMS, lora), optimizer)
        step = make_lora_step(CONFIG, lora, optimizer, 2)
    program = export.export(jax.jit(step, donate_argnums=0), platforms=PLATFORMS)(state, batch)
    assert program.platforms == PLATFORMS
    # the base is an argument of the program, and no constant in it
    assert len(program.mlir_module()) < 400_000


@pytest.mark.long
def test_two_devices_train_as_one():
    code = """
        import importlib.util, sys
        import jax
        jax.config.update("jax_num_cpu_devices", 2)
        spec = importlib.util.spec_from_file_location("tests", sys.argv[1])
        t = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(t)
        from course_lib.training import all_devices
        recipe = t.replace(t.RECIPE, steps=4, log_every=2)
        for mesh in (None, all_devices()):
            _, history = t.train_language_model(t.PARAMS, t.CONFIG, t.ROWS, recipe, mesh=mesh)
            _, tuned = t.fine_tune(t.PARAMS, t.CONFIG, t.ROWS, t.Lora(2), recipe, mesh=mesh)
            print(*(line["loss"] for line in history + tuned))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), __file__], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    one, two = ([float(number) for number in line.split()] for line in done.stdout.splitlines())
    np.testing.assert_allclose(two, one, rtol=1e-4)
