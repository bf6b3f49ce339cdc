# SPDX-License-Identifier: Apache-2.0
"""Experiments: every run is a line in one log, with all that is needed to do it again."""

import hashlib
import json
import platform
import secrets
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import jax
import numpy as np
from matplotlib.figure import Figure

from course_lib.files import append_line
from course_lib.training.stopping import LogLine

Train = Callable[[dict[str, Any], int], tuple[Mapping[str, float], Sequence[LogLine]]]
"""train(config, seed) -> (metrics of the result, the log of `fit`)"""

_LIBRARIES = ("course-lib", "jax", "jaxlib", "numpy", "optax")


@dataclass(frozen=True)
class Run:
    """One line of the log."""

    run_id: str
    """The time it began, UTC, and six hex digits that no other run has."""
    function: str
    """The training function, module and name."""
    config: dict[str, Any]
    """What it was called with, as JSON has it."""
    seed: int
    data: dict[str, str]
    """SHA-256 of each data set by name."""
    versions: dict[str, str]
    """Python's and the libraries'."""
    device: str
    """What it ran on, such as "cpu x 1"."""
    metrics: dict[str, float]
    """What came out."""
    curve: list[LogLine]
    """How it got there."""
    seconds: float
    """How long it took."""


@dataclass(frozen=True)
class Reproduction:
    """What came of doing a run again."""

    same: bool
    """Whether every number is the one in the log."""
    sentence: str
    """What differs and what may be why, in one sentence."""
    run: Run
    """The new run, which is not in the log."""


def record(
    path: str | Path, train: Train, config: Mapping[str, Any], *, seed: int = 0, data: Mapping[str, Any] | None = None
) -> Run:
    """Call `train(config, seed)` and append what came out to the log at `path`.

    `data` maps names to what it learns from: arrays (or pytrees of them), lists of texts, or paths of files.

    Of several hosts, the first one writes.

    Raises:
        LogError: what is at `path` is not a log of experiments, or cannot be written to; `train` was not called then.
        ValueError: the configuration is nothing that JSON can hold.
        TypeError: data whose bytes do not say what it is.
        OSError: the disk is full after the training.
    """
    path = Path(path)
    check_log(path)
    run = _run(train, config, seed, data)
    if jax.process_index() == 0:
        _append(path, asdict(run))
    return run


