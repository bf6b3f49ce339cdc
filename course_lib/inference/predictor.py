# SPDX-License-Identifier: Apache-2.0
"""Answer with fixed parameters: preprocess, forward pass, decision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import jax
import numpy as np

from course_lib.artifact import Artifact
from course_lib.models import bag_of_words
from course_lib.preprocess import Features, TextPreprocess, as_texts, bucket, features

_ROWS = (1, 8, 64, 512, 4096)
_MOST_SLOTS = 2**22  # in one chunk, rows times length: 32 MiB of features


@dataclass(frozen=True, eq=False)
class Predictor:
    """A trained two-class text model, ready to answer; using it never changes it.

    Raises:
        ValueError: parameters and preprocessing that do not belong together.
    """

    params: bag_of_words.Params
    """The parameters, weights float32 [V] and bias float32 []."""
    preprocess: TextPreprocess
    """The preprocessing they were trained with, of the same V."""
    threshold: float = 0.5
    """Above this probability the answer is the second label; a probability of just this much is still the first."""
    labels: tuple[str, str] = ("ham", "spam")
    """The names of class 0 and class 1."""

    def __post_init__(self) -> None:
        """Refuse a pair that would answer nonsense: jax lets an id beyond the last weight pass."""
        shape, size = np.shape(self.params["weights"]), len(self.preprocess.vocabulary)
        if shape != (size,):
            raise ValueError(
                f"The weights have shape {shape} and the vocabulary {size} entries: "
                "use the preprocessing that was trained together with these parameters."
            )

    @classmethod
    def from_artifact(cls, artifact: Artifact) -> "Predictor":
        """The predictor that was frozen; its parameters are put on the device once."""
        params = bag_of_words.Params(weights=artifact.params["weights"], bias=artifact.params["bias"])
        return cls(jax.device_put(params), artifact.preprocess, artifact.threshold, artifact.labels)

    def probabilities(self, texts: Iterable[str]) -> np.ndarray:
        """How probable the second label is for each of N texts: float32 [N].

        Raises:
            TypeError: one text instead of a list, or an item that is not a text.
        """
        rows = as_texts(texts)
        answers = np.empty(len(rows), np.float32)
        for chunk, size in _chunks(rows):
            inputs = features(self.preprocess, [rows[i] for i in chunk])
            # Parameters are an argument: closed over, they would be compiled in as constants.
            answers[chunk] = np.asarray(_forward(self.params, _pad(inputs, size)))[: len(chunk)]
        return answers

    def predict(self, texts: Iterable[str]) -> list[str]:
        """The label of each text.

        Raises:
            TypeError: one text instead of a list, or an item that is not a text.
        """
        return [self.labels[int(p > self.threshold)] for p in self.probabilities(texts)]

    def explain(self, text: str, top: int = 5) -> list[tuple[str, float]]:
        """The n-grams that counted most, with what each added to the logit: above 0 for the second label."""
        inputs = features(self.preprocess, [text])
        parts = inputs.values[0] * np.asarray(self.params["weights"])[inputs.ids[0]]
        order = np.argsort(-np.abs(parts), kind="stable")[:top]
        return [(self.preprocess.vocabulary[inputs.ids[0, i]], float(parts[i])) for i in order if inputs.ids[0, i]]


@jax.jit
def _forward(params: bag_of_words.Params, inputs: Features) -> jax.Array:
    return jax.nn.sigmoid(bag_of_words.logits(params, inputs))


def _chunks(texts: list[str]) -> Iterator[tuple[np.ndarray, int]]:
    """Which texts to answer together, and to how many rows to pad them.

    Longest first, so that one very long text does not make thousands of short ones as long as itself.
    """
    order = np.argsort([-len(text) for text in texts], kind="stable")
    while len(order):
        longest = bucket(len(texts[order[0]]))
        most = max(rows for rows in _ROWS if rows == 1 or rows * longest <= _MOST_SLOTS)
        chunk, order = order[:most], order[most:]
        yield chunk, next(rows for rows in _ROWS if rows >= len(chunk))


def _pad(inputs: Features, rows: int) -> Features:
    missing = ((0, rows - len(inputs.ids)), (0, 0))
    return Features(np.pad(inputs.ids, missing), np.pad(inputs.values, missing))
