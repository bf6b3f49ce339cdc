# SPDX-License-Identifier: Apache-2.0
"""Choosing the next token: the most probable, or a draw from a distribution that a few dials have reshaped."""

from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp

from course_lib.arguments import real_number, whole_number

_SMALLEST, _LARGEST = 1e-30, 1e30
"""Of a divisor of scores: beyond, float32 turns their quotients into 0 or infinity."""


@dataclass(frozen=True)
class Sampling:
    """How the next token is chosen; the dials act in the order below.

    Raises:
        ValueError: a dial beyond its end. A temperature above 0 is at least 1e-30, since smaller ones divide beyond
            float32; 0 means the same and works.
    """

    temperature: float = 1.0
    """Scores are divided by it: below 1 the probable becomes more so; 0 always takes the most probable (greedy)."""
    top_k: int = 0
    """Only so many of the most probable tokens can be drawn; 0 means all."""
    top_p: float = 1.0
    """Only the most probable tokens that together have this much can be drawn, at least one (Holtzman et al., 2020)."""
    repetition: float = 1.0
    """Tokens that stand in the text already: positive scores are divided by it, negative ones multiplied (Keskar et
    al., CTRL, 2019). Acts before all others, under greedy too."""

    def __post_init__(self) -> None:
        """Refuse what would mean nothing."""
        if 0 < real_number("temperature", self.temperature, 0, _LARGEST) < _SMALLEST:
            raise ValueError(
                f"`temperature` must be 0 (always the most probable token) or at least {_SMALLEST:g}, "
                f"got {self.temperature}."
            )
        whole_number("top_k", self.top_k, 0)
        real_number("top_p", self.top_p, 0, 1, above=True)
        real_number("repetition", self.repetition, _SMALLEST, _LARGEST)


GREEDY = Sampling(temperature=0.0)


class Kind(NamedTuple):
    """Which parts of the program are needed; what they are set to is an argument, so that a dial compiles nothing."""

    draws: bool
    sorts: bool
    penalises: bool

    @classmethod
    def of(cls, sampling: Sampling) -> "Kind":
        """The parts that a choice needs."""
        draws = sampling.temperature > 0
        return cls(draws, draws and (sampling.top_k > 0 or sampling.top_p < 1), sampling.repetition != 1)


class Dials(NamedTuple):
    """The numbers of a `Sampling`, as arguments of a program."""

    temperature: float
    top_k: int
    top_p: float
    repetition: float

    @classmethod
    def of(cls, sampling: Sampling) -> "Dials":
        """The numbers of a choice."""
        return cls(sampling.temperature, sampling.top_k, sampling.top_p, sampling.repetition)


def choose(kind: Kind, dials: Dials, scores: jax.Array, seen: jax.Array, keys: jax.Array) -> jax.Array:
    """One token for each of B rows, int32 [B].

    Args:
        kind: which dials are in use.
        dials: how they are set.
        scores: float32 [B, V].
        seen: bool [B, V], tokens that stand in the text; read only where repetition is penalised.
        keys: random keys [B], one a row, so that a row's draws do not depend on the rows beside it.
    """
    if kind.penalises:
        punished = jnp.where(scores > 0, scores / dials.repetition, scores * dials.repetition)
        scores = jnp.where(seen, punished, scores)
    if not kind.draws:
        return jnp.argmax(scores, axis=-1).astype(jnp.int32)
    scores = scores / dials.temperature
    if not kind.sorts:
        return jnp.argmax(scores + _noise(keys, scores), axis=-1).astype(jnp.int32)
    # drawn among ranks and not among tokens: so ties at the border cannot let one token more in
    falling, order = _sorted(scores)
    rank = jnp.arange(scores.shape[-1])
    falling = jnp.where((rank < dials.top_k) | (dials.top_k == 0), falling, -jnp.inf)
    shares = jax.nn.softmax(falling, axis=-1)
    before = jnp.cumsum(shares, axis=-1) - shares
    falling = jnp.where((before < dials.top_p) | (dials.top_p >= 1), falling, -jnp.inf)
    drawn = jnp.argmax(falling + _noise(keys, falling), axis=-1)
    return jnp.take_along_axis(order, drawn[:, None], axis=-1)[:, 0]


def _sorted(scores: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Scores from the largest on, and whose they are, int32; of equal ones the lower token first."""
    tokens = jax.lax.broadcasted_iota(jnp.int32, scores.shape, scores.ndim - 1)
    negative, order = jax.lax.sort((-scores, tokens), num_keys=1, is_stable=True)
    return -negative, order


def _noise(keys: jax.Array, scores: jax.Array) -> jax.Array:
    """Gumbel noise: the largest of log-probabilities with it is a draw from the distribution (Gumbel, 1954)."""
    return jax.vmap(lambda key: jax.random.gumbel(key, scores.shape[-1:], scores.dtype))(keys)
