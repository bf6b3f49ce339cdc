# SPDX-License-Identifier: Apache-2.0
"""`course bench retrieval`: is the right text found, by words, by our embedding, by MiniLM and by two of them together.

Bitext: 27 answers, one for each intent (the file has one wording of each), all 6,480 questions, each answer one chunk.
Company: the articles' first version in chunks of 60 words, every question that `company.questions` knows; an article
counts as found by its best chunk. Refusal: a threshold on the best cosine, chosen on every second question of either
kind and measured on the others.

TF-IDF is scikit-learn's TfidfVectorizer with its defaults, fitted on the texts that are searched.
"""

import json
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from course_lib import data, devices, retrieval
from course_lib.company import articles
from course_lib.company.dials import Dials
from course_lib.data import DataUnavailable
from course_lib.retrieval import Document, Embedder

FLOOR, AHEAD = 0.60, 0.25
"""MiniLM's hit@1 on Bitext, and how far it is above that of TF-IDF."""
_CHUNK = 200  # words: more than the longest of Bitext's answers


@dataclass(frozen=True, eq=False)
class Task:
    """Texts to be found, and questions with the one that answers each."""

    name: str
    documents: tuple[Document, ...]
    questions: tuple[str, ...]
    right: tuple[str, ...]
    words: int
    """The most words of a chunk."""
    overlap: int


class Row(NamedTuple):
    """What one way of searching does on one task."""

    task: str
    way: str
    hit1: float
    hit3: float


class Refusing(NamedTuple):
    """What a threshold does on questions that it was not chosen on, as shares."""

    way: str
    threshold: float
    kept: float
    """Of the articles' own questions, not refused."""
    refused_far: float
    """Of questions about something else altogether."""
    refused_near: float
    """Of questions about shops and gear that no article answers."""


class Card(NamedTuple):
    """All that was measured."""

    rows: list[Row]
    refusing: list[Refusing]
    minilm: bool
    """Whether MiniLM was on this machine."""
    peak: int
    """Bytes, of the whole process."""

    def hit1(self, way: str) -> float:
        """Of one way on Bitext."""
        return next(row.hit1 for row in self.rows if row.way == way and row.task == "Bitext")

    @property
    def passed(self) -> bool:
        """Whether MiniLM does what the course says of it; without MiniLM that was not measured, and is not passed."""
        if not self.minilm:
            return False
        return self.hit1("MiniLM") >= FLOOR and self.hit1("MiniLM") - self.hit1("TF-IDF") >= AHEAD


def bitext() -> Task:
    """One answer for each of the 27 intents, and every question.

    Raises:
        DataUnavailable: the set is not on this machine.
    """
    asked = data.bitext(repeated=True)
    answers: dict[str, str] = {}
    for intent, answer in zip(asked.intents, asked.answers, strict=True):
        answers[intent] = min(
            answer, answers.get(intent, answer)
        )  # there is one; of several it would be the first by letters
    documents = tuple(Document(intent, "", answer) for intent, answer in sorted(answers.items()))
    return Task("Bitext", documents, asked.texts, asked.intents, _CHUNK, 0)


def company() -> Task:
    """The articles' first version, and each question to them once."""
    dials = Dials()
    texts = articles.articles(dials.start, None)
    asked = {one.text: one.article for one in articles.questions(1_000, dials.seed, dials.start, None)}
    documents = tuple(Document(one.id, one.title, one.text) for one in texts)
    return Task("Larkspur's articles", documents, tuple(asked), tuple(asked.values()), 60, 15)


