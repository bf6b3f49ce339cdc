# SPDX-License-Identifier: Apache-2.0
"""Train from a configuration file: data, split, recipe, measures, log and artifact from one TOML, twice the same."""

import functools
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import numpy as np

from course_lib import artifact, evaluation
from course_lib.data import splits
from course_lib.files import make_writable
from course_lib.models import calibration as calibrations
from course_lib.models import forward
from course_lib.models.calibration import Calibration
from course_lib.models.model import Model
from course_lib.preprocess.groups import group_by_length, pad_rows
from course_lib.training import experiments
from course_lib.training.calibrate import fit_calibration
from course_lib.training.classifiers import TABLE as TABLE_RECIPE
from course_lib.training.classifiers import TASK, Recipe, train_table_classifier, train_text_classifier
from course_lib.training.classifiers import TEXT as TEXT_RECIPE
from course_lib.training.config import Config, ConfigError, Split, parse, read_config
from course_lib.training.parallel import on_first_host
from course_lib.training.sources import TEXT, Source, source
from course_lib.training.stopping import LogLine

_DECIMALS = 6
"""As `course_lib.inference.decisions` rounds before any rule; the two phases do not import each other."""


@dataclass(frozen=True, eq=False)
class Trained:
    """What came of a run, before it is frozen."""

    model: Model
    calibration: Calibration | None
    metrics: dict[str, float]


def train_and_freeze(path: str | Path, on_log: Callable[[LogLine], None] | None = None) -> tuple[Path, Trained]:
    """Does what a configuration file says, logs the run and freezes the model.

    The same file, data and libraries give the same parameters. Settings, data, folders and free space are checked
    before the first step. Of several hosts, the first one writes.

    Returns:
        The artifact's folder, and what was trained.

    Raises:
        ConfigError: the file, the data or a path cannot be used; a broken line is named. Nothing was trained.
        DataUnavailable: a public set is not on this machine.
        FloatingPointError: the loss became infinite or not a number.
        TrainingNotSavedError: a step after the training failed; the message says where the trained model is.
    """
    raw, home = read_config(path), Path(path).resolve().parent
    config = parse(raw)
    models, log = home / config.models, home / config.log
    _check_places(models, log)
    rows = _source(config)
    trained: list[Trained] = []

    def keep(result: Trained) -> None:
        trained[:] = [result]

    @functools.wraps(train)  # so that the log names `train`, which `experiments.reproduce` can be given
    def keeping(settings: dict[str, Any], seed: int) -> tuple[Mapping[str, float], list[LogLine]]:
        result = _train(parse(settings), rows, seed, on_log, lambda model: _check_room(models, model), keep)
        return result.metrics, [dict(line) for line in result.model.history]

    def freeze(root: Path, run: experiments.Run | None) -> Path:
        return artifact.freeze(
            trained[0].model,
            root,
            config.name,
            threshold=config.threshold,
            calibration=trained[0].calibration,
            metrics=trained[0].metrics,
            data=run.data if run else {},
            run=run.run_id if run else None,
        )

    seed, run = int(config.recipe.get("seed", 0)), None
    try:
        run = experiments.record(log, keeping, raw, seed=seed, data=_hashable(config, rows))
        return on_first_host(lambda: freeze(models, run)), trained[0]
    except Exception as error:
        if not trained:
            raise
        raise _rescued(error, models, lambda root: freeze(root, run)) from error


class TrainingNotSavedError(OSError):
    """A model was trained, and a step after that failed; the message says where the model is."""


def _rescued(error: Exception, models: Path, freeze: Callable[[Path], Path]) -> TrainingNotSavedError:
    """Freezes a trained model wherever that is possible; the error that says where."""
    reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error).rstrip(".")
    for root in (models, Path.home(), Path(tempfile.gettempdir())):
        try:
            folder = freeze(root if root == models else Path(tempfile.mkdtemp(prefix="course-train-", dir=root)))
        except OSError:
            continue
        return TrainingNotSavedError(
            f"The training is done, but what came after it failed ({reason}): the model is {folder}."
        )
    return TrainingNotSavedError(
        f"The training is done, but the model can be written neither to {models} nor to the home or temporary folder "
        f"({reason}): free some space and train again."
    )


