# SPDX-License-Identifier: Apache-2.0
"""The training loop: many steps in one dispatch, one line of log between them."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.training.step import Batch, Step, TrainState

LogLine = dict[str, float]
"""{"step": steps done, "loss": mean loss since the line before}, and whatever else the step measures."""


def fit(
    state: TrainState,
    step: Step,
    batches: Iterable[Batch],
    *,
    steps: int,
    log_every: int = 50,
    on_log: Callable[[LogLine], None] | None = None,
) -> tuple[TrainState, list[LogLine]]:
    """Train for `steps` steps and return the new state and the log.

    `log_every` steps run as one compiled `lax.scan`, and the host waits once for each log line. The state is
    donated from chunk to chunk, so it is held once in memory; the caller's own `state` is copied first and
    stays usable. Where `steps` is no multiple of `log_every` the last chunk is shorter and compiles anew.

    Raises:
        FloatingPointError: the loss became infinite or not a number.
        ValueError: the batches ended before the steps did.
    """
    done = int(state.step)
    last = done + steps
    stream = iter(batches)
    state = jax.tree.map(jnp.copy, state)
    history: list[LogLine] = []
    while done < last:
        chunk = list(islice(stream, min(log_every, last - done)))
        if len(chunk) < min(log_every, last - done):
            raise ValueError(f"The batches ended before step {last}: give an endless stream, or ask for fewer steps.")
        state, metrics = _run(step, state, jax.tree.map(_stack, *chunk))
        measured: dict[str, np.ndarray] = jax.device_get(metrics)
        _refuse_broken(measured["loss"], done)
        done += len(chunk)
        line = {"step": done, **{name: float(np.mean(values)) for name, values in measured.items()}}
        history.append(line)
        if on_log is not None:
            on_log(line)
    return state, history


@partial(jax.jit, static_argnames="step", donate_argnames="state")
def _run(step: Step, state: TrainState, batches: Batch) -> tuple[TrainState, dict[str, jax.Array]]:
    return jax.lax.scan(step, state, batches)


def _stack(*leaves: Any) -> np.ndarray:
    return np.stack(leaves)


def _refuse_broken(losses: np.ndarray, done: int) -> None:
    broken = np.flatnonzero(~np.isfinite(losses))
    if broken.size:
        number, value = done + 1 + int(broken[0]), float(losses[broken[0]])
        raise FloatingPointError(f"The loss became {value} at step {number}: try a smaller learning rate.")
