# SPDX-License-Identifier: Apache-2.0
"""The quiz card: an item as a form of the browser, answered by mouse or keyboard, read by a screen reader."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from . import answers
from .checks import Outcome
from .quiz import LETTERS, VARIANT, Item, Pool, asked, chosen, claimed, in_words, judge


class Card(anywidget.AnyWidget):
    """The form in the browser; `asked` counts how often its button was pressed."""

    _esm = Path(__file__).with_name("card.js")
    _css = Path(__file__).with_name("card.css")
    item = traitlets.Dict().tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)
    asked = traitlets.Int(0).tag(sync=True)
    verdict = traitlets.Unicode().tag(sync=True)


def show_card(item: Item | Pool, number: int, answer: Any, variant: int) -> Outcome:
    """Displays an item with its answer so far, and keeps each new answer.

    Args:
      item: the item, or the pool that it is drawn from.
      number: its number in the chapter.
      answer: what was answered before; `...` for nothing yet.
      variant: which numbers it draws for this learner.

    Returns:
      The judgement of `answer`, marked as shown.
    """
    from IPython.display import display

    outcome = judge(item, number, answer, variant)
    pooled = isinstance(item, Pool)
    named = claimed(answer)
    if pooled and named is not None:
        variant = named  # an answer stands below the question that it answers
    one = chosen(item, variant)
    card = Card(item=_told(one, variant, pooled=pooled), answer=_given(answer), verdict=_verdict(outcome))

    def judge_again(_: Any) -> None:
        told = f"{card.answer} (variant {variant})" if one.draw or pooled else card.answer
        card.verdict = _verdict(judge(item, number, told, variant)) + _kept(one, told)

    card.observe(judge_again, names="asked")
    bundle: Any = card._repr_mimebundle_()
    data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
    text = f"Question {number}. {asked(one, variant)}\n{outcome.text()}"
    if pooled:  # it stands nowhere but here
        how = f"Without the card, write the answer in the cell above, followed by (variant {variant}), all in quotes."
        text = f"Question {number}. {in_words(one, variant)}\n{outcome.text()}\n{how}"
    # a page that cannot run widgets shows what is said of the answer cell
    page = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines()) if pooled else outcome.html()
    display(data | {"text/html": page, "text/plain": text}, raw=True)
    return replace(outcome, shown=True)


def _told(item: Item, variant: int, *, pooled: bool = False) -> dict[str, Any]:
    """What the form needs, in the order of the text, and nothing that tells the key."""
    options = [{"letter": letter, "text": text} for letter, text in zip(LETTERS, item.texts, strict=False)]
    question = asked(item, variant)
    return {
        "id": item.id,
        "kind": item.kind,
        "question": question,
        "options": options,
        "rows": list(item.rows),
        "own_numbers": bool(item.draw) or pooled,
    }


def _given(answer: Any) -> str:
    if answer is ...:
        return ""
    found = VARIANT.match(str(answer))
    return found[1] if found else str(answer)


def _verdict(outcome: Outcome) -> str:
    return outcome.html() if outcome.status != "not attempted" else ""


def _kept(item: Item, told: str) -> str:
    try:
        answers.save(item.id, told)
    except OSError as error:
        reason = html.escape(error.strerror or type(error).__name__)
        return f"<p>Your answer could not be saved ({reason}): write it in the cell above.</p>"
    return ""
