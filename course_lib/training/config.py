# SPDX-License-Identifier: Apache-2.0
"""The configuration of a training run: what a TOML file may say, and one sentence for what it may not."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

from course_lib.arguments import WIDEST_LAYER
from course_lib.models.calibration import KINDS
from course_lib.training.classifiers import Recipe
from course_lib.training.sources import TABLE, TEXT, Wanted

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")
"""As `course_lib.artifact` allows it, told before the training and not after it."""


class ConfigError(ValueError):
    """A configuration that cannot be followed, in one sentence."""


@dataclass(frozen=True)
class Split:
    """How the rows are parted; a calibration is fitted on a third part, cut from training in the same way."""

    kind: str = "stratified"
    """random, stratified, group or time."""
    seed: int = 0
    test_share: float = 0.25
    validation_share: float = 0.2
    """Of what the test leaves; used only where a calibration is asked for."""


@dataclass(frozen=True)
class Shape:
    """The table `[model]`: what is decided of the model beside its recipe."""

    ngrams: tuple[int, ...] | None = None
    """Where not given, (1, 2), or (1, 2, 3) for texts in scripts without spaces."""
    min_count: int = 1
    buckets: int = 0
    hidden: tuple[int, ...] = (32,)


@dataclass(frozen=True)
class Config:
    """What a configuration file says; paths in it start from the file's own folder."""

    name: str
    """Of the model; its artifact is `name_v1`, `name_v2`, ..."""
    task: str
    """text or table."""
    data: Wanted
    """`data = "inbox"` and `data = "mails.jsonl"` are short for a table with `set` or `path`."""
    split: Split = field(default_factory=Split)
    recipe: Mapping[str, Any] = field(default_factory=dict)
    """Fields of `Recipe` that are to differ from the task's usual one."""
    model: Shape = field(default_factory=Shape)
    names: tuple[str, ...] = ()
    """The classes in the order of their numbers; of two the second is the one looked for."""
    threshold: float = 0.5
    calibrate: str = ""
    """temperature, platt or isotonic; empty for none."""
    models: str = "models"
    """The folder of the artifacts."""
    log: str = "runs.jsonl"
    """The log of experiments."""


def read_config(path: str | Path) -> dict[str, Any]:
    """A configuration file as plain dicts, checked; paths of data in it made absolute.

    Raises:
        ConfigError: it is missing, no TOML, or says something that cannot be followed.
    """
    path = Path(path)
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror}): give a TOML file.") from error
    except ValueError as error:
        raise ConfigError(f"{path} is no TOML ({error}): mend that line.") from error
    if isinstance(raw.get("data"), str):
        named = raw["data"]
        raw["data"] = {"path" if Path(named).suffix in (".csv", ".jsonl") else "set": named}
    try:
        parse(raw)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    if file := raw["data"].get("path"):
        raw["data"]["path"] = str((path.parent / file).resolve())
    return raw


def parse(raw: Mapping[str, Any]) -> Config:
    """The configuration that plain dicts say.

    Raises:
        ConfigError: an unknown key, a missing one, or a value of another type or out of its range.
    """
    config: Config = _table(Config, raw, "the configuration")
    try:
        _table(Recipe, config.recipe, "[recipe]")
    except ConfigError:
        raise
    except ValueError as error:
        raise ConfigError(f"[recipe]: {error}") from error
    if not _NAME.fullmatch(config.name):
        raise ConfigError(f"{config.name!r} cannot name a model: use up to 200 letters, digits, _ and - only.")
    for name, path in (("path", config.data.path), ("models", config.models), ("log", config.log)):
        if "\0" in path:
            raise ConfigError(f"`{name}` must be a path, got {path!r}: take out the zero byte.")
    _one_of("task", config.task, (TEXT, TABLE))
    _one_of("kind of [split]", config.split.kind, ("random", "stratified", "group", "time"))
    if config.calibrate:
        _one_of("calibrate", config.calibrate, KINDS)
    if bool(config.data.set) == bool(config.data.path):
        raise ConfigError("[data] names either a `set` or the `path` of a file.")
    if config.names and (len(config.names) < 2 or len(set(config.names)) < len(config.names)):
        raise ConfigError("`names` lists two classes or more, each once.")
    if not 0 <= config.threshold <= 1:
        raise ConfigError(f"`threshold` is a probability from 0 to 1, and {config.threshold} was given.")
    for name, share in (("test_share", config.split.test_share), ("validation_share", config.split.validation_share)):
        if not 0 < share < 1:
            raise ConfigError(f"`{name}` of [split] must be between 0 and 1, got {share}.")
    _whole_numbers(config)
    return config


def _whole_numbers(config: Config) -> None:
    """Refuses whole numbers out of range in [split] and [model].

    Raises:
        ConfigError: one is.
    """
    shape = config.model
    if shape.ngrams is not None and not shape.ngrams:
        raise ConfigError("`ngrams` of [model] must list at least one length, such as [1, 2].")
    numbers = [
        ("seed", "split", [config.split.seed], 0, 2**32 - 1),
        ("ngrams", "model", shape.ngrams or (), 1, 8),
        ("min_count", "model", [shape.min_count], 1, 2**31 - 1),
        ("buckets", "model", [shape.buckets], 0, 2**28),
        ("hidden", "model", shape.hidden, 1, WIDEST_LAYER),
    ]
    for name, where, values, low, high in numbers:
        for value in values:
            if not low <= value <= high:
                raise ConfigError(f"`{name}` of [{where}] must be from {low} to {high:,}, got {value}.")


def _one_of(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ConfigError(f"`{name}` is one of {', '.join(known)}, and {value!r} was given.")


def _table(kind: Any, raw: Any, where: str) -> Any:
    """A dataclass from a table of TOML, field by field."""
    if not isinstance(raw, Mapping):
        raise ConfigError(f"{where} is a table of keys and values, and {raw!r} was given.")
    hints = get_type_hints(kind)
    known = [each.name for each in fields(kind)]
    for name in raw:
        if name not in known:
            raise ConfigError(f"there is no key {name!r} in {where}: choose from {', '.join(known)}.")
    needed = [each.name for each in fields(kind) if each.default is each.default_factory]
    for name in needed:
        if name not in raw:
            raise ConfigError(f"{where} needs the key {name!r}.")
    return kind(**{name: _value(hints[name], value, f"{name!r} of {where}") for name, value in raw.items()})


def _value(hint: Any, value: Any, where: str) -> Any:
    """A value of TOML as the field wants it."""
    if is_dataclass(hint):
        return _table(hint, value, f"[{where.split(chr(39))[1]}]")
    if isinstance(hint, UnionType):
        hint = get_args(hint)[0]
    wanted = getattr(hint, "__origin__", hint)
    if wanted is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, (list, tuple)) and all(_is(inner, each) for each in value):
            return tuple(value)
        raise ConfigError(f"{where} is a list of {_TOLD[inner]}, and {value!r} was given.")
    if wanted is float and _is(int, value):
        return float(value)
    if wanted in _TOLD and not _is(wanted, value):
        raise ConfigError(f"{where} is {_TOLD[wanted]}, and {value!r} was given.")
    return value


_TOLD = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _is(kind: type, value: Any) -> bool:
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
