# SPDX-License-Identifier: Apache-2.0
"""A language model in a folder: its parameters with their shape, its tokenizer and samples of what it writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from course_lib import preprocess
from course_lib.artifact import folder
from course_lib.artifact.folder import LANGUAGE_MODEL, ArtifactError, Described
from course_lib.preprocess import BytePairs

if TYPE_CHECKING:
    from course_lib.models.language_model import Config, LanguageModel


class Sample(NamedTuple):
    """What the model wrote after a prompt, for the card: good ones and bad ones."""

    prompt: str
    text: str
    remark: str = ""
    """What is to be seen in it."""


@dataclass(frozen=True, eq=False)
class LanguageArtifact:
    """A frozen language model, as `load_language_model` found it."""

    name: str
    """Its name with the version, `mail_model_v3`."""
    model: LanguageModel
    """The model, its parameters as numpy arrays, float32 even where the file has float16."""
    about: str
    """What it is for, in a few sentences."""
    metrics: dict[str, float]
    """What was measured before freezing, on data that the training never saw."""
    data: dict[str, str]
    """What it was trained on: a name and the sha256 for each."""
    run: str | None
    """The run in the log of experiments that made it."""
    samples: tuple[Sample, ...]
    """What it wrote, good and bad."""
    history: tuple[Mapping[str, float], ...]
    """How the loss fell."""
    created: str
    """When, UTC, ISO 8601."""
    versions: dict[str, str]
    """The libraries it was made with."""


def freeze_language_model(
    model: LanguageModel,
    root: str | Path,
    name: str,
    *,
    metrics: Mapping[str, float] | None = None,
    data: Mapping[str, str] | None = None,
    run: str | None = None,
    samples: Iterable[tuple[str, str] | Sample] = (),
    history: Sequence[Mapping[str, float]] = (),
    about: str = "",
    half: bool = False,
    created: datetime | None = None,
) -> Path:
    """Write a new artifact `root/name_vN`, N the next free number, and return its folder.

    It comes whole or not at all, as with `freeze`. Quantised parameters stay quantised.

    Args:
        model: parameters, layers stacked or apart and without an adapter, their shape, and a tokenizer of byte pairs.
        root: the folder of the artifacts, made where it is missing.
        name: the model's name: letters, digits, _ and -.
        metrics: what was measured on data that the training never saw.
        data: what it was trained on, a name and the sha256 for each.
        run: the run in the log of experiments that made it.
        samples: prompts and what the model wrote after them, perhaps with a remark; they go on the card.
        history: the log lines of the training.
        about: what the model is for and what it cannot do, in a few sentences; it goes on the card.
        half: keep float16 in the file, half the bytes, each number rounded to 11 bits.
        created: now where not given.

    Raises:
        TypeError: a tokenizer of another kind.
        ValueError: parameters that do not fit the shape, are not finite or too large for float16, or a tokenizer of
            another size, or a name that is none.
    """
    from course_lib.models import language_model as lm

    if not isinstance(model.tokenizer, BytePairs):
        raise TypeError(
            "Only a tokenizer of byte pairs can be frozen, such as `train_tokenizer` makes, and this one is "
            f"{type(model.tokenizer).__name__}."
        )
    params = lm.unstack(model.params)
    _check(params, model.config, model.tokenizer)
    described = {
        "about": about,
        "config": asdict(model.config),
        "metrics": folder.checked_metrics(metrics or {}),
        "data": dict(data or {}),
        "run": run,
        "samples": [list(Sample(*sample)) for sample in samples],
        "history": [dict(line) for line in history],
        "tokenizer": model.tokenizer.to_dict(),
    }
    kept = _walk(params, lambda leaf: _in_file(leaf, half))
    libraries = ("course-lib", "jax", "numpy", "safetensors", "tokenizers")
    return folder.write(root, name, LANGUAGE_MODEL, kept, described, card=_card, libraries=libraries, created=created)


def load_language_model(path: str | Path) -> LanguageArtifact:
    """Read an artifact and check that it is whole and unchanged.

    Raises:
        ArtifactError: it is missing, damaged, changed, newer than this library, no language model, or something else
            altogether.
    """
    from course_lib.models.language_model import Config, LanguageModel

    with folder.read(path) as (described, params):
        if described["kind"] != LANGUAGE_MODEL:
            raise ArtifactError(f"{path} is a {described['kind']}, and no language model: `load` reads it.")
        config = Config(**described["config"])
        tokenizer = preprocess.from_dict(described["tokenizer"])
        if not isinstance(tokenizer, BytePairs):
            raise ValueError("its tokenizer is no byte pairs")
        _check(params, config, tokenizer)
        return LanguageArtifact(
            name=described["name"],
            model=LanguageModel(_walk(params, _in_memory), config, tokenizer),
            about=described["about"],
            metrics=described["metrics"],
            data=described["data"],
            run=described["run"],
            samples=tuple(Sample(*sample) for sample in described["samples"]),
            history=tuple(described["history"]),
            created=described["created"],
            versions=described["versions"],
        )


def _check(params: Mapping[str, Any], config: Config, tokenizer: BytePairs) -> None:
    """Refuse parts that would answer nonsense: jax broadcasts, and lets an id beyond the last row pass."""
    if tokenizer.size != config.vocabulary:
        raise ValueError(
            f"The tokenizer has {tokenizer.size} tokens and the model {config.vocabulary}: use those that were "
            "trained together."
        )
    wanted, found = _shapes(config), _found(params)
    for name in wanted | found:
        if wanted.get(name) != found.get(name):
            raise ValueError(
                f"The parameters do not fit their shape: {name} is {found.get(name, 'missing')} and should be "
                f"{wanted.get(name, 'absent')}; merge an adapter before freezing."
            )


def _shapes(config: Config) -> dict[str, tuple[int, ...]]:
    """The shape of each weight of a model."""
    width, narrow = config.width, config.groups * config.head
    layer = {
        "attention_norm": (width,),
        "q": (width, width),
        "k": (width, narrow),
        "v": (width, narrow),
        "o": (width, width),
        "mlp_norm": (width,),
        "gate": (width, config.hidden),
        "up": (width, config.hidden),
        "down": (config.hidden, width),
    }
    shapes: dict[str, tuple[int, ...]] = {"embedding": (config.vocabulary, width), "norm": (width,)}
    if not config.tied:
        shapes["out"] = (width, config.vocabulary)
    return shapes | {f"layers/{n}/{name}": shape for n in range(config.layers) for name, shape in layer.items()}


def _found(params: Mapping[str, Any], prefix: str = "") -> dict[str, tuple[int, ...]]:
    """The shape of each weight that there is, an array or quantised."""
    found: dict[str, tuple[int, ...]] = {}
    for name, branch in params.items():
        if isinstance(branch, Mapping) and set(branch) != {"int8", "scale"}:
            found |= _found(branch, f"{prefix}{name}/")
        else:
            found[f"{prefix}{name}"] = np.shape(branch["int8"] if isinstance(branch, Mapping) else branch)
    return found


def _walk(tree: Any, change: Any) -> Any:
    if isinstance(tree, Mapping):
        return {name: _walk(branch, change) for name, branch in tree.items()}
    return change(np.asarray(tree))


def _in_file(leaf: np.ndarray, half: bool) -> np.ndarray:
    if leaf.dtype == np.int8:
        return leaf
    with np.errstate(over="ignore"):
        kept = leaf.astype(np.float16 if half else np.float32)
    if not np.isfinite(kept).all():
        why = "too large for float16: freeze it with half=False" if np.isfinite(leaf).all() else "not finite"
        raise ValueError(f"A parameter is {why}.")
    return kept


def _in_memory(leaf: np.ndarray) -> np.ndarray:
    return leaf if leaf.dtype == np.int8 else leaf.astype(np.float32)


def _card(described: Described) -> list[str]:
    config = described["config"]
    lines = [
        *([described["about"], ""] if described["about"] else []),
        f"A {LANGUAGE_MODEL} of {_count(config):,} parameters: {config['layers']} layers of width {config['width']}, "
        f"{config['vocabulary']:,} tokens, texts of up to {config['context']:,} tokens.",
        "",
        *folder.origin_lines(described),
        "",
        *folder.metric_lines(described),
        "",
        "It writes what is probable, and does not know what is true: check what it says before you act on it.",
    ]
    for prompt, text, remark in described["samples"]:
        lines += ["", f"## After “{_short(prompt)}”", ""]
        lines += [remark, ""] if remark else []
        lines += [f"    {line}".rstrip() for line in f"{prompt}{text}".splitlines()]
    return lines


def _count(config: Mapping[str, Any]) -> int:
    from course_lib.models.language_model import Config

    return sum(int(np.prod(shape)) for shape in _shapes(Config(**config)).values())


def _short(prompt: str) -> str:
    line = " ".join(prompt.split())
    return line if len(line) <= 50 else line[:49] + "…"
