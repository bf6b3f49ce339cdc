# SPDX-License-Identifier: Apache-2.0
"""Freeze and load: the only bridge from training to inference.

An artifact is a folder, `spam_model_v3`, that is written once and never changed:

* `params.safetensors`: the parameters, numbers only (no pickle: loading it runs no code);
* `model.json`: architecture, preprocessing, labels, threshold, metrics, data hashes, versions and checksums;
* `CARD.md`: the same for people.

The checksums find accidents. They are no signature: who can write the folder can write them too.
"""

from pathlib import Path

from course_lib.artifact.classifier import Artifact, freeze, load
from course_lib.artifact.folder import FORMAT, LANGUAGE_MODEL, ArtifactError, kind_of
from course_lib.artifact.language import LanguageArtifact, Sample, freeze_language_model, load_language_model

__all__ = [
    "FORMAT",
    "Artifact",
    "ArtifactError",
    "LanguageArtifact",
    "Sample",
    "check",
    "freeze",
    "freeze_language_model",
    "kind_of",
    "load",
    "load_language_model",
]


def check(path: str | Path) -> None:
    """Read an artifact of any kind to the end, for nothing but to know that it is whole and unchanged.

    Raises:
        ArtifactError: it is not.
    """
    (load_language_model if kind_of(path) == LANGUAGE_MODEL else load)(path)
