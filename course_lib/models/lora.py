# SPDX-License-Identifier: Apache-2.0
"""Low-rank adapters: a large matrix stays as it is, and two thin ones beside it learn the difference.

Source: Hu et al., LoRA: Low-Rank Adaptation of Large Language Models (2021): W + (alpha / rank) A B. An adapter is
kept apart in kilobytes, laid over the base without changing it (`attach`), exchanged for another, or added into a
copy (`merge`).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib import tensors
from course_lib.arguments import real_number, whole_number
from course_lib.files import replaced
from course_lib.models import quantise
from course_lib.models.parameters import count, fingerprint
from course_lib.models.precision import FLOAT32

TARGETS = ("q", "k", "v", "o", "gate", "up", "down")
"""The matrices of a layer that can have an adapter."""


@dataclass(frozen=True)
class Lora:
    """What is decided of an adapter before training.

    Raises:
        ValueError: a rank that is no whole number from 1, an alpha that is not finite, or a target that no layer has.
    """

    rank: int = 8
    """How many columns A has: the differences it can express."""
    alpha: float = 16.0
    """The difference is multiplied by alpha / rank, so that another rank wants no other learning rate."""
    targets: tuple[str, ...] = ("q", "v")
    """Which matrices of each layer get one."""

    def __post_init__(self) -> None:
        """Refuse what would train nothing."""
        whole_number("rank", self.rank, 1)
        real_number("alpha", self.alpha)
        if not self.targets or any(name not in TARGETS for name in self.targets):
            raise ValueError(f"`targets` must list one or more of {', '.join(TARGETS)}, got {self.targets!r}.")


@dataclass(frozen=True, eq=False)
class Adapter:
    """An adapter with its numbers."""

    lora: Lora
    weights: dict[str, Any]
    """{"layers": {layer: {target: {"a": float32 [in, rank], "b": [rank, out]}}}}; a tree of its own, to train and
    to save. Stacked layers have one axis more in front and no names of layers."""


def init(params: Mapping[str, Any], lora: Lora, seed: int = 0) -> Adapter:
    """An adapter that changes nothing yet: A is random with variance 1 / in, B is 0."""
    rng = np.random.default_rng(seed)

    def pair(weight: Any) -> dict[str, np.ndarray]:
        *front, inputs, outputs = np.shape(weight["int8"] if quantise.is_quantised(weight) else weight)
        a = rng.normal(0, inputs**-0.5, (*front, inputs, lora.rank)).astype(np.float32)
        return {"a": a, "b": np.zeros((*front, lora.rank, outputs), np.float32)}

    def layer(weights: Mapping[str, Any]) -> dict[str, Any]:
        return {name: pair(weights[name]) for name in lora.targets}

    layers = params["layers"]
    return Adapter(lora, {"layers": layer(layers) if "q" in layers else {n: layer(w) for n, w in layers.items()}})


def attach(params: Mapping[str, Any], adapter: Adapter) -> dict[str, Any]:
    """The parameters with the adapter over them, for `language_model`; no number is copied or changed.

    An adapted weight is {"base", "a", "b", "scale"} in the place of its array. Attaching another adapter to the same
    parameters is how adapters are swapped.

    Raises:
        ValueError: the adapter was made for a model of another shape.
    """
    return _overlay(params, adapter, _adapted)


def merge(params: Mapping[str, Any], adapter: Adapter) -> dict[str, Any]:
    """New parameters with the difference added in: as fast as the base, and equal to `attach` but for rounding.

    int8 weights come back as float32, since rounding them again would lose what the adapter learnt.

    Raises:
        ValueError: the adapter was made for a model of another shape.
    """
    return _overlay(params, adapter, _merged)


def dot(hidden: jax.Array, weight: Any) -> jax.Array:
    """Hidden [..., in] times a weight [in, out]: an array, quantised, or with an adapter over either."""
    if not is_adapted(weight):
        return quantise.dot(hidden, weight)
    difference = quantise.dot(quantise.dot(hidden, weight["a"]), weight["b"])
    return quantise.dot(hidden, weight["base"]) + (difference * weight["scale"]).astype(hidden.dtype)


def is_adapted(weight: Any) -> bool:
    """Whether this is a weight under an adapter."""
    return isinstance(weight, Mapping) and "base" in weight


def share(params: Any, adapter: Adapter) -> float:
    """How many numbers the adapter has for each of the model's: what is trained, as a share."""
    return count(adapter.weights) / count(params)


