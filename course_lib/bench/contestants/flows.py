# SPDX-License-Identifier: Apache-2.0
"""What a chapter asks of the language model, each in a fresh process that tells its seconds and its peak of memory.

`python -m course_lib.bench.contestants.flows NAME [SECONDS]`; imports, start-up and compiling are part of it.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from course_lib import devices
from course_lib.bench.contestants.peak import peak_mib
from course_lib.models import language_model as lm
from course_lib.models import lora
from course_lib.models.language_model import Config

CONFIG = Config(vocabulary=1536, width=128, layers=5, heads=4, groups=2, hidden=384, context=384)
"""As large as larkspur, the model of the chapters; its numbers may be any: they change neither time nor memory."""
PAIRS, LENGTH = 400, 256
"""What an adapter is trained on."""


def generate_200(seconds: float) -> dict[str, Any]:
    """200 tokens after a prompt of 50."""
    from course_lib.inference.generate import generate

    written = generate(lm.init(CONFIG), CONFIG, [list(range(1, 51))], tokens=200)
    return {"did": f"{len(written[0].tokens)} tokens"}


def tune_lora(seconds: float) -> dict[str, Any]:
    """An adapter over every matrix, trained on 400 pairs for so many seconds."""
    from course_lib.training.language_model import TUNING, fine_tune

    params, rows = lm.init(CONFIG), _pairs()
    adapter: Any = lora.Lora(targets=lora.TARGETS)
    recipe, begun, steps = replace(TUNING, steps=20), time.perf_counter(), 0
    while not steps or time.perf_counter() - begun < seconds:
        adapter, _ = fine_tune(params, CONFIG, rows, adapter, recipe)
        steps += recipe.steps
    return {"did": f"{steps} steps of {recipe.batch_size} rows in {seconds:g} s"}


def tune_all(seconds: float) -> dict[str, Any]:
    """Some steps of training all parameters on the same pairs."""
    from course_lib.training.language_model import TUNING, train_language_model

    recipe = replace(TUNING, steps=5, log_every=5)
    train_language_model(lm.init(CONFIG), CONFIG, _pairs(), recipe)
    return {"did": f"{recipe.steps} steps of {recipe.batch_size} rows"}


def retrieve(seconds: float) -> dict[str, Any]:
    """Index the shop's articles, find for 100 questions, put in a changed article, and find again."""
    from datetime import date

    from course_lib.company import Dials, simulate
    from course_lib.retrieval import Document, build, ours, search_all, update

    shop = simulate(Dials(customers=100, days=300))
    before, after = (
        {one.id: Document(one.id, one.title, one.text) for one in shop.articles(day)}
        for day in (date(2025, 6, 30), date(2025, 7, 1))
    )
    embedder, questions = ours(), [question.text for question in shop.questions(100)]
    index = build(before.values(), embedder)
    search_all(index, embedder, questions, 3)
    changed = [document for name, document in after.items() if before[name] != document]
    search_all(update(index, embedder, put=changed), embedder, questions, 3)
    return {"did": f"{len(before)} articles, {len(questions)} questions, {len(changed)} changed"}


FLOWS: dict[str, tuple[str, Callable[[float], dict[str, Any]]]] = {
    "generate": ("generate 200 tokens", generate_200),
    "lora": ("fine-tune an adapter", tune_lora),
    "full": ("fine-tune all parameters", tune_all),
    "retrieve": ("retrieve, update and retrieve again", retrieve),
}
"""For each name what the card calls it, and what is done."""


def _pairs() -> Any:
    from course_lib.training.token_rows import answers

    rng = np.random.default_rng(0)
    drawn = rng.integers(3, CONFIG.vocabulary, (PAIRS, LENGTH)).tolist()
    return answers([(row[: LENGTH // 2], row[LENGTH // 2 :]) for row in drawn], LENGTH)


def main(name: str, seconds: float) -> None:
    """Do one and tell a line of JSON."""
    devices.setup()
    told = FLOWS[name][1](seconds)
    print(json.dumps({"seconds": time.process_time(), "peak_mib": peak_mib(), "parameters": _size(), **told}))


def _size() -> int:
    from course_lib.models.parameters import count

    return count(lm.init(CONFIG))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 60)
