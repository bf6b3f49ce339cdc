# SPDX-License-Identifier: Apache-2.0
"""Answer with fixed parameters: preprocess, forward pass, post-process."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise, repeat
from typing import Any

import jax
import numpy as np

from course_lib.arguments import real_number, whole_number
from course_lib.artifact import Artifact
from course_lib.inference import decisions
from course_lib.models import calibration as calibrations
from course_lib.models import forward
from course_lib.models.calibration import Calibration
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.preprocess import Features, TableFeatures, TextPreprocess, as_texts, bucket, tokenise
from course_lib.preprocess.groups import SIZES, group_by_length, pad_rows


@dataclass(frozen=True, eq=False)
class Predictor:
    """A model, ready to answer; using it never changes it.

    Raises:
        ValueError: a threshold outside 0 to 1.
    """

    model: Model
    """The parameters and what belongs to them."""
    threshold: float = 0.5
    """Above this probability the answer is the second label; a probability of just this much is still the first."""
    calibration: Calibration | None = None
    """What makes the probabilities of the first task honest."""

    def __post_init__(self) -> None:
        """Refuses a threshold that no probability can be compared with."""
        real_number("threshold", self.threshold, 0, 1)

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
            TypeError: one text instead of a list, an item that is not a text, or a table for a model of texts.
            ValueError: an unknown task, or a table without the columns of training.
        """
        chosen, names = self._task(task)
        if isinstance(rows, Mapping) and isinstance(self.model.preprocess, TextPreprocess):
            raise TypeError("This model answers texts, and `rows` is a table of columns: give a list of texts.")
        count, take = _countable(rows)
        answers = np.empty((count,) if len(names) == 2 else (count, len(names)), np.float32)
        for group, size in self._groups(rows, count):
            numbers = forward.inputs(self.model.preprocess, take(group))
            # Parameters are an argument: closed over, they would be compiled in as constants.
            answers[group] = np.asarray(self._answer(pad_rows(numbers, size))[chosen])[: len(group)]
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
        if not isinstance(text, str):
            as_texts([text])  # says what is wrong
        tokens = tokenise(text, preprocess.rules)
        grams = _grams(tokens, preprocess.ngrams)
        chance: Any
        if self._two:
            score = self._score(grams, repeated=len(set(tokens)) < len(tokens))
            chance = 1 / (1 + math.exp(-score)) if score > -700 else 0.0
        else:
            chance = calibrations.softmax(self._scores(grams, preprocess)[None])[0]
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
            ValueError: the model is no bag of words with a vocabulary, or has no such label; `top` is below 0.
        """
        top = whole_number("top", top, 0)
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

    def warmup(self, longest: int = 256, rows: int = SIZES[-1]) -> int:
        """Compile every shape of up to `longest` n-grams a text and `rows` rows at once; returns how many.

        No answer within these bounds then waits for the compiler.

        Raises:
            ValueError: a length or a number of rows below 1.
        """
        if longest < 1 or rows < 1:
            raise ValueError(f"A warm-up needs at least 1 n-gram and 1 row, and {longest} and {rows} were given.")
        sizes = SIZES[: 1 + sum(size < rows for size in SIZES)]
        shapes = [numbers for size in sizes for numbers in self._examples(size, longest)]
        for numbers in shapes:
            jax.block_until_ready(self._answer(numbers))
        return len(shapes)

    def _answer(self, numbers: Any) -> dict[str, jax.Array]:
        return _forward(self._on_device, numbers, kind=self.model.kind, first=next(iter(self.model.tasks)))

    @cached_property
    def _on_device(self) -> Any:
        return jax.device_put(self.model.params)

    @cached_property
    def _two(self) -> bool:
        return len(self.model.labels) == 2

    @cached_property
    def _plain(self) -> dict[str, complex]:
        """For each n-gram idf * weight and idf squared as one complex number, so that one look-up finds both."""
        preprocess, weights = self.model.preprocess, np.asarray(self.params["weights"], np.float64)
        idf = preprocess.idf.astype(np.float64)  # type: ignore[union-attr]
        both = (idf * weights + 1j * idf * idf)[1:].tolist()
        return dict(zip(preprocess.vocabulary[1:], both, strict=True))  # type: ignore[union-attr]

    @cached_property
    def _bias(self) -> float:
        return float(self.params["bias"])

    def _score(self, grams: list[str], repeated: bool) -> float:
        """The score of one text for the second of two labels.

        `sum` and `map` visit its n-grams without a step of Python for each, as if each place counted alone; those
        that stand there more than once are put right afterwards.
        """
        known = self._plain
        total: complex = sum(map(known.get, grams, repeat(0j)))
        score, square = total.real, total.imag
        if repeated:
            seen: set[str] = set()
            again = [gram for gram in grams if gram in seen or seen.add(gram)]  # type: ignore[func-returns-value]
            for gram in dict.fromkeys(again):  # a set would add up in another order in each process
                one, count = known.get(gram, 0j), grams.count(gram)
                value = 1.0 + math.log(count)
                score += (value - count) * one.real
                square += (value * value - count) * one.imag
        return self._bias + score / math.sqrt(square) if square > 0 else self._bias

    def _scores(self, grams: list[str], preprocess: TextPreprocess) -> np.ndarray:
        """The scores of one text for more than two labels, float64 [C]."""
        bias = np.asarray(self.params["bias"], np.float64)
        known = [(preprocess.ids[gram], count) for gram, count in Counter(grams).items() if gram in preprocess.ids]
        if not known:
            return bias
        ids, counts = np.array(known).T
        values = preprocess.idf[ids] * (1 + np.log(counts))
        return values @ np.asarray(self.params["weights"])[ids] / math.sqrt(values @ values) + bias

    def _task(self, task: str | None) -> tuple[str, tuple[str, ...]]:
        tasks = self.model.tasks
        if task is not None and task not in tasks:
            raise ValueError(f"There is no task {task!r}: choose one of {', '.join(tasks)}.")
        chosen = task or next(iter(tasks))
        return chosen, tasks[chosen]

    def _groups(self, rows: forward.Rows, count: int) -> Iterator[tuple[np.ndarray, int]]:
        lengths = np.ones(count, int) if isinstance(rows, Mapping) else np.array([len(text) for text in rows], int)
        return group_by_length(lengths)

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


@partial(jax.jit, static_argnames=("kind", "first"))
def _forward(params: Any, numbers: Any, *, kind: str, first: str) -> dict[str, jax.Array]:
    """The probabilities of every task: one program for all of them compiles in the time of one."""
    scores = forward.logits(kind, params, numbers, first)
    return {task: forward.probabilities(each) for task, each in scores.items()}


def _countable(rows: Any) -> tuple[int, Any]:
    """How many rows there are, and how to take some of them."""
    if isinstance(rows, Mapping):
        columns = {
            # as objects, because numpy would turn [True, "a"] into strings
            name: np.asarray(values) if hasattr(values, "dtype") else np.fromiter(values, object)
            for name, values in rows.items()
        }
        count = len(next(iter(columns.values()), ()))
        return count, lambda chunk: {name: values[chunk] for name, values in columns.items()}
    texts = as_texts(rows)
    return len(texts), lambda chunk: [texts[i] for i in chunk]


def _grams(tokens: list[str], ngrams: tuple[int, ...]) -> list[str]:
    """The n-grams of one text, known or not, each as often as it occurs."""
    found = list(tokens) if 1 in ngrams else []
    for n in ngrams:
        if n == 2:
            found += [f"{first} {second}" for first, second in pairwise(tokens)]
        elif n > 2:
            found += map(" ".join, zip(*(tokens[i:] for i in range(n)), strict=False))
    return found
