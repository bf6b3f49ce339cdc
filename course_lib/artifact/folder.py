# SPDX-License-Identifier: Apache-2.0
"""The folder of an artifact: written whole under a name of its own, read with every checksum compared."""

import contextlib
import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from course_lib import tensors
from course_lib.files import json_bytes

FORMAT = 2
LANGUAGE_MODEL = "language model"
"""The kind that `language` reads; all others are `classifier`'s."""
_PARAMS, _MODEL, _CARD = "params.safetensors", "model.json", "CARD.md"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")
"""Short enough for the name of a file with a version and of a draft."""

Described = dict[str, Any]
"""What model.json says."""


class ArtifactError(ValueError):
    """A folder is not an artifact that can be trusted to answer as the frozen model did."""


def write(
    root: str | Path,
    name: str,
    kind: str,
    params: Mapping[str, Any],
    described: Described,
    *,
    card: Callable[[Described], list[str]],
    libraries: tuple[str, ...],
    created: datetime | None = None,
) -> Path:
    """Write a new artifact `root/name_vN`, N the next free number, and return its folder.

    Args:
        root: the folder of the artifacts, made where it is missing.
        name: the model's name.
        kind: which reader understands it.
        params: the parameters, a tree of dictionaries with arrays.
        described: what model.json says beside format, kind, name, date, versions and checksums.
        card: gives the lines of CARD.md for all that model.json says.
        libraries: those whose versions are noted.
        created: now where not given.

    Raises:
        ValueError: a name with other than letters, digits, _ and -.
        TypeError: parameters of a dtype that cannot be saved.
        OSError: the disk is full or cannot be written to, or what was read back differs; nothing is left then.
    """
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot name a model: use up to 200 letters, digits, _ and - only.")
    from course_lib.models.parameters import fingerprint  # imports jax, which `read` does without

    root = Path(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise tensors.NotSavedError(f"{root} cannot be written to ({reason}): choose another folder.") from error
    described = {
        "format": FORMAT,
        "kind": kind,
        "created": (created or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        "versions": {library: _version(library) for library in libraries},
        **described,
    }
    draft = root / f".{name}-{secrets.token_hex(8)}.tmp"
    draft.mkdir()
    try:
        flat = dict(_flat(params))
        digest = tensors.write(draft / _PARAMS, flat)
        if fingerprint(_tree(tensors.read(draft / _PARAMS)[0])) != fingerprint(_tree(flat)):
            raise tensors.NotSavedError(f"The parameters in {draft} differ from the model's: check the disk.")
        return _claim(root, name, draft, described, card, digest)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


@contextlib.contextmanager
def read(path: str | Path) -> Iterator[tuple[Described, dict[str, Any]]]:
    """What model.json says and the tree of parameters, once the folder has proved whole and unchanged.

    What its user then misses, or finds unusable, becomes an ArtifactError as well.

    Raises:
        ArtifactError: it is missing, damaged, changed, newer than this library, or something else altogether.
    """
    if not isinstance(path, str | Path):
        raise ArtifactError(f"{path!r} is not a path: give the folder of a frozen model.")
    folder = Path(path)
    described = _read_model(folder)
    for name, wanted in described["files"].items():
        if hashlib.sha256(_read(folder / name)).hexdigest() != wanted:
            raise ArtifactError(f"{folder / name} is not the file that was frozen: copy or freeze the model again.")
    try:
        yield described, _tree(tensors.from_bytes(_read(folder / _PARAMS)))
    except ArtifactError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        reason = str(error).rstrip(".") if isinstance(error, ValueError) else f"{error!r} is wrong in it"
        raise ArtifactError(f"{folder} cannot be used ({reason}): freeze the model again.") from error


def kind_of(path: str | Path) -> str:
    """What kind of model an artifact holds; its files are not compared for that.

    Raises:
        ArtifactError: it is missing, damaged, changed, newer than this library, or something else altogether.
    """
    return str(_read_model(Path(path))["kind"])


def checked_metrics(metrics: Mapping[str, Any]) -> dict[str, float]:
    """The metrics as floats, NaN among them.

    Raises:
        ValueError: one is no number.
    """
    try:
        return {name: float(value) for name, value in metrics.items()}
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"`metrics` must be numbers by name, such as {{'f1': 0.9}}, got {metrics!r}.") from error


def origin_lines(described: Described) -> list[str]:
    """The lines of a card on where a model comes from."""
    losses = [line["loss"] for line in described["history"] if "loss" in line]
    sources = [f"* Trained on {name}, sha256 `{digest}`." for name, digest in described["data"].items()]
    run = described["run"]
    return [
        *(sources or ["* What it was trained on was not recorded."]),
        f"* Made by the run {run}." if run else "* The run that made it was not recorded.",
        *([f"* The loss fell from {losses[0]:.4f} to {losses[-1]:.4f}."] if losses else []),
        f"* Frozen {described['created']}, with {', '.join(f'{k} {v}' for k, v in described['versions'].items())}.",
    ]


def metric_lines(described: Described) -> list[str]:
    """The lines of a card on what was measured."""
    measured = [f"| {name} | {value:.4f} |" for name, value in described["metrics"].items()]
    return ["| measured before freezing | value |", "| --- | --- |", *(measured or ["| nothing was recorded | |"])]


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


def _claim(
    root: Path, name: str, draft: Path, described: Described, card: Callable[[Described], list[str]], params_sha256: str
) -> Path:
    """Give the draft the next free number; whoever renames first has it, the others try the next one."""
    while True:
        number = 1 + max((_number(name, path) for path in root.iterdir()), default=0)
        target = root / f"{name}_v{number}"
        lines = [f"# {target.name}", "", *card(described)]
        text = ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")
        files = {_PARAMS: params_sha256, _CARD: hashlib.sha256(text).hexdigest()}
        named = {"name": target.name, **described, "files": files}
        sealed = json_bytes(named | {"sha256": checksum(named)}, indent=1)
        (draft / _CARD).write_bytes(text)
        (draft / _MODEL).write_bytes(sealed + b"\n")
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


def checksum(model: Mapping[str, Any]) -> str:
    """SHA-256 of everything in model.json but this checksum itself."""
    content = {key: value for key, value in model.items() if key != "sha256"}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _read_model(folder: Path) -> Described:
    file = folder / _MODEL
    content = _read(file)
    try:
        model = json.loads(content)
    except ValueError as error:
        raise ArtifactError(f"{file} is cut off or damaged: copy or freeze the model again.") from error
    if not isinstance(model, dict) or "format" not in model or "kind" not in model:
        raise ArtifactError(f"{file} was not written by this course: give the folder of a frozen model.")
    if model["format"] != FORMAT:
        newer = isinstance(model["format"], int) and model["format"] > FORMAT
        mend = "upgrade course_lib" if newer else "freeze the model again"
        raise ArtifactError(f"{folder} has format {model['format']}, and this course_lib reads {FORMAT}: {mend}.")
    if model.get("sha256") != checksum(model):
        raise ArtifactError(f"{file} was changed after freezing: copy or freeze the model again.")
    return model


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ArtifactError(f"{file} cannot be read: give the folder of a frozen model, whole.") from error
