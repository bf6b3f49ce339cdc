# SPDX-License-Identifier: Apache-2.0
"""`course bench finetune-grid`: adapters of several ranks on 10 to 400 pairs, written down for chapter 09.

Each is trained as the chapter trains one, and judged on mails with names and wordings kept aside. Beside them stand
the base without a pair, all its parameters trained, and the same for parameters that had read nothing before.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jax
from rich.console import Console
from rich.table import Table

from course_lib import devices, language_models
from course_lib.bench import machine
from course_lib.company.summaries import COPIED, Pair, drawn_pairs
from course_lib.inference.write import generate_texts
from course_lib.learner.summary_desk import RECORDED, TUTOR, Recorded, Tried
from course_lib.models.language_model import LanguageModel, Params, init
from course_lib.models.lora import Lora, merge, save
from course_lib.models.parameters import count, fingerprint
from course_lib.models.pretrained.catalogue import LARKSPUR
from course_lib.models.quantise import size
from course_lib.text_evaluation import facts_kept, rouge_l, slot_recall
from course_lib.training.house_style import FULL, LONGEST, LORA, PASS, in_passes, rows_of, tutor
from course_lib.training.language_model import Recipe, make_optimizer, train_language_model
from course_lib.training.token_rows import Rows

WRITTEN = Path("course_lib") / "learner" / RECORDED
COMMAND = "course bench finetune-grid --write"
COUNTS = (10, 40, 100, 400)
PASSES = 5
_RANKS = (1, 2, 10)
"""Beside the chapter's own."""
_MAILS = 100
_BUSY = 1.0
"""A load at the start above which the seconds tell of other programs too."""


def decided() -> dict[str, Any]:
    """What the numbers depend on besides the model, as it stands in JSON."""
    return {
        "recipe of a pass": asdict(PASS),
        "passes": PASSES,
        "rate of all parameters": FULL.learning_rate,
        "targets": list(LORA.targets),
        "rank": LORA.rank,
        "alpha": LORA.alpha,
        "tokens of a row": LONGEST,
        "mails": _MAILS,
    }


def measure(tell: Callable[[str], None] = lambda _: None) -> Recorded:
    """Train and judge all of it.

    Raises:
        DataUnavailable: the course's language model is not in this copy.
    """
    model, busy = language_models.load(LARKSPUR), machine.load() > _BUSY
    rows = {pairs: rows_of(model, pairs) for pairs in COUNTS}
    aside = drawn_pairs(_MAILS, "judged", aside=True)
    tell("nothing")
    tried = [Tried("nothing", 0, 0, 0, 0.0, 0, *_judged(model, model.params, aside), 0.0)]
    for rank in dict.fromkeys((LORA.rank, *_RANKS)):
        lora = replace(LORA, rank=rank, alpha=rank * LORA.alpha / LORA.rank)
        for pairs in COUNTS:
            tell(f"rank {rank}, {pairs} pairs")
            tried.append(_with_adapter(model, lora, rows[pairs], pairs, aside))
    full = replace(PASS, steps=PASSES * PASS.steps, learning_rate=FULL.learning_rate)
    starts = {"all parameters": model.params, "from scratch": init(model.config, 0)}
    for way, start in starts.items():
        tell(way)
        tried.append(_with_all(model, way, start, rows[max(COUNTS)], full, aside))
    where = f"{machine.processor()}, {devices.describe()}"
    if busy:
        where += ", while other programs ran"
    made = datetime.now(UTC).date().isoformat()
    return Recorded(fingerprint(model.params), where, made, decided(), tuple(tried))


def _with_adapter(model: LanguageModel, lora: Lora, rows: Rows, pairs: int, aside: list[Pair]) -> Tried:
    in_passes(model, rows, lora, int(pairs == min(COUNTS)), PASS)  # compiles
    start = time.perf_counter()
    adapter, _ = in_passes(model, rows, lora, PASSES, PASS)
    seconds = time.perf_counter() - start
    trained = count(adapter.weights)
    scores = _judged(model, merge(model.params, adapter), aside)
    state, share = _state(adapter.weights), trained / count(model.params)
    return Tried("adapter", lora.rank, pairs, trained, share, state, *scores, seconds)


def _with_all(model: LanguageModel, way: str, start: Params, rows: Rows, recipe: Recipe, aside: list[Pair]) -> Tried:
    marks: list[tuple[float, float]] = []
    params, _ = train_language_model(
        start, model.config, rows, recipe, on_log=lambda line: marks.append((line["step"], time.perf_counter()))
    )
    (first, began), (last, ended) = marks[0], marks[-1]  # by the steps after the first line, before which it compiles
    seconds = (ended - began) / max(1, last - first) * last
    state, numbers = _state(params), count(params)
    return Tried(way, 0, max(COUNTS), numbers, 1.0, state, *_judged(model, params, aside), seconds)


def _judged(model: LanguageModel, params: Params, aside: list[Pair]) -> tuple[float, float, float]:
    """Recall of all facts, and of the copied ones, and words shared."""
    written = generate_texts(params, model.config, model.tokenizer, [pair.prompt for pair in aside], tokens=60)
    texts = [text.strip().split("\n")[0] for text in written]  # as the chapter reads them
    wanted = [pair.facts for pair in aside]
    kept = [found for row in facts_kept(texts, wanted) for name, found in row.items() if name in COPIED]
    words = rouge_l(texts, [pair.summary for pair in aside])
    return slot_recall(texts, wanted), sum(kept) / len(kept), words


def _state(trained: Mapping[str, Any]) -> int:
    """Bytes that the optimiser keeps for what is trained."""
    return size(jax.eval_shape(make_optimizer(PASS).init, trained))


def write(root: Path, found: Recorded) -> None:
    """Into the course at `root` what chapter 09 reads: the grid, and the tutor."""
    (root / WRITTEN).write_text(as_json(found), encoding="utf-8")
    model = language_models.load(LARKSPUR)
    save(root / WRITTEN.with_name(TUTOR), tutor(model), model.params)


def as_json(found: Recorded) -> str:
    """The text that the chapter reads, a line for each way."""
    told = {"command": COMMAND, "model": found.model, "machine": found.machine, "made": found.made}
    short = [{name: _short(value) for name, value in asdict(row).items()} for row in found.tried]
    rows = ",\n".join(f"  {json.dumps(row)}" for row in short)
    head = [
        f" {json.dumps(name)}: {json.dumps(value)},\n" for name, value in {**told, "decided": found.decided}.items()
    ]
    return f'{{\n{"".join(head)} "tried": [\n{rows}\n ]\n}}\n'


def _short(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


_HEADINGS = ("way", "rank", "pairs", "trained", "share", "state, kB", "recall", "copied", "words", "seconds")


def report(found: Recorded) -> int:
    """Print a card for people and, last, one JSON line for programs."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    table = Table(title="The house style, ranks by pairs", caption=found.machine)
    for place, heading in enumerate(_HEADINGS):
        table.add_column(heading, justify="right" if place else "left")
    for row in found.tried:
        numbers = (
            f"{row.share:.2%}",
            f"{row.state / 1000:,.0f}",
            f"{row.recall:.3f}",
            f"{row.copied:.3f}",
            f"{row.words:.3f}",
        )
        table.add_row(row.way, str(row.rank), str(row.pairs), f"{row.trained:,}", *numbers, f"{row.seconds:.1f}")
    console.print(table)
    print(json.dumps({"bench": "finetune-grid", "model": found.model, "tried": [asdict(row) for row in found.tried]}))
    return 0
