# SPDX-License-Identifier: Apache-2.0
"""Pre-train the course's language model on the company's texts: corpus, tokens, rows, and a run that can be resumed."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from jax.sharding import Mesh

from course_lib.company.corpus import documents
from course_lib.models.language_model import Config, init
from course_lib.preprocess.tokens import BytePairs, train_tokenizer
from course_lib.training.checkpoint import Checkpoints
from course_lib.training.language_model import History, OnLog, Recipe, train_language_model
from course_lib.training.token_rows import Rows, pack

_TOKENIZED_AT_ONCE = 2000


@dataclass(frozen=True)
class Plan:
    """What is decided before pre-training; the same plan gives the same bytes on the same kind of machine."""

    documents: int = 120_000
    """How many are written to learn from."""
    read_by_tokenizer: int = 8_000
    """How many of them the tokenizer is learnt from."""
    vocabulary: int = 1536
    shape: Config = field(
        default_factory=lambda: Config(1536, width=128, layers=5, heads=4, groups=2, hidden=384, context=384)
    )
    recipe: Recipe = field(
        default_factory=lambda: Recipe(steps=2000, batch_size=32, learning_rate=3e-3, warmup=100, log_every=20)
    )
    seed: int = 0
    checkpoint_every: int = 200


def pretrain(
    folder: str | Path,
    plan: Plan = Plan(),  # noqa: B008  (frozen)
    *,
    on_log: OnLog | None = None,
    mesh: Mesh | None = None,
) -> tuple[dict[str, Any], Config, BytePairs, History]:
    """Train a new model as the plan says; checkpoints are in `folder`, and a killed run goes on from the last one.

    Returns:
        The parameters, their shape, the tokenizer and the log.

    Raises:
        CheckpointError: the folder holds a run of another plan.
        FloatingPointError: the loss became infinite or not a number.
    """
    tokenizer = learn_tokenizer(plan)
    config = replace(plan.shape, vocabulary=tokenizer.size)
    rows = rows_of(tokenizer, (str(document) for document in documents(plan.documents, plan.seed)), config.context)
    checkpoints = Checkpoints(Path(folder), every=plan.checkpoint_every, keep=2)
    params, history = train_language_model(
        init(config, plan.seed), config, rows, plan.recipe, on_log=on_log, checkpoints=checkpoints, mesh=mesh
    )
    return params, config, tokenizer, history


def learn_tokenizer(plan: Plan) -> BytePairs:
    """The tokens of the plan's first documents."""
    read = documents(min(plan.read_by_tokenizer, plan.documents), plan.seed)
    return train_tokenizer([str(document) for document in read], plan.vocabulary)


def rows_of(tokenizer: BytePairs, texts: Iterable[str], length: int) -> Rows:
    """Whole texts side by side in rows of `length` tokens, each between the tokens that begin and end one."""
    stream = iter(texts)
    found: list[Sequence[int]] = []
    while part := list(islice(stream, _TOKENIZED_AT_ONCE)):
        found += [array("i", [tokenizer.begin, *text, tokenizer.end]) for text in tokenizer.encode_all(part)]
    return pack(found, length)
