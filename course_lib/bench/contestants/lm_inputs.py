# SPDX-License-Identifier: Apache-2.0
"""The language model and the rows that contestants share, as files; read without jax, for the other side has none."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

TOKENS = 200
"""How many each contestant of generation writes."""
BETAS, EPSILON, DECAY, CLIP = (0.9, 0.95), 1e-8, 0.1, 1.0
"""Of AdamW and of the gradient, as our recipe has them."""


class Given(NamedTuple):
    """What both sides begin with."""

    shape: dict[str, Any]
    """Of the model: the fields of our Config."""
    start: dict[str, Any]
    """Parameters to train from, as our tree."""
    trained: dict[str, Any]
    """Parameters to generate from."""
    adapter: dict[str, Any]
    """A new adapter over `start`, as our tree."""
    lora: dict[str, Any]
    """Its rank, alpha and targets."""
    rows: tuple[np.ndarray, ...]
    """Tokens, documents and weights [N, T] to train on; all rows are full and each is one document."""
    held_out: tuple[np.ndarray, ...]
    order: np.ndarray
    """int64 [steps, B]: the rows of each step."""
    rates: list[float]
    """The learning rate of each step."""
    prompts: np.ndarray
    """int32 [16, 16] tokens to go on from."""


_TREES, _ROWS = ("start", "trained", "adapter"), ("rows", "held_out")


def write(folder: Path, given: Given) -> None:
    """Keep them in a folder."""
    arrays: dict[str, np.ndarray] = {"order": given.order, "prompts": given.prompts}
    for name in _TREES:
        arrays |= {f"{name}/{path}": leaf for path, leaf in _leaves(getattr(given, name))}
    for name in _ROWS:
        arrays |= {f"{name}/{place}": part for place, part in enumerate(getattr(given, name))}
    np.savez(folder / "lm.npz", **arrays)  # type: ignore[arg-type]
    told = {"shape": given.shape, "lora": given.lora, "rates": given.rates}
    (folder / "lm.json").write_text(json.dumps(told), encoding="utf-8")


def read(folder: Path) -> Given:
    """What `write` kept."""
    told = json.loads((folder / "lm.json").read_text(encoding="utf-8"))
    with np.load(folder / "lm.npz") as file:
        arrays = dict(file)
    trees: dict[str, Any] = {name: {} for name in _TREES}
    for path, array in arrays.items():
        *branches, leaf = path.split("/")
        if branches and branches[0] in _TREES:
            place = trees
            for branch in branches:
                place = place.setdefault(branch, {})
            place[leaf] = array
    rows: dict[str, Any] = {name: tuple(arrays[f"{name}/{place}"] for place in range(3)) for name in _ROWS}
    return Given(**told, **trees, **rows, order=arrays["order"], prompts=arrays["prompts"])


def _leaves(tree: Any, path: str = "") -> list[tuple[str, np.ndarray]]:
    if not isinstance(tree, dict):
        return [(path.removeprefix("/"), np.asarray(tree))]
    return [leaf for name, branch in tree.items() for leaf in _leaves(branch, f"{path}/{name}")]