def check_log(path: str | Path) -> None:
    """Checks that a log can be appended to; where there is none yet, an empty one is made.

    Raises:
        LogError: it cannot be written to, or is something else than a log of experiments.
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            file.seek(0)
            line = next((line for line in file if line.strip()), _FIRST)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LogError(f"The log {path} cannot be written to ({reason}): choose another file.") from error
    if not line.startswith(_FIRST):
        raise LogError(f"{path} is not a log of experiments, and was left as it is: choose another file for the log.")


class LogError(ValueError):
    """A path cannot be used as a log of experiments."""


_FIRST = b'{"run_id"'
"""How each line begins, also one that was cut off."""


def runs(path: str | Path) -> list[Run]:
    """All runs in a log, in the order in which they ended; a damaged line is left out with a warning.

    Raises:
        LogError: there is no file at `path`, or it cannot be read.
    """
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LogError(f"The log {path} cannot be read ({reason}): give a file that `record` wrote.") from error
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(Run(**json.loads(line)))
        except (ValueError, TypeError):
            if line:
                warnings.warn(f"Line {number} of {path} is cut off or damaged and was left out.", stacklevel=2)
    return found


def table(path: str | Path) -> str:
    """The log as a table in Markdown: of the configuration, what differs between the runs; and all metrics.

    In a notebook `IPython.display.Markdown(table(path))` shows it, in a terminal `rich.markdown.Markdown`.
    """
    logged = runs(path)
    chosen = [{name: _cell(value) for name, value in run.config.items()} for run in logged]
    settings = [name for name in _names(chosen) if len({config.get(name) for config in chosen}) > 1]
    metrics = _names(run.metrics for run in logged)
    lines = [["run", *settings, "seed", *metrics, "seconds"]]
    lines.append(["---"] * len(lines[0]))
    for run, config in zip(logged, chosen, strict=True):
        results = [_cell(run.metrics.get(name)) for name in metrics]
        lines.append(
            [run.run_id, *(config.get(name, "") for name in settings), str(run.seed), *results, f"{run.seconds:.1f}"]
        )
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def plot(path: str | Path, measure: str = "loss") -> Figure:
    """The curves of all runs that logged `measure`, over their steps; told apart by colour and by dashes."""
    figure = Figure(figsize=(6.5, 3.8), layout="constrained")
    axes = figure.subplots()
    dashes = ("-", "--", ":", "-.")
    drawn = [run for run in runs(path) if any(measure in line for line in run.curve)]
    for number, run in enumerate(drawn):
        points = [(line["step"], line[measure]) for line in run.curve if measure in line]
        axes.plot(*zip(*points, strict=True), dashes[number % len(dashes)], label=run.run_id)
    axes.set_xlabel("step")
    axes.set_ylabel(measure)
    if drawn:
        axes.legend()
    return figure


def reproduce(path: str | Path, run_id: str, train: Train, *, data: Mapping[str, Any] | None = None) -> Reproduction:
    """Do a run of the log again, with its configuration and seed, and compare every number.

    On the same machine with the same libraries, data and code they are equal to the last bit.

    Raises:
        KeyError: the log has no such run.
    """
    logged = {run.run_id: run for run in runs(path)}
    if run_id not in logged:
        raise KeyError(f"There is no run {run_id} in {path}: it has {', '.join(logged) or 'none'}.")
    old = logged[run_id]
    new = _run(train, old.config, old.seed, data)
    if _numbers(old) == _numbers(new):
        return Reproduction(True, f"Run {run_id} came out the same to the last bit.", new)
    numbers = [
        f"{name} was {old.metrics.get(name)} and is {new.metrics.get(name)}"
        for name in _names([old.metrics, new.metrics])
        if old.metrics.get(name) != new.metrics.get(name)
    ]
    told = ", ".join(numbers) or "the curve differs"
    causes = _causes(old, new) or ["nothing that the log knows of, so look at the code"]
    return Reproduction(False, f"Run {run_id} came out otherwise: {told}; what changed is {', '.join(causes)}.", new)


def data_hash(data: Any) -> str:
    """SHA-256, 64 hex digits, of a file (a `Path`), of a list of texts, or of a pytree of arrays."""
    if isinstance(data, Path):
        with data.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    if isinstance(data, str):
        raise TypeError(f"{data!r} is a text: write Path(...) for a file, or give a list of texts.")
    if isinstance(data, (list, tuple)) and data and isinstance(data[0], str):
        return hashlib.sha256(json.dumps(data).encode()).hexdigest()
    digest = hashlib.sha256()
    for place, leaf in jax.tree_util.tree_flatten_with_path(data)[0]:
        array = np.asarray(leaf)
        if array.dtype == object:
            raise TypeError(
                f"An array of objects at {jax.tree_util.keystr(place) or 'the top'} has no fixed bytes: give numbers."
            )
        digest.update(f"{jax.tree_util.keystr(place)} {array.dtype} {array.shape}\n".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


def _run(train: Train, config: Mapping[str, Any], seed: int, data: Mapping[str, Any] | None) -> Run:
    try:
        # through JSON and back, so that a later run is called with just what this one was
        settings = json.loads(json.dumps(dict(config)))
    except (TypeError, ValueError) as error:
        raise ValueError(f"The configuration is to be plain numbers, texts, lists and dicts: {error}.") from error
    hashes = {name: data_hash(value) for name, value in (data or {}).items()}
    began, start = datetime.now(UTC), time.perf_counter()
    metrics, curve = train(settings, seed)
    seconds = time.perf_counter() - start
    first = jax.devices()[0]
    return Run(
        run_id=f"{began:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}",
        function=f"{train.__module__}.{train.__qualname__}",
        config=settings,
        seed=seed,
        data=hashes,
        versions={"python": platform.python_version(), **{library: _version(library) for library in _LIBRARIES}},
        device=f"{first.device_kind} x {jax.device_count()}",
        metrics={name: float(value) for name, value in metrics.items()},
        curve=[{name: float(value) for name, value in line.items()} for line in curve],
        seconds=round(seconds, 3),
    )


def _append(path: Path, run: dict[str, Any]) -> None:
    """Add one line by one write, which no other writer's line can come between."""
    line = json.dumps(run).encode() + b"\n"
    with path.open("ab+", buffering=0) as file:
        append_line(file, line)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _causes(old: Run, new: Run) -> list[str]:
    """What the log knows to be different between two runs of one configuration."""
    changed = [
        f"the data {name!r}" for name in _names([old.data, new.data]) if old.data.get(name) != new.data.get(name)
    ]
    changed += [
        f"{name} ({old.versions.get(name)} then, {new.versions.get(name)} now)"
        for name in _names([old.versions, new.versions])
        if old.versions.get(name) != new.versions.get(name)
    ]
    for what in ("device", "function"):
        then, now = getattr(old, what), getattr(new, what)
        if then != now:
            changed.append(f"the {what} ({then} then, {now} now)")
    return changed


def _numbers(run: Run) -> str:
    """All that came out, as a text: so nan is equal to nan."""
    return json.dumps([run.metrics, run.curve], sort_keys=True)


def _names(mappings: Iterable[Mapping[str, Any]]) -> list[str]:
    """All keys, in the order in which they are first met."""
    return list(dict.fromkeys(name for mapping in mappings for name in mapping))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = f"{value:.4g}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|")
