# SPDX-License-Identifier: Apache-2.0
"""A language model of the Llama architecture as pure functions: from tokens to the scores of the next one.

Sources: Touvron et al., LLaMA (2023) for the whole; RMSNorm, Zhang & Sennrich (2019); rotary positions, Su et al.
(2021); SwiGLU, Shazeer (2020); grouped-query attention, Ainslie et al. (2023).

Shapes below: B rows, T tokens, S slots of the cache, V tokens known, D width, H heads in G groups, K = D / H.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.arguments import real_number, whole_number
from course_lib.models import quantise
from course_lib.models.lora import dot
from course_lib.preprocess.tokens import Tokenizer

Params = Mapping[str, Any]
"""{"embedding": [V, D], "layers": {"0": layer, ...}, "norm": [D]}, and "out": [D, V] where it is not tied.

A layer has "attention_norm" and "mlp_norm" [D], "q" [D, H K], "k" and "v" [D, G K], "o" [H K, D], "gate" and "up"
[D, F], "down" [F, D]. A matrix may be quantised or have an adapter over it. `stack` puts all layers into one."""
_FAR = -1e30


@dataclass(frozen=True)
class Config:
    """The shape of a model, what is decided before any parameter.

    Raises:
        ValueError: sizes that do not go together.
    """

    vocabulary: int
    """V, how many tokens there are."""
    width: int = 128
    """D, numbers that stand for a token."""
    layers: int = 4
    heads: int = 4
    """H, questions asked at once at each place."""
    groups: int = 2
    """G, sets of keys and values: H / G heads share each. Fewer make the cache smaller, and a batch of 16 on a CPU is
    twice as fast with half of them (measured), since all of the cache is read for every token."""
    hidden: int = 352
    """F, the width within a layer's second half; about 8/3 of D costs as much as a plain one of 4 D."""
    context: int = 256
    """The longest text in tokens."""
    rope_base: float = 10000.0
    """The slowest rotation goes round in 2 pi times this many tokens."""
    epsilon: float = 1e-5
    """Keeps the norm of nothing from dividing by zero."""
    tied: bool = True
    """The embedding is also the last matrix."""
    remat: bool = False
    """Training computes each layer anew on its way back instead of keeping what was within: less memory, more time."""

    def __post_init__(self) -> None:
        """Refuse shapes that cannot be cut into heads."""
        for name in ("vocabulary", "width", "layers", "heads", "groups", "hidden", "context"):
            whole_number(name, getattr(self, name), 1)
        real_number("rope_base", self.rope_base, 0, above=True)
        real_number("epsilon", self.epsilon, 0)
        if self.width % (2 * self.heads) or self.heads % self.groups:
            raise ValueError(
                f"A width of {self.width} with {self.heads} heads in {self.groups} groups does not divide: the width "
                "is a multiple of twice the heads, and the heads of the groups."
            )

    @property
    def head(self) -> int:
        """K, numbers of a head."""
        return self.width // self.heads


class LanguageModel(NamedTuple):
    """A model with all that its user needs; it unpacks as `params, config, tokenizer`."""

    params: Params
    config: Config
    tokenizer: Tokenizer


class Cache(NamedTuple):
    """What a model remembers of the tokens so far: S slots, each row's filled from the left."""

    keys: tuple[jax.Array, ...]
    """For each layer [B, G, S, K], rotated to their positions."""
    values: tuple[jax.Array, ...]
    """For each layer [B, G, S, K]."""
    real: jax.Array
    """bool [B, S]: slots that hold a token, and no padding or nothing."""
    filled: jax.Array
    """int32 []: slots used so far, padding included; the next token goes there in every row."""


