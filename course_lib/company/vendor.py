# SPDX-License-Identifier: Apache-2.0
"""A seller of an AI assistant, simulated: six promises, a hidden fact sheet, and answers that depend on how one asks.

Asked politely he dodges. Asked for a number he gives a true one, which in most matters is beside the point. Asked for
evidence he hands over the record, and whether a promise holds can be measured. Numbers and records are always true.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

WAYS = ("politely", "number", "evidence")
QUEUES = {"Billing": 160, "Technical": 120, "Account": 90, "Shipping": 30}
"""How many mails of the trial belong to each queue."""
SURE = 0.7
"""Below this confidence the assistant is said to ask a person."""
DAYS = 60
"""How long the trial ran."""

Row = Mapping[str, Any]
Record = tuple[Row, ...]


@dataclass(frozen=True)
class Claim:
    """One promise of the brochure.

    Attributes:
      topic: its short name.
      asks: the question that a buyer should ask about it.
      says: what the brochure says.
      quantity: what has to be measured, with its unit.
      limit: the promised bound; reaching it keeps the promise.
      at_least: whether the bound is the lowest allowed value; otherwise it is the highest.
    """

    topic: str
    asks: str
    says: str
    quantity: str
    limit: float
    at_least: bool = False


BROCHURE = (
    Claim(
        "learning",
        "Does it learn while we use it, and who controls that?",
        "Nothing changes behind your back: you sign for every new version.",
        "changes of the fingerprint without a signature",
        0,
    ),
    Claim(
        "training",
        "When was it last trained, and how often will it be?",
        "Always up to date: never more than 31 days without a training.",
        "longest time without a training, in days",
        31,
    ),
    Claim(
        "data",
        "Which data trained it, and are they like our mail?",
        "It knows mail like yours: in every queue at least 9 of 10 answers are right.",
        "share of right answers in the worst queue",
        0.9,
        at_least=True,
    ),
    Claim(
        "doubt",
        "What happens when it is unsure?",
        "When in doubt it asks a person: no answer below a confidence of 0.7 is sent.",
        "answers sent below a confidence of 0.7",
        0,
    ),
    Claim(
        "speed",
        "How fast must it be, and what may it cost?",
        "99 of 100 answers within 2 seconds.",
        "p99 of the latency, in seconds",
        2.0,
    ),
    Claim(
        "watch",
        "How is it watched, and what counts as drift?",
        "We watch over it: when your mail changes, you have an alarm within 3 days.",
        "longest time from a change to its alarm, in days",
        3,
    ),
)
TOPICS = tuple(claim.topic for claim in BROCHURE)

DODGES = {
    "learning": (
        "Our assistant is always learning from the best in the trade.",
        "Learning is in our genes. You will be amazed.",
    ),
    "training": (
        "It is trained on an ongoing basis, with the newest methods.",
        "We have a very active training road map.",
    ),
    "data": (
        "It has read billions of words. Whatever your customers write, it has seen it.",
        "Our data are the richest on the market, and they grow daily.",
    ),
    "doubt": (
        "Honestly, it is hardly ever unsure.",
        "Your team always stays in control. That is our philosophy.",
    ),
    "speed": (
        "It feels instant. Our customers love how quick it is.",
        "Speed is never a problem. We run in the cloud.",
    ),
    "watch": (
        "Our specialists have an eye on everything, day and night.",
        "We have never missed anything that mattered.",
    ),
}


@dataclass(frozen=True)
class Vendor:
    """A seller: the seed that he was drawn from, and what only he knows."""

    seed: int
    _records: Mapping[str, Record] = field(repr=False)


@dataclass(frozen=True)
class Answer:
    """What he answers.

    Attributes:
      says: in words.
      number: the number that he gave; None where he gave none.
      record: the rows that he handed over; empty where he handed over none.
    """

    says: str
    number: float | None = None
    record: Record = ()


def meet(seed: int) -> Vendor:
    """The vendor of a seed; two to four of his six promises fail, and the seed says which."""
    draw = random.Random(f"vendor/{seed}").random
    order = sorted(TOPICS, key=lambda _: draw())
    failing = set(order[: 2 + int(3 * draw())])
    trial = _trial(draw, failing)
    return Vendor(
        seed,
        {
            "learning": _fingerprints(draw, "learning" in failing),
            "training": _trainings(draw, "training" in failing),
            "data": trial,
            "doubt": trial,
            "speed": trial,
            "watch": _alarms(draw, "watch" in failing),
        },
    )


def ask(vendor: Vendor, topic: str, how: str = "politely") -> Answer:
    """Asks about one of `TOPICS` in one of three `WAYS`.

    Raises:
      ValueError: there is no such topic or no such way.
    """
    if topic not in TOPICS:
        raise ValueError(f"He sells nothing called {topic!r}: ask about {', '.join(TOPICS)}.")
    if how not in WAYS:
        raise ValueError(f"Nobody asks {how!r}: ask in one of the ways {', '.join(WAYS)}.")
    record = vendor._records[topic]
    if how == "politely":
        return Answer(DODGES[topic][vendor.seed % 2])
    if how == "number":
        number, says = _NUMBERS[topic](record)
        return Answer(says, number)
    return Answer(f"If you insist. Here is the record: {len(record)} rows.", record=record)


def measure(topic: str, record: Record) -> float:
    """What a record says on the quantity that was promised: see `Claim.quantity`."""
    if topic == "learning":
        return float(sum(row["changed"] and not row["signed"] for row in with_changes(record)))
    if topic == "training":
        return float(max(gaps(record)))
    if topic == "data":
        return min(accuracies(record).values())
    if topic == "doubt":
        return float(sum(row["confidence"] < SURE and not row["handed_over"] for row in record))
    if topic == "speed":
        seconds = sorted(row["seconds"] for row in record)
        return float(seconds[math.ceil(0.99 * len(seconds)) - 1])
    return float(max(row["alarm"] - row["began"] for row in record))


def with_changes(record: Record) -> list[Row]:
    """The days of the trial, each with `changed`: whether its fingerprint differs from that of the day before."""
    before = [record[0], *record[:-1]]
    return [
        dict(day) | {"changed": day["fingerprint"] != b["fingerprint"]} for b, day in zip(before, record, strict=True)
    ]


def gaps(record: Record) -> list[int]:
    """Days from each training to the next one, and from the last one until today."""
    days = sorted((row["days_ago"] for row in record), reverse=True)
    return [before - after for before, after in zip(days, [*days[1:], 0], strict=True)]


def accuracies(record: Record) -> dict[str, float]:
    """The share of right answers in each queue of the trial."""
    right = {queue: [row["right"] for row in record if row["queue"] == queue] for queue in QUEUES}
    return {queue: sum(marks) / len(marks) for queue, marks in right.items()}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _of_trial(name: str) -> Callable[[Record], list[float]]:
    return lambda record: [float(row[name]) for row in record]


def _say(number: float, says: str) -> tuple[float, str]:
    return number, says


# true numbers; only the first two are the ones that were promised
_NUMBERS: Mapping[str, Callable[[Record], tuple[float, str]]] = {
    "learning": lambda r: _say(
        measure("learning", r),
        f"Since you ask: {measure('learning', r):.0f} changes in {len(r)} days came without a signature.",
    ),
    "training": lambda r: _say(
        measure("training", r), f"Since you ask: the longest time without a training was {max(gaps(r))} days."
    ),
    "data": lambda r: _say(
        _mean(_of_trial("right")(r)), f"In your own trial {_mean(_of_trial('right')(r)):.1%} of all answers were right."
    ),
    "doubt": lambda r: _say(
        float(sum(row["handed_over"] for row in r)),
        f"In your trial {sum(row['handed_over'] for row in r)} mails went to a person.",
    ),
    "speed": lambda r: _say(
        _mean(_of_trial("seconds")(r)), f"On average {_mean(_of_trial('seconds')(r)):.2f} seconds in your trial."
    ),
    "watch": lambda r: _say(float(len(r)), f"There were {len(r)} changes last year, and we gave {len(r)} alarms."),
}


def _fingerprints(draw: Callable[[], float], failing: bool) -> Record:
    """A line for each day of the trial; some days bring new parameters, with a signature or without one."""
    days = sorted(range(1, DAYS), key=lambda _: draw())
    signed = set(days[: 1 + int(2 * draw())])
    unsigned = set(days[-1 - int(3 * draw()) :]) if failing else set()
    fingerprint, rows = _hex(draw), []
    for day in range(DAYS):
        if day in signed | unsigned:
            fingerprint = _hex(draw)
        rows.append({"day": day + 1, "fingerprint": fingerprint, "signed": day in signed})
    return tuple(rows)


def _trainings(draw: Callable[[], float], failing: bool) -> Record:
    """The trainings of about a year, the newest last; where it fails, one pause is too long, and it may still last."""
    pauses = [24 + int(8 * draw()) for _ in range(12)]
    pauses[int(12 * draw())] = 31  # the limit itself, which is allowed
    if failing:
        place = 11 if draw() < 0.5 else int(11 * draw())
        pauses[place] = 32 + int(150 * draw())
    ago = [sum(pauses[place:]) for place in range(12)]
    return tuple({"version": f"v{number}", "days_ago": days} for number, days in enumerate(ago, start=1))


def _trial(draw: Callable[[], float], failing: set[str]) -> Record:
    """Every mail of the trial: its queue, whether the answer was right, how sure and how slow the assistant was."""
    queues = [queue for queue, count in QUEUES.items() for _ in range(count)]
    count = len(queues)
    wrong = {queue: int((0.02 + 0.04 * draw()) * QUEUES[queue]) for queue in QUEUES}
    wrong["Shipping"] = 6 + int(6 * draw()) if "data" in failing else 3 if draw() < 0.5 else int(3 * draw())
    unsure = set(sorted(range(count), key=lambda _: draw())[: 24 + int(30 * draw())])
    sent = set(sorted(unsure)[: 3 + int(15 * draw())]) if "doubt" in failing else set()
    slow = set(sorted(range(count), key=lambda _: draw())[: 8 + int(9 * draw()) if "speed" in failing else 4])
    rows = []
    for place, queue in enumerate(queues):
        wrong[queue] -= 1
        confidence = 0.35 + 0.34 * draw() if place in unsure else 0.7 + 0.3 * draw()
        rows.append(
            {
                "queue": queue,
                "right": wrong[queue] < 0,
                "confidence": round(confidence, 2),
                "handed_over": place in unsure - sent,
                "seconds": round(3 + 5 * draw() if place in slow else 0.3 + 0.5 * draw() ** 2, 2),
            }
        )
    rows.sort(key=lambda _: draw())
    return tuple({"mail": number, **row} for number, row in enumerate(rows, start=1))


def _alarms(draw: Callable[[], float], failing: bool) -> Record:
    """The changes of last year, the day of the year on which each began, and the day of its alarm."""
    changes = ["spring sale", "new product line", "strike of the carrier", "new return policy", "holidays"]
    waits = [int(4 * draw()) for _ in changes]
    waits[int(len(changes) * draw())] = 3  # the limit itself, which is allowed
    if failing:
        waits[int(len(changes) * draw())] = 4 + int(30 * draw())
    began = [40 + 65 * place + int(20 * draw()) for place in range(len(changes))]
    return tuple(
        {"change": change, "began": day, "alarm": day + wait}
        for change, day, wait in zip(changes, began, waits, strict=True)
    )


def _hex(draw: Callable[[], float]) -> str:
    return f"{int(draw() * 16**8):08x}"
