# SPDX-License-Identifier: Apache-2.0
"""From nothing to a frozen language model: pre-train, measure on what it never read, write samples, freeze."""

import hashlib
import math
from collections.abc import Iterable
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

import numpy as np
from jax.sharding import Mesh

from course_lib.artifact import Sample, freeze_language_model
from course_lib.company.corpus import MAIL_TASKS, NOTES, answer, documents, prompt, text_of
from course_lib.company.drawn import drawn_mails
from course_lib.files import make_writable
from course_lib.inference.generate import generate_text
from course_lib.inference.sampling import Sampling
from course_lib.inference.write import generate_texts
from course_lib.models.language_model import LanguageModel
from course_lib.text_evaluation import exact_match
from course_lib.training.counting import count_characters
from course_lib.training.language_model import OnLog, held_out_loss
from course_lib.training.parallel import on_first_host
from course_lib.training.pretrain import (
    Plan,
    pretrain,
    rows_of,
    task_documents,
    text_documents,
)

NAME = "larkspur"
ABOUT = (
    "It writes mail as customers of Larkspur Outdoor write it, and answers a few tasks on such mail: put the task's "
    "tag on a line of its own after the mail, and the answer follows. It knows nothing but the simulated shop, does "
    "not follow instructions in other words, and makes up facts when it writes freely."
)
TASKS_OPEN = ("subject", "reply")
"""Answers that could be otherwise and right: only the others are counted as the same or not."""
_HELD_OUT = 1000
_COUNTED = 20_000
_MAILS = 100


def pretrain_and_freeze(
    root: str | Path,
    plan: Plan,
    *,
    on_log: OnLog | None = None,
    mesh: Mesh | None = None,
    created: datetime | None = None,
) -> tuple[Path, dict[str, float]]:
    """Pre-trains as the plan says and freezes the model under `root`; checkpoints are in `root/checkpoints`.

    Of several hosts, the first one writes. Where writing fails, the same call goes on from the last checkpoint.

    Returns:
        The artifact's folder and what was measured.

    Raises:
        CheckpointError: the folder holds a run of another plan.
        FloatingPointError: the loss became infinite or not a number.
    """
    make_writable(root)
    params, config, tokenizer, history = pretrain(Path(root) / "checkpoints", plan, on_log=on_log, mesh=mesh)
    model = LanguageModel(params, config, tokenizer)
    metrics = measure(model, plan)
    written, read = samples(model), digest(plan)

    def freeze() -> Path:
        return freeze_language_model(
            model,
            root,
            NAME,
            metrics=metrics,
            data={f"{plan.documents_read:,} documents of the simulated company, seed {plan.seed}": read},
            samples=written,
            history=history,
            about=ABOUT,
            created=created,
        )

    return on_first_host(freeze), metrics


def measure(model: LanguageModel, plan: Plan) -> dict[str, float]:
    """Bits a letter on documents that were not read, beside those of a count of five letters; tasks done exactly.

    The tasks are on mails with names and wordings kept aside.
    """
    held_out = [str(document) for document in documents(_HELD_OUT, plan.seed + 1)]
    counts = count_characters((str(each) for each in documents(min(_COUNTED, plan.documents), plan.seed)), order=5)
    bits, letters = counts.bits(held_out)
    found = {"bits per character": bits_per_character(model, held_out), "the same, 5-gram counts": bits / letters}
    return found | tasks_done(model, _MAILS)


def bits_per_character(model: LanguageModel, texts: Iterable[str]) -> float:
    """How many bits a letter costs with the model's probabilities, ends of texts included."""
    rows = rows_of(model.tokenizer, list(texts), model.config.context)  # type: ignore[arg-type]
    tokens = np.count_nonzero(rows.weights)
    letters = sum(map(len, texts))
    return held_out_loss(model.config, rows)(model.params) * tokens / math.log(2) / letters


def tasks_done(model: LanguageModel, count: int) -> dict[str, float]:
    """For each task with one right answer the share of mails, with names and wordings kept aside, that got it."""
    drawn = list(drawn_mails(count, "measured", aside=True))
    done = {}
    for tag in (tag for tag in MAIL_TASKS if tag not in TASKS_OPEN):
        prompts = [prompt(text_of(each.mail.subject, each.mail.body), tag) for each in drawn]
        written = generate_texts(*model, prompts, tokens=80 if tag in ("card", *NOTES) else 40)
        done[f"{tag} exactly right"] = exact_match(_first(written), [answer(each, tag) for each in drawn])
    return done


def samples(model: LanguageModel) -> list[Sample]:
    """What it writes, good and bad, chosen before it was trained."""
    (drawn,) = islice(drawn_mails(1, "sample", aside=True), 1)
    mail = text_of(drawn.mail.subject, drawn.mail.body)
    asked = [
        ("Subject: ", "a mail of its own: fluent, and nobody wrote it"),
        (prompt(mail, "card"), "a task on a mail it never saw"),
        (prompt(mail, "reply"), "a reply: fluent, and what it promises is made up"),
        (prompt("Question: How many days do I have to return an order?", "answer"), "true until a policy changes"),
        (prompt("Question: What is the capital of France?", "answer"), "outside the shop it knows nothing"),
        ("Please explain what a neural network is.", "it follows no instruction that is not one of its tags"),
    ]

    def written(text: str) -> str:
        return generate_text(*model, text, tokens=100, sampling=Sampling(temperature=0.7, top_p=0.9), seed=1).strip()

    return [Sample(text, written(text), remark) for text, remark in asked]


def digest(plan: Plan) -> str:
    """The sha256 of all that is read."""
    found = hashlib.sha256()
    for document in chain(text_documents(plan), task_documents(plan)):
        found.update(str(document).encode() + b"\x03")
    return found.hexdigest()


def _first(texts: list[str]) -> list[str]:
    """The answers without a next task that the model goes on to by itself."""
    return [text.split("\n\n[")[0] for text in texts]
