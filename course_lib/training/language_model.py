# SPDX-License-Identifier: Apache-2.0
"""Train a language model: on whole texts to begin with, then on answers, with all parameters or a thin adapter."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax.sharding import Mesh

from course_lib import devices
from course_lib.arguments import LARGEST_BATCH, LARGEST_SEED, real_number, whole_number
from course_lib.models import lora as loras
from course_lib.models.language_model import Config, Params, log_probabilities
from course_lib.models.lora import Adapter, Lora
from course_lib.training.batches import minibatches
from course_lib.training.checkpoint import Checkpoints
from course_lib.training.fit import fit
from course_lib.training.parallel import average
from course_lib.training.step import Batch, Step, TrainState, all_finite, gradient_by_parts, init_state, make_train_step
from course_lib.training.stopping import EarlyStopping, LogLine
from course_lib.training.token_rows import Rows

OnLog = Callable[[LogLine], None]
History = list[LogLine]


@dataclass(frozen=True)
class Recipe:
    """The training-time decisions: what is chosen before the first step and never learned.

    Raises:
        ValueError: a value that cannot be trained with.
    """

    steps: int = 1000
    batch_size: int = 32
    """Rows in a step."""
    learning_rate: float = 2e-3
    """Of AdamW (Loshchilov & Hutter, 2019) at its highest: it rises from 0 for `warmup` steps, then falls to a tenth
    along a cosine."""
    warmup: int = 50
    weight_decay: float = 0.1
    """Of matrices, not of norms."""
    clip: float = 1.0
    """The longest gradient."""
    micro_batch: int | Literal["auto"] | None = "auto"
    """Rows at a time, None for all. "auto" is 2 on a CPU, whose cache then holds all in between, and None elsewhere."""
    seed: int = 0
    """Of the order of the rows, and of an adapter's first numbers."""
    log_every: int = 50

    def __post_init__(self) -> None:
        """Refuses what cannot be trained with."""
        whole_number("steps", self.steps, 1)
        whole_number("batch_size", self.batch_size, 1, LARGEST_BATCH)
        real_number("learning_rate", self.learning_rate, 0, above=True)
        whole_number("warmup", self.warmup, 0)
        real_number("weight_decay", self.weight_decay, 0)
        real_number("clip", self.clip, 0, above=True)
        whole_number("seed", self.seed, 0, LARGEST_SEED)
        whole_number("log_every", self.log_every, 1)
        if self.micro_batch is not None and not isinstance(self.micro_batch, str):
            whole_number("micro_batch", self.micro_batch, 1, LARGEST_BATCH)
        elif self.micro_batch not in (None, "auto"):
            raise ValueError(f'`micro_batch` must be a number of rows, "auto" or None, got {self.micro_batch!r}.')


TUNING = Recipe(steps=200, batch_size=8, learning_rate=1e-3, warmup=10, weight_decay=0.0, log_every=20)
"""To fine-tune with: fewer steps, a lower rate. An adapter bears a rate several times higher."""


def loss(params: Params, config: Config, batch: Rows) -> jax.Array:
    """Mean over the rows of -log p of the tokens that count, by their weights; in nats a token, a scalar.

    It divides by the number of rows and not by that of the tokens in the batch, so the mean of the losses of equal
    parts is the loss of the whole, on which micro-batches and many devices rest.
    """
    found = log_probabilities(params, config, batch.tokens, batch.documents)
    return -jnp.mean(jnp.sum(found * batch.weights[:, 1:], axis=1))


