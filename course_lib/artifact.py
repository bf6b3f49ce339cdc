# SPDX-License-Identifier: Apache-2.0
"""Freeze and load: the only bridge from training to inference.

An artifact is a folder, `spam_model_v3`, that is written once and never changed:

* `params.safetensors`: the parameters, numbers only (no pickle: loading it runs no code);
* `model.json`: architecture, preprocessing, labels, threshold, metrics, data hashes, versions and checksums;
* `CARD.md`: the same for people.

The checksums find accidents. They are no signature: who can write the folder can write them too.
"""

import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy

from course_lib import preprocess
from course_lib.models.calibration import Calibration
from course_lib.models.model import Model

FORMAT = 2
_PARAMS, _MODEL, _CARD = "params.safetensors", "model.json", "CARD.md"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class ArtifactError(ValueError):
    """A folder is not an artifact that can be trusted to answer as the frozen model did."""


@dataclass(frozen=True, eq=False)
class Artifact:
    """A frozen model, as `load` found it."""

    name: str
    """Its name with the version, `spam_model_v3`."""
    model: Model
    """The model, its parameters as numpy arrays."""
    threshold: float
    """Above this probability the answer is the second label, or is given without a person."""
    calibration: Calibration | None
    """What makes its probabilities honest, if that was fitted."""
    metrics: dict[str, float]
    """What was measured before freezing, on data that the training never saw."""
    data: dict[str, str]
    """What it was trained on: a name and the sha256 for each."""
    run: str | None
    """The run in the log of experiments that made it."""
    created: str
    """When, UTC, ISO 8601."""
    versions: dict[str, str]
    """The libraries it was made with."""


