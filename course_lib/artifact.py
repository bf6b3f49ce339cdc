# SPDX-License-Identifier: Apache-2.0
"""Freeze and load: the only bridge from training to inference.

An artifact is a folder, `spam_model_v3`, that is written once and never changed:

* `params.safetensors`: the parameters, numbers only (no pickle: loading it runs no code);
* `model.json`: preprocessing, labels, threshold, metrics, versions and checksums;
* `CARD.md`: the same for people.

The checksums find accidents. They are no signature: who can write the folder can write them too.
"""

import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy

from course_lib.preprocess import TextPreprocess

FORMAT = 1
KIND = "bag-of-words text classifier"
_PARAMS, _MODEL, _CARD = "params.safetensors", "model.json", "CARD.md"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class ArtifactError(ValueError):
    """A folder is not an artifact that can be trusted to answer as the frozen model did."""


@dataclass(frozen=True, eq=False)
class Artifact:
    """A frozen model, as `load` found it."""

    name: str
    """Its name with the version, `spam_model_v3`."""
    params: dict[str, np.ndarray]
    """The parameters by name."""
    preprocess: TextPreprocess
    """The preprocessing they were trained with."""
    labels: tuple[str, str]
    """The names of class 0 and class 1."""
    threshold: float
    """From this probability on the answer is the second label."""
    metrics: dict[str, float]
    """What was measured before freezing, on data that the training never saw."""
    created: str
    """When, UTC, ISO 8601."""
    versions: dict[str, str]
    """The libraries it was made with."""


