# SPDX-License-Identifier: Apache-2.0
"""The same functions become programs for a CPU, a GPU and a TPU, on a machine that has only one of them."""

import subprocess
import sys
import textwrap

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import export

from course_lib.training import (
    all_devices,
    binary_cross_entropy,
    cross_entropy,
    init_state,
    make_train_step,
)
from course_lib.training.fit import _run
from course_lib.training.parallel import replicate, shard

PLATFORMS = ("cpu", "cuda", "tpu")
OPTIMIZER = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(optax.cosine_decay_schedule(0.1, 10)))
BATCH = np.ones((8, 16), np.int32), np.ones(8, np.int32)


def scores(params, ids):
    """A linear model over embedded words, float32 [N, C]."""
    return jnp.tanh(params["words"][ids]).mean(axis=1) @ params["out"]


def loss(params, batch):
    return binary_cross_entropy(scores(params, batch[0])[:, 0], batch[1], np.float32([1, 2]))


def many(params, batch):
    return cross_entropy(scores(params, batch[0]), batch[1])


def state():
    params = {"words": np.ones((50, 4), np.float32), "out": np.ones((4, 3), np.float32)}
    return init_state(params, OPTIMIZER, seed=0)


def lowered(function, *arguments):
    return export.export(function, platforms=PLATFORMS)(*arguments)


@pytest.mark.parametrize("error", [loss, many])
@pytest.mark.parametrize("micro", [None, 2])
def test_the_train_step(error, micro):
    program = lowered(jax.jit(make_train_step(error, OPTIMIZER, micro), donate_argnums=0), state(), BATCH)
    assert program.platforms == PLATFORMS


def chunk(step, mesh=None):
    stacked = jax.tree.map(lambda leaf: np.stack([leaf] * 4), BATCH)
    begin = state()
    if mesh is not None:
        begin, stacked = replicate(begin, mesh), shard(stacked, mesh)

    def run(state, batches, count):
        return _run(step, state, batches, count, mesh)

    return lowered(jax.jit(run, donate_argnums=0), begin, stacked, np.int32(3))


def test_the_chunk_of_fit():
    assert chunk(make_train_step(loss, OPTIMIZER, 4)).platforms == PLATFORMS


def test_the_chunk_of_fit_on_one_device_of_a_mesh():
    mesh = all_devices()
    program = chunk(make_train_step(loss, OPTIMIZER, 4 // mesh.size or 1, mesh), mesh)
    assert program.platforms == PLATFORMS


def test_the_chunk_of_fit_on_eight_devices():
    code = """
        import importlib.util, sys
        spec = importlib.util.spec_from_file_location("lowering", sys.argv[1])
        tests = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(tests)
        mesh = tests.all_devices()
        program = tests.chunk(tests.make_train_step(tests.loss, tests.OPTIMIZER, 1, mesh), mesh)
        print(program.platforms, program.nr_devices)
    """
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import jax; jax.config.update('jax_num_cpu_devices', 8)\n" + textwrap.dedent(code),
            __file__,
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.strip() == f"{PLATFORMS} 8", done.stderr


def test_a_function_that_one_platform_lacks_would_fail():
    with pytest.raises(NotImplementedError):
        lowered(jax.jit(lambda x: jax.lax.linalg.schur(x)), np.eye(3, dtype=np.float32))