def freeze(
    model: Model,
    root: str | Path,
    name: str,
    *,
    threshold: float = 0.5,
    calibration: Calibration | None = None,
    metrics: Mapping[str, float] | None = None,
    data: Mapping[str, str] | None = None,
    run: str | None = None,
    created: datetime | None = None,
) -> Path:
    """Write a new artifact `root/name_vN`, N the next free number, and return its folder.

    All files are written to a hidden folder that then gets its name by one rename: a crash leaves no half
    artifact, and of two that freeze at once each gets a number. `created` is now where not given.

    Raises:
        ValueError: a name with other than letters, digits, _ and -, or a threshold outside 0 to 1.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot name a model: use letters, digits, _ and - only.")
    if not 0 <= threshold <= 1:
        raise ValueError(f"A threshold is a probability from 0 to 1, and {threshold} was given.")
    root = Path(root)
    root.mkdir(parents=True, exist_ok=True)
    blob = safetensors.numpy.save(dict(_flat(model.params)))
    described = {
        "format": FORMAT,
        "kind": model.kind,
        "created": (created or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        "tasks": [[task, list(names)] for task, names in model.tasks.items()],
        "threshold": float(threshold),
        "calibration": calibration and {"kind": calibration.kind, "values": calibration.values.tolist()},
        "metrics": {key: float(value) for key, value in (metrics or {}).items()},
        "data": dict(data or {}),
        "run": run,
        "history": [dict(line) for line in model.history],
        "versions": {library: _version(library) for library in ("course-lib", "jax", "numpy", "safetensors")},
        "preprocess": model.preprocess.to_dict(),
    }
    draft = root / f".{name}-{secrets.token_hex(8)}.tmp"
    draft.mkdir()
    try:
        (draft / _PARAMS).write_bytes(blob)
        return _claim(root, name, draft, described, hashlib.sha256(blob).hexdigest())
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def load(path: str | Path) -> Artifact:
    """Read an artifact and check that it is whole and unchanged.

    Raises:
        ArtifactError: it is missing, damaged, changed, newer than this library, or something else altogether.
    """
    folder = Path(path)
    described = _read_model(folder)
    for name, wanted in described["files"].items():
        if hashlib.sha256(_read(folder / name)).hexdigest() != wanted:
            raise ArtifactError(f"{folder / name} is not the file that was frozen: copy or freeze the model again.")
    try:
        model = Model(
            described["kind"],
            _tree(safetensors.numpy.load(_read(folder / _PARAMS))),
            preprocess.from_dict(described["preprocess"]),
            {task: tuple(names) for task, names in described["tasks"]},
            tuple(described["history"]),
        )
        fitted = described["calibration"]
        return Artifact(
            name=described["name"],
            model=model,
            threshold=described["threshold"],
            calibration=fitted and Calibration(fitted["kind"], np.array(fitted["values"])),
            metrics=described["metrics"],
            data=described["data"],
            run=described["run"],
            created=described["created"],
            versions=described["versions"],
        )
    except (KeyError, TypeError, ValueError) as error:
        reason = str(error).rstrip(".") if isinstance(error, ValueError) else f"{error!r} is wrong in it"
        raise ArtifactError(f"{folder} cannot be used ({reason}): freeze the model again.") from error


def _flat(tree: Any, prefix: str = "") -> Iterator[tuple[str, np.ndarray]]:
    """Each array of a tree of dictionaries, under its path such as heads/queue/bias."""
    for name, branch in tree.items():
        if isinstance(branch, Mapping):
            yield from _flat(branch, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", np.asarray(branch)


def _tree(flat: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """Undo `_flat`."""
    tree: dict[str, Any] = {}
    for path, array in sorted(flat.items()):
        *branches, leaf = path.split("/")
        place = tree
        for branch in branches:
            place = place.setdefault(branch, {})
        place[leaf] = array
    return tree


def _claim(root: Path, name: str, draft: Path, described: dict[str, Any], params_sha256: str) -> Path:
    """Give the draft the next free number; whoever renames first has it, the others try the next one."""
    while True:
        number = 1 + max((_number(name, path) for path in root.iterdir()), default=0)
        target = root / f"{name}_v{number}"
        card = _card({"name": target.name, **described}).encode()
        files = {_PARAMS: params_sha256, _CARD: hashlib.sha256(card).hexdigest()}
        named = {"name": target.name, **described, "files": files}
        text = json.dumps(named | {"sha256": _checksum(named)}, ensure_ascii=False, indent=1)
        (draft / _CARD).write_bytes(card)
        (draft / _MODEL).write_text(text + "\n", "utf-8")
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
    if model["format"] != FORMAT:
        mend = "upgrade course_lib" if str(model["format"]) > str(FORMAT) else "freeze the model again"
        raise ArtifactError(f"{folder} has format {model['format']}, and this course_lib reads {FORMAT}: {mend}.")
    if model.get("sha256") != _checksum(model):
        raise ArtifactError(f"{file} was changed after freezing: copy or freeze the model again.")
    return model


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ArtifactError(f"{file} cannot be read: give the folder of a frozen model, whole.") from error


def _card(model: Mapping[str, Any]) -> str:
    tasks = [f"{task}: {', '.join(names)}" for task, names in model["tasks"]]
    measured = [f"| {name} | {value:.4f} |" for name, value in model["metrics"].items()]
    losses = [line["loss"] for line in model["history"] if "loss" in line]
    sources = [f"* Trained on {name}, sha256 `{digest}`." for name, digest in model["data"].items()]
    lines = [
        f"# {model['name']}",
        "",
        f"A {model['kind']}. It answers {'; '.join(tasks)}.",
        "",
        f"* Its threshold is a probability of {model['threshold']:g}; an answer needs more.",
        f"* Calibration of its probabilities: {model['calibration']['kind'] if model['calibration'] else 'none'}.",
        *(sources or ["* What it was trained on was not recorded."]),
        f"* Made by the run {model['run']}." if model["run"] else "* The run that made it was not recorded.",
        *([f"* The loss fell from {losses[0]:.4f} to {losses[-1]:.4f}."] if losses else []),
        f"* Frozen {model['created']}, with {', '.join(f'{k} {v}' for k, v in model['versions'].items())}.",
        "",
        "| measured before freezing | value |",
        "| --- | --- |",
        *(measured or ["| nothing was recorded | |"]),
        "",
        "It was trained on one kind of input: measure it again before using it on another.",
    ]
    return "\n".join(lines) + "\n"
