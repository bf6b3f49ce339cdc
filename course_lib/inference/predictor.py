# SPDX-License-Identifier: Apache-2.0
"""Answer with fixed parameters: preprocess, forward pass, post-process."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import jax
import numpy as np

from course_lib.artifact import Artifact
from course_lib.inference import decisions
from course_lib.models import calibration as calibrations
from course_lib.models import forward
from course_lib.models.calibration import Calibration
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.preprocess import Features, TableFeatures, TextPreprocess, as_texts, bucket, tokenise

_ROWS = (1, 8, 64, 1024)
_MOST_SLOTS = 2**20  # in one chunk, rows times length: 8 MiB of features


@dataclass(frozen=True, eq=False)
class Predictor:
    """A model, ready to answer; using it never changes it."""

    model: Model
    """The parameters and what belongs to them."""
    threshold: float = 0.5
    """Above this probability the answer is the second label; a probability of just this much is still the first."""
    calibration: Calibration | None = None
    """What makes the probabilities of the first task honest."""

    @classmethod
    def from_artifact(cls, artifact: Artifact) -> "Predictor":
        """The predictor that was frozen."""
        return cls(artifact.model, artifact.threshold, artifact.calibration)

    @property
    def params(self) -> Any:
        """The parameters, as they were given."""
        return self.model.params

    def probabilities(self, rows: forward.Rows, task: str | None = None) -> np.ndarray:
        """For each of N texts (or rows of a table) how probable its labels are.

        float32 [N] for two labels, the probability of the second; [N, C] for more, each row adding to 1.

        Args:
            rows: texts, or a table of columns.
            task: which task of several; the first where not named.

        Raises:
            TypeError: one text instead of a list, or an item that is not a text.
            ValueError: an unknown task, or a table without the columns of training.
        """
        chosen, names = self._task(task)
        count, take = _countable(rows)
        answers = np.empty((count,) if len(names) == 2 else (count, len(names)), np.float32)
        for chunk, size in self._chunks(rows, count):
            numbers = forward.inputs(self.model.preprocess, take(chunk))
            # Parameters are an argument: closed over, they would be compiled in as constants.
            found = _forward(self._on_device, _pad(numbers, size), kind=self.model.kind, task=chosen)
            answers[chunk] = np.asarray(found)[: len(chunk)]
        if self.calibration is not None and chosen == next(iter(self.model.tasks)):
            return calibrations.apply(self.calibration, answers).astype(np.float32)
        return answers

    def probability(self, text: str) -> Any:
        """The same for one text by plain Python and numpy: a float for two labels, float64 [C] for more.

        Starting a compiled program takes longer than a linear model's whole arithmetic for one text; other kinds
        of model take the compiled road here too. Both roads agree to about six decimals.

        Raises:
            TypeError: something else than a text.
        """
        preprocess = self.model.preprocess
        if self.model.kind != BAG_OF_WORDS or not isinstance(preprocess, TextPreprocess) or preprocess.buckets:
            return self.probabilities([text])[0]
        (text,) = as_texts([text])
        weights, bias, idf = self._plain
        grams = _grams(preprocess, text)
        values = [idf[gram] * (1.0 if count == 1 else 1.0 + math.log(count)) for gram, count in grams]
        norm = math.sqrt(sum(value * value for value in values)) or 1.0
        if isinstance(bias, float):
            score = bias + sum(value * weights[gram] for value, (gram, _) in zip(values, grams, strict=True)) / norm
            chance: Any = 1 / (1 + math.exp(-score)) if score > -700 else 0.0
        else:
            scores = np.asarray(values) @ weights[[gram for gram, _ in grams]] / norm + bias if grams else bias
            chance = calibrations.softmax(scores[None])[0]
        if self.calibration is not None:
            return calibrations.apply(self.calibration, np.asarray(chance)[None])[0]
        return chance

    def predict(self, rows: forward.Rows, task: str | None = None) -> list[str]:
        """The label of each row: of two the second above the threshold, of more the most probable.

        Raises:
            TypeError, ValueError: as `probabilities` says.
        """
        chances, (_, names) = self.probabilities(rows, task), self._task(task)
        picked = decisions.above(chances, self.threshold).astype(int) if chances.ndim == 1 else chances.argmax(1)
        return [names[place] for place in picked]

    def rank(self, rows: forward.Rows, task: str | None = None) -> list[list[tuple[str, float]]]:
        """For each row all labels with their probability, the most probable first.

        Raises:
            TypeError, ValueError: as `probabilities` says.
        """
        chances, (_, names) = self.probabilities(rows, task), self._task(task)
        table = np.stack([1 - chances, chances], axis=1) if chances.ndim == 1 else chances
        order = np.argsort(-table, axis=1, kind="stable")
        return [[(names[i], float(row[i])) for i in places] for row, places in zip(table, order, strict=True)]

    def explain(self, text: str, top: int = 5, label: str | None = None) -> list[tuple[str, float]]:
        """The n-grams that counted most, with what each added to the score of a label.

        Args:
            text: what was answered.
            top: how many.
            label: which one; the second of two, or the most probable of more.

        Raises:
            ValueError: the model is no bag of words with a vocabulary, or has no such label.
        """
        preprocess, labels = self.model.preprocess, self.model.labels
        if self.model.kind != BAG_OF_WORDS or not isinstance(preprocess, TextPreprocess) or preprocess.buckets:
            raise ValueError(f"A {self.model.kind} cannot name words that counted: explain a bag of words.")
        if label is None:
            label = labels[1] if len(labels) == 2 else self.predict([text])[0]
        if label not in labels:
            raise ValueError(f"There is no label {label!r}: choose one of {', '.join(labels)}.")
        numbers = forward.inputs(preprocess, [text])
        weights, place = np.asarray(self.params["weights"]), labels.index(label)
        column = weights[:, place] if weights.ndim == 2 else weights if place else -weights
        parts = numbers[1][0] * column[numbers[0][0]]
        order = np.argsort(-np.abs(parts), kind="stable")[:top]
        found = numbers[0][0]
        return [(preprocess.vocabulary[found[i]], float(parts[i])) for i in order if found[i]]

    def warmup(self, longest: int = 256) -> int:
        """Compile every shape up to `longest` n-grams a text, so that no request waits for it; returns how many.

        Raises:
            ValueError: a length below 1.
        """
        if longest < 1:
            raise ValueError(f"A text has at least 1 n-gram, and {longest} were given as the longest.")
        shapes = [(rows, numbers) for rows in _ROWS for numbers in self._examples(rows, longest)]
        for task in self.model.tasks:
            for _, numbers in shapes:
                _forward(self._on_device, numbers, kind=self.model.kind, task=task).block_until_ready()
        return len(shapes) * len(self.model.tasks)

    @cached_property
    def _on_device(self) -> Any:
        return jax.device_put(self.model.params)

    @cached_property
    def _plain(self) -> tuple[Any, Any, list[float]]:
        """Weights, bias and idf as plain numbers, which Python reads faster one by one than arrays."""
        weights, bias = np.asarray(self.params["weights"]), np.asarray(self.params["bias"])
        idf = self.model.preprocess.idf.tolist()  # type: ignore[union-attr]
        return (weights, bias, idf) if weights.ndim == 2 else (weights.tolist(), float(bias), idf)

    def _task(self, task: str | None) -> tuple[str, tuple[str, ...]]:
        tasks = self.model.tasks
        if task is not None and task not in tasks:
            raise ValueError(f"There is no task {task!r}: choose one of {', '.join(tasks)}.")
        chosen = task or next(iter(tasks))
        return chosen, tasks[chosen]

    def _chunks(self, rows: forward.Rows, count: int) -> Iterator[tuple[np.ndarray, int]]:
        lengths = np.ones(count, int) if isinstance(rows, Mapping) else np.array([len(text) for text in rows], int)
        return _chunks(lengths)

    def _examples(self, rows: int, longest: int) -> Iterator[Features | TableFeatures]:
        if isinstance(self.model.preprocess, TextPreprocess):
            length = bucket(1)
            while length <= bucket(longest):
                yield Features(np.zeros((rows, length), np.int32), np.zeros((rows, length), np.float32))
                length *= 2
        else:
            table = self.model.preprocess
            numbers = np.zeros((rows, len(table.numeric)), np.float32)
            yield TableFeatures(numbers, np.zeros((rows, len(table.categories)), np.int32))


@partial(jax.jit, static_argnames=("kind", "task"))
def _forward(params: Any, numbers: Any, *, kind: str, task: str) -> jax.Array:
    return forward.probabilities(forward.logits(kind, params, numbers, task)[task])


def _countable(rows: Any) -> tuple[int, Any]:
    """How many rows there are, and how to take some of them."""
    if isinstance(rows, Mapping):
        columns = {name: np.asarray(values) for name, values in rows.items()}
        count = len(next(iter(columns.values()), ()))
        return count, lambda chunk: {name: values[chunk] for name, values in columns.items()}
    texts = as_texts(rows)
    return len(texts), lambda chunk: [texts[i] for i in chunk]


def _chunks(lengths: np.ndarray) -> Iterator[tuple[np.ndarray, int]]:
    """Which rows to answer together, and to how many to pad them.

    Longest first, so that one very long text does not make thousands of short ones as long as itself.
    """
    order = np.argsort(-lengths, kind="stable")
    while len(order):
        longest = bucket(int(lengths[order[0]]))
        most = max(rows for rows in _ROWS if rows == 1 or rows * longest <= _MOST_SLOTS)
        chunk, order = order[:most], order[most:]
        yield chunk, next(rows for rows in _ROWS if rows >= len(chunk))


def _pad(numbers: Any, rows: int) -> Any:
    missing = ((0, rows - len(numbers[0])), (0, 0))
    return type(numbers)(*(np.pad(part, missing) for part in numbers))


def _grams(preprocess: TextPreprocess, text: str) -> list[tuple[int, int]]:
    """The known n-grams of one text with their counts."""
    tokens, ids = tokenise(text), preprocess.ids
    found: Iterable[str] = tokens if 1 in preprocess.ngrams else []
    counts = Counter(ids[gram] for gram in found if gram in ids)
    for n in preprocess.ngrams:
        if n > 1:
            runs = (" ".join(run) for run in zip(*(tokens[i:] for i in range(n)), strict=False))
            counts.update(ids[run] for run in runs if run in ids)
    counts.pop(0, None)
    return list(counts.items())
