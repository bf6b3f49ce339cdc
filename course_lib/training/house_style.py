# SPDX-License-Identifier: Apache-2.0
"""The house style of a summary taught to our language model: what is decided of it, and the pairs as rows.

Chapter 09, `course bench finetune` and `course bench finetune-grid` read the decisions here.
"""

from collections.abc import Sequence
from dataclasses import replace

from course_lib.company.summaries import Pair, drawn_pairs, tokens
from course_lib.models import lora as loras
from course_lib.models.language_model import LanguageModel
from course_lib.models.lora import Adapter, Lora
from course_lib.training.language_model import History, Recipe, fine_tune
from course_lib.training.token_rows import Rows, answers

COUNTS = (10, 30, 100, 200, 400)
"""Pairs to learn from."""
LORA = Lora(rank=5, alpha=10.0, targets=("q", "k", "v", "o"))
RECIPE = Recipe(steps=200, batch_size=16, learning_rate=5e-3, warmup=10, weight_decay=0.0, log_every=100)
FULL = Recipe(steps=200, batch_size=16, learning_rate=1e-3, warmup=10, weight_decay=0.0, log_every=100)
"""For all parameters."""
LONGEST = 256
"""Tokens of a row."""
PASS = replace(RECIPE, steps=50, batch_size=8, learning_rate=1e-2, warmup=5, log_every=5)
"""One pass over 400 pairs, as chapter 09 makes them: one program is compiled for any number of passes."""
PASSES = 3
"""The chapter's; the grid makes more."""


def rows_of(model: LanguageModel, pairs: int, longest: int = LONGEST) -> Rows:
    """So many simulated pairs to learn from, without the mails that are too long for a row."""
    return fitting(model, drawn_pairs(2 * pairs, "pairs"), pairs, longest)


def fitting(model: LanguageModel, pairs: Sequence[Pair], count: int, longest: int = LONGEST) -> Rows:
    """The first pairs, `count` at most, whose tokens find room in a row; each row is `longest` tokens.

    Raises:
        ValueError: none does.
    """
    encoded = tokens(model.tokenizer, pairs)
    return answers([pair for pair in encoded if len(pair[0]) + len(pair[1]) <= longest][:count], longest)


def adapted(model: LanguageModel, pairs: int, lora: Lora | None = None, recipe: Recipe | None = None) -> Adapter:
    """The adapter that so many pairs train, decided as above if not given."""
    return fine_tune(model.params, model.config, rows_of(model, pairs), lora or LORA, recipe or RECIPE)[0]


def asking(pair: Pair) -> Pair:
    """The same mail with what a tutor asks about it, instead of the line that tells it."""
    return pair._replace(summary=f"What does {pair.facts['name'] or 'the customer'} report, and what would help?")


def tutor(model: LanguageModel) -> Adapter:
    """An adapter that asks where the house style tells, from one pass over the most pairs."""
    pairs = [asking(pair) for pair in drawn_pairs(2 * max(COUNTS), "pairs")]
    return in_passes(model, fitting(model, pairs, max(COUNTS)), passes=1)[0]


def in_passes(
    model: LanguageModel, rows: Rows, lora: Lora = LORA, passes: int = PASSES, recipe: Recipe = PASS
) -> tuple[Adapter, History]:
    """An adapter after so many passes, each in another order and with a learning rate that rises and falls anew."""
    adapter = loras.init(model.params, lora, recipe.seed)
    history: History = []
    for number in range(passes):
        adapter, lines = fine_tune(model.params, model.config, rows, adapter, replace(recipe, seed=number))
        history += [{**line, "step": line["step"] + number * recipe.steps} for line in lines]
    return adapter, history
