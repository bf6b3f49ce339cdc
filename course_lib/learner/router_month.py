# SPDX-License-Identifier: Apache-2.0
"""A month of tickets that nobody has seen, and what a router's work on it has to be like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from course_lib.company import QUEUES, Dials, simulate

from .plain import scalar
from .router_desk import RARE, TRIAGE, scorecard

CHARGER = date(2025, 5, 15)
"""From this day the Solstice charger is sold, and customers write about it."""
CUSTOMERS = 9_000
FLOORS = {"right": 0.96, "routed": 0.70, f"{RARE} found": 0.15}
"""The least that a month must come to; the chapter's routers reach more on every month that was tried."""
AT_ALL = {"right": 0.80, "routed": 0.40}
"""What an answer must come to before any rule gives something for it: who guesses, or looks a few tickets up, has not
routed a month."""
LINE = {"id", "model", "queue", "probability"}
"""What a line of the log holds."""


@dataclass(frozen=True)
class Truth:
    """What is true of a month: for each ticket its id and the queue where it belongs."""

    ids: tuple[str, ...]
    queues: tuple[str, ...]


def month(seed: int) -> tuple[list[dict[str, str]], Truth]:
    """September's tickets as they arrive, {"id", "subject", "body"}, and the truth about them.

    Args:
      seed: any whole number; a month that is to stay hidden takes 128 bits or more.
    """
    shop = simulate(Dials(seed=seed, customers=CUSTOMERS, start=date(2025, 9, 1), days=30, new_product=CHARGER))
    mails = shop.support_mails()
    tickets = [
        {"id": f"S-{place:04}", "subject": mail.subject, "body": mail.body} for place, mail in enumerate(mails, start=1)
    ]
    return tickets, Truth(tuple(t["id"] for t in tickets), tuple(str(mail.true_queue) for mail in mails))


def on_a_month(route: Callable[..., Any], router: Any) -> Callable[[list[dict[str, str]]], Any]:
    """A function of a month's tickets alone: what `route(tickets, router, log)` answers, and the log that it leaves."""

    def handed_in(tickets: list[dict[str, str]]) -> Any:
        log: list[Any] = []
        answers = route(tickets, router, log)
        return [answers, log]

    return handed_in


def mostly_right(answer: Any, truth: Truth) -> str:
    """Of what is routed, enough is in the right queue."""
    return _at_least(answer, truth, "right", "of the routed tickets are in the right queue")


def mostly_routed(answer: Any, truth: Truth) -> str:
    """Not too much is left to people."""
    return _at_least(answer, truth, "routed", "of the tickets are routed, and the rest is left to people")


def rare_found(answer: Any, truth: Truth) -> str:
    """The rare queue gets something of what belongs to it."""
    return _at_least(answer, truth, f"{RARE} found", f"of the tickets for {RARE} are sent there")


def log_complete(answer: Any, truth: Truth) -> str:
    """A line for each ticket, in order, that says what was answered, by which version and how sure, and no more."""
    answers, log = _parts(answer, truth)
    if answers is None:
        return _NO_ANSWERS
    if not isinstance(log, list) or [_of(line, "id") for line in log] != list(truth.ids):
        return "The log should have one line for each ticket, in the order of the tickets, each with its id."
    for line in log:
        if set(line) != LINE:
            wanted, held = (", ".join(sorted(map(str, names))) for names in (LINE, line))
            return f"Each line of the log should contain {wanted} and nothing else. A line contains {held}."
    for line, answer in zip(log, answers, strict=True):
        queue = scalar(line["queue"])
        if queue != answer:
            return f"The line of ticket {line['id']} in the log names the queue {queue}, and you answered {answer}."
    if told_at_all := _hardly_routed(scorecard(truth.queues, answers)):
        return told_at_all
    sure = [scalar(line["probability"]) for line in log]
    if not all(isinstance(value, int | float) and 0 <= value <= 1 for value in sure) or len(set(sure)) < 2:
        return "The probability in a line of the log should be the largest of the ticket's four, a number from 0 to 1."
    named = all(isinstance(scalar(line["model"]), str) and line["model"] for line in log)
    return "" if named else "Each line of the log should name the model: `router.name`."


_NO_ANSWERS = f"There should be one answer for each ticket: one of {', '.join(QUEUES)} or {TRIAGE}."


def _at_least(answer: Any, truth: Truth, measure: str, told: str) -> str:
    answers, _ = _parts(answer, truth)
    if answers is None:
        return _NO_ANSWERS
    card = scorecard(truth.queues, answers)
    if told_at_all := _hardly_routed(card):
        return told_at_all
    share = card[measure]
    floor = FLOORS[measure]
    return "" if share >= floor else f"In the hidden month {share:.0%} {told}. At least {floor:.0%} is needed."


def _hardly_routed(card: Mapping[str, float]) -> str:
    if all(card[name] >= least for name, least in AT_ALL.items()):
        return ""
    routed, right = (f"{card[name]:.0%}" for name in ("routed", "right"))
    told = f"In the hidden month {routed} of the tickets are routed, and {right} of these are in the right queue."
    return f"{told} That isn't routing yet."


def _parts(answer: Any, truth: Truth) -> tuple[list[str] | None, Any]:
    """Answers and log as `on_a_month` gives them; None for answers that are none."""
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        return None, None
    answers, log = answer
    known = {*QUEUES, TRIAGE}
    answers = answers.tolist() if isinstance(answers, np.ndarray) else answers
    if not isinstance(answers, list | tuple) or len(answers) != len(truth.ids):
        return None, log
    answers = [scalar(queue) for queue in answers]
    if not all(isinstance(queue, str) and queue in known for queue in answers):
        return None, log
    return answers, log


def _of(line: Any, key: str) -> Any:
    return scalar(line.get(key)) if isinstance(line, dict) else None
