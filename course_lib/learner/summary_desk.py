# SPDX-License-Identifier: Apache-2.0
"""Summaries in the house style: lines that a model writes, two scores to move, and the recorded curves of chapter 09.

What takes too long for a chapter, a grid of ranks and numbers of pairs, was recorded by `course bench finetune-grid`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from course_lib import devices
from course_lib.company.summaries import COPIED, Pair
from course_lib.inference.generate import generate
from course_lib.models import lora
from course_lib.models.language_model import LanguageModel, Params
from course_lib.text_evaluation import facts_kept, rouge_l
from course_lib.training.house_style import LORA

from . import figures
from .widgets import Choice, Menu, TextBox, explore

RECORDED = "house_style.json"
TUTOR = "tutor.safetensors"
FIELDS = ("name", "order", "product", "deadline", "issue", "wish")
"""The facts of a mail, first those that a summary copies."""
SHOWN = dict(zip(FIELDS, ("name", "order", "product", "deadline", "matter", "wanted"), strict=True))
"""How people call them."""
_ROOM = 256
"""Tokens of a prompt at most, so that all prompts are of one shape and one program is compiled."""
_AT_ONCE = 16
_MARKERS = "os^Dvpx"


def fits(model: LanguageModel, pair: Pair) -> bool:
    """Whether `write_lines` can read the pair's mail."""
    return len(model.tokenizer.encode(pair.prompt)) < _ROOM


def write_lines(model: LanguageModel, params: Params, pairs: Sequence[Pair], tokens: int = 56) -> list[str]:
    """What these parameters write after each mail, up to the first line's end.

    Mails are read in handfuls in their order, each with the longest mail beside them, so that all are of one shape;
    `generate_texts` would sort them, and compile a program for each length.

    Args:
      model: gives shape and tokenizer.
      params: the parameters, the chapter's adapter over them or none.
      pairs: their prompts are read, each shorter than 256 tokens.
      tokens: how many to write at most.
    """
    tokenizer = model.tokenizer
    if not any(map(lora.is_adapted, params["layers"]["0"].values())):
        params = lora.attach(params, lora.init(params, LORA))  # adds nothing, and makes one program of two
    read = [[tokenizer.begin, *tokenizer.encode(pair.prompt)] for pair in pairs]
    longest = max(read, key=len)
    texts: list[str] = []
    devices.give_back()  # what training took before, so that it is not held beside what comes now
    for start in range(0, len(read), _AT_ONCE - 1):
        rows = read[start : start + _AT_ONCE - 1]
        rows += [longest] * (_AT_ONCE - len(rows))
        written = generate(params, model.config, rows, tokens=tokens, stop=[tokenizer.end])
        texts += [tokenizer.decode(one.tokens) for one in written]
        del texts[min(start + _AT_ONCE - 1, len(read)) :]
    devices.give_back()
    return [text.strip().split("\n")[0] for text in texts]


def recall_by_field(texts: Sequence[str], pairs: Sequence[Pair]) -> dict[str, float]:
    """For each field how many of the mails that tell it have a text that keeps it, as a share; others are left out."""
    found: dict[str, list[bool]] = {field: [] for field in FIELDS}
    for row in facts_kept(texts, [pair.facts for pair in pairs]):
        for field, kept in row.items():
            found[field].append(kept)
    return {field: sum(kept) / len(kept) for field, kept in found.items() if kept}


@dataclass(frozen=True)
class Tried:
    """One way of learning, as it was recorded."""

    way: str
    """"nothing", "adapter", "all parameters", or "from scratch": all parameters of a model that had read nothing."""
    rank: int
    """Of the adapter, else 0."""
    pairs: int
    trained: int
    """Numbers that training may change."""
    share: float
    """The same for each of the model's."""
    state: int
    """Bytes that the optimiser keeps."""
    recall: float
    """Slot recall on mails with names and wordings kept aside."""
    copied: float
    """The same of name, order, product and deadline alone."""
    words: float
    """ROUGE-L with the agents' lines: how much of the form is there."""
    seconds: float
    """Of training, on the recorded machine."""