def init(config: Config, seed: int = 0) -> dict[str, Any]:
    """Parameters before any training, float32, drawn by numpy (a jitted draw would first compile for seconds).

    Matrices have a standard deviation of in ** -0.5, those that write into the stream 1 / sqrt(2 layers) of it
    (Radford et al., GPT-2, 2019), the embedding 0.02; norms are 1.
    """
    rng = np.random.default_rng(seed)
    wide, narrow = config.heads * config.head, config.groups * config.head
    calm = (2 * config.layers) ** -0.5

    def matrix(inputs: int, outputs: int, factor: float = 1.0) -> np.ndarray:
        return rng.normal(0, factor * inputs**-0.5, (inputs, outputs)).astype(np.float32)

    def layer() -> dict[str, np.ndarray]:
        return {
            "attention_norm": np.ones(config.width, np.float32),
            "q": matrix(config.width, wide),
            "k": matrix(config.width, narrow),
            "v": matrix(config.width, narrow),
            "o": matrix(wide, config.width, calm),
            "mlp_norm": np.ones(config.width, np.float32),
            "gate": matrix(config.width, config.hidden),
            "up": matrix(config.width, config.hidden),
            "down": matrix(config.hidden, config.width, calm),
        }

    params: dict[str, Any] = {
        "embedding": rng.normal(0, 0.02, (config.vocabulary, config.width)).astype(np.float32),
        "layers": {str(number): layer() for number in range(config.layers)},
        "norm": np.ones(config.width, np.float32),
    }
    return params if config.tied else {**params, "out": matrix(config.width, config.vocabulary)}


def stack(params: Params) -> dict[str, Any]:
    """The same parameters with one array [L, ...] for each weight of a layer; `logits` then loops over layers.

    Deep models compile faster so, in a time that does not grow with depth; on a CPU a shallow one runs slower.
    """
    layers = [params["layers"][str(number)] for number in range(len(params["layers"]))]
    return {**params, "layers": jax.tree.map(lambda *leaves: jnp.stack(leaves), *layers)}


def unstack(params: Params) -> dict[str, Any]:
    """Undo `stack`; parameters whose layers are apart come back as they are."""
    if not is_stacked(params):
        return dict(params)
    stacked = params["layers"]
    depth = len(jax.tree.leaves(stacked)[0])
    return {**params, "layers": {str(n): jax.tree.map(lambda leaf, n=n: leaf[n], stacked) for n in range(depth)}}


def is_stacked(params: Params) -> bool:
    """Whether the layers are one."""
    return "q" in params["layers"]


def logits(params: Params, config: Config, tokens: Any, mask: Any = None) -> jax.Array:
    """Scores of each next token, float32 [B, T, V], for training and as the reference of generation.

    Args:
        params: the parameters.
        config: their shape.
        tokens: int32 [B, T].
        mask: [B, T], 0 where there is padding, on either side; where one row holds several documents, their numbers
            1, 2, ... one after the other. No token sees padding or another document. All one document if not given.
    """
    document = jnp.ones(jnp.shape(tokens), jnp.int32) if mask is None else jnp.asarray(mask).astype(jnp.int32)
    length = document.shape[1]
    causal = jnp.tril(jnp.ones((length, length), bool))
    sees = causal & (document[:, :, None] == document[:, None, :])
    turn = rotation(config, positions(document))

    def layer(hidden: jax.Array, weights: Params) -> tuple[jax.Array, None]:
        hidden, _, _ = _layer(weights, config, hidden, turn, sees)
        return hidden, None

    step = jax.checkpoint(layer) if config.remat else layer
    hidden = _embed(params, tokens)
    if is_stacked(params):
        hidden, _ = jax.lax.scan(step, hidden, params["layers"])
    else:
        for number in range(config.layers):
            hidden, _ = step(hidden, params["layers"][str(number)])
    return _scores(params, config, hidden)


