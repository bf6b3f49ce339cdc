# SPDX-License-Identifier: Apache-2.0
"""int8: how small, and how far from the truth."""

import jax
import jax.numpy as jnp
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_lib.models import language_model as lm
from course_lib.models import quantise

CONFIG = lm.Config(64, 32, 2, 4, 2, 48, 64)
PARAMS = lm.init(CONFIG, seed=1)

QUICK = {"xla_backend_optimization_level": 0}
"""To compile: these programs run once."""
logits = jax.jit(lm.logits, static_argnames="config", compiler_options=QUICK)
log_probabilities = jax.jit(lm.log_probabilities, static_argnames="config", compiler_options=QUICK)
prefill = jax.jit(lm.prefill, static_argnames=("config", "slots"), compiler_options=QUICK)
decode_step = jax.jit(lm.decode_step, static_argnames="config", compiler_options=QUICK)

matrices = hnp.arrays(
    np.float32, st.tuples(st.integers(1, 6), st.integers(1, 5)), elements=st.floats(-1e3, 1e3, width=32)
)


@settings(max_examples=50, deadline=None)
@given(matrices)
def test_no_weight_moves_by_more_than_half_a_scale(weight):
    rounded = quantise.quantise(weight)
    assert rounded["int8"].dtype == np.int8
    assert rounded["scale"].shape == (1, weight.shape[1])
    error = np.abs(quantise.dequantise(rounded) - weight)
    assert (error <= rounded["scale"] * 0.5001).all()


def test_a_large_weight_makes_only_its_own_channel_coarse():
    weight = np.full((4, 3), 0.5, np.float32)
    weight[0, 1] = 100
    error = np.abs(quantise.dequantise(quantise.quantise(weight)) - weight)
    assert error[:, [0, 2]].max() < 1e-6
    assert error[:, 1].max() > 0.1


def test_the_product_is_that_of_the_dequantised_weight():
    rng = np.random.default_rng(0)
    weight, hidden = rng.normal(size=(32, 20)).astype(np.float32), rng.normal(size=(3, 32)).astype(np.float32)
    rounded = quantise.quantise(weight)
    np.testing.assert_allclose(
        quantise.dot(hidden, rounded), hidden @ quantise.dequantise(rounded), rtol=1e-4, atol=1e-5
    )
    # |h (W' - W)| <= |h|_1 * scale / 2 for each output
    bound = np.abs(hidden).sum(1, keepdims=True) * rounded["scale"] * 0.5001
    assert (np.abs(quantise.dot(hidden, rounded) - hidden @ weight) <= bound + 1e-4).all()


def test_a_model_takes_a_quarter_and_says_nearly_the_same():
    rounded = quantise.quantise_params(PARAMS)
    assert quantise.size(PARAMS) == 4 * sum(leaf.size for leaf in jax.tree.leaves(PARAMS))
    assert quantise.size(rounded) < 0.31 * quantise.size(PARAMS)
    assert 0 < quantise.largest_error(PARAMS, rounded) <= 1 / 254 + 1e-6
    tokens = np.arange(40, dtype=np.int32).reshape(2, 20)
    exact, found = (np.asarray(log_probabilities(p, CONFIG, tokens)) for p in (PARAMS, rounded))
    assert 0 < np.abs(found - exact).max() < 0.01
    back = quantise.dequantise_params(rounded)
    np.testing.assert_allclose(found, log_probabilities(back, CONFIG, tokens), rtol=1e-4, atol=1e-5)


def test_stacked_and_untied_models_are_quantised_alike():
    config = lm.Config(64, 32, 2, 4, 2, 48, 64, tied=False)
    params, tokens = lm.init(config), np.arange(8, dtype=np.int32)[None]
    found = logits(quantise.quantise_params(params), config, tokens)
    stacked = logits(quantise.quantise_params(lm.stack(params)), config, tokens)
    np.testing.assert_allclose(stacked, found, rtol=1e-4, atol=1e-4)


def test_the_cached_road_reads_int8_too():
    rounded = jax.tree.map(jnp.asarray, quantise.quantise_params(PARAMS))
    tokens = np.arange(6, dtype=np.int32)[None]
    scores, cache = prefill(rounded, CONFIG, tokens[:, :5], np.ones((1, 5), bool), 8)
    scores, _ = decode_step(rounded, CONFIG, tokens[:, 5], cache)
    np.testing.assert_allclose(scores, logits(rounded, CONFIG, tokens)[:, -1], rtol=1e-4, atol=1e-5)


def test_an_error_that_is_planted_shows():
    rounded = quantise.quantise_params(PARAMS)
    rounded["layers"]["1"]["up"]["int8"][3, 3] ^= 64
    assert quantise.largest_error(PARAMS, rounded) > 0.3
