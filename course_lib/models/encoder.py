# SPDX-License-Identifier: Apache-2.0
"""A text encoder of the BERT type as pure functions: from tokens to one vector of length 1 for each text.

Sources: Devlin et al., BERT (2019) for the layers; Reimers & Gurevych, Sentence-BERT (2019) for the mean over tokens;
Wang et al., MiniLM (2020) for the small one whose weights the course can fetch.

Shapes below: B rows, T tokens, D width, H heads, K = D / H, F the width within a layer's second half.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.models.quantise import dot
from course_lib.preprocess.text import as_texts, bucket
from course_lib.preprocess.tokens import pad

Params = Mapping[str, Any]
"""{"word": [V, D], "position": [P, D], "type": [2, D], "norm": norm, "layers": {"0": layer, ...}}.

A layer has "q", "k", "v", "o" [D, D], "up" [D, F], "down" [F, D], each with a bias under its name and "_bias", and
"attention_norm" and "mlp_norm"; a norm is {"gain": [D], "bias": [D]}. A matrix of a layer may be quantised."""
_BATCH = 32
_FAR = -1e30


@dataclass(frozen=True)
class Config:
    """The shape of an encoder.

    Raises:
        ValueError: sizes that do not go together.
    """

    vocabulary: int
    width: int
    """D"""
    layers: int
    heads: int
    """H"""
    hidden: int
    """F"""
    context: int
    """The longest text in tokens; the rest of a longer one is not read."""
    epsilon: float = 1e-12
    """Keeps the norm of nothing from dividing by zero."""

    def __post_init__(self) -> None:
        """Refuse shapes that cannot be cut into heads."""
        sizes = (self.vocabulary, self.width, self.layers, self.heads, self.hidden, self.context)
        if min(sizes) < 1 or self.width % self.heads:
            raise ValueError(f"Every size is 1 or more, and the width a multiple of the heads: {self}.")


class Tokenizer(Protocol):
    """What an encoder needs of its tokenizer."""

    def encode_all(self, texts: Iterable[str]) -> list[list[int]]:
        """The tokens of each text, with those that begin and end it; none longer than the encoder reads."""


def embed(
    params: Params, config: Config, tokenizer: Tokenizer, texts: Iterable[str], *, batch: int = _BATCH
) -> np.ndarray:
    """The vectors of N texts, float32 [N, D] of Euclidean norm 1, so that a dot product is their cosine.

    Texts of about the same length go together, padded to a few shapes, each of which compiles once.

    Raises:
        TypeError: one text instead of a list, or an item that is not a text.
        ValueError: a batch below 1, or a tokenizer whose tokens the encoder does not have.
    """
    if batch < 1:
        raise ValueError(f"A batch holds 1 text or more, and {batch} was given.")
    rows = tokenizer.encode_all(as_texts(texts))
    if any(len(row) > config.context or max(row, default=0) >= config.vocabulary for row in rows):
        raise ValueError("The tokenizer makes tokens or lengths that the encoder does not have: use the one beside it.")
    found = np.zeros((len(rows), config.width), np.float32)
    params = jax.device_put(dict(params))
    for chosen in _together(rows, batch):
        length = min(bucket(len(rows[chosen[-1]])), config.context)
        # empty rows fill the batch up to a power of two, for the same reason as the length
        filled = [rows[number] for number in chosen] + [[]] * ((1 << (len(chosen) - 1).bit_length()) - len(chosen))
        tokens, real = pad(filled, length)
        found[chosen] = np.asarray(sentences(params, config, tokens, real))[: len(chosen)]
    return found


def _together(rows: list[list[int]], batch: int) -> Iterable[list[int]]:
    """Numbers of rows by rising length, in batches that each need one padded length."""
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    chosen: list[int] = []
    for number in order:
        if chosen and (len(chosen) == batch or bucket(len(rows[number])) != bucket(len(rows[chosen[0]]))):
            yield chosen
            chosen = []
        chosen.append(number)
    if chosen:
        yield chosen


@partial(jax.jit, static_argnames="config")
def sentences(params: Params, config: Config, tokens: Any, mask: Any) -> jax.Array:
    """One vector for each text, float32 [B, D] of norm 1: the mean over its tokens, without padding.

    Args:
        params: the parameters, arguments of the program.
        config: their shape.
        tokens: int32 [B, T].
        mask: bool [B, T], False where there is padding; a row of padding alone becomes 0.
    """
    real = jnp.asarray(mask).astype(bool)
    hidden = encode(params, config, tokens, real)
    total = jnp.sum(jnp.where(real[..., None], hidden, 0), axis=1)
    mean = total / jnp.maximum(jnp.sum(real, axis=1, keepdims=True), 1)
    return mean / jnp.maximum(jnp.linalg.norm(mean, axis=-1, keepdims=True), 1e-12)


def encode(params: Params, config: Config, tokens: Any, mask: Any) -> jax.Array:
    """What each token has become after the last layer, float32 [B, T, D]; each sees all others but padding."""
    tokens = jnp.asarray(tokens)
    sees = jnp.asarray(mask).astype(bool)[:, None, None, :]
    words = jnp.asarray(params["word"])[tokens]
    hidden = words + jnp.asarray(params["position"])[: tokens.shape[1]] + jnp.asarray(params["type"])[0]
    hidden = _norm(hidden, params["norm"], config.epsilon)
    for number in range(config.layers):
        hidden = _layer(params["layers"][str(number)], config, hidden, sees)
    return hidden


def _layer(weights: Params, config: Config, hidden: jax.Array, sees: jax.Array) -> jax.Array:
    """One layer, each half of which adds to the stream and then norms it (Llama norms before)."""
    rows, length, width = hidden.shape

    def heads(name: str) -> jax.Array:
        return _linear(weights, name, hidden).reshape(rows, length, config.heads, -1).swapaxes(1, 2)

    query, key, value = heads("q"), heads("k"), heads("v")
    scores = jnp.einsum("bhqk,bhsk->bhqs", query, key) * (width // config.heads) ** -0.5
    share = jax.nn.softmax(jnp.where(sees, scores, _FAR), axis=-1)
    mixed = jnp.einsum("bhqs,bhsk->bhqk", share, value).swapaxes(1, 2).reshape(rows, length, width)
    hidden = _norm(hidden + _linear(weights, "o", mixed), weights["attention_norm"], config.epsilon)
    inner = jax.nn.gelu(_linear(weights, "up", hidden), approximate=False)
    return _norm(hidden + _linear(weights, "down", inner), weights["mlp_norm"], config.epsilon)


def _linear(weights: Params, name: str, hidden: jax.Array) -> jax.Array:
    return dot(hidden, weights[name]) + weights[f"{name}_bias"]


def _norm(hidden: jax.Array, norm: Params, epsilon: float) -> jax.Array:
    """Layer norm (Ba et al., 2016)."""
    centred = hidden - jnp.mean(hidden, axis=-1, keepdims=True)
    scaled = centred * jax.lax.rsqrt(jnp.mean(jnp.square(centred), axis=-1, keepdims=True) + epsilon)
    return scaled * norm["gain"] + norm["bias"]
