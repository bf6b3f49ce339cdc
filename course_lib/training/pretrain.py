# SPDX-License-Identifier: Apache-2.0
"""Pre-train the course's language model: drills in copying, the company's texts, tasks on them; a killed run can go on.

Drills come first because a small model hardly learns to copy from mails: after 7 million tokens of them it copied
no order number, after 3 million tokens of drills it copies everything. What a mail is about it learns only where
every mail is asked and the answers that count can be known for sure: after 29 million tokens of mixed tasks the matter
of 63 mails in 100 was told right, after 26 million of tasks where every mail is asked and 8 million to the point 83.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any

import numpy as np
from jax.sharding import Mesh

from course_lib.company.corpus import (
    ABOUT,
    DETERMINED,
    MOSTLY_MAIL,
    ONE_OR_TWO,
    TO_THE_POINT,
    Document,
    documents,
    prompt,
)
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
    """What is decided before pre-training; the same plan gives the same bytes on the same kind of machine."""

    documents: int = 100_000
    """How many are written to learn from."""
    read_by_tokenizer: int = 8_000
    """How many of them the tokenizer is learnt from."""
    vocabulary: int = 1536
    shape: Config = field(
        default_factory=lambda: Config(1536, width=128, layers=5, heads=4, groups=2, hidden=384, context=384)
    )
    drills: Recipe = field(default_factory=lambda: Recipe(steps=1600, batch_size=16, warmup=50, log_every=100))
    """Random tokens, repeated: many small steps, since that is how copying is found."""
    recipe: Recipe = field(default_factory=lambda: Recipe(steps=2500, batch_size=8, warmup=100, log_every=100))
    """The company's texts, each token as important as any other."""
    tasks: Recipe = field(default_factory=lambda: Recipe(steps=8500, batch_size=8, warmup=100, log_every=100))
    """More of them, mostly mails, and the answers to tasks are what counts."""
    to_the_point: Recipe = field(default_factory=lambda: Recipe(steps=2500, batch_size=8, warmup=100, log_every=100))
    """Last only tasks whose answers can be known for sure: words that could be otherwise drown what can be learnt."""
    text_weight: float = 0.05
    """What a token of a text counts in the last two stages where a task is on it; one of an answer counts 1."""
    seed: int = 0
    """Of the documents, the first numbers and the order."""
    checkpoint_every: int = 500

    @property
    def stages(self) -> dict[str, Recipe]:
        """The recipes by name, in their order."""
        return {name: getattr(self, name) for name in ("drills", "recipe", "tasks", "to_the_point")}

    @property
    def steps(self) -> int:
        """Of all stages."""
        return sum(recipe.steps for recipe in self.stages.values())

    def part(self, share: float) -> "Plan":
        """The same plan with a share of its documents and steps, to see that it works."""
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
        ("texts", plan.recipe, lambda: texts(tokenizer, plan, config.context)),
        ("tasks", plan.tasks, lambda: tasks(tokenizer, plan, config.context)),
        ("to the point", plan.to_the_point, lambda: to_the_point(tokenizer, plan, config.context)),
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


def texts(tokenizer: BytePairs, plan: Plan, length: int) -> Rows:
    """Half of the plan's documents, every token alike."""
    return rows_of(tokenizer, (str(document) for document in documents(plan.documents // 2, plan.seed)), length)


def tasks(tokenizer: BytePairs, plan: Plan, length: int) -> Rows:
    """The plan's number of documents of another seed, in which answers count more than the texts they are about.

    Every mail is asked what it is about and what is wanted.
    """
    asked = documents(plan.documents, plan.seed + 1_000, tasks=ONE_OR_TWO, always=ABOUT, shares=MOSTLY_MAIL)
    return _answers_first(tokenizer, asked, plan.text_weight, length)


def to_the_point(tokenizer: BytePairs, plan: Plan, length: int) -> Rows:
    """Half as many of a third seed, whose answers can all be known from what is before them."""
    seed = plan.seed + 2_000
    asked = documents(plan.documents // 2, seed, tasks={1: 1.0}, always=ABOUT, asks=DETERMINED, shares=TO_THE_POINT)
    return _answers_first(tokenizer, asked, plan.text_weight, length)


def _answers_first(tokenizer: BytePairs, asked: Iterable[Document], text_weight: float, length: int) -> Rows:
    """Rows in which a token of an answer counts 1, one of a text with tasks less."""
    found: list[Sequence[int]] = []
    counts: list[Sequence[float]] = []
    for document in asked:
        parts = [document.text, *(part for tag, answer in document.tasks for part in (prompt("", tag), answer))]
        encoded = tokenizer.encode_all(parts)
        weight = text_weight if document.tasks else 1.0
        weights = [weight if place % 2 or not place else 1.0 for place in range(len(parts))]
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