def _check_places(models: Path, log: Path) -> None:
    """Checks before the training that its results can be written.

    Raises:
        ConfigError: they cannot.
    """
    try:
        make_writable(models)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(f"`models`: {models} cannot be written to ({reason}): choose another folder.") from error
    try:
        experiments.check_log(log)
    except experiments.LogError as error:
        raise ConfigError(f"`log`: {error}") from error


def _check_room(models: Path, model: Model) -> None:
    """Checks before the first step that there is room for a model.

    Raises:
        ConfigError: there is not.
    """
    size = sum(np.asarray(leaf).nbytes for leaf in jax.tree.leaves(model.params))
    size += len(json.dumps(model.preprocess.to_dict())) + _SLACK
    if (free := shutil.disk_usage(models).free) < size:
        raise ConfigError(
            f"`models`: the model needs {size / 1e6:.1f} MB and {models} has {free / 1e6:.1f} MB left: free some space "
            "or choose another folder."
        )


_SLACK = 2**18
"""Bytes for the card, the history and what the file system needs."""


def train(settings: dict[str, Any], seed: int) -> tuple[Mapping[str, float], list[LogLine]]:
    """What `experiments.reproduce` calls: the metrics and the log of a run of `train_and_freeze`, nothing written.

    Raises:
        ConfigError: as `train_and_freeze` says.
    """
    config = parse(settings)
    trained = _train(config, _source(config), seed, None)
    return trained.metrics, [dict(line) for line in trained.model.history]


def steps_of(path: str | Path) -> int:
    """How many steps a configuration asks for.

    Raises:
        ConfigError: as `read_config` says.
    """
    return _recipe(parse(read_config(path)), 0).steps


def _source(config: Config) -> Source:
    try:
        return source(config.data, config.task, config.names, Path())
    except ValueError as error:
        raise ConfigError(str(error)) from error


def _hashable(config: Config, rows: Source) -> dict[str, Any]:
    if rows.file is not None:
        return {rows.file.name: rows.file}
    return {config.data.set: rows.rows, f"{config.data.set} labels": rows.labels}


def _recipe(config: Config, seed: int) -> Recipe:
    usual = TEXT_RECIPE if config.task == TEXT else TABLE_RECIPE
    return Recipe(**{**vars(usual), **config.recipe, "seed": seed})


def _train(
    config: Config,
    rows: Source,
    seed: int,
    on_log: Callable[[LogLine], None] | None,
    on_start: Callable[[Model], None] | None = None,
    keep: Callable[[Trained], None] = lambda result: None,
) -> Trained:
    """Trains and measures; `keep` is called with the result as soon as there is one, and again when it is complete."""
    if config.calibrate in ("platt", "isotonic") and len(rows.names) > 2:
        raise ConfigError(
            f"`calibrate`: {config.calibrate} is for two classes, and there are {len(rows.names)}: use temperature."
        )
    try:
        learn, test = _parts(config.split, rows, np.arange(len(rows.labels)), config.split.test_share)
        check = learn[:0]
        if config.calibrate:
            learn, check = _parts(config.split, rows, learn, config.split.validation_share)
            if len(np.unique(rows.labels[check])) < 2:
                raise ConfigError(
                    f"`calibrate`: all {len(check)} rows held out for it have the same label: raise "
                    "`validation_share` of [split], or split in another way."
                )
        model = _fit(config, rows, learn, _recipe(config, seed), on_log, on_start)
        keep(Trained(model, None, {}))
        fitted = None
        if config.calibrate:
            fitted = fit_calibration(config.calibrate, _probabilities(model, rows.take(check)), rows.labels[check])
    except FloatingPointError:
        raise
    except ValueError as error:
        raise ConfigError(str(error)) from error
    chances = _probabilities(model, rows.take(test))
    if fitted is not None:
        chances = calibrations.apply(fitted, chances)
    result = Trained(model, fitted, measure(rows.labels[test], chances, config.threshold))
    keep(result)
    return result


