# SPDX-License-Identifier: Apache-2.0
"""Pre-train the course's language model: drills in copying, the company's texts, tasks on them; a killed run can go on.

Drills come first because a small model hardly learns to copy from mails: after 7 million tokens of them it copied
no order number, after 3 million tokens of drills it copies everything (measured).
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any

import numpy as np
from jax.sharding import Mesh

from course_lib.arguments import LARGEST_SEED, real_number, whole_number
from course_lib.company.corpus import ABOUT, MOSTLY_MAIL, Document, documents, prompt
from course_lib.models.language_model import Config, init
from course_lib.preprocess.tokens import BytePairs, train_tokenizer
from course_lib.training.checkpoint import Checkpoints
from course_lib.training.language_model import History, OnLog, Recipe, train_language_model
from course_lib.training.stopping import LogLine
from course_lib.training.token_rows import Rows, pack

DRILL = 128
"""Tokens of a row of drills."""
_TOKENIZED_AT_ONCE = 2000


@dataclass(frozen=True)
class Plan:
    """What is decided before pre-training; the same plan gives the same bytes on the same kind of machine.

    Raises:
        ValueError: a number outside its range.
    """

    documents: int = 100_000
    """How many with tasks are written; half as many of all kinds are read before them."""
    read_by_tokenizer: int = 8_000
    """How many of them the tokenizer is learnt from."""
    vocabulary: int = 1536
    shape: Config = field(
        default_factory=lambda: Config(1536, width=128, layers=5, heads=4, groups=2, hidden=384, context=384)
    )
    drills: Recipe = field(default_factory=lambda: Recipe(steps=1600, batch_size=16, warmup=50, log_every=100))
    """Random tokens, repeated: many small steps, since that is how copying is found."""
    recipe: Recipe = field(default_factory=lambda: Recipe(steps=1500, batch_size=8, warmup=100, log_every=100))
    """The company's texts, each token as important as any other."""
    tasks: Recipe = field(default_factory=lambda: Recipe(steps=11000, batch_size=8, warmup=100, log_every=100))
    """Mostly mails and tasks on them, nearly all of which have one right answer."""
    text_weight: float = 0.05
    """What a token of a text counts beside tasks; one of an answer counts 1."""
    seed: int = 0
    """Of the documents, the first numbers and the order."""
    checkpoint_every: int = 500

    def __post_init__(self) -> None:
        """Refuses what would fail only after the documents were written."""
        whole_number("documents", self.documents, 1)
        whole_number("read_by_tokenizer", self.read_by_tokenizer, 1)
        whole_number("vocabulary", self.vocabulary, 1)
        real_number("text_weight", self.text_weight, 0)
        whole_number("seed", self.seed, 0, LARGEST_SEED)
        whole_number("checkpoint_every", self.checkpoint_every, 1)

    @property
    def stages(self) -> dict[str, Recipe]:
        """The recipes by name, in their order."""
        return {name: getattr(self, name) for name in ("drills", "recipe", "tasks")}

    @property
    def documents_read(self) -> int:
        """Of all stages."""
        return self.documents // 2 + self.documents

    @property
    def steps(self) -> int:
        """Of all stages."""
        return sum(recipe.steps for recipe in self.stages.values())

    def part(self, share: float) -> "Plan":
        """The same plan with a share of its documents and steps, to see that it works.

        Raises:
            ValueError: the share is not above 0 and up to 1.
        """
        share = real_number("share", share, 0, 1, above=True)
        shorter = {
            name: replace(recipe, steps=max(1, round(recipe.steps * share))) for name, recipe in self.stages.items()
        }
        return replace(self, documents=max(200, round(self.documents * share)), **shorter)  # type: ignore[arg-type]


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
    stages = (
        ("drills", plan.drills, lambda: drills(tokenizer, plan.drills.steps * plan.drills.batch_size // 4, plan.seed)),
        ("texts", plan.recipe, lambda: rows_of(tokenizer, map(str, text_documents(plan)), config.context)),
        ("tasks", plan.tasks, lambda: answers_first(tokenizer, task_documents(plan), plan.text_weight, config.context)),
    )
    params: dict[str, Any] = init(config, plan.seed)
    history: History = []
    done = 0
    for name, recipe, rows in stages:
        checkpoints = Checkpoints(Path(folder) / name, every=plan.checkpoint_every, keep=2)
        tell = None if on_log is None else partial(_later, on_log, done)
        params, log = train_language_model(
            params, config, rows(), replace(recipe, seed=plan.seed), on_log=tell, checkpoints=checkpoints, mesh=mesh
        )
        history += [{**line, "step": line["step"] + done} for line in log]
        done += recipe.steps
    return params, config, tokenizer, history


def _later(on_log: OnLog, done: int, line: LogLine) -> None:
    """A log line told with the steps of the stages before."""
    on_log({**line, "step": line["step"] + done})


def drills(tokenizer: BytePairs, count: int, seed: int) -> Rows:
    """So many rows of random tokens and, after the tag that asks for it, the same again."""
    rng = np.random.default_rng(seed)
    tag = tokenizer.encode(prompt("", "copy"))
    first = len(tokenizer.special)
    found: list[Sequence[int]] = []
    for length in rng.integers(3, 20, count * DRILL // 30):
        tokens = rng.integers(first, tokenizer.size, length).tolist()
        found.append(array("i", [tokenizer.begin, *tokens, *tag, *tokens, tokenizer.end]))
    return pack(found, DRILL)


def learn_tokenizer(plan: Plan) -> BytePairs:
    """The tokens of the plan's first documents."""
    read = documents(min(plan.read_by_tokenizer, plan.documents), plan.seed)
    return train_tokenizer([str(document) for document in read], plan.vocabulary)


def text_documents(plan: Plan) -> Iterator[Document]:
    """Half of the plan's number, of all kinds."""
    return documents(plan.documents // 2, plan.seed)


def task_documents(plan: Plan) -> Iterator[Document]:
    """The plan's number, of another seed; behind its own task every mail is asked what it is about."""
    return documents(plan.documents, plan.seed + 1_000, tasks={1: 1.0}, after=ABOUT, shares=MOSTLY_MAIL)


def answers_first(tokenizer: BytePairs, asked: Iterable[Document], text_weight: float, length: int) -> Rows:
    """Documents with tasks in rows in which a token of an answer counts 1, one of a text less.

    A text without tasks counts twice what one with tasks does.
    """
    found: list[Sequence[int]] = []
    counts: list[Sequence[float]] = []
    for document in asked:
        parts = [document.text]
        weights = [text_weight if document.tasks else 2 * text_weight]
        for tag, answer in document.tasks:
            parts += [prompt("", tag), answer]
            weights += [text_weight, 1.0]
        encoded = tokenizer.encode_all(parts)
        found.append(array("i", [tokenizer.begin, *chain(*encoded), tokenizer.end]))
        each = chain(*(repeat(weight, len(part)) for weight, part in zip(weights, encoded, strict=True)))
        counts.append(array("f", [0.0, *each, 1.0]))
    return pack(found, length, counts)


def rows_of(tokenizer: BytePairs, texts: Iterable[str], length: int) -> Rows:
    """Whole texts side by side in rows of `length` tokens, each between the tokens that begin and end one."""
    stream = iter(texts)
    found: list[Sequence[int]] = []
    while part := list(islice(stream, _TOKENIZED_AT_ONCE)):
        found += [array("i", [tokenizer.begin, *text, tokenizer.end]) for text in tokenizer.encode_all(part)]
    return pack(found, length)