def log_probabilities(params: Params, config: Config, tokens: Any, mask: Any = None) -> jax.Array:
    """What the model thought of each token before it saw it: log p in nats, float32 [B, T - 1].

    Place t is about token t + 1. 0 where that is padding or the first of its document, since nothing comes before.
    """
    scores = logits(params, config, tokens, mask)[:, :-1]
    chosen = jnp.take_along_axis(scores, jnp.asarray(tokens)[:, 1:, None], axis=-1)[..., 0]
    found = chosen - jax.nn.logsumexp(scores, axis=-1)
    if mask is None:
        return found
    document = jnp.asarray(mask).astype(jnp.int32)
    return jnp.where((document[:, 1:] == document[:, :-1]) & (document[:, 1:] > 0), found, 0.0)


def prefill(params: Params, config: Config, tokens: Any, mask: Any, slots: int) -> tuple[jax.Array, Cache]:
    """Read whole prompts at once.

    Args:
        params: the parameters, layers apart.
        config: their shape.
        tokens: int32 [B, T], padded on the left, so that every row ends at the same place.
        mask: bool [B, T], False where there is padding.
        slots: S, how many tokens the cache is to hold, T or more.

    Returns:
        The scores of the token after each prompt, float32 [B, V], and the cache.
    """
    real = jnp.asarray(mask).astype(bool)
    rows, length = real.shape
    document = real.astype(jnp.int32)
    sees = jnp.tril(jnp.ones((length, length), bool)) & (document[:, :, None] == document[:, None, :])
    turn = rotation(config, positions(document))
    hidden = _embed(params, tokens)
    keys, values = [], []
    room = ((0, 0), (0, 0), (0, slots - length), (0, 0))
    for number in range(config.layers):
        hidden, key, value = _layer(params["layers"][str(number)], config, hidden, turn, sees)
        keys.append(jnp.pad(key, room))
        values.append(jnp.pad(value, room))
    real = jnp.pad(real, ((0, 0), (0, slots - length)))
    cache = Cache(tuple(keys), tuple(values), real, jnp.asarray(length, jnp.int32))
    return _scores(params, config, hidden[:, -1]), cache


def decode_step(params: Params, config: Config, token: jax.Array, cache: Cache) -> tuple[jax.Array, Cache]:
    """One token more in each row: int32 [B] to the scores of the next, float32 [B, V], and the cache after it."""
    place = cache.filled
    position = cache.real.sum(axis=1, dtype=jnp.int32)
    real = jax.lax.dynamic_update_slice(cache.real, jnp.ones((len(token), 1), bool), (0, place))
    turn = rotation(config, position[:, None])
    hidden = _embed(params, token[:, None])
    keys, values = list(cache.keys), list(cache.values)
    for number in range(config.layers):
        past = keys[number], values[number], place
        weights = params["layers"][str(number)]
        hidden, keys[number], values[number] = _layer(weights, config, hidden, turn, real[:, None, :], past)
    return _scores(params, config, hidden[:, 0]), Cache(tuple(keys), tuple(values), real, place + 1)


def positions(document: jax.Array) -> jax.Array:
    """Places within each document, int32 [B, T] from 0, for numbers of documents [B, T] as `logits` takes them."""
    place = jnp.arange(document.shape[1], dtype=jnp.int32)
    begins = jnp.pad(document[:, 1:] != document[:, :-1], ((0, 0), (1, 0)))
    return place - jax.lax.cummax(jnp.where(begins, place, 0), axis=1)


