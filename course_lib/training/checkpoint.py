# SPDX-License-Identifier: Apache-2.0
"""Checkpoints: a run that is killed at any moment goes on from its last whole one.

A checkpoint is a folder, `step-000000500`: `arrays.safetensors`, numbers only (no pickle: reading it runs no code),
and `checkpoint.json`, what the arrays are, the log so far and the checksums. It is written under another name,
forced to the disk and then renamed, so a folder of that name is whole; one that is not is passed over.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib import tensors
from course_lib.arguments import whole_number

FORMAT = 1
_ARRAYS, _CARD = "arrays.safetensors", "checkpoint.json"
_NAME = re.compile(r"step-(\d{9,})")
_UNFINISHED = ".unfinished"


class CheckpointError(ValueError):
    """A folder is no whole checkpoint, or not one of this run."""


@dataclass(frozen=True)
class Checkpoints:
    """Where and how often `fit` keeps what it has; a folder belongs to one run.

    Raises:
        ValueError: `every` or `keep` is no whole number from 1.
    """

    folder: str | Path
    """Made where it is missing; on several hosts, one that they all see."""
    every: int = 1000
    """Steps between two checkpoints; they are taken at log lines, and one more at the end."""
    keep: int = 3
    """The last so many are kept."""

    def __post_init__(self) -> None:
        """Refuses what would keep nothing."""
        whole_number("every", self.every, 1)
        whole_number("keep", self.keep, 1)


def save(folder: str | Path, tree: Any, *, step: int, extra: Mapping[str, Any] | None = None, keep: int = 3) -> Path:
    """Write the pytree of arrays `tree` and `extra` (anything JSON can hold) as a new checkpoint and return it.

    Older ones but the last `keep` are removed, once the new one was read back. Random keys and all of jax's dtypes
    are kept exactly.

    Raises:
        OSError: the disk is full or cannot be written to, or what was read back differs; nothing is left then.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    arrays, leaves = {}, {}
    for path, leaf in jax.tree_util.tree_flatten_with_path(tree)[0]:
        name = jax.tree_util.keystr(path)
        leaves[name] = _describe(leaf)
        # as bytes, because safetensors knows fewer dtypes than jax does
        arrays[name] = np.ascontiguousarray(_numbers(leaf)).reshape(-1).view(np.uint8)
    card = {"format": FORMAT, "step": step, "leaves": leaves, "extra": dict(extra or {})}

    target = folder / f"step-{step:09d}"
    draft = folder / f".{target.name}-{secrets.token_hex(4)}{_UNFINISHED}"
    draft.mkdir()
    try:
        card["arrays_sha256"] = tensors.write(draft / _ARRAYS, arrays)
        card["sha256"] = _checksum(card)
        _write(draft / _CARD, json.dumps(card, indent=1).encode())
        _read(draft)
        _sync(draft)
        _remove(target)
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _sync(folder)
    for old in _found(folder)[keep:]:
        _remove(old)
    return target


def latest(folder: str | Path) -> Path | None:
    """The newest whole checkpoint in a folder, or None; one that is damaged is passed over with a warning."""
    for path in _found(Path(folder)):
        try:
            _read(path)
        except CheckpointError as error:
            warnings.warn(f"{error} It is passed over.", stacklevel=2)
        else:
            return path
    return None


def restore(path: str | Path, like: Any) -> tuple[Any, dict[str, Any]]:
    """Read a checkpoint into the structure of `like`, a pytree of the same shapes; gives (tree, extra).

    Raises:
        CheckpointError: it is damaged, newer than this library, or holds other arrays than `like`.
    """
    path = Path(path)
    card, arrays = _read(path)
    paths, structure = jax.tree_util.tree_flatten_with_path(like)
    wanted = {jax.tree_util.keystr(place): _describe(leaf) for place, leaf in paths}
    for name in sorted(wanted.keys() ^ card["leaves"].keys()):
        where = "this run" if name in wanted else "the checkpoint"
        raise CheckpointError(f"{path} is of another model or optimiser: only {where} has {name}.")
    for name, description in wanted.items():
        if (found := card["leaves"][name]) != description:
            raise CheckpointError(
                f"{path} is of another model: {name} is {_say(found)} in it and {_say(description)} here."
            )
    leaves = [_leaf(arrays[name], description) for name, description in wanted.items()]
    return jax.tree_util.tree_unflatten(structure, leaves), card["extra"]


def clean(folder: str | Path) -> None:
    """Remove what a killed run left unfinished."""
    for path in Path(folder).glob(f".*{_UNFINISHED}"):
        shutil.rmtree(path, ignore_errors=True)


def _describe(leaf: Any) -> dict[str, Any]:
    """What an array is, as JSON has it."""
    if isinstance(leaf, jax.Array) and jnp.issubdtype(leaf.dtype, jax.dtypes.prng_key):
        return {"key": str(jax.random.key_impl(leaf)), "shape": list(leaf.shape)}
    leaf = np.asarray(leaf)
    return {"dtype": leaf.dtype.name, "shape": list(leaf.shape)}


def _say(description: dict[str, Any]) -> str:
    kind = description.get("dtype") or f"a random key ({description['key']})"
    return f"{kind} {description['shape']}"


def _numbers(leaf: Any) -> np.ndarray:
    if "key" in _describe(leaf):
        leaf = jax.random.key_data(leaf)
    return np.asarray(leaf)


def _leaf(raw: np.ndarray, description: dict[str, Any]) -> jax.Array:
    """The array again, from its bytes."""
    if implementation := description.get("key"):
        numbers = raw.view(np.uint32).reshape(*description["shape"], -1)
        return jax.random.wrap_key_data(jnp.asarray(numbers), impl=implementation)
    # a copy of its own: fit donates it, and the file's bytes are not jax's to write over
    return jnp.array(raw.view(jnp.dtype(description["dtype"])).reshape(description["shape"]))


def _read(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """The card and the raw bytes of each array, once all checksums are right."""
    try:
        card = json.loads((path / _CARD).read_bytes())
        blob = (path / _ARRAYS).read_bytes()
        checksum, version = card["sha256"], int(card["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckpointError(f"{path} is no whole checkpoint ({type(error).__name__}).") from error
    if version > FORMAT:
        raise CheckpointError(f"{path} has format {version}, and this course_lib reads up to {FORMAT}: upgrade it.")
    if checksum != _checksum(card) or card["arrays_sha256"] != hashlib.sha256(blob).hexdigest():
        raise CheckpointError(f"{path} is damaged: its checksum is not the one that was written.")
    return card, tensors.from_bytes(blob)


def _checksum(card: Mapping[str, Any]) -> str:
    content = {name: value for name, value in card.items() if name != "sha256"}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _found(folder: Path) -> list[Path]:
    """All checkpoints by name, the newest first."""
    named = [(int(match[1]), path) for path in folder.glob("step-*") if (match := _NAME.fullmatch(path.name))]
    return [path for _, path in sorted(named, reverse=True)]


def _remove(path: Path) -> None:
    """Take a checkpoint away by one rename first: killed half-way, it leaves no half checkpoint by that name."""
    if path.exists():
        doomed = path.with_name(f".{path.name}-{secrets.token_hex(4)}{_UNFINISHED}")
        path.rename(doomed)
        shutil.rmtree(doomed)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Force a folder's list of names to the disk, where the system has folders that can be opened."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
