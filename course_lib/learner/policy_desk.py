# SPDX-License-Identifier: Apache-2.0
"""The desk on the night of a new policy: questions about what changed, a model asked many at once, answers told.

A model that answers from sources gives the value of the old policy, that of the new one, or something else. The
figures count these three in one look, so that a learner sees from cell to cell what has moved.
"""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from course_lib.company.articles import articles
from course_lib.company.articles import questions as drawn_questions
from course_lib.inference.generate import generate
from course_lib.models.language_model import LanguageModel
from course_lib.models.pretrained import catalogue
from course_lib.retrieval import (
    Document,
    Embedder,
    Found,
    Index,
    build,
    documents,
    hit_at_k,
    minilm,
    ours,
    search,
    search_all,
)

from . import figures
from .widgets import Menu, Slider, TextBox, explore

QUESTIONS = {
    "express_delivery": (
        "How fast is express delivery?",
        "Within how many hours does the courier bring an express order?",
        "How many hours does express take?",
        "When does an express order arrive?",
        "How long do I wait for an express parcel?",
        "After how many hours is an order with express here?",
        "Is express delivery there within a day?",
        "I need my rope the day after tomorrow at the latest, is there a faster way?",
    ),
    "loyalty_points": (
        "How much are a hundred points worth?",
        "What is the value of a hundred trail points?",
        "How many euros do I get for a hundred points?",
        "What do I get for my trail points?",
        "How much money are my points worth?",
        "What are two hundred trail points worth?",
        "I have saved a hundred points, how many euros is that?",
        "What discount will my four hundred in the scheme buy me?",
    ),
    "repairs": (
        "What is the flat fee for a repair?",
        "How much does a repair cost?",
        "What do I pay for a repair in your workshop?",
        "How many euros is the flat fee of the workshop?",
        "What does it cost to mend damage that I caused myself?",
        "What does the workshop charge for a repair?",
        "I tore my jacket, what does the repair cost me?",
        "My dog chewed the strap, what would you take for sewing it?",
    ),
    "return_window": (
        "How many days do I have to return an order?",
        "Until when can I send unwanted goods back to you?",
        "How long may I send something back?",
        "How many days after the parcel arrives may I return an item?",
        "Within how many days must I return what I do not want to keep?",
        "What is the period for returning an unused item?",
        "How long is the return period?",
        "I bought on impulse and regret it, what's my deadline?",
    ),
    "shipping_cost": (
        "From what order value is delivery free?",
        "From how many euros is delivery free?",
        "How much must I order so that delivery is free?",
        "When do I pay nothing for delivery?",
        "For which orders is delivery within the country free?",
        "Is delivery within the country free for an order of sixty euros?",
        "What is the limit for free delivery?",
        "What must I spend so that postage is on you?",
    ),
    "warranty": (
        "How many years does the warranty last?",
        "How long is your warranty?",
        "For how many years do you give a warranty?",
        "When does the warranty end?",
        "How long does the warranty cover faults in material and workmanship?",
        "For how long after the purchase is a zip that parts covered by the warranty?",
        "My tent is four years old, does the warranty still cover it?",
        "How long do you vouch for the quality of your stuff?",
    ),
}
"""By the article that changes, eight questions that ask for the value which has changed."""
LENGTH = 256
"""Tokens that prompts are filled up to, so that one compiled program serves them all."""
_ROWS = 31
_WIDE = 96
"""Characters of a line in a notebook."""
_WRITTEN = 48
"""Tokens of an answer at most."""
KINDS = ("new", "old", "other")
"""What an answer tells: the value that holds now, the one that held before, or neither of them alone."""
_LOOKS = {"new": (figures.OURS, ""), "old": (figures.SPAM, "xx"), "other": ("#CCCCCC", "..")}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Night(NamedTuple):
    """N questions about what a change of policy changes, each with what was true before it and since."""

    pages: list[str]
    """The article that each asks about."""
    questions: list[str]
    old: list[str]
    """The answer of the day before."""
    new: list[str]
    begun: list[str]
    """The first words of either, up to the value."""
    old_source: list[str]
    """The title and the paragraph of the article that hold that answer's value."""
    new_source: list[str]


