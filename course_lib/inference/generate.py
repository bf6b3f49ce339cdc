# SPDX-License-Identifier: Apache-2.0
"""Generate text: the prompt is read at once, then one compiled loop writes token after token from fixed parameters."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.arguments import LARGEST_SEED, text_value, whole_number, whole_numbers
from course_lib.inference.sampling import GREEDY, Dials, Kind, Sampling, choose
from course_lib.models import language_model as lm
from course_lib.models.language_model import Cache, Config
from course_lib.preprocess.tokens import TextStream, Tokenizer, pad

OnToken = Callable[[int, int], object]
"""on_token(row, token), as each one comes."""
_ROOM = 32
"""The number of tokens to come is rounded up to a multiple of this, so that few programs are compiled."""
_SHALLOW = 8
"""Up to so many layers the loop does two tokens a round: 1.3 times as fast as one on a CPU (measured). More gain little
and compile longer."""
_STOPS = 4


class Written(NamedTuple):
    """What came of one prompt."""

    tokens: list[int]
    """The new tokens, without the one that stopped it."""
    log_probabilities: np.ndarray
    """float32 [n]: how probable the model itself held each of them, in nats, whatever the dials of sampling."""
    candidates: np.ndarray
    """int32 [n, A]: the most probable tokens of each step, as many as were asked for."""
    candidate_log_probabilities: np.ndarray
    """float32 [n, A]: theirs, falling."""
    stopped: bool
    """Whether a stop token ended it, and not the number of tokens."""


class _State(NamedTuple):
    """What the loop carries."""

    cache: Cache
    token: jax.Array  # int32 [B], chosen and not yet read
    step: jax.Array  # int32 [], tokens chosen
    running: jax.Array  # bool [B]
    seen: jax.Array  # bool [B, V], or [B, 0] where nobody asks
    tokens: jax.Array  # int32 [B, N]
    log_probabilities: jax.Array  # float32 [B, N]
    candidates: jax.Array  # int32 [B, N, A]
    candidate_log_probabilities: jax.Array  # float32 [B, N, A]


class _Rules(NamedTuple):
    """What stays the same from step to step, as arguments."""

    dials: Dials
    keys: jax.Array  # [B]
    stops: jax.Array  # int32 [K], -1 where there is none


def generate(
    params: lm.Params,
    config: Config,
    prompts: Sequence[Sequence[int]],
    *,
    tokens: int,
    sampling: Sampling = GREEDY,
    seed: int = 0,
    stop: Sequence[int] = (),
    candidates: int = 0,
    on_token: OnToken | None = None,
) -> list[Written]:
    """Go on from each of N prompts by at most `tokens` tokens.

    Greedily it gives exactly what choosing the largest of `language_model.logits` again and again gives. The same
    seed gives the same tokens, streamed or not. But for rounding, a prompt's tokens depend neither on the prompts next
    to it nor on its place among them; of several equal prompts, each has draws of its own.
    Prompts and lengths are padded to a few shapes, each of which compiles once.

    Args:
        params: the parameters; quantised ones and adapters included. They are arguments of the program.
        config: their shape.
        prompts: N prompts of 1 token or more each.
        tokens: how many to write at most.
        sampling: how each is chosen.
        seed: of the draws.
        stop: tokens that end a text; they are not part of it.
        candidates: how many of the most probable tokens of each step to keep.
        on_token: called with the row and the token as they come; the loop then comes up for air every few tokens.

    Raises:
        ValueError: no prompts, an empty one, a token the model does not have, or more tokens than its context holds;
            `tokens`, `seed` or `candidates` is no whole number in its range.
    """
    seed, stop = whole_number("seed", seed, 0, LARGEST_SEED), whole_numbers("stop", stop, 0)
    rows = _checked(config, prompts, tokens, candidates)
    kind = Kind.of(sampling)
    # a power of two, for the same reason as the lengths; rows that were added are over before they begin
    padded = 1 << (len(rows) - 1).bit_length()
    read, real = pad([*rows, *[[]] * (padded - len(rows))], left=True)
    stops = np.full(_STOPS * -(-max(len(stop), 1) // _STOPS), -1, np.int32)
    stops[: len(stop)] = stop
    rules = _Rules(Dials.of(sampling), _keys(seed, rows, padded), jnp.asarray(stops))
    params = jax.device_put(lm.unstack(params))
    state = _begin(params, config, kind, rules, read, real, room=-(-tokens // _ROOM) * _ROOM, candidates=candidates)
    if on_token is None:
        state = _write(params, config, kind, rules, state, tokens)
    else:
        state = _stream(params, config, kind, rules, state, tokens, len(rows), on_token)
    return _collect(state, len(rows), tokens, set(stop))


def _keys(seed: int, rows: Sequence[Sequence[int]], padded: int) -> jax.Array:
    """A random key for each row, from the seed, its prompt, and how many equal prompts come before it."""
    seen: Counter[tuple[int, ...]] = Counter()
    parts = np.zeros((padded, 2), np.uint32)
    for number, row in enumerate(rows):
        prompt = tuple(int(token) for token in row)
        parts[number] = zlib.crc32(np.array(prompt, "<i4").tobytes()), seen[prompt]
        seen[prompt] += 1
    key = jax.random.key(seed)
    return jax.vmap(lambda part: jax.random.fold_in(jax.random.fold_in(key, part[0]), part[1]))(parts)


def generate_text(
    params: lm.Params,
    config: Config,
    tokenizer: Tokenizer,
    prompt: str,
    *,
    tokens: int,
    sampling: Sampling = GREEDY,
    seed: int = 0,
    on_text: Callable[[str], object] | None = None,
) -> str:
    """Go on from a text, and return what was written after it.

    Args:
        params: the parameters.
        config: their shape.
        tokenizer: its tokens.
        prompt: the text to go on from; an empty one begins a new text.
        tokens: how many to write at most; it ends before, where the model says that the text is over.
        sampling: how each is chosen.
        seed: of the draws.
        on_text: called with each new piece of text as it comes; together they are what is returned.

    Raises:
        TypeError: the prompt is not a text.
        ValueError: prompt and tokens are more than the model's context holds, or the prompt has half of a surrogate
            pair.
    """
    text_value("prompt", prompt)
    read = tokenizer.encode(prompt)
    if not read or tokenizer.bytes_of(read[0]):  # a chat begins with a special token of its own
        read = [tokenizer.begin, *read]
    stream = TextStream(tokenizer)
    pieces: list[str] = []

    def show(piece: str) -> None:
        if not prompt and not any(pieces):
            piece = piece.removeprefix(tokenizer.lead)
        pieces.append(piece)
        if piece and on_text is not None:
            on_text(piece)

    told = (lambda _, token: show(stream.add(token))) if on_text is not None else None
    (written,) = generate(
        params,
        config,
        [read],
        tokens=tokens,
        sampling=sampling,
        seed=seed,
        stop=[tokenizer.end, tokenizer.begin],  # where another text begins, this one is over
        on_token=told,
    )
    if told is None:
        for token in written.tokens:
            show(stream.add(token))
    show(stream.close())
    return "".join(pieces)


@partial(jax.jit, static_argnames=("config", "kind", "room", "candidates"))
def _begin(
    params: Any, config: Config, kind: Kind, rules: _Rules, read: Any, real: Any, *, room: int, candidates: int
) -> _State:
    """Read the prompts and choose the first token of each."""
    rows, length = read.shape
    # the last round of the loop may go on for a few tokens that nobody reads
    slots = room + _unroll(config)
    scores, cache = lm.prefill(params, config, read, real, length + slots)
    seen = jnp.zeros((rows, config.vocabulary if kind.penalises else 0), bool)
    if kind.penalises:
        seen = seen.at[jnp.arange(rows)[:, None], jnp.where(real, read, config.vocabulary)].set(True, mode="drop")
    nothing = jnp.zeros((rows, slots))
    several = jnp.zeros((rows, slots, candidates))
    whole = jnp.int32
    state = _State(
        cache,
        jnp.zeros(rows, whole),
        jnp.zeros((), whole),
        jnp.any(real, axis=1),
        seen,
        nothing.astype(whole),
        nothing,
        several.astype(whole),
        several,
    )
    return _choose(kind, rules, state, scores)


@partial(jax.jit, static_argnames=("config", "kind"), donate_argnames="state")
def _write(params: Any, config: Config, kind: Kind, rules: _Rules, state: _State, limit: Any) -> _State:
    """Go on until `limit` tokens are chosen, or every row has ended; a few steps more are done and do not count."""

    def step(state: _State, _: None) -> tuple[_State, None]:
        scores, cache = lm.decode_step(params, config, state.token, state.cache)
        return _choose(kind, rules, state._replace(cache=cache), scores), None

    def several(state: _State) -> _State:
        return jax.lax.scan(step, state, length=_unroll(config), unroll=True)[0]

    return jax.lax.while_loop(lambda state: (state.step < limit) & jnp.any(state.running), several, state)


def _choose(kind: Kind, rules: _Rules, state: _State, scores: jax.Array) -> _State:
    """Choose a token in each row and note it."""
    keys = jax.vmap(jax.random.fold_in, (0, None))(rules.keys, state.step) if kind.draws else rules.keys
    token = choose(kind, rules.dials, scores, state.seen, keys)
    known = jax.nn.log_softmax(scores, axis=-1)
    place = state.step

    def note(table: jax.Array, found: jax.Array) -> jax.Array:
        at = (0, place, 0)[: table.ndim]
        return jax.lax.dynamic_update_slice(table, found[:, None].astype(table.dtype), at)

    several = state.candidates, state.candidate_log_probabilities
    if count := state.candidates.shape[-1]:
        best, whose = jax.lax.top_k(known, count)
        several = note(several[0], whose), note(several[1], best)
    seen = state.seen
    if kind.penalises:
        seen = seen.at[jnp.arange(len(token)), token].set(True)
    return state._replace(
        token=token,
        step=place + 1,
        running=state.running & ~jnp.any(token[:, None] == rules.stops, axis=1),
        seen=seen,
        tokens=note(state.tokens, token),
        log_probabilities=note(state.log_probabilities, jnp.take_along_axis(known, token[:, None], axis=1)[:, 0]),
        candidates=several[0],
        candidate_log_probabilities=several[1],
    )


def _unroll(config: Config) -> int:
    return 2 if config.layers <= _SHALLOW else 1


def _stream(
    params: Any, config: Config, kind: Kind, rules: _Rules, state: _State, tokens: int, rows: int, tell: OnToken
) -> _State:
    """The same program, left after each round, so that what is told is what is written."""
    stops = set(np.asarray(rules.stops).tolist())
    over, told = [False] * rows, 0
    while True:
        known = min(int(state.step), tokens)
        fresh = np.asarray(state.tokens)[:rows, told:known]
        for step in range(known - told):
            for row in range(rows):
                over[row] = over[row] or int(fresh[row, step]) in stops
                if not over[row]:
                    tell(row, int(fresh[row, step]))
        told = known
        if told == tokens or all(over):
            return state
        state = _write(params, config, kind, rules, state, told + 1)


def _collect(state: _State, rows: int, tokens: int, stops: set[int]) -> list[Written]:
    return list(_texts(jax.device_get(state), rows, tokens, stops))


def _texts(state: Any, rows: int, tokens: int, stops: set[int]) -> Iterator[Written]:
    done = min(int(state.step), tokens)
    for row in range(rows):
        found = state.tokens[row, :done].tolist()
        end = next((place for place, token in enumerate(found) if token in stops), done)
        yield Written(
            found[:end],
            state.log_probabilities[row, :end],
            state.candidates[row, :end],
            state.candidate_log_probabilities[row, :end],
            end < done,
        )


def _checked(config: Config, prompts: Sequence[Sequence[int]], tokens: int, candidates: int) -> list[Sequence[int]]:
    rows = list(prompts)
    if not rows or any(len(row) == 0 for row in rows):
        raise ValueError("There is nothing to go on from: give prompts of one token or more, such as the first one.")
    tokens = whole_number("tokens", tokens, 1)
    whole_number("candidates", candidates, 0, config.vocabulary)
    if any(not 0 <= token < config.vocabulary for row in rows for token in row):
        raise ValueError(f"The model has tokens 0 to {config.vocabulary - 1}: use the tokenizer that belongs to it.")
    longest = max(len(row) for row in rows)
    if longest + tokens > config.context:
        raise ValueError(
            f"A prompt of {longest} tokens and {tokens} more do not fit the model's context of {config.context}: "
            "shorten the prompt, or ask for fewer."
        )
    return rows
