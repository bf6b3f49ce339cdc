# SPDX-License-Identifier: Apache-2.0
"""How well retrieval does: whether the right document is found, and whether it knows when nothing fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import numpy as np

from course_lib.arguments import whole_number
from course_lib.retrieval.index import Found

Evidence = Literal["cosine", "bm25"]


def hit_at_k(ranked: Sequence[Sequence[str]], right: Sequence[str], k: int) -> float:
    """The share of N questions with the right document among the first k different ones.

    Args:
        ranked: [N] for each question ids of documents, best first; one that comes again does not count again.
        right: [N] ids.
        k: how many count.

    Raises:
        ValueError: no questions, not as many ids as questions, or a k below 1.
    """
    k = whole_number("k", k, 1)
    if len(right) == 0 or len(ranked) != len(right):
        raise ValueError(f"Each of {len(ranked)} questions needs one right id, got {len(right)}: give as many of both.")
    return float(np.mean([one in list(dict.fromkeys(ids))[:k] for ids, one in zip(ranked, right, strict=True)]))


def documents(found: Sequence[Found]) -> list[str]:
    """The ids of the documents found, each once, best first."""
    return list(dict.fromkeys(one.chunk.document for one in found))


@dataclass(frozen=True)
class Refusal:
    """The rule for saying "nothing that I know fits": the evidence for the best chunk does not exceed a threshold."""

    by: Evidence
    threshold: float

    def refuses(self, found: Sequence[Found]) -> bool:
        """Whether a question with these results is better not answered; always where nothing was found."""
        return not found or evidence(found, self.by) <= self.threshold


def evidence(found: Sequence[Found], by: Evidence) -> float:
    """The largest cosine or BM25 score among the results, 0 where there are none."""
    return max((getattr(one, by) for one in found), default=0.0)


def choose_refusal(known: Sequence[Sequence[Found]], foreign: Sequence[Sequence[Found]], by: Evidence) -> Refusal:
    """The threshold that makes the fewest mistakes, each side's share counting the same; the lowest of equals.

    Args:
        known: results for questions that the documents answer.
        foreign: results for questions that they do not.
        by: which evidence to look at.

    Raises:
        ValueError: one of the two is empty.
    """
    if not known or not foreign:
        raise ValueError("A threshold is chosen on questions of both kinds: give some that fit and some that do not.")
    yes, no = (np.array([evidence(found, by) for found in side]) for side in (known, foreign))
    # only where a question changes sides can the best one lie; between two values it is put in the middle
    values = np.unique(np.concatenate([[0.0], yes, no]))
    candidates = np.concatenate([values[:1], (values[1:] + values[:-1]) / 2])
    mistakes = [np.mean(yes <= threshold) + np.mean(no > threshold) for threshold in candidates]
    return Refusal(by, float(candidates[int(np.argmin(mistakes))]))


def refused(rule: Refusal, results: Sequence[Sequence[Found]]) -> float:
    """The share of questions that a rule refuses."""
    return float(np.mean([rule.refuses(found) for found in results]))


def off_topic() -> tuple[str, ...]:
    """Sixty questions that no article answers, written for this course: the even ones far off, the odd ones near."""
    lines = files("course_lib").joinpath("retrieval/off_topic.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