def train_language_model(
    params: Params,
    config: Config,
    rows: Rows,
    recipe: Recipe = Recipe(),  # noqa: B008  (frozen)
    *,
    on_log: OnLog | None = None,
    progress: bool = False,
    stop_when: EarlyStopping | None = None,
    checkpoints: Checkpoints | None = None,
    mesh: Mesh | None = None,
) -> tuple[dict[str, Any], History]:
    """Train all parameters, and return the new ones and the log; the old ones stay as they are.

    The same arguments give the same bytes on the same kind of machine. What `on_log` to `mesh` do says `fit`.

    Raises:
        ValueError: rows of other shapes than the model's, or as `fit` says.
        FloatingPointError: the loss became infinite or not a number.
    """
    _fits(config, rows)
    optimizer, step = _full_step(config, _compiled(recipe), mesh)
    state, history = fit(
        init_state(dict(params), optimizer, recipe.seed),
        step,
        minibatches(rows, recipe.batch_size, recipe.seed),
        steps=recipe.steps,
        log_every=recipe.log_every,
        on_log=on_log,
        progress=progress,
        stop_when=stop_when,
        checkpoints=checkpoints,
        mesh=mesh,
    )
    return state.params, history


def fine_tune(
    params: Params,
    config: Config,
    rows: Rows,
    lora: Lora | Adapter,
    recipe: Recipe = TUNING,
    *,
    on_log: OnLog | None = None,
    progress: bool = False,
    stop_when: EarlyStopping | None = None,
    checkpoints: Checkpoints | None = None,
    mesh: Mesh | None = None,
) -> tuple[Adapter, History]:
    """Train an adapter over parameters that do not change; `train_language_model` with TUNING is the full way.

    Only the adapter has a gradient and a place in the optimiser, which so holds a small part of what full training
    does. The parameters may be quantised.

    Args:
        params: the base.
        config: its shape.
        rows: what to learn, such as `answers` gives.
        lora: which adapter to begin, or one to go on with.
        recipe: the decisions of training.
        on_log: this and the next four are as in `fit`.
        progress: show a bar.
        stop_when: when to stop; it evaluates {"base", "adapter"}, see `held_out_loss`.
        checkpoints: keep the run in a folder.
        mesh: share each batch among these devices.

    Raises:
        ValueError: rows of other shapes than the model's, or as `fit` says.
        FloatingPointError: the loss became infinite or not a number.
    """
    _fits(config, rows)
    begin = lora if isinstance(lora, Adapter) else loras.init(params, lora, recipe.seed)
    optimizer, step = _lora_step(config, begin.lora, _compiled(recipe), mesh)
    state, history = fit(
        adapter_state(params, begin, optimizer, recipe.seed),
        step,
        minibatches(rows, recipe.batch_size, recipe.seed),
        steps=recipe.steps,
        log_every=recipe.log_every,
        on_log=on_log,
        progress=progress,
        stop_when=stop_when,
        checkpoints=checkpoints,
        mesh=mesh,
    )
    return Adapter(begin.lora, state.params["adapter"]), history


def held_out_loss(
    config: Config, rows: Rows, *, lora: Lora | None = None, batch_size: int = 32
) -> Callable[[Any], float]:
    """A function (params) -> the loss over all of `rows`, for `EarlyStopping` and for the curve of a run.

    With `lora` it takes what `fine_tune` trains, {"base", "adapter"}. All batches have one shape: the last is filled
    up with rows that count nothing.

    Raises:
        ValueError: rows of other shapes than the model's, or a batch size below 1.
    """
    _fits(config, rows)
    whole_number("batch_size", batch_size, 1)
    spare = -len(rows.tokens) % batch_size
    whole = Rows(*(np.concatenate([part, np.zeros((spare, part.shape[1]), part.dtype)]) for part in rows))

    @jax.jit
    def of_batch(params: Any, batch: Rows) -> jax.Array:
        return loss(params if lora is None else _joined(params, lora), config, batch) * batch_size

    def of_all(params: Any) -> float:
        parts = (
            Rows(*(part[at : at + batch_size] for part in whole)) for at in range(0, len(whole.tokens), batch_size)
        )
        return sum(float(of_batch(params, part)) for part in parts) / len(rows.tokens)

    return of_all