def night(changed_on: date) -> Night:
    """The questions of `QUESTIONS`, around the day of the change."""
    days = changed_on - timedelta(days=1), changed_on
    old, new = ({one.article: one.answer for one in drawn_questions(1000, 0, day, changed_on)} for day in days)
    rows = []
    for page, questions in QUESTIONS.items():
        told = old[page], new[page]
        sources = []
        for day, kind in zip(days, ("old", "new"), strict=True):
            article = next(each for each in articles(day, changed_on) if each.id == page)
            part = next(part for part in article.text.split("\n\n") if verdict(part, *told) == kind)
            sources.append(f"{article.title}: {part}")
        same = (place for place, (one, other) in enumerate(zip(*told, strict=False)) if one != other)
        begun = old[page][: next(same)].rstrip(" 0123456789")
        rows += [(page, question, *told, begun, *sources) for question in questions]
    return Night(*map(list, zip(*rows, strict=True)))


class Told(NamedTuple):
    """An answer."""

    text: str
    sure: float
    """How probable the model held the first number that it wrote, 0 to 1; nan where it wrote none."""

    def __str__(self) -> str:
        """How sure the model was of its number, if there is one, and the text."""
        return ("" if math.isnan(self.sure) else f"({self.sure:.0%} sure) ") + self.text.strip()


def ask(model: LanguageModel, prompts: Sequence[str]) -> list[Told]:
    """The likeliest answer to each prompt, in their order.

    Raises:
      ValueError: a prompt has more than `LENGTH` tokens, the one that begins it included.
    """
    params, config, tokenizer = model
    read = [[tokenizer.begin, *tokenizer.encode(prompt)] for prompt in prompts]
    if (longest := max(map(len, read), default=0)) > LENGTH:
        raise ValueError(f"A prompt has {longest} tokens, and {LENGTH} is the most: take fewer sources.")
    told = []
    for start in range(0, len(read), _ROWS):
        rows = read[start : start + _ROWS]
        # always as many rows, one of them of full length: another shape would be compiled anew
        filled = [*rows, *[[tokenizer.begin]] * (_ROWS - len(rows)), [tokenizer.begin] * LENGTH]
        written = generate(params, config, filled, tokens=_WRITTEN, stop=[tokenizer.end])
        for found in written[: len(rows)]:
            pieces = [tokenizer.bytes_of(token) for token in found.tokens]
            told.append(Told(tokenizer.decode(found.tokens), _sureness(pieces, found.log_probabilities)))
    return told


def _sureness(pieces: Sequence[bytes], log_probabilities: np.ndarray) -> float:
    """The probability of the first whole number: each digit is a token, and theirs are multiplied."""
    digits = [place for place, piece in enumerate(pieces) if piece.isdigit()]
    if not digits:
        return float("nan")
    end = digits[0]
    while end < len(pieces) and pieces[end].isdigit():
        end += 1
    return float(np.exp(np.sum(log_probabilities[digits[0] : end])))


def folded(text: str) -> str:
    """A text in lines that no page cuts, each going on under its own beginning."""
    lines = []
    for line in text.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        lines += textwrap.wrap(line, _WIDE, subsequent_indent=indent, break_long_words=False) or [""]
    return "\n".join(lines)


def shown(question: str, told: Told) -> str:
    """A question, and the answer under it."""
    return folded(f"{question}\n    {told}")


def verdict(text: str, old: str, new: str) -> str:
    """Whether a text tells the value of the new answer, of the old one, or something else: one of `KINDS`."""
    before, after, said = (set(_NUMBER.findall(each)) for each in (old, new, text))
    fresh, stale = bool(said & (after - before)), bool(said & (before - after))
    return "new" if fresh and not stale else "old" if stale and not fresh else "other"


def verdicts(told: Sequence[Told], night: Night) -> dict[str, int]:
    """How many answers to the questions of a night tell what, by `KINDS`."""
    return {kind: len(places(kind, told, night)) for kind in KINDS}


def places(kind: str, told: Sequence[Told], night: Night) -> list[int]:
    """The places of the answers that tell what `kind` says."""
    rows = enumerate(zip(told, night.old, night.new, strict=True))
    return [place for place, (one, *pair) in rows if verdict(one.text, *pair) == kind]