@dataclass(frozen=True)
class Recorded:
    """What `course bench finetune-grid` found."""

    model: str
    """The fingerprint of the base's parameters."""
    machine: str
    made: str
    """The day."""
    decided: Mapping[str, Any]
    """Recipe, targets, lengths and number of mails: what else the numbers depend on."""
    tried: tuple[Tried, ...]

    def of(self, way: str, **asked: int) -> list[Tried]:
        """The rows of one way, with this rank or so many pairs if given, in the order of both."""
        rows = [row for row in self.tried if row.way == way]
        rows = [row for row in rows if all(getattr(row, name) == value for name, value in asked.items())]
        return sorted(rows, key=lambda row: (row.rank, row.pairs))

    @property
    def ranks(self) -> list[int]:
        """Of all adapters."""
        return sorted({row.rank for row in self.of("adapter")})

    @property
    def counts(self) -> list[int]:
        """Pairs that adapters learnt from."""
        return sorted({row.pairs for row in self.of("adapter")})


def recorded() -> Recorded:
    """The recorded grid."""
    return parse(files(__package__).joinpath(RECORDED).read_text("utf-8"))


def tutor_file() -> Path:
    """An adapter over our language model that asks instead of telling: `course bench finetune-grid` makes it."""
    return Path(__file__).with_name(TUTOR)


def parse(text: str) -> Recorded:
    """A grid from the JSON that `course bench finetune-grid` writes."""
    told = json.loads(text)
    tried = tuple(Tried(**row) for row in told["tried"])
    return Recorded(told["model"], told["machine"], told["made"], told["decided"], tried)


def draw_matrices(inputs: int, outputs: int, rank: int) -> Figure:
    """A weight matrix and the two of its adapter, to scale."""
    figure, axes = figures.new(width=8, height=3)
    gap = 0.35 * max(inputs, outputs)
    boxes = [
        (0.0, inputs, outputs, figures.QUIET, f"W, frozen\n{inputs} by {outputs}"),
        (outputs + gap, inputs, rank, figures.SPAM, f"A\n{inputs} by {rank}"),
        (outputs + rank + 1.8 * gap, rank, outputs, figures.OURS, f"B\n{rank} by {outputs}"),
    ]
    for left, high, wide, colour, label in boxes:
        axes.add_patch(_box(left, -high, wide, high, colour))
        axes.text(left + wide / 2, 0.06 * inputs, label, ha="center", va="bottom")
    for left, sign in ((outputs + gap / 2, "+"), (outputs + rank + 1.4 * gap, "x")):
        axes.text(left, -inputs / 2, sign, ha="center", va="center", fontsize=20)
    axes.set(xlim=(-gap / 2, 2 * outputs + rank + 2.3 * gap), ylim=(-1.05 * inputs, 0.45 * inputs), aspect="equal")
    axes.set_axis_off()
    return figure


def _box(left: float, bottom: float, wide: float, high: float, colour: str) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((left, bottom), wide, high, facecolor=colour, alpha=0.55, edgecolor="black", linewidth=0.8)


def write_yourself(pair: Pair, start: str) -> None:
    """A line to type in, over the two scores that it gets for this mail."""
    explore(lambda values: draw_scores(pair, values["line"]), {"line": TextBox("your line", start)})


def draw_scores(pair: Pair, line: str) -> tuple[Figure, str]:
    """Words shared with the agent's line and facts kept, side by side, and which facts these are."""
    (kept,) = facts_kept([line], [pair.facts])
    shared = rouge_l([line], [pair.summary])
    share = sum(kept.values()) / max(1, len(kept))
    figure, axes = figures.new(width=8, height=2)
    bars = axes.barh(["words shared\n(ROUGE-L)", "facts kept\n(slot recall)"], [shared, share], height=0.6)
    bars[0].set(color=figures.THEIRS, hatch="//", edgecolor="white")
    bars[1].set(color=figures.OURS)
    axes.bar_label(bars, fmt="%.2f", padding=4)
    axes.set(xlim=(0, 1.1), xlabel="1 is all")
    axes.invert_yaxis()
    told = ", ".join(f"{SHOWN[field]} {'kept' if found else 'lost'}" for field, found in kept.items())
    return figure, f"Words shared {shared:.2f}, facts kept {share:.2f}: {told}."


