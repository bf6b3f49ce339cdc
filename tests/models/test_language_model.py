# SPDX-License-Identifier: Apache-2.0
"""The same numbers by every road: differences, cache, padding, batch, scan, remat."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.models import language_model as lm
from course_lib.models.language_model import Config
from course_lib.models.parameters import count, fingerprint

CLOSE = {"rtol": 1e-4, "atol": 2e-5}
"""float32: the same sums in another order."""


QUICK = {"xla_backend_optimization_level": 0}
"""To compile: these programs run once."""
logits = jax.jit(lm.logits, static_argnames="config", compiler_options=QUICK)
log_probabilities = jax.jit(lm.log_probabilities, static_argnames="config", compiler_options=QUICK)
prefill = jax.jit(lm.prefill, static_argnames=("config", "slots"), compiler_options=QUICK)
decode_step = jax.jit(lm.decode_step, static_argnames="config", compiler_options=QUICK)


@pytest.fixture(autouse=True, scope="module")
def quick_to_compile():
    """The programs here run once or twice, and compiling them well would take most of the time."""
    jax.config.update("jax_disable_most_optimizations", True)
    yield
    jax.config.update("jax_disable_most_optimizations", False)


def small(**changes):
    return Config(**{"vocabulary": 23, "width": 16, "layers": 2, "heads": 4, "groups": 2, "hidden": 12, **changes})


def random(config, seed=0):
    """Parameters with all parts at work: also the embedding and the norms."""
    params = lm.init(config, seed)
    rng = np.random.default_rng(seed + 1)
    return jax.tree.map(lambda leaf: leaf + 0.3 * rng.normal(size=leaf.shape).astype(np.float32), params)


def draw(config, rows, length, seed=0):
    return np.random.default_rng(seed).integers(0, config.vocabulary, (rows, length)).astype(np.int32)


shapes = st.tuples(
    st.sampled_from([(1, 1, 2), (2, 1, 4), (4, 2, 2), (4, 4, 6), (6, 3, 2)]),  # heads, groups, K
    st.integers(1, 3),  # layers
    st.integers(1, 3),  # rows
    st.integers(1, 7),  # tokens
    st.booleans(),  # tied
)


def build(shape):
    (heads, groups, head), layers, rows, length, tied = shape
    config = small(width=heads * head, heads=heads, groups=groups, layers=layers, tied=tied)
    return config, random(config), draw(config, rows, length)


def plain(params, config, tokens):
    """One row by numpy, float64, head by head and place by place, with none of the model's code."""
    p = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), params)

    def norm(x, gain):
        return x / np.sqrt((x**2).mean(-1, keepdims=True) + config.epsilon) * gain

    def turned(vector, place):
        half = len(vector) // 2
        angle = place * config.rope_base ** (-2 * np.arange(half) / len(vector))
        turn = (vector[:half] + 1j * vector[half:]) * np.exp(1j * angle)
        return np.concatenate([turn.real, turn.imag])

    x = p["embedding"][tokens]
    for layer in p["layers"].values():
        n = norm(x, layer["attention_norm"])
        q, k, v = (
            np.split(n @ layer[name], m, -1)
            for name, m in zip("qkv", [config.heads, *[config.groups] * 2], strict=True)
        )
        heads = []
        for h in range(config.heads):
            g = h * config.groups // config.heads
            out = []
            for t in range(len(tokens)):
                query = turned(q[h][t], t)
                scores = np.array([query @ turned(k[g][s], s) for s in range(t + 1)]) / config.head**0.5
                shares = np.exp(scores - scores.max())
                out.append(shares @ v[g][: t + 1] / shares.sum())
            heads.append(np.array(out))
        x = x + np.concatenate(heads, -1) @ layer["o"]
        n = norm(x, layer["mlp_norm"])
        gate = n @ layer["gate"]
        x = x + (gate / (1 + np.exp(-gate)) * (n @ layer["up"])) @ layer["down"]
    return norm(x, p["norm"]) @ (p["embedding"].T if config.tied else p["out"])