def draw_verdicts(rows: Mapping[str, Mapping[str, int]]) -> tuple[Figure, str]:
    """A bar for each way of asking, cut into new, old and other; and the sentence that tells it."""
    figure, axes = figures.new(width=8.5, height=1.3 + 0.55 * len(rows))
    for place, counted in enumerate(rows.values()):
        left = 0
        for kind in KINDS:
            colour, hatch = _LOOKS[kind]
            axes.barh(place, counted[kind], left=left, color=colour, hatch=hatch, edgecolor="white", height=0.62)
            if counted[kind]:
                box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}
                axes.text(left + counted[kind] / 2, place, str(counted[kind]), ha="center", va="center", bbox=box)
            left += counted[kind]
    axes.set(yticks=range(len(rows)), yticklabels=list(rows), xlabel="questions")
    axes.invert_yaxis()
    axes.grid(visible=False)
    names = {"new": "today's value", "old": "the old value", "other": "something else"}
    patches = [Patch(facecolor=_LOOKS[kind][0], hatch=_LOOKS[kind][1], edgecolor="white") for kind in KINDS]
    figure.legend(patches, [names[kind] for kind in KINDS], loc="outside upper center", ncols=3)
    parts = [
        f"{name}: {counted['new']} with today's value, {counted['old']} with the old one, "
        f"{counted['other']} with neither"
        for name, counted in rows.items()
    ]
    return figure, "Answers counted. " + "; ".join(parts) + "."


def draw_cosines(texts: Sequence[str], cosines: np.ndarray) -> tuple[Figure, str]:
    """The cosine of each of N texts with each other one, [N, N], as a table of shades."""
    figure, axes = figures.new(width=8.5, height=0.9 + 0.55 * len(texts))
    axes.imshow(cosines, cmap="Blues", vmin=0, vmax=1.3, aspect="auto")
    for (row, column), value in np.ndenumerate(cosines):
        axes.text(column, row, f"{value:.2f}", ha="center", va="center", color="black" if value < 0.9 else "white")
    letters = [chr(65 + place) for place in range(len(texts))]
    axes.set(xticks=range(len(texts)), xticklabels=letters, yticks=range(len(texts)))
    axes.set_yticklabels([f"{text}   {letter}" for text, letter in zip(texts, letters, strict=True)], fontsize=10)
    axes.grid(visible=False)
    apart = np.where(np.eye(len(texts), dtype=bool), -2, cosines)
    first, second = divmod(int(apart.argmax()), len(texts))
    return figure, (
        f"The cosines of {len(texts)} sentences with each other. On the diagonal stands 1. The most alike are "
        f"“{texts[first]}” and “{texts[second]}”, with {apart.max():.2f}."
    )


def draw_hits(hits: Mapping[str, Sequence[float]]) -> tuple[Figure, str]:
    """hit@k for k from 1 on, one line for each way of searching."""
    figure, axes = figures.new(width=7.5, height=3.4)
    looks = [(figures.OURS, "o", "-"), (figures.THEIRS, "s", "--"), (figures.HAM, "^", ":")]
    for (name, shares), (colour, marker, line) in zip(hits.items(), looks, strict=False):
        axes.plot(range(1, len(shares) + 1), np.array(shares) * 100, color=colour, marker=marker, ls=line, label=name)
    axes.set(xlabel="k", ylabel="hit@k (%)", ylim=(0, 100))
    axes.legend(loc="lower right")
    parts = [f"{name} rises from {shares[0]:.0%} at k = 1 to {shares[-1]:.0%}" for name, shares in hits.items()]
    return figure, "; ".join(parts) + f" at k = {max(map(len, hits.values()))}."


def compare_minilm(pages: Sequence[Document], questions: Sequence[str], right: Sequence[str]) -> str:
    """hit@1 and hit@3 of our embedding and of MiniLM, in a sentence; how MiniLM comes here where it is not."""
    model = catalogue.named(catalogue.MINILM)
    if not catalogue.find(model):
        return f"{catalogue.how_to_get(model)} Nothing below needs it."
    # in a process of its own, so that the notebook keeps its memory
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        theirs = pool.submit(_hits, "minilm", pages, questions, right).result()
    told = [
        f"{name}: hit@1 {first:.2f}, hit@3 {third:.2f}"
        for name, (first, third) in (("ours", _hits("ours", pages, questions, right)), ("MiniLM", theirs))
    ]
    return "\n".join(told)


def _hits(name: str, pages: Sequence[Document], questions: Sequence[str], right: Sequence[str]) -> tuple[float, float]:
    embedder = minilm() if name == "minilm" else ours()
    index = build(pages, embedder, words=45, overlap=0)
    ranked = [documents(found) for found in search_all(index, embedder, questions, k=len(index.chunks))]
    return hit_at_k(ranked, right, 1), hit_at_k(ranked, right, 3)