def measure(tasks: Sequence[Task] | None = None, tell: Callable[[str], object] = lambda name: None) -> Card:
    """Search every task in every way.

    Raises:
        DataUnavailable: Bitext is not on this machine.
    """
    tasks = (bitext(), company()) if tasks is None else tasks
    embedders = {"ours": retrieval.ours()}
    try:
        embedders["MiniLM"] = retrieval.minilm()
    except DataUnavailable as error:
        print(error, file=sys.stderr)
    rows = [row for task in tasks for row in _rows(task, embedders, tell)]
    refusing = []
    for way, embedder in embedders.items():
        tell(f"refusal, {way}")
        refusing.append(_refusing(tasks[-1], way, embedder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Card(rows, refusing, "MiniLM" in embedders, peak)


def _rows(task: Task, embedders: dict[str, Embedder], tell: Callable[[str], object]) -> list[Row]:
    index = retrieval.build(task.documents, retrieval.ours(), task.words, task.overlap)
    texts, owners = [chunk.searched for chunk in index.chunks], [chunk.document for chunk in index.chunks]
    tell(f"{task.name}, words")
    words = index.bm25.scores(task.questions)
    ways = {"TF-IDF": _tf_idf(texts, task.questions), "BM25": words}
    for name, embedder in embedders.items():
        tell(f"{task.name}, {name}")
        ways[name] = retrieval.cosines(embedder.embed(texts), embedder.embed(task.questions))
        ways[f"{name} + BM25"] = np.array([retrieval.fuse(*pair) for pair in zip(ways[name], words, strict=True)])
    found = []
    for name, scores in ways.items():
        ranked = [[owners[row] for row in retrieval.top(one, len(one))] for one in scores]
        hits = (retrieval.hit_at_k(ranked, task.right, k) for k in (1, 3))
        found.append(Row(task.name, name, *hits))
    return found


def _tf_idf(texts: Sequence[str], questions: Sequence[str]) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer  # only benches need scikit-learn

    vectorizer = TfidfVectorizer()
    made = vectorizer.fit_transform(texts)
    return np.asarray((vectorizer.transform(questions) @ made.T).toarray())


def _refusing(task: Task, way: str, embedder: Embedder) -> Refusing:
    index = retrieval.build(task.documents, embedder, task.words, task.overlap)
    known = retrieval.search_all(index, embedder, task.questions, 1)
    foreign = retrieval.search_all(index, embedder, retrieval.off_topic(), 1)
    half = len(foreign) // 4 * 2  # far and near come by turns
    rule = retrieval.choose_refusal(known[::2], foreign[:half], "cosine")
    kept = 1 - retrieval.refused(rule, known[1::2])
    far, near = (retrieval.refused(rule, foreign[half + side :: 2]) for side in (0, 1))
    return Refusing(way, rule.threshold, kept, far, near)


def report(card: Card) -> int:
    """Print a card for people and, last, one JSON line for programs; 1 where MiniLM does less than the course says."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(devices.describe())
    table = Table(
        title="Is the right text found?", caption=f"floors on Bitext: MiniLM hit@1 {FLOOR}, {AHEAD} above TF-IDF"
    )
    for heading in ("texts", "searched by", "hit@1", "hit@3"):
        table.add_column(heading, justify="right" if heading.startswith("hit") else "left")
    for row in card.rows:
        table.add_row(row.task, row.way, f"{row.hit1:.3f}", f"{row.hit3:.3f}")
    console.print(table)
    table = Table(title="When nothing fits: a threshold on the best cosine, on questions that it was not chosen on")
    for heading in ("searched by", "threshold", "own questions kept", "far ones refused", "near ones refused"):
        table.add_column(heading, justify="left" if heading == "searched by" else "right")
    for one in card.refusing:
        table.add_row(one.way, *(f"{value:.2f}" for value in one[1:]))
    console.print(table)
    console.print(f"Peak memory of this process: {card.peak / 2**20:.0f} MiB")
    if not card.minilm:
        console.print("MiniLM is not on this machine, so its floors were not measured.")
    record = {
        "bench": "retrieval",
        "rows": [row._asdict() for row in card.rows],
        "refusing": [one._asdict() for one in card.refusing],
        "minilm": card.minilm,
        "peak_bytes": card.peak,
        "passed": card.passed,
    }
    print(json.dumps(record))
    return int(not card.passed)


def markdown(card: Card) -> str:
    """The hits as a Markdown table, and the refusals as another."""
    lines = ["| texts | searched by | hit@1 | hit@3 |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.task} | {row.way} | {row.hit1:.3f} | {row.hit3:.3f} |" for row in card.rows]
    lines += [
        "",
        "| refusal by the cosine of | threshold | own questions kept | far ones refused | near ones refused |",
    ]
    lines += ["| --- | --- | --- | --- | --- |"]
    lines += [f"| {one.way} | {' | '.join(f'{value:.2f}' for value in one[1:])} |" for one in card.refusing]
    return "\n".join(lines)