@settings(max_examples=3, deadline=None)
@given(shapes)
def test_logits_are_those_of_a_plain_numpy_model(shape):
    config, params, tokens = build(shape)
    found = np.asarray(logits(params, config, tokens))
    assert found.dtype == np.float32
    for row, expected in zip(found, tokens, strict=True):
        np.testing.assert_allclose(row, plain(params, config, expected), **CLOSE)


@settings(max_examples=3, deadline=None)
@given(shapes, st.integers(0, 4))
def test_cached_equals_uncached(shape, extra):
    config, params, tokens = build(shape)
    expected = np.asarray(logits(params, config, tokens))
    read = 1 + tokens.shape[1] // 2
    scores, cache = prefill(params, config, tokens[:, :read], np.ones((len(tokens), read), bool), 8 + extra)
    np.testing.assert_allclose(scores, expected[:, read - 1], **CLOSE)
    for place in range(read, tokens.shape[1]):
        scores, cache = decode_step(params, config, tokens[:, place], cache)
        np.testing.assert_allclose(scores, expected[:, place], **CLOSE)
    assert int(cache.filled) == tokens.shape[1]


@settings(max_examples=3, deadline=None)
@given(shapes, st.integers(0, 3), st.integers(0, 3))
def test_padding_on_either_side_changes_nothing(shape, left, right):
    config, params, tokens = build(shape)
    expected = logits(params, config, tokens)
    room = ((0, 0), (left, right))
    padded, mask = np.pad(tokens, room, constant_values=5), np.pad(np.ones(tokens.shape, bool), room)
    found = np.asarray(logits(params, config, padded, mask))
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found[:, left : left + tokens.shape[1]], expected, **CLOSE)


def test_prefill_and_cache_with_rows_of_different_lengths():
    config = small()
    params = random(config)
    tokens, mask = draw(config, 3, 6), np.ones((3, 6), bool)
    mask[0, :4] = mask[1, :1] = False
    scores, cache = prefill(params, config, tokens, mask, 9)
    scores_after, _ = decode_step(params, config, np.int32([7, 8, 9]), cache)
    for row, begins in enumerate([4, 1, 0]):
        alone = np.append(tokens[row, begins:], 7 + row)[None]
        expected = np.asarray(logits(params, config, alone))[0]
        np.testing.assert_allclose(scores[row], expected[-2], **CLOSE)
        np.testing.assert_allclose(scores_after[row], expected[-1], **CLOSE)


@settings(max_examples=3, deadline=None)
@given(shapes)
def test_a_batch_gives_what_single_rows_give(shape):
    config, params, tokens = build(shape)
    found = logits(params, config, tokens)
    for row in range(len(tokens)):
        np.testing.assert_allclose(found[row], logits(params, config, tokens[row : row + 1])[0], **CLOSE)


def test_documents_of_one_row_do_not_see_each_other():
    config = small()
    params, tokens = random(config), draw(config, 1, 9)
    documents = np.int32([[1, 1, 1, 1, 2, 2, 2, 3, 0]])
    found = np.asarray(logits(params, config, tokens, documents))[0]
    for begins, ends in [(0, 4), (4, 7), (7, 8)]:
        alone = logits(params, config, tokens[:, begins:ends])[0]
        np.testing.assert_allclose(found[begins:ends], alone, **CLOSE)


def test_later_tokens_cannot_be_seen():
    config = small()
    params, tokens = random(config), draw(config, 1, 6)
    other = tokens.copy()
    other[0, 4] = (other[0, 4] + 1) % config.vocabulary
    first, second = (np.asarray(logits(params, config, each))[0] for each in (tokens, other))
    np.testing.assert_array_equal(first[:4], second[:4])
    assert np.abs(first[4:] - second[4:]).max() > 1e-3