def make_lora_step(
    config: Config,
    lora: Lora,
    optimizer: optax.GradientTransformation,
    micro_batch: int | None = None,
    mesh: Mesh | None = None,
) -> Step:
    """A step like `make_train_step`'s over {"base", "adapter"}: the adapter changes, the base goes through untouched.

    The base is part of the state, so that it is an argument of the program and no constant in it.
    """

    def gradient(params: Any, rows: Rows) -> tuple[jax.Array, Any]:
        def of_adapter(adapter: Any, part: Rows) -> jax.Array:
            return loss(_joined({"base": params["base"], "adapter": adapter}, lora), config, part)

        return gradient_by_parts(of_adapter, micro_batch)(params["adapter"], rows)

    shared = gradient if mesh is None else average(gradient, mesh)

    def step(state: TrainState, batch: Batch) -> tuple[TrainState, dict[str, jax.Array]]:
        value, slope = shared(state.params, batch)
        adapter = state.params["adapter"]
        updates, opt_state = optimizer.update(slope, state.opt_state, adapter)
        params = {**state.params, "adapter": optax.apply_updates(adapter, updates)}
        metrics = {"loss": value, "finite": all_finite(params["adapter"])}
        return TrainState(params, opt_state, state.step + 1, state.key), metrics

    return step


def adapter_state(
    params: Params, adapter: Adapter, optimizer: optax.GradientTransformation, seed: int = 0
) -> TrainState:
    """The state before the first step of `make_lora_step`; the optimiser knows the adapter alone."""
    state = init_state(adapter.weights, optimizer, seed)
    base = jax.tree.map(jnp.asarray, dict(params))
    return state._replace(params={"base": base, "adapter": state.params})


def make_optimizer(recipe: Recipe) -> optax.GradientTransformation:
    """AdamW with a clipped gradient and the rate that `Recipe` describes."""
    warmup = min(recipe.warmup, recipe.steps // 2)
    rate = optax.warmup_cosine_decay_schedule(
        0.0 if warmup else recipe.learning_rate, recipe.learning_rate, warmup, recipe.steps, recipe.learning_rate / 10
    )
    return optax.chain(
        optax.clip_by_global_norm(recipe.clip),
        optax.adamw(rate, b2=0.95, weight_decay=recipe.weight_decay, mask=_decays),
    )


@lru_cache(maxsize=32)
def _full_step(config: Config, recipe: Recipe, mesh: Mesh | None) -> tuple[optax.GradientTransformation, Step]:
    """The same function for the same arguments, so that training again starts without compiling."""
    optimizer = make_optimizer(recipe)

    def of_batch(params: Any, batch: Batch) -> jax.Array:
        return loss(params, config, Rows(*batch))

    return optimizer, make_train_step(of_batch, optimizer, _micro_batch(recipe, mesh), mesh)


@lru_cache(maxsize=32)
def _lora_step(
    config: Config, lora: Lora, recipe: Recipe, mesh: Mesh | None
) -> tuple[optax.GradientTransformation, Step]:
    optimizer = make_optimizer(recipe)
    return optimizer, make_lora_step(config, lora, optimizer, _micro_batch(recipe, mesh), mesh)


def _joined(parts: Any, lora: Lora) -> dict[str, Any]:
    return loras.attach(parts["base"], Adapter(lora, parts["adapter"]))


def _decays(params: Any) -> Any:
    return jax.tree_util.tree_map_with_path(lambda path, _: not str(path[-1].key).endswith("norm"), params)


def _compiled(recipe: Recipe) -> Recipe:
    """The recipe without what no program depends on."""
    return replace(recipe, seed=0, log_every=1)


def _micro_batch(recipe: Recipe, mesh: Mesh | None) -> int | None:
    if not isinstance(recipe.micro_batch, str):
        return recipe.micro_batch
    share = recipe.batch_size // (1 if mesh is None else mesh.size)
    return 2 if devices.on_host() and share % 2 == 0 else None


def _fits(config: Config, rows: Rows) -> None:
    length = rows.tokens.shape[1]
    if length > config.context:
        raise ValueError(f"Rows of {length} tokens are longer than the model's context of {config.context}: cut them.")
    if rows.tokens.max() >= config.vocabulary:
        raise ValueError(
            f"Token {rows.tokens.max()} is none of the model's {config.vocabulary}: encode with its own tokenizer."
        )
