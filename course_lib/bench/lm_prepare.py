# SPDX-License-Identifier: Apache-2.0
"""What `course bench lm` measures with: a small language model, trained for a minute on the company's mails."""

from pathlib import Path
from typing import Any

import numpy as np
import optax

from course_lib.bench.contestants import lm_inputs
from course_lib.company import Dials, simulate
from course_lib.models import language_model as lm
from course_lib.models import lora
from course_lib.models.language_model import Config
from course_lib.preprocess.tokens import train_tokenizer
from course_lib.training import minibatches
from course_lib.training.language_model import Recipe, train_language_model
from course_lib.training.token_rows import Rows

SHAPE: dict[str, Any] = {
    "vocabulary": 512,
    "width": 128,
    "layers": 4,
    "heads": 4,
    "groups": 2,
    "hidden": 352,
    "context": 256,
    "rope_base": 10000.0,
    "epsilon": 1e-5,
}
LENGTH, BATCH, STEPS = 128, 32, 8
"""Of the contests in training: 8 steps of 32 rows of 128 tokens."""
_HELD_OUT, _MAILS, _PRETRAINING = 64, 4000, 200


def prepare(folder: Path, pretraining: int = _PRETRAINING) -> None:
    """Write what the contestants begin with into a folder."""
    tokens = _tokens()
    held_out, rows = _rows(tokens[:_HELD_OUT]), tokens[_HELD_OUT:]
    config = Config(**SHAPE)
    start = lm.init(config)
    trained, _ = train_language_model(start, config, _rows(rows), Recipe(steps=pretraining, batch_size=BATCH))
    decided = lora.Lora(targets=lora.TARGETS)
    batches = minibatches(np.arange(BATCH * STEPS), BATCH, seed=Recipe.seed)
    given = lm_inputs.Given(
        SHAPE,
        start,
        trained,
        lora.init(start, decided).weights,
        {"rank": decided.rank, "alpha": decided.alpha, "targets": list(decided.targets)},
        tuple(_rows(rows[: BATCH * STEPS])),
        tuple(held_out),
        np.stack([next(batches) for _ in range(STEPS)]),
        rates(STEPS),
        held_out.tokens[:16, :16],
    )
    lm_inputs.write(folder, given)


def rates(steps: int) -> list[float]:
    """The learning rate of each step, as `training.language_model.make_optimizer` has it and torch cannot read it."""
    rate = Recipe.learning_rate
    schedule = optax.warmup_cosine_decay_schedule(0.0, rate, min(2, steps // 2), steps, rate / 10)
    return [float(schedule(step)) for step in range(steps)]


def _tokens() -> np.ndarray:
    """Mails of the company as one text, cut into rows int32 [N, 128]."""
    mails = [f"{mail.subject}\n{mail.body}\n\n" for mail in simulate(Dials()).inbox_mails(_MAILS)]
    tokenizer = train_tokenizer(mails, SHAPE["vocabulary"])
    whole = np.concatenate([np.asarray(each, np.int32) for each in tokenizer.encode_all(mails)])
    return whole[: len(whole) // LENGTH * LENGTH].reshape(-1, LENGTH)


def _rows(tokens: np.ndarray) -> Rows:
    """Rows that are full, each one document, all of whose tokens count but the first."""
    weights = np.full(tokens.shape, 1 / (LENGTH - 1), np.float32)
    weights[:, 0] = 0
    return Rows(tokens, np.ones_like(tokens), weights)
