# SPDX-License-Identifier: Apache-2.0
"""The encoder: padding, batches, order, norms, and its gradient-free arithmetic against plain numpy."""

import jax
import numpy as np
import pytest

from course_lib.models import encoder
from course_lib.models.encoder import Config

CONFIG = Config(vocabulary=50, width=16, layers=2, heads=4, hidden=24, context=20)


class Letters:
    def encode_all(self, texts):
        return [[1, *(ord(letter) % 47 + 3 for letter in text), 2][: CONFIG.context] for text in texts]


def params():
    rng = np.random.default_rng(0)

    def draw(*shape):
        return rng.normal(0, 0.3, shape).astype(np.float32)

    def norm():
        return {"gain": 1 + draw(16), "bias": draw(16)}

    def layer():
        shapes = {name: (16, 16) for name in "qkvo"} | {"up": (16, 24), "down": (24, 16)}
        made = {"attention_norm": norm(), "mlp_norm": norm()}
        for name, shape in shapes.items():
            made |= {name: draw(*shape), f"{name}_bias": draw(shape[1])}
        return made

    layers = {str(number): layer() for number in range(2)}
    return {"word": draw(50, 16), "position": draw(20, 16), "type": draw(2, 16), "norm": norm(), "layers": layers}


def by_hand(p, tokens):
    """The same for one text without padding, in numpy, float64 and loops."""
    from math import erf

    def norm(x, n):
        return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + CONFIG.epsilon) * n["gain"] + n[
            "bias"
        ]

    hidden = norm((p["word"][tokens] + p["position"][: len(tokens)] + p["type"][0]).astype(float), p["norm"])
    for layer in p["layers"].values():
        query, key, value = (hidden @ layer[name] + layer[f"{name}_bias"] for name in "qkv")
        mixed = []
        for head in range(4):
            part = slice(4 * head, 4 * head + 4)
            scores = np.exp(query[:, part] @ key[:, part].T / 2)
            mixed.append(scores / scores.sum(1, keepdims=True) @ value[:, part])
        hidden = norm(hidden + np.concatenate(mixed, 1) @ layer["o"] + layer["o_bias"], layer["attention_norm"])
        inner = hidden @ layer["up"] + layer["up_bias"]
        inner = inner * (1 + np.vectorize(erf)(inner / np.sqrt(2))) / 2
        hidden = norm(hidden + inner @ layer["down"] + layer["down_bias"], layer["mlp_norm"])
    mean = hidden.mean(0)
    return mean / np.linalg.norm(mean)


TEXTS = ["a", "the tent", "a much longer text than the context holds", "", "rope and boots"]


def test_it_is_what_plain_numpy_computes():
    found = encoder.embed(params(), CONFIG, Letters(), TEXTS)
    wanted = [by_hand(params(), tokens) for tokens in Letters().encode_all(TEXTS)]
    np.testing.assert_allclose(found, wanted, atol=2e-5)
    assert found.dtype == np.float32 and np.allclose(np.linalg.norm(found, axis=1), 1)


def test_padding_and_neighbours_change_nothing():
    together = encoder.embed(params(), CONFIG, Letters(), TEXTS)
    for batch in (1, 2, 5):
        np.testing.assert_allclose(encoder.embed(params(), CONFIG, Letters(), TEXTS, batch=batch), together, atol=1e-6)
    tokens = np.array([Letters().encode_all(["tent"])[0]])
    for extra in (1, 7, 14):
        padded = np.pad(tokens, ((0, 1), (0, extra)), constant_values=9)
        mask = np.zeros(padded.shape, bool)
        mask[0, : tokens.shape[1]] = True
        found = np.asarray(encoder.sentences(params(), CONFIG, padded, mask))
        np.testing.assert_allclose(found[0], encoder.embed(params(), CONFIG, Letters(), ["tent"])[0], atol=1e-6)
        assert not found[1].any()  # a row of padding alone is 0, and no nan


def test_the_order_of_words_counts_and_few_programs_are_compiled():
    one, other = encoder.embed(params(), CONFIG, Letters(), ["abcd", "dcba"])
    assert np.abs(one - other).max() > 1e-3
    before = encoder.sentences._cache_size()
    encoder.embed(params(), CONFIG, Letters(), ["x" * size for size in range(1, 19)] * 3, batch=8)
    assert encoder.sentences._cache_size() - before <= 6


def test_parameters_are_arguments_and_it_lowers_for_other_devices():
    tokens, mask = np.zeros((2, 8), np.int32), np.ones((2, 8), bool)
    for platform in ("cuda", "tpu"):
        lowered = encoder.sentences.trace(params(), CONFIG, tokens, mask).lower(lowering_platforms=(platform,))
        assert len(jax.tree.leaves(params())) <= lowered.as_text().count("%arg")


@pytest.mark.parametrize(
    "wrong, error, sentence",
    [
        (lambda: Config(50, 15, 2, 4, 24, 20), ValueError, "the width a multiple of the heads"),
        (lambda: Config(50, 16, 0, 4, 24, 20), ValueError, "Every size is 1 or more"),
        (lambda: encoder.embed(params(), CONFIG, Letters(), "text"), TypeError, "one text where a list"),
        (lambda: encoder.embed(params(), CONFIG, Letters(), ["a"], batch=0), ValueError, "1 text or more, and 0"),
        (
            lambda: encoder.embed(params(), Config(2, 16, 2, 4, 24, 20), Letters(), ["a"]),
            ValueError,
            "use the one beside it",
        ),
    ],
)
def test_what_cannot_be_done_is_told(wrong, error, sentence):
    with pytest.raises(error, match=sentence):
        wrong()


def test_no_texts_are_no_vectors():
    assert encoder.embed(params(), CONFIG, Letters(), []).shape == (0, 16)
