# SPDX-License-Identifier: Apache-2.0
"""How good written text is: the facts that it kept, the words in order that it shares with another, and the same."""

import re
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"\w+(?:[-'.]\w+)*")


def slot_recall(texts: Sequence[str], slots: Sequence[Mapping[str, str | None]]) -> float:
    """The share of all facts that stand in their texts, capitals aside; a fact that is None was not to be kept.

    A fact counts when its words stand together in the text, whole: `LO-1234` is not kept by `LO-12345`.

    Raises:
        ValueError: other numbers of texts and slots, or no fact in any of them.
    """
    kept = [found for row in facts_kept(texts, slots) for found in row.values()]
    if not kept:
        raise ValueError("There is no fact to keep in any of the texts: give slots that are not all None.")
    return sum(kept) / len(kept)


def facts_kept(texts: Sequence[str], slots: Sequence[Mapping[str, str | None]]) -> list[dict[str, bool]]:
    """For each text which of its facts stand in it, by name; facts that are None are left out.

    Raises:
        ValueError: other numbers of texts and slots.
    """
    _paired(texts, slots)
    return [
        {name: _stands_in(fact, text) for name, fact in row.items() if fact}
        for text, row in zip(texts, slots, strict=True)
    ]


def rouge_l(texts: Sequence[str], references: Sequence[str]) -> float:
    """The mean over texts of ROUGE-L (Lin, 2004): F1 of the longest common subsequence of words, capitals aside.

    Raises:
        ValueError: no texts, or other numbers of texts and references.
    """
    _paired(texts, references)
    return sum(map(_rouge_l, texts, references)) / len(texts)


def exact_match(texts: Sequence[str], references: Sequence[str]) -> float:
    """The share of texts that are the same, spaces at the ends aside.

    Raises:
        ValueError: no texts, or other numbers of texts and references.
    """
    _paired(texts, references)
    pairs = zip(texts, references, strict=True)
    return sum(text.strip() == reference.strip() for text, reference in pairs) / len(texts)


def _stands_in(fact: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fact)}(?!\w)", text, re.IGNORECASE) is not None


def _rouge_l(text: str, reference: str) -> float:
    ours, theirs = (_WORD.findall(each.lower()) for each in (text, reference))
    if not ours or not theirs:
        return float(ours == theirs)
    lengths = [0] * (len(theirs) + 1)
    for word in ours:
        before = 0
        for place, other in enumerate(theirs, 1):
            above = lengths[place]
            lengths[place] = before + 1 if word == other else max(above, lengths[place - 1])
            before = above
    return 2 * lengths[-1] / (len(ours) + len(theirs))


def _paired(texts: Sequence[object], others: Sequence[object]) -> None:
    if not texts or len(texts) != len(others):
        raise ValueError(f"Each text needs its counterpart: {len(texts)} and {len(others)} were given.")