def measure(labels: np.ndarray, chances: np.ndarray, threshold: float) -> dict[str, float]:
    """Accuracy, F1 (of more than two labels `macro_f1`), log loss in nats, AUC of two labels where it exists.

    Args:
        labels: int [N].
        chances: [N] of the second label, or [N, C].
        threshold: above it the answer is the second label.
    """
    stated = np.round(np.asarray(chances, np.float64), _DECIMALS)
    if stated.ndim == 1:
        answers = (stated > threshold).astype(int)
        found = {
            "accuracy": evaluation.accuracy(labels, answers),
            "f1": evaluation.f1(labels, answers),
            "log_loss": evaluation.log_loss(labels, chances),
        }
        return found | ({"auc": evaluation.auc(labels, chances)} if 0 < labels.mean() < 1 else {})
    answers = stated.argmax(axis=1)
    likely = np.clip(np.asarray(chances, np.float64)[np.arange(len(labels)), labels], np.finfo(float).eps, 1)
    return {
        "accuracy": evaluation.accuracy(labels, answers),
        "macro_f1": evaluation.macro_f1(labels, answers),
        "log_loss": float(-np.mean(np.log(likely))),
    }


def _fit(
    config: Config,
    rows: Source,
    places: np.ndarray,
    recipe: Recipe,
    on_log: Callable[[LogLine], None] | None,
    on_start: Callable[[Model], None] | None,
) -> Model:
    learn, labels, shape = rows.take(places), rows.labels[places], config.model
    if config.task == TEXT:
        return train_text_classifier(
            learn,
            labels,
            recipe,
            names=rows.names,
            ngrams=shape.ngrams,
            min_count=shape.min_count,
            buckets=shape.buckets,
            on_log=on_log,
            on_start=on_start,
        )
    return train_table_classifier(
        learn,
        {TASK: labels},
        recipe,
        numeric=rows.numeric,
        categorical=rows.categorical,
        names={TASK: rows.names},
        hidden=shape.hidden,
        on_log=on_log,
        on_start=on_start,
    )


def _probabilities(model: Model, rows: Any) -> np.ndarray:
    """float32 [N] or [N, C]; in groups of similar length, because a matrix is as wide as its longest row."""
    is_table = isinstance(rows, Mapping)
    lengths = np.ones(len(next(iter(rows.values()))), int) if is_table else np.array([len(text) for text in rows], int)
    probs: np.ndarray | None = None
    for group, size in group_by_length(lengths):
        part = {name: values[group] for name, values in rows.items()} if is_table else [rows[row] for row in group]
        numbers = pad_rows(forward.inputs(model.preprocess, part), size)
        scores = forward.logits(model.kind, model.params, numbers, TASK)[TASK]
        answers = np.asarray(forward.probabilities(scores))[: len(group)]
        if probs is None:
            probs = np.empty((len(lengths), *answers.shape[1:]), answers.dtype)
        probs[group] = answers
    assert probs is not None  # a part has at least one row
    return probs


def _parts(split: Split, rows: Source, places: np.ndarray, share: float) -> splits.Parts:
    """Part some of the rows; gives numbers of rows."""
    seed = split.seed
    if split.kind == "random":
        kept, held = splits.at_random(places, test_share=share, seed=seed)
    elif split.kind == "stratified":
        kept, held = splits.stratified(rows.labels[places], test_share=share, seed=seed)
    else:
        values = rows.groups if split.kind == "group" else rows.times
        if values is None:
            raise ConfigError(f"A split by {split.kind} needs a column: name it as `{split.kind}` in [data].")
        by_group = split.kind == "group"
        kept, held = (
            splits.by_group(values[places], test_share=share, seed=seed)
            if by_group
            else splits.by_time(values[places], test_share=share)
        )
    return places[kept], places[held]
