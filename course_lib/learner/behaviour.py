# SPDX-License-Identifier: Apache-2.0
"""What a check may expect of a function on inputs that nobody could know before, such as a hidden month of tickets.

The inputs are drawn from a secret seed where the check is judged. In `course grade` that is outside of the student's
process: only the inputs go in, only the answers come back, and every student of a class gets the same ones.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .expect import Mismatch, answers_of, given, not_a_function
from .plain import NotPlainError, plain

SEED_FILE = "seed.txt"
"""Lies in a private course's folder and holds what its hidden months are drawn from."""
SECRET_BYTES = 32
"""Nobody can try all seeds of so many bytes."""
_given: list[str] = []


@dataclass(frozen=True)
class Behaves:
    """The expectation that `behaves` makes: its parts are open, for a judge that has only a function's answer.

    Attributes:
      draw: makes what the function gets, and the truth about it, from a seed.
      rule: says what is wrong with the function's answer, "" where nothing is.
      seed: what is drawn from.
    """

    draw: Callable[[int], tuple[Any, Any]]
    rule: Callable[[Any, Any], str]
    seed: int

    @property
    def inputs(self) -> tuple[tuple[Any, ...], ...]:
        """What the function is called with: once, with everything. A copy, which the function may change."""
        return ((deepcopy(_drawn(self.draw, self.seed)[0]),),)

    def __call__(self, value: Any) -> Mismatch | None:
        """Calls the function and judges its answer."""
        if not callable(value):
            return not_a_function(value)
        return self.compare(answers_of(value, self.inputs))

    def compare(self, answers: Iterable[Any]) -> Mismatch | None:
        """Judges the function's one answer."""
        (answer,) = answers
        truth = deepcopy(_drawn(self.draw, self.seed)[1])
        if answer is None:
            return Mismatch("property", "Your function returned nothing. Use `return`.")
        try:
            wrong = self.rule(plain(answer), truth)
        except NotPlainError as error:
            return Mismatch("property", str(error))
        except Exception:  # a learner's answer may be anything
            wrong = f"The check cannot use your function's answer, which is {given(answer)}."
        return Mismatch("property", wrong) if wrong else None


def behaves(draw: Callable[[int], tuple[Any, Any]], rule: Callable[[Any, Any], str]) -> Behaves:
    """Expects a function that does well on inputs drawn from a secret seed.

    Args:
      draw: takes the seed, a whole number of 256 bits, and gives what the function gets as its only argument, and
        the truth about it. What the function gets must not tell the truth, not even by its order or its numbers.
      rule: takes the function's answer and the truth, and says in a sentence what is wrong, "" where nothing is. An
        answer can be anything: a rule that raises counts as wrong.
    """
    return Behaves(draw, rule, secret_seed())


def secret_seed() -> int:
    """A whole number of 256 bits: of the grader's secret where there is one, otherwise of this process alone."""
    secret = _given[-1] if _given else _own()
    return int(hashlib.sha256(f"behaviour {secret}".encode()).hexdigest(), 16)


@contextmanager
def drawn_from(secret: str) -> Iterator[None]:
    """Expectations that are made meanwhile draw from this secret; an empty one leaves all as it is."""
    if not secret:
        yield
        return
    _given.append(secret)
    try:
        yield
    finally:
        _given.pop()


@cache
def _own() -> str:
    return secrets.token_hex(SECRET_BYTES)


@lru_cache(maxsize=4)
def _drawn(draw: Callable[[int], tuple[Any, Any]], seed: int) -> tuple[Any, Any]:
    """Drawn once for all checks of a month."""
    return draw(seed)
