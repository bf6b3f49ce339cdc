# SPDX-License-Identifier: Apache-2.0
import math
from datetime import UTC, datetime

import numpy as np
import pytest

from course_lib.artifact import load_language_model
from course_lib.engineer import pretrain
from course_lib.models.language_model import Config, LanguageModel, init
from course_lib.training.language_model import Recipe
from course_lib.training.pretrain import Plan, learn_tokenizer

TINY = Plan(
    documents=200,
    read_by_tokenizer=100,
    vocabulary=400,
    shape=Config(400, width=16, layers=2, heads=2, groups=1, hidden=32, context=384),
    drills=Recipe(steps=4, batch_size=4, warmup=2, log_every=2),
    tasks=Recipe(steps=4, batch_size=4, warmup=2, log_every=2),
    recipe=Recipe(steps=4, batch_size=4, log_every=2),
)


@pytest.mark.long
def test_it_trains_measures_and_freezes_with_a_card(tmp_path, monkeypatch):
    for name, value in (("_HELD_OUT", 30), ("_COUNTED", 100), ("_MAILS", 3)):
        monkeypatch.setattr(pretrain, name, value)
    folder, metrics = pretrain.pretrain_and_freeze(tmp_path, TINY, created=datetime(2026, 1, 1, tzinfo=UTC))
    frozen = load_language_model(folder)
    assert frozen.name == "larkspur_v1"
    assert frozen.metrics == pytest.approx(metrics)
    assert metrics["bits per character"] > metrics["the same, 5-gram counts"] > 1  # four steps teach nothing
    assert {name for name in metrics if name.endswith("exactly right")} >= {"order exactly right", "card exactly right"}
    assert len(frozen.samples) >= 5
    card = (folder / "CARD.md").read_text("utf-8")
    assert "5-gram" in card and "simulated company" in card


def test_a_model_that_knows_nothing_costs_the_bits_of_its_tokens():
    """All tokens alike: log2 of their number for each of them, over the letters."""
    tokenizer = learn_tokenizer(TINY)
    config = Config(tokenizer.size, 16, 1, 2, 1, 32, 128)
    params = init(config, 0)
    params["embedding"] = np.zeros_like(params["embedding"])
    texts = ["My boots are late.", "Order LO-1 came."]
    tokens = sum(len(tokenizer.encode(text)) + 1 for text in texts)
    found = pretrain.bits_per_character(LanguageModel(params, config, tokenizer), texts)
    assert found == pytest.approx(tokens * math.log2(tokenizer.size) / sum(map(len, texts)), rel=1e-4)