def save(path: str | Path, adapter: Adapter, params: Any) -> Path:
    """Writes the adapter alone as one safetensors file that knows which base it belongs to.

    A file that is there is replaced only once the new one was read back.

    Raises:
        OSError: the disk is full or cannot be written to, or what was read back differs.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    flat = {
        "/".join(key.key for key in where): np.asarray(leaf)
        for where, leaf in jax.tree_util.tree_flatten_with_path(adapter.weights)[0]
    }
    described = {"lora": json.dumps(asdict(adapter.lora)), "base": fingerprint(params)}
    with replaced(path) as draft:
        tensors.write(draft, flat, described)
        if fingerprint(load(draft, params).weights) != fingerprint(adapter.weights):
            raise tensors.NotSavedError(f"{path} would not contain the adapter: check the disk and save again.")
    return path


def load(path: str | Path, params: Any) -> Adapter:
    """Read an adapter for these parameters.

    Raises:
        ValueError: it is no adapter, or was trained over other parameters.
    """
    try:
        flat, described = tensors.read(path)
        decided = json.loads(described["lora"])
        lora = Lora(decided["rank"], decided["alpha"], tuple(decided["targets"]))
    except (OSError, KeyError, ValueError) as error:
        raise ValueError(f"{path} is no adapter of this course: give a file that `lora.save` wrote.") from error
    if described.get("base") != fingerprint(params):
        raise ValueError(f"{path} was trained over other parameters: attach it to the model it was trained with.")
    weights: dict[str, Any] = {}
    for name, array in flat.items():
        *branches, leaf = name.split("/")
        place = weights
        for branch in branches:
            place = place.setdefault(branch, {})
        place[leaf] = array
    return Adapter(lora, weights)


def _overlay(params: Mapping[str, Any], adapter: Adapter, change: Any) -> dict[str, Any]:
    scale = adapter.lora.alpha / adapter.lora.rank

    def over(weights: Mapping[str, Any], pairs: Mapping[str, Any]) -> dict[str, Any]:
        if any("a" in pair for pair in pairs.values()):
            return {**weights, **{name: change(weights[name], pair, scale) for name, pair in pairs.items()}}
        if weights.keys() != pairs.keys():
            raise ValueError(f"The adapter has {len(pairs)} layers and the model {len(weights)}: they do not belong.")
        return {name: over(weights[name], pairs[name]) for name in weights}

    return {**params, "layers": over(params["layers"], adapter.weights["layers"])}


def _adapted(weight: Any, pair: Mapping[str, Any], scale: float) -> dict[str, Any]:
    shape = np.shape(weight["int8"] if quantise.is_quantised(weight) else weight)
    fits = (*shape[:-1], pair["a"].shape[-1]) == pair["a"].shape and shape[-1] == pair["b"].shape[-1]
    if not fits:
        raise ValueError(
            f"The adapter's A {pair['a'].shape} and B {pair['b'].shape} do not fit a weight of shape {shape}: "
            "attach it to the model it was made for."
        )
    # an array and not a float, one a layer where layers are stacked, so that a scan can cut it
    return {"base": weight, **pair, "scale": np.full(shape[:-2], scale, np.float32)}


def _merged(weight: Any, pair: Mapping[str, Any], scale: float) -> Any:
    _adapted(weight, pair, scale)
    return quantise.dequantise(weight) + jnp.matmul(pair["a"], pair["b"], precision=FLOAT32) * np.float32(scale)
