# SPDX-License-Identifier: Apache-2.0
"""Learning on after deployment, one labelled message at a time, with a guard that bounds what bad labels can do.

What `OnlineLearner.model` gives has always passed the guard: on held-out messages its accuracy is no more than a
stated amount below the best it has been. Between two checks a draft learns; a draft that fails is thrown away.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.models import bag_of_words
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.preprocess import Features, TextPreprocess, as_texts, features
from course_lib.training.losses import binary_cross_entropy, cross_entropy

LEARNT, SHARE, ROLLED_BACK = "learnt", "refused: this reporter's share is used up", "rolled back"


@dataclass(frozen=True)
class Guard:
    """What bounds the harm; chosen before the first message."""

    tolerance: float = 0.02
    """The accuracy on the guard set may fall this far below the best it has been, and no further."""
    every: int = 25
    """Messages learnt between two checks; a failed check throws that many away."""
    window: int = 100
    """Of so many learnt messages in a row ..."""
    per_reporter: int = 20
    """... one reporter gives at most so many."""
    max_step: float = 0.5
    """The Euclidean length of the longest step; a longer one is shortened to it."""

    def __post_init__(self) -> None:
        """Refuse a guard that guards nothing."""
        if not 0 <= self.tolerance <= 1 or self.max_step <= 0:
            raise ValueError("A guard needs a tolerance from 0 to 1 and a longest step above 0.")
        if self.every < 1 or not 1 <= self.per_reporter <= self.window:
            raise ValueError("A guard checks every 1 message or more, and takes 1 to `window` of one reporter.")


UNGUARDED = Guard(tolerance=1.0, window=1, per_reporter=1, max_step=float("inf"))
"""For comparison: everything is learnt, and nothing is taken back."""


@dataclass(eq=False)
class OnlineLearner:
    """A text classifier that goes on learning: stochastic gradient descent, one step a message.

    Every message is padded or cut to `width` n-grams (the heaviest ones stay), so one compiled program serves all.
    With a hashed preprocessing words that training never met are learnt too; with a vocabulary they are not.

    Raises:
        ValueError: the model is no bag of words, or the guard set is empty or has other labels.
    """

    start: Model
    """The model that was frozen; it stays as it is."""
    guard_texts: Sequence[str]
    guard_labels: Iterable[int]
    """Held-out messages that people have checked, never learnt from."""
    guard: Guard = field(default_factory=Guard)
    rate: float = 0.5
    """How far a step goes along the slope."""
    width: int = 256
    learnt: int = field(default=0, init=False)
    """Messages that are part of `model`."""
    rolled_back: int = field(default=0, init=False)
    """Messages that were learnt and thrown away."""
    refused: int = field(default=0, init=False)
    """Messages of reporters who had used up their share."""

    def __post_init__(self) -> None:
        """Measure where the model stands."""
        if self.start.kind != BAG_OF_WORDS or not isinstance(self.start.preprocess, TextPreprocess):
            raise ValueError(f"A {self.start.kind} cannot learn message by message here: give a bag of words.")
        labels = np.asarray(list(self.guard_labels), np.int32)
        if not len(labels) or len(labels) != len(self.guard_texts):
            raise ValueError("The guard set needs one label for each of its messages, and one message at least.")
        if not np.isin(labels, np.arange(len(self.start.labels))).all():
            raise ValueError(f"The labels of the guard set are 0 to {len(self.start.labels) - 1}: mend them.")
        self._held = self._features(self.guard_texts), labels
        self._safe = self._draft = jax.tree.map(jnp.asarray, self.start.params)
        self._pending = 0
        self._reporters: deque[str] = deque(maxlen=self.guard.window - 1)  # and this one
        self.best = self.accuracy = self._measure(self._safe)

    def learn(self, text: str, label: int, reporter: str) -> str:
        """Learn one message, and check the draft where it is time; gives what became of it.

        Raises:
            ValueError: a label that the model does not have.
            TypeError: something else than a text.
        """
        if label not in range(len(self.start.labels)):
            raise ValueError(f"A label is a number from 0 to {len(self.start.labels) - 1}, and {label!r} was given.")
        numbers = self._features([text])
        if self._reporters.count(reporter) >= self.guard.per_reporter:
            self.refused += 1
            return SHARE
        self._reporters.append(reporter)
        self._draft = _step(self._draft, numbers, np.array([label], np.int32), self.rate, self.guard.max_step)
        self._pending += 1
        return self.check() if self._pending >= self.guard.every else LEARNT

    def check(self) -> str:
        """Measure the draft now: it becomes the model, or is thrown away."""
        reached = self._measure(self._draft)
        if reached < self.best - self.guard.tolerance - 1e-9:
            self._draft, outcome = self._safe, ROLLED_BACK
            self.rolled_back += self._pending
        else:
            self._safe, self.accuracy, outcome = self._draft, reached, LEARNT
            self.best = max(self.best, reached)
            self.learnt += self._pending
        self._pending = 0
        return outcome

    @property
    def model(self) -> Model:
        """The model as of the last check that it passed, ready to be evaluated and frozen."""
        return replace(self.start, params=jax.tree.map(np.asarray, self._safe))

    def _measure(self, params: Any) -> float:
        held, labels = self._held
        return int(_right(params, held, labels)) / len(labels)

    def _features(self, texts: Sequence[str]) -> Features:
        """As `features` gives them, cut or padded to [N, width]."""
        preprocess: Any = self.start.preprocess
        ids, values = features(preprocess, as_texts(texts))
        if ids.shape[1] > self.width:
            kept = np.argsort(-values, axis=1, kind="stable")[:, : self.width]
            ids, values = np.take_along_axis(ids, kept, axis=1), np.take_along_axis(values, kept, axis=1)
        missing = ((0, 0), (0, self.width - ids.shape[1]))
        return Features(np.pad(ids, missing), np.pad(values, missing))


@jax.jit
def _step(params: Any, numbers: Features, label: Any, rate: Any, longest: Any) -> Any:
    """One step down the slope of one message's loss, no longer than `longest`; the old parameters stay."""

    def loss(params: Any) -> jax.Array:
        scores = bag_of_words.logits(params, numbers)
        return (binary_cross_entropy if scores.ndim == 1 else cross_entropy)(scores, label)

    slope = jax.grad(loss)(params)
    length = rate * jnp.sqrt(sum(jnp.vdot(leaf, leaf) for leaf in jax.tree.leaves(slope)))
    scale = rate * jnp.minimum(1.0, longest / jnp.maximum(length, 1e-12))
    return jax.tree.map(lambda old, leaf: old - scale * leaf, params, slope)


@jax.jit
def _right(params: Any, numbers: Features, labels: Any) -> jax.Array:
    """How many answers are right."""
    scores = bag_of_words.logits(params, numbers)
    answers = scores > 0 if scores.ndim == 1 else scores.argmax(axis=1)
    return jnp.sum(answers == labels)