def rotation(config: Config, position: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Cosines and sines of the angles of each position, both float32 [B, T, K / 2]."""
    speed = config.rope_base ** (-np.arange(0, config.head, 2) / config.head)
    angle = position[..., None].astype(jnp.float32) * speed.astype(np.float32)
    return jnp.cos(angle), jnp.sin(angle)


def rotate(vectors: jax.Array, turn: tuple[jax.Array, jax.Array]) -> jax.Array:
    """Turn the number pairs (i, i + K / 2) of each head [B, N, T, K] by the angles of its position."""
    cosine, sine = (part[:, None].astype(vectors.dtype) for part in turn)
    first, second = jnp.split(vectors, 2, axis=-1)
    return jnp.concatenate([first * cosine - second * sine, second * cosine + first * sine], axis=-1)


def _layer(
    weights: Params,
    config: Config,
    hidden: jax.Array,
    turn: tuple[jax.Array, jax.Array],
    sees: jax.Array,
    past: tuple[jax.Array, jax.Array, jax.Array] | None = None,
) -> tuple[jax.Array, jax.Array, jax.Array]:
    """One layer: hidden [B, T, D] to the same, and all keys and values [B, G, T or S, K]; sees [B, T, T or S]."""
    rows, length, _ = hidden.shape
    normed = _norm(hidden, weights["attention_norm"], config.epsilon)

    def heads(name: str, count: int) -> jax.Array:
        return dot(normed, weights[name]).reshape(rows, length, count, config.head).swapaxes(1, 2)

    query = rotate(heads("q", config.heads), turn)
    key, value = rotate(heads("k", config.groups), turn), heads("v", config.groups)
    if past is not None:
        keys, values, place = past
        key = jax.lax.dynamic_update_slice(keys, key.astype(keys.dtype), (0, 0, place, 0))
        value = jax.lax.dynamic_update_slice(values, value.astype(values.dtype), (0, 0, place, 0))
    mixed = _attend(config, query, key, value, sees)
    hidden = hidden + dot(mixed, weights["o"])
    normed = _norm(hidden, weights["mlp_norm"], config.epsilon)
    inner = jax.nn.silu(dot(normed, weights["gate"])) * dot(normed, weights["up"])
    return hidden + dot(inner, weights["down"]), key, value


def _attend(config: Config, query: jax.Array, key: jax.Array, value: jax.Array, sees: jax.Array) -> jax.Array:
    """Query [B, H, T, K] over key and value [B, G, S, K]: [B, T, H K]. The heads of a group share keys and values."""
    rows, _, length, _ = query.shape
    # the heads of a group become more rows of one matrix product
    grouped = query.reshape(rows, config.groups, -1, config.head)
    scores = jnp.einsum("bgqk,bgsk->bgqs", grouped, key) * config.head**-0.5
    scores = scores.reshape(rows, config.heads, length, -1).astype(jnp.promote_types(scores.dtype, jnp.float32))
    weights = jax.nn.softmax(jnp.where(sees[:, None], scores, _FAR), axis=-1).astype(value.dtype)
    mixed = jnp.einsum("bgqs,bgsk->bgqk", weights.reshape(rows, config.groups, -1, key.shape[2]), value)
    return mixed.reshape(rows, config.heads, length, config.head).swapaxes(1, 2).reshape(rows, length, -1)


def _norm(hidden: jax.Array, gain: Any, epsilon: float) -> jax.Array:
    wide = hidden.astype(jnp.promote_types(hidden.dtype, jnp.float32))
    scaled = wide * jax.lax.rsqrt(jnp.mean(jnp.square(wide), axis=-1, keepdims=True) + epsilon)
    return scaled.astype(hidden.dtype) * gain


def _embed(params: Params, tokens: Any) -> jax.Array:
    table = params["embedding"]
    if not quantise.is_quantised(table):
        return jnp.asarray(table)[tokens]
    return jnp.asarray(table["int8"])[tokens].astype(jnp.float32) * jnp.asarray(table["scale"])[tokens]


def _scores(params: Params, config: Config, hidden: jax.Array) -> jax.Array:
    normed = _norm(hidden, params["norm"], config.epsilon)
    if config.tied:
        table = params["embedding"]
        turned = jax.tree.map(lambda leaf: jnp.asarray(leaf).T, table)
        return dot(normed, turned).astype(jnp.promote_types(normed.dtype, jnp.float32))
    return dot(normed, params["out"]).astype(jnp.promote_types(normed.dtype, jnp.float32))
