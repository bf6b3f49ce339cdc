# SPDX-License-Identifier: Apache-2.0
"""A language model by its name in the catalogue or by the folder it was frozen to."""

from pathlib import Path

from course_lib import aliases
from course_lib.artifact import ArtifactError, load_language_model
from course_lib.models.language_model import LanguageModel
from course_lib.models.pretrained import catalogue, smollm2, stories

WRITERS = (catalogue.LARKSPUR, catalogue.STORIES, catalogue.SMOLLM2)
"""The models of the catalogue that write; the others turn texts into numbers."""


def load(model: str) -> LanguageModel:
    """Parameters, shape and tokenizer of `larkspur`, `stories260K`, `smollm2`, or of a frozen language model.

    Args:
        model: a name of those, or else the folder of an artifact, `models/mail_model` (the one in production) or
            `models/mail_model@alias`.

    Raises:
        course_lib.data.public.DataUnavailable: that model is not on this machine; the sentence says how it comes there.
        ArtifactError: the folder holds no language model, or a damaged one.
        MemoryError: this machine has less memory than the model needs.
        ValueError: a model of the catalogue that does not write.
    """
    if model == catalogue.LARKSPUR:
        return load_language_model(catalogue.need(model)).model
    if model == catalogue.STORIES:
        return stories.load()
    if model == catalogue.SMOLLM2:
        return smollm2.load()
    if model in [other.name for other in catalogue.MODELS]:
        raise ValueError(f"{model} turns texts into numbers and writes none: give {', '.join(WRITERS)}.")
    if Path(model).name == model and "@" not in model and not Path(model).exists():
        raise ArtifactError(
            f"There is no model {model!r}: give {', '.join(WRITERS)} or the folder of a frozen language model."
        )
    return load_language_model(aliases.resolve(model)).model
