# SPDX-License-Identifier: Apache-2.0
"""A classifier in a folder: its parameters with preprocessing, labels, threshold and calibration."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from course_lib import preprocess
from course_lib.arguments import real_number
from course_lib.artifact import folder
from course_lib.artifact.folder import LANGUAGE_MODEL, ArtifactError, Described
from course_lib.models.calibration import Calibration
from course_lib.models.model import TABLE_NETWORK, Model
from course_lib.preprocess import BytePairs


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
        ValueError: a name with other than letters, digits, _ and -, a threshold outside 0 to 1, or a metric that is no
            number.
        OSError: `root` cannot be written to.
    """
    described = {
        "tasks": [[task, list(names)] for task, names in model.tasks.items()],
        "threshold": real_number("threshold", threshold, 0, 1),
        "calibration": calibration and {"kind": calibration.kind, "values": calibration.values.tolist()},
        "metrics": folder.checked_metrics(metrics or {}),
        "data": dict(data or {}),
        "run": run,
        "history": [dict(line) for line in model.history],
        "preprocess": model.preprocess.to_dict(),
    }
    libraries = ("course-lib", "jax", "numpy", "safetensors")
    return folder.write(
        root, name, model.kind, model.params, described, card=_card, libraries=libraries, created=created
    )


def load(path: str | Path) -> Artifact:
    """Read an artifact and check that it is whole and unchanged.

    Raises:
        ArtifactError: it is missing, damaged, changed, newer than this library, a language model, or something else
            altogether.
    """
    with folder.read(path) as (described, params):
        if described["kind"] == LANGUAGE_MODEL:
            raise ArtifactError(f"{path} is a language model, and no classifier: `load_language_model` reads it.")
        prepared = preprocess.from_dict(described["preprocess"])
        if isinstance(prepared, BytePairs):
            raise ValueError("byte pairs are the tokenizer of a language model")
        fitted = described["calibration"]
        if described["kind"] == TABLE_NETWORK:  # the file keeps arrays, and no branch without any
            params = {"embeddings": {}, "layers": {}} | params
        return Artifact(
            name=described["name"],
            model=Model(
                described["kind"],
                params,
                prepared,
                {task: tuple(names) for task, names in described["tasks"]},
                tuple(described["history"]),
            ),
            threshold=described["threshold"],
            calibration=fitted and Calibration(fitted["kind"], np.array(fitted["values"])),
            metrics=described["metrics"],
            data=described["data"],
            run=described["run"],
            created=described["created"],
            versions=described["versions"],
        )


def _card(described: Described) -> list[str]:
    tasks = [f"{task}: {', '.join(names)}" for task, names in described["tasks"]]
    calibration = described["calibration"]
    return [
        f"A {described['kind']}. It answers {'; '.join(tasks)}.",
        "",
        f"* Its threshold is a probability of {described['threshold']:g}; an answer needs more.",
        f"* Calibration of its probabilities: {calibration['kind'] if calibration else 'none'}.",
        *folder.origin_lines(described),
        "",
        *folder.metric_lines(described),
        "",
        "It was trained on one kind of input: measure it again before using it on another.",
    ]