@pytest.mark.parametrize("stacked", [False, pytest.param(True, marks=pytest.mark.long)])
def test_gradients_are_finite_differences(stacked):
    config = small(remat=stacked, tied=stacked)
    tokens, documents = draw(config, 2, 6), np.int32([[1, 1, 1, 2, 2, 2], [1, 1, 1, 1, 0, 0]])
    with jax.enable_x64(True):
        params = jax.tree.map(lambda leaf: jnp.asarray(leaf, jnp.float64), random(config))
        params = lm.stack(params) if stacked else params

        @jax.jit
        def loss(params):
            return -lm.log_probabilities(params, config, tokens, documents).mean()

        slope = jax.jit(jax.grad(loss))(params)
        rng = np.random.default_rng(0)
        for path, leaf in jax.tree_util.tree_leaves_with_path(params):
            way = jax.tree_util.tree_map_with_path(
                lambda at, each, path=path: rng.normal(size=each.shape) * (at == path), params
            )
            ahead, behind = (
                float(loss(jax.tree.map(lambda p, w, by=by: p + by * w, params, way))) for by in (1e-5, -1e-5)
            )
            along = sum(float(jnp.vdot(s, w)) for s, w in zip(*map(jax.tree.leaves, (slope, way)), strict=True))
            assert along == pytest.approx((ahead - behind) / 2e-5, rel=1e-6, abs=1e-8), (path, leaf.shape)


def test_stacked_layers_give_the_same_and_come_apart_again():
    config = small(layers=3)
    params, tokens = random(config), draw(config, 2, 5)
    stacked = lm.stack(params)
    np.testing.assert_allclose(logits(stacked, config, tokens), logits(params, config, tokens), **CLOSE)
    assert fingerprint(lm.unstack(stacked)) == fingerprint(params)
    program = logits.lower(stacked, config, tokens).as_text()
    assert "stablehlo.while" in program


def test_log_probabilities_are_of_the_tokens_that_came():
    config = small()
    params, tokens = random(config), draw(config, 2, 5)
    shares = np.exp(np.asarray(logits(params, config, tokens), np.float64))
    shares /= shares.sum(-1, keepdims=True)
    expected = [[np.log(shares[row, t, tokens[row, t + 1]]) for t in range(4)] for row in range(2)]
    np.testing.assert_allclose(log_probabilities(params, config, tokens), expected, rtol=1e-4)
    documents = np.int32([[0, 1, 1, 2, 2], [1, 1, 1, 0, 0]])
    found = np.asarray(log_probabilities(params, config, tokens, documents))
    np.testing.assert_array_equal(found != 0, [[False, True, False, True], [True, True, False, False]])


def test_initial_parameters_are_reproducible_and_counted():
    config = small(tied=False)
    params = lm.init(config, seed=3)
    assert fingerprint(params) == fingerprint(lm.init(config, seed=3)) != fingerprint(lm.init(config, seed=4))
    layer = 2 * 16 + 16 * 16 * 2 + 16 * 8 * 2 + 3 * 16 * 12
    assert count(params) == 2 * layer + 2 * 23 * 16 + 16
    first = np.asarray(log_probabilities(params, config, draw(config, 4, 32)))
    assert -first.mean() == pytest.approx(np.log(23), abs=0.7)


def test_half_precision_keeps_scores_in_single():
    config = small()
    params, tokens = random(config), draw(config, 2, 5)
    half = jax.tree.map(lambda leaf: leaf.astype(jnp.bfloat16), params)
    found = logits(half, config, tokens)
    assert found.dtype == jnp.float32
    exact = np.asarray(logits(params, config, tokens))
    assert np.abs(found - exact).max() < 0.1 * np.abs(exact).max()


@pytest.mark.parametrize("wrong", [{"width": 12}, {"groups": 3}, {"layers": 0}])
def test_a_shape_that_does_not_divide_is_refused(wrong):
    with pytest.raises(ValueError, match="does not divide|must be a whole number"):
        small(**wrong)