def freeze(
    root: str | Path,
    name: str,
    *,
    params: Mapping[str, Any],
    preprocess: TextPreprocess,
    labels: Sequence[str],
    threshold: float,
    metrics: Mapping[str, float] | None = None,
    created: datetime | None = None,
) -> Path:
    """Write a new artifact `root/name_vN`, N the next free number, and return its folder.

    All files are written to a hidden folder that then gets its name by one rename: a crash leaves no half
    artifact, and of two that freeze at once each gets a number. `created` is now where not given.

    Raises:
        ValueError: a name with other than letters, digits, _ and -, not two labels, a threshold outside 0 to
            1, or parameters and preprocessing that do not belong together.
    """
    arrays = {key: np.asarray(value) for key, value in params.items()}
    _refuse_nonsense(name, arrays, preprocess, labels, threshold)
    root = Path(root)
    root.mkdir(parents=True, exist_ok=True)
    blob = safetensors.numpy.save(arrays)
    model = {
        "format": FORMAT,
        "kind": KIND,
        "created": (created or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        "labels": list(labels),
        "threshold": float(threshold),
        "metrics": {key: float(value) for key, value in (metrics or {}).items()},
        "versions": {library: _version(library) for library in ("course-lib", "jax", "numpy", "safetensors")},
        "preprocess": preprocess.to_dict(),
        "params_sha256": hashlib.sha256(blob).hexdigest(),
    }
    draft = root / f".{name}-{secrets.token_hex(8)}.tmp"
    draft.mkdir()
    try:
        (draft / _PARAMS).write_bytes(blob)
        return _claim(root, name, draft, model)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def load(path: str | Path) -> Artifact:
    """Read an artifact and check that it is whole and unchanged.

    Raises:
        ArtifactError: it is missing, damaged, changed, newer than this library, or something else altogether.
    """
    folder = Path(path)
    model = _read_model(folder)
    blob = _read(folder / _PARAMS)
    if hashlib.sha256(blob).hexdigest() != model["params_sha256"]:
        raise ArtifactError(f"{folder / _PARAMS} is not the file that was frozen: copy or freeze the model again.")
    return Artifact(
        name=model["name"],
        params=safetensors.numpy.load(blob),
        preprocess=TextPreprocess.from_dict(model["preprocess"]),
        labels=tuple(model["labels"]),
        threshold=model["threshold"],
        metrics=model["metrics"],
        created=model["created"],
        versions=model["versions"],
    )


def _refuse_nonsense(
    name: str,
    params: Mapping[str, np.ndarray],
    preprocess: TextPreprocess,
    labels: Sequence[str],
    threshold: float,
) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot name a model: use letters, digits, _ and - only.")
    if isinstance(labels, str) or len(labels) != 2:
        raise ValueError(f'Two labels are needed, such as ("ham", "spam"), and {labels!r} was given.')
    if not 0 <= threshold <= 1:
        raise ValueError(f"A threshold is a probability from 0 to 1, and {threshold} was given.")
    shape, size = np.shape(params.get("weights", ())), len(preprocess.vocabulary)
    if shape != (size,):
        raise ValueError(
            f"The weights have shape {shape} and the vocabulary {size} entries: "
            "freeze the preprocessing that was trained together with these parameters."
        )


def _claim(root: Path, name: str, draft: Path, model: dict[str, Any]) -> Path:
    """Give the draft the next free number; whoever renames first has it, the others try the next one."""
    while True:
        number = 1 + max((_number(name, path) for path in root.iterdir()), default=0)
        target = root / f"{name}_v{number}"
        named = {"name": target.name, **model}
        text = json.dumps(named | {"sha256": _checksum(named)}, ensure_ascii=False, indent=1)
        (draft / _MODEL).write_text(text + "\n", "utf-8")
        (draft / _CARD).write_text(_card(named), "utf-8")
        try:
            return draft.rename(target)
        except OSError:
            if not target.exists():
                raise


def _number(name: str, path: Path) -> int:
    match = re.fullmatch(re.escape(name) + r"_v(\d+)", path.name)
    return int(match[1]) if match else 0


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _checksum(model: Mapping[str, Any]) -> str:
    """SHA-256 of everything in model.json but this checksum itself."""
    content = {key: value for key, value in model.items() if key != "sha256"}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _read_model(folder: Path) -> dict[str, Any]:
    file = folder / _MODEL
    content = _read(file)
    try:
        model = json.loads(content)
    except ValueError as error:
        raise ArtifactError(f"{file} is cut off or damaged: copy or freeze the model again.") from error
    if not isinstance(model, dict) or "format" not in model or "kind" not in model:
        raise ArtifactError(f"{file} was not written by this course: give the folder of a frozen model.")
    if not isinstance(model["format"], int) or model["format"] > FORMAT:
        raise ArtifactError(
            f"{folder} has format {model['format']}, and this course_lib reads up to {FORMAT}: upgrade it."
        )
    if model["kind"] != KIND:
        raise ArtifactError(f"{folder} holds a {model['kind']}, and this function loads a {KIND} only.")
    if model.get("sha256") != _checksum(model):
        raise ArtifactError(f"{file} was changed after freezing: copy or freeze the model again.")
    return model


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ArtifactError(f"{file} cannot be read: give the folder of a frozen model, whole.") from error


def _card(model: Mapping[str, Any]) -> str:
    no, yes = model["labels"]
    metrics = model["metrics"].items()
    measured = [f"| {name} | {value:.4f} |" for name, value in metrics] or ["| nothing was recorded | |"]
    lines = [
        f"# {model['name']}",
        "",
        f"A {model['kind']}: it reads a text and answers {no} or {yes}.",
        "",
        f"* Answers {yes} from a probability of {model['threshold']:g} on.",
        f"* Knows {len(model['preprocess']['vocabulary']) - 1:,} n-grams; all others it cannot see.",
        f"* Frozen {model['created']}, with {', '.join(f'{k} {v}' for k, v in model['versions'].items())}.",
        "",
        "| measured before freezing | value |",
        "| --- | --- |",
        *measured,
        "",
        "It was trained on one kind of message: measure it again before using it on another.",
    ]
    return "\n".join(lines) + "\n"
