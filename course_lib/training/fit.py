# SPDX-License-Identifier: Apache-2.0
"""The training loop: many steps in one dispatch, one line of log between them."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh

from course_lib.arguments import whole_number
from course_lib.files import make_writable
from course_lib.models.parameters import fingerprint
from course_lib.training import checkpoint, stopping
from course_lib.training.batches import BatchesEnded, Stacker
from course_lib.training.checkpoint import CheckpointError, Checkpoints
from course_lib.training.parallel import replicate, replicated, shard
from course_lib.training.progress import progress_bar
from course_lib.training.step import Batch, Step, TrainState
from course_lib.training.stopping import EarlyStopping, LogLine


def fit(
    state: TrainState,
    step: Step,
    batches: Iterable[Batch],
    *,
    steps: int,
    log_every: int = 50,
    on_log: Callable[[LogLine], None] | None = None,
    progress: bool = False,
    stop_when: EarlyStopping | None = None,
    checkpoints: Checkpoints | None = None,
    mesh: Mesh | None = None,
) -> tuple[TrainState, list[LogLine]]:
    """Train for `steps` steps and return the new state and the log.

    `log_every` steps run as one compiled loop, or fewer where their batches would need more than 8 MiB; the next
    batches are drawn meanwhile. The state is donated from chunk to chunk, so it is held once in memory; the caller's
    own `state` is copied first and stays usable. One program serves every chunk, the shorter last one too.

    Args:
        state: where to start.
        step: step(state, batch) -> (state, metrics), not jitted; metrics are scalars, "loss" among them.
        batches: a stream of batches of one shape, such as `minibatches`.
        steps: how many to do.
        log_every: steps between two log lines, and the most in a dispatch.
        on_log: called with each log line, {"step", "loss", ...}: means over the steps since the line before.
        progress: show a bar, in a terminal and in a notebook.
        stop_when: evaluate at each log line (the line then has "validation" and "best_step") and stop when it
            no longer gets better. The state returned is then the best one, and its `step` says from when.
        checkpoints: keep the run in a folder, and go on from there if the folder has it. The same call with the
            same fresh stream ends with the same bytes, however often it was killed in between.
        mesh: share each batch among these devices, `all_devices()`.

    Raises:
        FloatingPointError: the loss or a parameter became infinite or not a number; says at which step.
        ValueError: the batches ended before the steps did, or differ in shape; `steps` is no whole number from 0, or
            `log_every` none from 1.
        CheckpointError: the folder cannot be written to, holds another run or a longer one, or the hosts see
            different ones.
    """
    steps, log_every = whole_number("steps", steps, 0), whole_number("log_every", log_every, 1)
    done, last = int(state.step), int(state.step) + steps
    stream = Stacker(batches, min(log_every, steps))
    run = {"start": fingerprint(state), "batches": stream.origin} if checkpoints else {}
    if checkpoints is not None:
        _check_folder(checkpoints.folder)
    state = _place(_copy(state), mesh)
    best = _copy(state) if stop_when else None
    history: list[LogLine] = []
    if checkpoints is not None and (found := _resume(checkpoints.folder, {"state": state, "best": best}, run)):
        tree, history = found
        state, best = _place(tree["state"], mesh), _place(tree["best"], mesh)
        skipped = int(state.step) - done
        done += skipped
        if done > last:
            raise CheckpointError(f"The run in {checkpoints.folder} is at step {done} already: ask for no fewer steps.")
        _or_say_where(last, stream.skip, skipped)
    saved = begun = done
    measured: list[dict[str, np.ndarray]] = []  # since the last log line

    def draw(start: int) -> tuple[int, Any]:
        """The batches of the next dispatch, which ends at the next log line at the latest, and how many they are."""
        count = min(log_every - (start - begun) % log_every, last - start)
        count = min(count, stream.capacity) if count else 0
        return count, stream.draw(count) if count else None

    with progress_bar(done, last) if progress else nullcontext() as show:
        count, upcoming = _or_say_where(last, draw, done)
        while done < last and not (stop_when and stopping.enough(history, stop_when)):
            placed = upcoming if mesh is None else shard(upcoming, mesh)
            state, metrics = _run(step, state, placed, count, mesh)
            following, upcoming = _or_say_where(last, draw, done + count)
            # waiting here keeps a buffer unchanged until the steps that read it are done
            measured.append({name: values[:count] for name, values in jax.device_get(metrics).items()})
            _refuse_broken(measured[-1], done)
            done, count = done + count, following
            if done < last and (done - begun) % log_every:
                continue
            line: LogLine = {"step": done, **_means(measured)}
            history.append(line)
            measured = []
            if stop_when is not None:
                line["validation"] = _evaluate(stop_when, state.params, done)
                place = stopping.best(history, stop_when)
                line["best_step"] = history[place]["step"]
                best = _copy(state) if place == len(history) - 1 else best
            over = done == last or (stop_when is not None and stopping.enough(history, stop_when))
            if checkpoints is not None and (over or done - saved >= checkpoints.every):
                _save(checkpoints, {"state": state, "best": best}, done, run, history)
                saved = done
            for tell in filter(None, (show, on_log)):
                tell(line)
    return best if best is not None and history else state, history


@partial(jax.jit, static_argnames=("step", "mesh"), donate_argnames="state")
def _run(
    step: Step, state: TrainState, batches: Batch, count: int, mesh: Mesh | None
) -> tuple[TrainState, dict[str, jax.Array]]:
    """The first `count` of K batches, leaves [K, B, ...]; metrics come as [K], of which the first `count` are set.

    A loop whose length is an argument, and not `lax.scan`, which would compile anew for a shorter chunk; it is
    as fast (measured), and nothing is differentiated through it.
    """

    def batch(number: Any) -> Batch:
        return jax.tree.map(lambda leaf: jax.lax.dynamic_index_in_dim(leaf, number, keepdims=False), batches)

    step = jax.jit(step, inline=True)  # traced once for its metrics and the loop together
    size = len(jax.tree.leaves(batches)[0])
    kinds = jax.eval_shape(step, state, batch(0))[1]
    empty = jax.tree.map(lambda kind: jnp.zeros((size, *kind.shape), kind.dtype), kinds)

    def one(number: Any, carry: Any) -> Any:
        state, metrics = carry
        state, new = step(state, batch(number))
        return state, jax.tree.map(lambda all_, one_: all_.at[number].set(one_), metrics, new)

    after: tuple[TrainState, dict[str, jax.Array]] = jax.lax.fori_loop(0, count, one, (state, empty))
    return after if mesh is None else jax.lax.with_sharding_constraint(after, replicated(mesh))


def _place(tree: Any, mesh: Mesh | None) -> Any:
    return tree if mesh is None else replicate(tree, mesh)


@jax.jit  # one program, where a copy of each leaf would be one for each shape
def _copy(state: TrainState) -> TrainState:
    return jax.tree.map(jnp.copy, state)


def _or_say_where(last: int, draw: Callable[[int], Any], count: int) -> Any:
    try:
        return draw(count)
    except BatchesEnded:
        raise ValueError(
            f"The batches ended before step {last}: give an endless stream, or ask for fewer steps."
        ) from None


def _means(measured: list[dict[str, np.ndarray]]) -> LogLine:
    names = [name for name in measured[0] if name != "finite"]
    return {name: float(np.mean(np.concatenate([part[name] for part in measured]))) for name in names}


def _refuse_broken(measured: dict[str, np.ndarray], done: int) -> None:
    losses = measured["loss"]
    good = np.isfinite(losses)
    broken = np.flatnonzero(~(good & measured.get("finite", True)))
    if not broken.size:
        return
    place = int(broken[0])
    number, value = done + 1 + place, float(losses[place])
    if good[place]:
        raise FloatingPointError(
            f"The update of step {number} made parameters infinite or not a number, where the loss was still "
            f"{value:.4g}: try a smaller learning rate, or clip the gradient."
        )
    raise FloatingPointError(f"The loss became {value} at step {number}: try a smaller learning rate.")


def _evaluate(rule: EarlyStopping, params: Any, done: int) -> float:
    value = float(rule.evaluate(params))
    if not np.isfinite(value):
        raise FloatingPointError(f"The evaluation gave {value} after step {done}: it must give a finite number.")
    return value


def _check_folder(folder: str | Path) -> None:
    try:
        make_writable(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CheckpointError(f"{folder} cannot be written to ({reason}): choose another folder.") from error


def _save(wanted: Checkpoints, tree: Any, done: int, run: dict[str, str], history: list[LogLine]) -> None:
    if jax.process_index() == 0:
        extra = {"run": run, "history": history}
        checkpoint.save(wanted.folder, tree, step=done, extra=extra, keep=wanted.keep)


def _resume(folder: str | Path, like: Any, run: dict[str, str]) -> tuple[Any, list[LogLine]] | None:
    """What the newest whole checkpoint holds, or None where there is none yet."""
    path = _newest(folder)
    if path is None:
        return None
    tree, extra = checkpoint.restore(path, like)
    if extra["run"]["start"] != run["start"]:
        raise CheckpointError(
            f"{path} belongs to a run that began with other parameters or another seed: choose another folder."
        )
    if extra["run"]["batches"] != run["batches"]:
        raise CheckpointError(
            f"{path} belongs to a run on other batches ({extra['run']['batches']}, and here {run['batches']}): "
            "choose another folder."
        )
    return tree, extra["history"]


def _newest(folder: str | Path) -> Path | None:
    if jax.process_count() == 1:
        checkpoint.clean(folder)
        return checkpoint.latest(folder)
    # The first host may still be writing, and hosts that went on from different steps would wait for each other.
    from jax.experimental.multihost_utils import process_allgather, sync_global_devices

    sync_global_devices("all that was to be written is written")
    path = checkpoint.latest(folder)
    seen = process_allgather(np.int32(path.name.removeprefix("step-") if path else -1))
    if len(set(seen.tolist())) > 1:
        raise CheckpointError(f"The hosts find different checkpoints in {folder}: choose a folder they all share.")
    if jax.process_index() == 0:
        checkpoint.clean(folder)
    return path
