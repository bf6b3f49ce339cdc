# SPDX-License-Identifier: Apache-2.0
"""Our side of the language-model contests: what a user of the library calls, with nothing prepared for the clock."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib import devices
from course_lib.bench.contestants import lm_inputs
from course_lib.bench.contestants.lm_inputs import TOKENS
from course_lib.bench.contestants.ours import Contestant, counting, versions
from course_lib.inference.generate import generate
from course_lib.models import language_model as lm
from course_lib.models import lora, quantise
from course_lib.training import all_devices, init_state
from course_lib.training.language_model import (
    TUNING,
    Recipe,
    adapter_state,
    fine_tune,
    held_out_loss,
    make_optimizer,
    train_language_model,
)
from course_lib.training.token_rows import Rows


def train(folder: Path) -> Contestant:
    """The steps of training, all parameters, and the loss of each."""
    return _train(folder, None)


def train_on_two(folder: Path) -> Contestant:
    """The same on a host that jax sees as two devices."""
    devices.setup(2)
    return _train(folder, all_devices())


def _train(folder: Path, mesh: Any) -> Contestant:
    given = lm_inputs.read(folder)
    recipe = recipe_of(given)

    def run() -> dict[str, Any]:
        params, history = train_language_model(given.start, _config(given), Rows(*given.rows), recipe, mesh=mesh)
        jax.block_until_ready(params)
        return {"loss": history[-1]["loss"]}

    return {**versions(), "loss": run()["loss"]}, counting(run)


def recipe_of(given: lm_inputs.Given) -> Recipe:
    """Of the contest: its batches come in the order that `given` notes, since it has the same seed."""
    steps, batch = given.order.shape
    return Recipe(steps=steps, batch_size=batch, warmup=2, log_every=steps)


def peak(folder: Path) -> Contestant:
    """The largest rate of float32 matrix products that jax or numpy reaches on one core, in operations a second."""
    size = 1024
    square = np.ones((size, size), np.float32)
    placed = jnp.asarray(square)
    product = jax.jit(jnp.matmul)

    def by_jax() -> None:
        product(placed, placed).block_until_ready()

    def by_numpy() -> None:
        np.matmul(square, square)

    def run() -> dict[str, Any]:
        best = min(_seconds(by) for by in (by_jax, by_numpy) for _ in range(8))
        return {"flops": 2 * size**3 / best}

    return versions(), run


def _seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def write(folder: Path) -> Contestant:
    """200 tokens greedily after one prompt."""
    given = lm_inputs.read(folder)
    return _writing(given, given.trained, 1)


def write_sixteen(folder: Path) -> Contestant:
    """200 tokens greedily after each of sixteen prompts."""
    given = lm_inputs.read(folder)
    return _writing(given, given.trained, 16)


def write_int8(folder: Path) -> Contestant:
    """200 tokens after one prompt from int8 weights; and how large both are and how good, on text held out."""
    given = lm_inputs.read(folder)
    small = quantise.quantise_params(given.trained)
    of_rows = held_out_loss(_config(given), Rows(*given.held_out))
    facts, run = _writing(given, small, 1)
    told = {
        "bytes": [quantise.size(given.trained), quantise.size(small)],
        "losses": [of_rows(given.trained), of_rows(small)],
    }
    return {**facts, **told}, run


def _writing(given: lm_inputs.Given, params: Any, rows: int) -> Contestant:
    prompts = given.prompts[:rows].tolist()
    params = jax.device_put(params)

    def run() -> dict[str, Any]:
        generate(params, _config(given), prompts, tokens=TOKENS)
        return {}

    written = generate(params, _config(given), prompts, tokens=TOKENS)
    return {**versions(), "tokens": written[0].tokens}, counting(run)


def write_uncached(folder: Path) -> Contestant:
    """200 tokens after one prompt, each from all of the text so far, whose length is rounded up to 32."""
    given = lm_inputs.read(folder)
    params, config = jax.device_put(given.trained), _config(given)
    prompt = given.prompts[0].tolist()

    def run() -> dict[str, Any]:
        text = list(prompt)
        for _ in range(TOKENS):
            known = len(text)
            padded = np.zeros((1, -(-known // 32) * 32), np.int32)
            padded[0, :known] = text
            text.append(int(_next(params, padded, np.int32(known - 1), config=config)))
        return {"tokens": text[len(prompt) :]}

    return {**versions(), "tokens": run()["tokens"]}, counting(run)


@partial(jax.jit, static_argnames="config")
def _next(params: Any, tokens: Any, last: Any, *, config: lm.Config) -> jax.Array:
    # what comes after does not change a token before it, so padding on the right needs no mask
    return jnp.argmax(lm.logits(params, config, tokens)[0, last])


def tune(folder: Path) -> Contestant:
    """The steps of training an adapter, and what the optimiser holds of it and of the whole model."""
    given = lm_inputs.read(folder)
    start = lora.Adapter(
        lora.Lora(given.lora["rank"], given.lora["alpha"], tuple(given.lora["targets"])), given.adapter
    )
    recipe = recipe_of(given)
    optimizer = make_optimizer(TUNING)
    thin = quantise.size(adapter_state(given.start, start, optimizer).opt_state)
    full = quantise.size(init_state(given.start, optimizer, 0).opt_state)

    def run() -> dict[str, Any]:
        adapter, history = fine_tune(given.start, _config(given), Rows(*given.rows), start, recipe)
        jax.block_until_ready(adapter.weights)
        return {"loss": history[-1]["loss"]}

    told = {"states": [full, thin], "share": lora.share(given.start, start), "loss": run()["loss"]}
    return {**versions(), **told}, counting(run)


def _config(given: lm_inputs.Given) -> lm.Config:
    return lm.Config(**given.shape)
