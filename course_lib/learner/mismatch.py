# SPDX-License-Identifier: Apache-2.0
"""One model behind two preprocessors: what each small difference between laboratory and service costs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from course_lib.evaluation import f1
from course_lib.models.model import Model
from course_lib.preprocess import Features, TextPreprocess

from . import figures
from .widgets import Switch, explore

FAULTS = {
    "subject": "the subject line is dropped",
    "capitals": "capital letters are kept",
    "cut": "only the first 120 characters are read",
    "shifted": "every word gets its neighbour's number",
}
"""What the two may disagree about: a short name, and what it means."""
PREVIEW = 120
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[!?$£€¥₹]")


def words_in_service(mail: str, faults: Collection[str] = ()) -> list[str]:
    """The words of a mail as a second program cuts them; without faults as `course_lib.preprocess.tokenise` does.

    Args:
      mail: subject, a newline, body.
      faults: names in FAULTS; "shifted" concerns no words and is left to `numbers_of`.
    """
    text = mail.partition("\n")[2] if "subject" in faults else mail
    text = text[:PREVIEW] if "cut" in faults else text
    text = (text if "capitals" in faults else text.lower()).replace("’", "'")
    words = _TOKEN.findall(text)
    return ["#####" if word.isdigit() and len(word) > 4 else word for word in words]


def numbers_of(preprocess: TextPreprocess, words: Sequence[Sequence[str]]) -> Features:
    """Words as numbers, by the vocabulary of training: the same arithmetic as `preprocess.features`, in plain steps.

    Args:
      preprocess: what training learned: which words and pairs there are, and how much each counts.
      words: N lists, one for each mail.
    """
    rows = []
    for each in words:
        counts = Counter([*each, *(f"{first} {second}" for first, second in pairwise(each))])
        known = sorted((preprocess.ids[gram], count) for gram, count in counts.items() if gram in preprocess.ids)
        values = [float(preprocess.idf[place]) * (1 + math.log(count)) for place, count in known]
        size = math.sqrt(sum(value * value for value in values))
        rows.append(([place for place, _ in known], [value / size for value in values]))
    length = max((len(places) for places, _ in rows), default=0)
    ids, values_of = np.zeros((len(rows), length), np.int32), np.zeros((len(rows), length), np.float32)
    for row, (places, values) in enumerate(rows):
        ids[row, : len(places)], values_of[row, : len(places)] = places, values
    return Features(ids, values_of)


def explore_faults(model: Model, mails: Sequence[str], labels: Any) -> None:
    """Boxes to tick, one for each fault of the service; F1 and every single probability follow.

    Args:
      model: a bag of words with two labels.
      mails: N mails that were kept aside.
      labels: [N], 1 for the second label.
    """
    truth = np.asarray(labels)
    in_lab = probabilities(model, mails, ())
    seen: dict[tuple[str, ...], np.ndarray] = {}

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        faults = tuple(name for name in FAULTS if values[name])
        if faults not in seen:
            seen[faults] = probabilities(model, mails, faults)
        return draw_faults(truth, in_lab, seen[faults], faults)

    explore(draw, {name: Switch(told) for name, told in FAULTS.items()})


def probabilities(model: Model, mails: Sequence[str], faults: Collection[str]) -> np.ndarray:
    """How probable spam is for each of N mails, float64 [N], when the service prepares them with these faults."""
    ids, values = numbers_of(model.preprocess, [words_in_service(mail, faults) for mail in mails])  # type: ignore[arg-type]
    weights = np.asarray(model.params["weights"], np.float64)
    if "shifted" in faults:
        weights = np.append(weights[0], np.roll(weights[1:], 1))  # id 0 is padding and stays
    scores = (weights[ids] * values).sum(axis=1) + float(model.params["bias"])
    return 1 / (1 + np.exp(-scores))


def draw_faults(
    labels: np.ndarray, in_lab: np.ndarray, in_service: np.ndarray, faults: Sequence[str]
) -> tuple[Figure, str]:
    """F1 in the laboratory and in service beside each other, and what each single mail's probability became."""
    before, after = (f1(labels, (chances > 0.5).astype(int)) for chances in (in_lab, in_service))
    moved = int(np.sum((in_lab > 0.5) != (in_service > 0.5)))
    figure, (left, right) = figures.new(2, width=10.5, height=3.9)
    bars = left.bar(["laboratory", "service"], [before, after], color=[figures.OURS, figures.THEIRS], width=0.6)
    bars[1].set_hatch("//")
    left.bar_label(bars, fmt="%.2f")
    left.set(ylabel="F1 on the mails kept aside (1 is perfect)", ylim=(0, 1), title="One model, two programs")
    for kind, marker, colour, name in ((0, "o", figures.HAM, "wanted"), (1, "x", figures.SPAM, "spam")):
        chosen = labels == kind
        right.scatter(in_lab[chosen], in_service[chosen], s=22, marker=marker, color=colour, alpha=0.75, label=name)
    right.plot([0, 1], [0, 1], color=figures.QUIET, linewidth=1, linestyle="--", label="the same answer")
    right.set(
        xlabel="probability of spam in the laboratory",
        ylabel="in service",
        xlim=(0, 1),
        ylim=(0, 1),
        title="Each mark is a mail",
    )
    for line in (right.axhline, right.axvline):
        line(0.5, color=figures.QUIET, linewidth=1, linestyle=":")  # a mail that crosses it changes sides
    right.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    found = " and ".join(FAULTS[name] for name in faults)
    told = f"In service, {found}." if found else "Both programs prepare mails alike."
    return figure, (
        f"{told} F1 is {before:.2f} in the laboratory and {after:.2f} in service: "
        f"{100 * (before - after):.0f} points lost. {moved} of {len(labels)} mails changed sides; "
        "the parameters are the same to the last bit."
    )
