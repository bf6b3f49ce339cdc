# SPDX-License-Identifier: Apache-2.0
"""Adapters: apart, over, swapped, merged."""

import jax
import numpy as np
import pytest

from course_lib.models import language_model as lm
from course_lib.models import lora, quantise
from course_lib.models.lora import TARGETS, Adapter, Lora
from course_lib.models.parameters import count, fingerprint

CONFIG = lm.Config(31, 16, 2, 4, 2, 24, 64)
PARAMS = lm.init(CONFIG, seed=1)
TOKENS = np.random.default_rng(0).integers(0, 31, (2, 7)).astype(np.int32)


QUICK = {"xla_backend_optimization_level": 0}
"""To compile: these programs run once."""
logits = jax.jit(lm.logits, static_argnames="config", compiler_options=QUICK)


def busy(seed=0, targets=TARGETS, params=PARAMS):
    """An adapter that has learnt something."""
    adapter = lora.init(params, Lora(3, 6.0, targets), seed)
    rng = np.random.default_rng(seed + 10)
    return Adapter(
        adapter.lora,
        jax.tree.map(lambda leaf: leaf + 0.1 * rng.normal(size=leaf.shape).astype(np.float32), adapter.weights),
    )


def scores(params):
    return np.asarray(logits(params, CONFIG, TOKENS))


def test_a_new_adapter_changes_nothing():
    np.testing.assert_array_equal(scores(lora.attach(PARAMS, lora.init(PARAMS, Lora()))), scores(PARAMS))


@pytest.mark.parametrize("targets", [TARGETS, ("down",)])
def test_merged_equals_attached(targets):
    adapter = busy(targets=targets)
    attached = scores(lora.attach(PARAMS, adapter))
    np.testing.assert_allclose(scores(lora.merge(PARAMS, adapter)), attached, rtol=1e-4, atol=1e-5)
    assert np.abs(attached - scores(PARAMS)).max() > 1e-2


def test_the_base_is_neither_copied_nor_changed():
    before = fingerprint(PARAMS)
    attached = lora.attach(PARAMS, busy())
    assert attached["layers"]["0"]["q"]["base"] is PARAMS["layers"]["0"]["q"]
    lora.merge(PARAMS, busy())
    assert fingerprint(PARAMS) == before


def test_adapters_are_swapped_over_one_base():
    one, other = busy(1), busy(2)
    first = scores(lora.attach(PARAMS, one))
    assert np.abs(scores(lora.attach(PARAMS, other)) - first).max() > 1e-2
    np.testing.assert_array_equal(scores(lora.attach(PARAMS, one)), first)


def test_stacked_layers_and_int8_bases_take_adapters_too():
    adapter = busy()
    stacked = lm.stack(PARAMS)
    same = Adapter(adapter.lora, lm.stack(adapter.weights))
    expected = scores(lora.attach(PARAMS, adapter))
    np.testing.assert_allclose(scores(lora.attach(stacked, same)), expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(scores(lora.merge(stacked, same)), expected, rtol=1e-4, atol=1e-5)
    fresh = lora.init(stacked, adapter.lora)
    assert jax.tree.map(np.shape, fresh.weights) == jax.tree.map(np.shape, same.weights)
    rounded = quantise.quantise_params(PARAMS)
    over = scores(lora.attach(rounded, adapter))
    np.testing.assert_allclose(over, scores(lora.merge(rounded, adapter)), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(over, expected, atol=0.05)


def test_counting():
    adapter = lora.init(PARAMS, Lora(3, 6.0, ("q", "down")))
    numbers = 2 * (3 * (16 + 16) + 3 * (24 + 16))
    assert count(adapter.weights) == numbers
    assert lora.share(PARAMS, adapter) == numbers / count(PARAMS)


def test_saved_apart_in_kilobytes_and_read_again(tmp_path):
    adapter = busy(targets=("q", "v"))
    path = lora.save(tmp_path / "style.safetensors", adapter, PARAMS)
    assert path.stat().st_size < 4 * count(adapter.weights) + 2000
    again = lora.load(path, PARAMS)
    assert again.lora == adapter.lora
    assert fingerprint(again.weights) == fingerprint(adapter.weights)


def test_an_adapter_of_another_base_is_refused(tmp_path):
    path = lora.save(tmp_path / "style.safetensors", busy(), PARAMS)
    with pytest.raises(ValueError, match="trained over other parameters"):
        lora.load(path, lm.init(CONFIG, seed=2))
    wider = lm.init(lm.Config(31, 32, 2, 4, 2, 24, 64))
    with pytest.raises(ValueError, match="do not fit"):
        lora.attach(wider, busy())
    with pytest.raises(ValueError, match="do not belong"):
        lora.merge(lm.init(lm.Config(31, 16, 3, 4, 2, 24, 64)), busy())


def test_what_is_no_adapter_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no adapter"):
        lora.load(tmp_path / "missing", PARAMS)
    (tmp_path / "text").write_text("hello")
    with pytest.raises(ValueError, match="no adapter"):
        lora.load(tmp_path / "text", PARAMS)


@pytest.mark.parametrize("wrong", [{"rank": 0}, {"targets": ()}, {"targets": ("q", "norm")}])
def test_an_adapter_that_could_not_learn_is_refused(wrong):
    with pytest.raises(ValueError, match="`(rank|targets)` must "):
        Lora(**wrong)
