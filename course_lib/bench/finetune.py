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

from course_lib import devices, language_models
from course_lib.company.summaries import COPIED, Pair, drawn_pairs, written_pairs
from course_lib.inference.write import generate_texts
from course_lib.models.language_model import LanguageModel
from course_lib.models.lora import attach, share
from course_lib.models.pretrained.catalogue import LARKSPUR
from course_lib.text_evaluation import exact_match, facts_kept, rouge_l, slot_recall
from course_lib.training.house_style import COUNTS, FULL, LORA, RECIPE, adapted, rows_of
from course_lib.training.language_model import train_language_model

FLOOR, SHARE = 0.9, 0.02
"""Of recall on mails kept aside from 400 pairs, and the share of the parameters that is trained for it at most."""
_MAILS = 200
_ANSWER = 60
"""Tokens of a summary at most."""


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
    others = {
        "wordings read before": drawn_pairs(_MAILS, "judged"),
        "written one by one": readable(model, written_pairs())[:_MAILS],
    }
    tell("before")
    rows = [_judged(model, ("nothing", 0, 0.0, 0.0), "kept aside", aside)]
    for pairs in COUNTS:
        tell(f"adapter, {pairs} pairs")
        start = time.perf_counter()
        adapter = adapted(model, pairs, LORA, RECIPE)
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


def readable(model: LanguageModel, pairs: Sequence[Pair]) -> list[Pair]:
    """Those whose mail leaves room for an answer in the model's context: people write longer mails than it reads."""
    room = model.config.context - _ANSWER
    return [pair for pair in pairs if len(model.tokenizer.encode(pair.prompt)) < room]


def _judged(model: LanguageModel, facts: tuple[str, int, float, float], judged: str, pairs: Sequence[Pair]) -> Row:
    texts = generate_texts(*model, [pair.prompt for pair in pairs], tokens=_ANSWER)
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