def draw_curve(grid: Recorded, rank: int, own: tuple[int, float] | None = None) -> Figure:
    """Facts kept and words shared against the pairs that an adapter learnt from, beginning with the base without any.

    Args:
      grid: what was recorded.
      rank: of the adapter.
      own: pairs and recall of an adapter that was trained just now.
    """
    rows = grid.of("adapter", rank=rank)
    figure, axes = figures.new(width=8, height=3.4)
    places = [row.pairs for row in rows]
    for row in grid.of("nothing"):
        places = [3, *places]  # on an axis of powers of ten there is no 0
        rows = [row, *rows]
    axes.plot(places, [row.recall for row in rows], "o-", color=figures.HAM, label="facts kept (slot recall)")
    axes.plot(places, [row.words for row in rows], "^--", color=figures.THEIRS, label="words shared (ROUGE-L)")
    for row in grid.of("from scratch"):
        label = f"facts kept, from nothing by {row.pairs} pairs"
        axes.plot(row.pairs, row.recall, "X", color=figures.SPAM, markersize=10, label=label)
    if own:
        axes.plot(*own, "D", color=figures.OURS, markersize=9, label="facts kept, yours")
    axes.set(xscale="log", xlabel=f"pairs to learn from, rank {rank}", ylabel="1 is all", ylim=(-0.03, 1.03))
    axes.set_xticks(places, ["none" if row.way == "nothing" else str(row.pairs) for row in rows])
    axes.minorticks_off()
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), fontsize=9)
    return figure


def move_rank(grid: Recorded) -> None:
    """Two sliders, the rank and the number of pairs, over what was recorded."""
    explore(
        lambda values: draw_rank(grid, round(values["rank"]), round(values["pairs"])),
        {
            "rank": Choice("rank", grid.ranks, grid.ranks[-1]),
            "pairs": Choice("pairs", grid.counts, grid.counts[-1]),
        },
    )


def draw_rank(grid: Recorded, rank: int, pairs: int) -> tuple[Figure, str]:
    """One place of the grid: recall against pairs for every rank, and what each rank costs; with the sentence."""
    figure, (left, right) = figures.new(2, width=10.5, height=3.8)
    for one, marker in zip(grid.ranks, _MARKERS, strict=False):
        rows = grid.of("adapter", rank=one)
        chosen = one == rank
        style = {"color": figures.HAM if chosen else figures.QUIET, "linewidth": 2.5 if chosen else 1}
        label = f"rank {one}"
        left.plot([row.pairs for row in rows], [row.recall for row in rows], marker=marker, label=label, **style)
    here = grid.of("adapter", rank=rank, pairs=pairs)[0]
    left.plot(pairs, here.recall, "D", color=figures.SPAM, markersize=11, label="you are here")
    left.set(xscale="log", xlabel="pairs to learn from", ylabel="slot recall", ylim=(-0.03, 1.03))
    left.set_xticks(grid.counts, [str(count) for count in grid.counts])
    left.minorticks_off()
    left.legend(loc="lower right", fontsize=9)
    costs = [grid.of("adapter", rank=one, pairs=pairs)[0] for one in grid.ranks]
    places = np.arange(len(costs))
    bars = right.bar(places, [100 * row.share for row in costs], color=figures.QUIET, alpha=0.6)
    bars[grid.ranks.index(rank)].set(color=figures.HAM, alpha=1, hatch="//", edgecolor="white")
    right.bar_label(bars, fmt="%.1f", padding=2)
    right.set_xticks(places, [str(one) for one in grid.ranks])
    right.set(xlabel="rank", ylabel="parameters that are trained (%)")
    right.margins(y=0.15)
    return figure, (
        f"Rank {rank} and {pairs} pairs: {here.trained:,} numbers are trained, {here.share:.1%} of the model's, and "
        f"the optimiser keeps {here.state / 1000:,.0f} kB. Slot recall {here.recall:.2f}; of the copied facts alone "
        f"{here.copied:.2f}. It took {here.seconds:.0f} seconds on the machine that recorded it."
    )


