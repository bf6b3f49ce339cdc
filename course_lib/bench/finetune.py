# SPDX-License-Identifier: Apache-2.0
"""`course bench finetune`: the house style taught to our language model by an adapter, from 10 to 400 pairs.

Judged on mails with names and wordings that neither pre-training nor the pairs held, with other order numbers; on
mails in the wordings that pre-training held; and on mails written one by one (`data.support`). What such a mail is
about and wants has no fixed words, so that what is copied is counted apart: name, order, product, deadline.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from course_lib import data, devices, language_models
from course_lib.company.summaries import Pair, asked, drawn_pairs, tokens
from course_lib.inference.write import generate_texts
from course_lib.models.language_model import LanguageModel
from course_lib.models.lora import Adapter, Lora, attach, share
from course_lib.models.pretrained.catalogue import LARKSPUR
from course_lib.text_evaluation import exact_match, facts_kept, rouge_l, slot_recall
from course_lib.training.language_model import Recipe, fine_tune, train_language_model
from course_lib.training.token_rows import answers

COUNTS = (10, 30, 100, 200, 400)
LORA = Lora(rank=5, alpha=10.0, targets=("q", "k", "v", "o"))
RECIPE = Recipe(steps=300, batch_size=16, learning_rate=5e-3, warmup=10, weight_decay=0.0, log_every=100)
FULL = Recipe(steps=300, batch_size=16, learning_rate=1e-3, warmup=10, weight_decay=0.0, log_every=100)
FLOOR, SHARE = 0.9, 0.02
"""Of recall on mails kept aside from 400 pairs, and the share of the parameters that is trained for it at most."""
COPIED = ("name", "order", "product", "deadline")
_MAILS = 200
_LONGEST = 256


class Row(NamedTuple):
    """One way of learning, judged on one kind of mails."""

    way: str
    pairs: int
    share: float
    """Of the parameters that were trained."""
    seconds: float
    judged: str
    recall: float
    copied: float
    """Recall of name, order, product and deadline alone."""
    rouge: float
    exact: float


class Card(NamedTuple):
    """All that was measured."""

    rows: list[Row]

    @property
    def passed(self) -> bool:
        """Whether the largest number of pairs brings the floors."""
        row = next(row for row in self.rows if row.way == "adapter" and row.pairs == max(COUNTS))
        return row.judged == "kept aside" and row.recall >= FLOOR and row.share <= SHARE


def measure(tell: Callable[[str], None] = lambda _: None) -> Card:
    """Train and judge; takes some minutes.

    Raises:
        DataUnavailable: the course's language model is not in this copy.
    """
    model = language_models.load(LARKSPUR)
    aside = drawn_pairs(_MAILS, "judged", aside=True)
    others = {"wordings read before": drawn_pairs(_MAILS, "judged"), "written one by one": written()}
    tell("before")
    rows = [_judged(model, ("nothing", 0, 0.0, 0.0), "kept aside", aside)]
    for pairs in COUNTS:
        tell(f"adapter, {pairs} pairs")
        start = time.perf_counter()
        adapter = adapted(model, pairs)
        seconds = time.perf_counter() - start
        tuned = model._replace(params=attach(model.params, adapter))
        facts = ("adapter", pairs, share(model.params, adapter), seconds)
        rows.append(_judged(tuned, facts, "kept aside", aside))
    rows += [_judged(tuned, facts, name, judged) for name, judged in others.items()]
    tell("all parameters")
    start = time.perf_counter()
    params, _ = train_language_model(model.params, model.config, rows_of(model, max(COUNTS)), FULL)
    facts = ("all parameters", max(COUNTS), 1.0, time.perf_counter() - start)
    return Card([*rows, _judged(model._replace(params=params), facts, "kept aside", aside)])


def adapted(model: LanguageModel, pairs: int, lora: Lora = LORA, recipe: Recipe = RECIPE) -> Adapter:
    """The adapter that so many pairs train."""
    return fine_tune(model.params, model.config, rows_of(model, pairs), lora, recipe)[0]


def rows_of(model: LanguageModel, pairs: int):  # type: ignore[no-untyped-def]
    """So many pairs to learn from, without the few mails that are too long for a row."""
    encoded = tokens(model.tokenizer, drawn_pairs(2 * pairs, "pairs"))
    return answers([pair for pair in encoded if len(pair[0]) + len(pair[1]) <= _LONGEST][:pairs], _LONGEST)


def written() -> list[Pair]:
    """The first mails that were written one by one."""
    mails = data.support()
    rows = zip(mails.texts, mails.summaries, mails.facts, strict=True)
    made = [Pair(asked(*text.split("\n", 1)), summary, vars(facts)) for text, summary, facts in rows]
    return made[:_MAILS]


def _judged(model: LanguageModel, facts: tuple[str, int, float, float], judged: str, pairs: Sequence[Pair]) -> Row:
    texts = generate_texts(*model, [pair.prompt for pair in pairs], tokens=60)
    wanted = [pair.facts for pair in pairs]
    kept = [found for row in facts_kept(texts, wanted) for name, found in row.items() if name in COPIED]
    summaries = [pair.summary for pair in pairs]
    scores = (slot_recall(texts, wanted), sum(kept) / len(kept), rouge_l(texts, summaries))
    return Row(*facts, judged, *scores, exact_match(texts, summaries))


_HEADINGS = ("trained", "pairs", "share", "seconds", "judged on mails", "recall", "copied facts", "ROUGE-L", "exact")


def report(card: Card) -> int:
    """Print a card for people and, last, one JSON line for programs; 1 where a floor is missed."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(devices.describe())
    floors = f"floors: recall {FLOOR} on mails kept aside, from at most {SHARE:.0%} of the parameters"
    table = Table(title="The house style, from pairs", caption=floors)
    for place, heading in enumerate(_HEADINGS):
        table.add_column(heading, justify="left" if place in (0, 4) else "right")
    for row in card.rows:
        table.add_row(*_told(row))
    console.print(table)
    print(json.dumps({"bench": "finetune", "rows": [row._asdict() for row in card.rows], "passed": card.passed}))
    return int(not card.passed)


def markdown(card: Card) -> str:
    """The rows as a Markdown table."""
    lines = [f"| {' | '.join(_HEADINGS)} |", "| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |"]
    return "\n".join(lines + [f"| {' | '.join(_told(row))} |" for row in card.rows])


def _told(row: Row) -> tuple[str, ...]:
    shares = (f"{value:.3f}" for value in row[5:])
    return (row.way, str(row.pairs), f"{row.share:.2%}", f"{row.seconds:.0f}", row.judged, *shares)