def explore_search(index: Index, embedder: Embedder, questions: Sequence[str], *, threshold: float = 0.4) -> None:
    """A list of questions and a line to type one in, k and the threshold to move; what is found follows.

    Args:
      index: what is searched.
      embedder: the one it was built with.
      questions: to choose from.
      threshold: at first.
    """

    def draw(values: Mapping[str, Any]) -> tuple[Figure, str]:
        question = values["typed"].strip() or values["question"]
        return draw_search(index, embedder, question, round(values["k"]), values["threshold"])

    explore(
        draw,
        {
            "question": Menu("a question", tuple(questions), questions[0]),
            "typed": TextBox("or type your own", ""),
            "k": Slider("k, how many chunks", 1, 8, 1, 3, decimals=0),
            "threshold": Slider("refuse up to a cosine of", 0.0, 0.9, 0.01, threshold, decimals=2),
        },
    )


def draw_search(index: Index, embedder: Embedder, question: str, k: int, threshold: float) -> tuple[Figure, str]:
    """What one question finds: the cosines of k chunks as bars with the threshold among them, and the sentence."""
    found = search(index, embedder, question, k)
    figure, axes = figures.new(width=9.5, height=1.5 + 0.42 * max(k, 3))
    for place, one in enumerate(found):
        fits = one.cosine > threshold
        axes.barh(place, one.cosine, color=figures.OURS if fits else "#CCCCCC", hatch="" if fits else "..", height=0.7)
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        axes.text(one.cosine + 0.012, place, f"{one.cosine:.2f}", va="center", bbox=box, zorder=3)
    axes.axvline(threshold, color=figures.SPAM, ls="--", zorder=2)
    axes.set(xlim=(0, 1), ylim=(max(k, 3) - 0.4, -0.6), xlabel="cosine with the question (dashed: the threshold)")
    axes.set(yticks=range(len(found)))
    axes.set_yticklabels([_shortened(f"{one.chunk.title}: {one.chunk.text}") for one in found], fontsize=9)
    axes.grid(visible=False)
    return figure, _search_told(question, found, threshold)


def _search_told(question: str, found: Sequence[Found], threshold: float) -> str:
    fitting = [one for one in found if one.cosine > threshold]
    if not found:
        return f"“{question}” finds nothing at all. Refused."
    best = found[0]
    begin = f"“{question}” finds “{best.chunk.title}” first, with a cosine of {best.cosine:.2f}. "
    if not fitting:
        return f"{begin}No chunk lies above {threshold:.2f}: refused."
    text = " ".join(best.chunk.text.split())
    return f"{begin}{len(fitting)} of {len(found)} chunks lie above {threshold:.2f}. The first one says: “{text}”"


def explore_refusal(own: Sequence[float], foreign: Sequence[float], *, threshold: float = 0.4) -> None:
    """The threshold to move, over the best cosines of questions that have a page and of questions that have none."""
    explore(
        lambda values: draw_refusal(own, foreign, values["threshold"]),
        {"threshold": Slider("refuse up to a cosine of", 0.0, 0.9, 0.01, threshold, decimals=2)},
    )


def draw_refusal(own: Sequence[float], foreign: Sequence[float], threshold: float) -> tuple[Figure, str]:
    """Both kinds of questions by their best cosine, what each threshold does to them, and the sentence."""
    yes, no = np.asarray(own, float), np.asarray(foreign, float)
    figure, (left, right) = figures.new(2, width=10.5, height=3.5)
    bins = np.linspace(0, 1, 26)
    for scores, colour, look, name in (
        (yes, figures.HAM, {"alpha": 0.6}, "has a page"),
        (no, figures.SPAM, {"histtype": "step", "hatch": "//"}, "has none"),
    ):
        weights = np.full(len(scores), 100 / len(scores))
        left.hist(scores, bins, weights=weights, color=colour, label=name, **look)
    left.set(xlabel="cosine of the best chunk", ylabel="questions of its kind (%)", xlim=(0, 1))
    left.legend(fontsize=9)
    ticks = np.linspace(0, 0.9, 91)
    lost = [np.mean(yes <= tick) * 100 for tick in ticks]
    let_in = [np.mean(no > tick) * 100 for tick in ticks]
    right.plot(ticks, lost, color=figures.HAM, label="has a page, refused")
    right.plot(ticks, let_in, color=figures.SPAM, ls="--", label="has none, answered")
    right.set(xlabel="threshold", ylabel="questions of its kind (%)", ylim=(-3, 103))
    right.legend(fontsize=9, loc="center left")
    for axes in (left, right):
        axes.axvline(threshold, color=figures.QUIET, ls=":")
    return figure, (
        f"With a threshold of {threshold:.2f}, {np.mean(yes <= threshold):.0%} of the questions that have a page are "
        f"refused, and {np.mean(no > threshold):.0%} of those that have none are answered."
    )


def _shortened(text: str, most: int = 62) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."