def draw_gap(shares: Mapping[str, Mapping[str, float]]) -> Figure:
    """Recall field by field for two or three kinds of lines.

    Args:
      shares: by the name of the kind, a share for each field; a field that is missing in one is left out.
    """
    kinds = list(shares.values())
    shown = [field for field in FIELDS if all(field in kind for kind in kinds)]
    places, wide = np.arange(len(shown)), 0.8 / len(kinds)
    figure, axes = figures.new(width=9.5, height=3.6)
    looks = ((figures.HAM, ""), (figures.SPAM, "//"), (figures.QUIET, ".."))
    for turn, ((name, kind), (colour, hatch)) in enumerate(zip(shares.items(), looks, strict=False)):
        middle = places + (turn - (len(kinds) - 1) / 2) * wide
        heights = [kind[field] for field in shown]
        bars = axes.bar(middle, heights, 0.95 * wide, color=colour, hatch=hatch, edgecolor="white", label=name)
        axes.bar_label(bars, fmt="%.2f", padding=2, fontsize=8)
    copied = sum(field in COPIED for field in shown)
    axes.axvline(copied - 0.5, color="black", linestyle=":", linewidth=1)
    axes.set_xticks(places, [SHOWN[field] for field in shown])
    axes.set(ylabel="slot recall", ylim=(0, 1.12))
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3, fontsize=9)
    return figure


def read_mails(pairs: Sequence[Pair], texts: Sequence[str], names: Sequence[str]) -> None:
    """A list of mails to choose from: the mail, what the model wrote, what a person wrote, and the facts kept and lost.

    Args:
      pairs: mails with what is wanted.
      texts: what the model wrote.
      names: how each mail is called in the list, no two alike.
    """
    where = {name: place for place, name in enumerate(names)}

    def draw(values: Mapping[str, Any]) -> tuple[Figure, str]:
        place = where[values["mail"]]
        return draw_mail(pairs[place], texts[place])

    explore(draw, {"mail": Menu("mail", list(names), names[0])})


def draw_mail(pair: Pair, text: str) -> tuple[Figure, str]:
    """A mail as a page, with both lines below it; the sentence names what was kept and what was lost."""
    import textwrap

    (kept,) = facts_kept([text], [pair.facts])
    mail = pair.prompt.rsplit("\n\n[", 1)[0]
    lines = [part for line in mail.split("\n") for part in (textwrap.wrap(line, 100) or [""])]
    parts = [
        ("\n".join(lines), "black", "white"),
        ("the model:  " + textwrap.fill(text, 88, subsequent_indent=" " * 12), figures.HAM, "#EAF3FA"),
        ("a person:   " + textwrap.fill(pair.summary, 88, subsequent_indent=" " * 12), figures.OURS, "#E8F6F1"),
    ]
    heights = [0.19 * (part.count("\n") + 1) + 0.22 for part, *_ in parts]
    figure = Figure(figsize=(9.5, sum(heights)), facecolor="white")
    top = 1.0
    for (part, colour, ground), high in zip(parts, heights, strict=True):
        axes = figure.add_axes((0, top - high / sum(heights), 1, high / sum(heights)), facecolor=ground)
        axes.text(0.012, 0.5, part, va="center", fontsize=9.5, family="monospace", color=colour, parse_math=False)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        top -= high / sum(heights)
    found: dict[bool, list[str]] = {True: [], False: []}
    for field, stands in kept.items():
        found[stands].append(f"{SHOWN[field]} ({pair.facts[field]})" if not stands else SHOWN[field])
    told = [f"{word}: {', '.join(found[stands]) or 'nothing'}" for stands, word in ((True, "Kept"), (False, "Lost"))]
    return figure, f"The model writes: {text} " + ". ".join(told) + "."
