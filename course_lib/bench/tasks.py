# SPDX-License-Identifier: Apache-2.0
"""What there is to learn from each data set of the course: the rows, the labels, and by what it is measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from course_lib import data, evaluation
from course_lib.company import Company, Dials, optimal, simulate
from course_lib.data.tickets import QUEUES

COMPANY_MAILS = 5_000


@dataclass(frozen=True, eq=False)
class Task:
    """Rows with their labels.

    Attributes:
      name: short, and unique.
      rows: texts, or a table of columns.
      labels: whole numbers [N].
      names: of the classes.
      measure: "accuracy", "F1" (of class 1) or "AUC".
      groups: rows with the same value are copies of one another; each row has its own where nothing is repeated.
      best: what nobody can beat, where the truth is known.
    """

    name: str
    rows: Sequence[str] | Mapping[str, np.ndarray]
    labels: np.ndarray
    names: tuple[str, ...]
    measure: str
    groups: np.ndarray
    best: float | None = None

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.labels)

    @property
    def is_table(self) -> bool:
        """Whether rows are columns."""
        return isinstance(self.rows, Mapping)

    def take(self, chosen: np.ndarray) -> Any:
        """Some of the rows."""
        if isinstance(self.rows, Mapping):
            return {name: np.asarray(column)[chosen] for name, column in self.rows.items()}
        return [self.rows[i] for i in chosen]

    def once(self) -> "Task":
        """The task with each repeated row kept once."""
        _, first = np.unique(self.groups, return_index=True)
        first = np.sort(first)
        return replace(self, rows=self.take(first), labels=self.labels[first], groups=self.groups[first])

    def majority(self) -> float:
        """The accuracy of always giving the commonest class."""
        return float(np.bincount(self.labels).max() / len(self))

    def score(self, labels: np.ndarray, chances: np.ndarray) -> tuple[float, float]:
        """Accuracy, and what the task is measured by.

        Args:
          labels: [N].
          chances: probabilities [N] of class 1, or [N, C].
        """
        answers = (chances > 0.5).astype(int) if chances.ndim == 1 else chances.argmax(1)
        accuracy = float(np.mean(answers == labels))
        if self.measure == "accuracy":
            return accuracy, accuracy
        return accuracy, evaluation.f1(labels, answers) if self.measure == "F1" else evaluation.auc(labels, chances)


def sms() -> Task:
    """Spam among real text messages."""
    return _spam("sms: spam", data.sms(repeated=True))


def inbox() -> Task:
    """Spam among mails written one by one."""
    return _spam("inbox, written: spam", data.inbox())


def support() -> Task:
    """The queue of support mails written one by one."""
    mails = data.support()
    return _texts("support, written: queue", mails.texts, mails.queues, QUEUES)


def company_inbox() -> Task:
    """Spam among simulated mails; the best possible F1 is that of whoever knows the kind of mail."""
    mails = company().inbox_mails(COMPANY_MAILS)
    labels = np.array([mail.label == "spam" for mail in mails], int)
    known = np.array([mail.spam_probability for mail in mails])
    best = float(2 * known[known > 0.5].sum() / ((known > 0.5).sum() + known.sum()))
    task = _texts("company inbox: spam", [f"{m.subject}\n{m.body}" for m in mails], labels, ("ham", "spam"), "F1")
    return replace(task, best=best)


def company_tickets() -> Task:
    """The queue as recorded of simulated support mails."""
    made = company()
    mails = made.support_mails()
    labels = np.array([QUEUES.index(mail.queue) for mail in mails])
    best = optimal.accuracy(optimal.recorded_queues(made.tickets, made.dials)).value
    return replace(
        _texts("company support: queue", [f"{m.subject}\n{m.body}" for m in mails], labels, QUEUES), best=best
    )


def company_payments() -> Task:
    """Fraud among simulated payments, from what is known when a customer pays."""
    made = company()
    known = ("amount", "hour", "account_age_days", "orders_before", "failed_attempts")
    marks = ("new_device", "country_mismatch", "express")
    rows = {name: made.payments[name].astype(float) for name in known + marks}
    labels = made.payments["fraud"].astype(int)
    best = optimal.auc(optimal.recorded_fraud(made.payments, made.dials)).value
    task = Task("company payments: fraud", rows, labels, ("honest", "fraud"), "AUC", np.arange(len(labels)))
    return replace(task, best=best)


def company_churn() -> Task:
    """Who leaves in the next month, from each simulated month end."""
    ends = company().churn
    names = ("tenure_days", "orders_90d", "spent_90d", "days_since_order", "tickets_90d", "late_parcels_90d")
    rows = {name: ends[name].astype(float) for name in (*names, "discount_share")} | {"group": ends["group"]}
    best = optimal.auc(ends["churn_probability"]).value
    labels = ends["churned"].astype(int)
    return Task("company churn: leaves", rows, labels, ("stays", "leaves"), "AUC", np.arange(len(labels)), best)


def spambase() -> Task:
    """Spam among mails as 57 numbers."""
    return _table("spambase: spam", data.spambase())


def telco() -> Task:
    """Who leaves a telephone company."""
    return _table("telco: leaves", data.telco())


def bitext() -> Task:
    """27 intents, of the file with long answers."""
    requests = data.bitext(long_answers=True, repeated=True)
    intents = tuple(sorted(set(requests.intents)))
    return _texts("bitext: 27 intents", requests.texts, [intents.index(i) for i in requests.intents], intents)


def multidogo() -> Task:
    """Three queues within MultiDoGO alone, where the set cannot give the queue away."""
    requests = data.multidogo(repeated=True).routed()
    present = np.unique(requests.queues)
    names = tuple(QUEUES[queue] for queue in present)
    return _texts("multidogo: 3 queues", requests.texts, np.searchsorted(present, requests.queues), names)


def router() -> Task:
    """Four queues over Bitext and MultiDoGO; the set a text is from gives much of its queue away."""
    sets = [data.bitext(repeated=True).routed(), data.multidogo(repeated=True).routed()]
    texts = [text for one in sets for text in one.texts]
    return _texts("bitext + multidogo: 4 queues", texts, np.concatenate([one.queues for one in sets]), QUEUES)


def bitext_queues() -> Task:
    """Billing or Account, within Bitext."""
    return _two_queues("bitext: Billing or Account", data.bitext().routed())


def multidogo_queues() -> Task:
    """Billing or Account, within MultiDoGO."""
    return _two_queues("multidogo: Billing or Account", data.multidogo().routed())


OURS = (inbox, support, company_inbox, company_tickets, company_payments, company_churn)
PUBLIC = (sms, spambase, telco, bitext, multidogo, router)


@cache
def company() -> Company:
    """The simulated company with its usual dials."""
    return simulate(Dials())


def _two_queues(name: str, requests: data.Requests) -> Task:
    chosen = [i for i, queue in enumerate(requests.queues) if QUEUES[queue] in ("Billing", "Account")]
    labels = [int(QUEUES[requests.queues[i]] == "Account") for i in chosen]
    return _texts(name, [requests.texts[i] for i in chosen], labels, ("Billing", "Account"))


def _spam(name: str, messages: data.Messages) -> Task:
    return _texts(name, messages.texts, messages.labels, ("ham", "spam"), "F1")


def _texts(name: str, texts: Sequence[str], labels: Any, names: tuple[str, ...], measure: str = "accuracy") -> Task:
    folded = np.array([" ".join(text.casefold().split()) for text in texts], object)
    groups = np.unique(folded, return_inverse=True)[1]
    return Task(name, texts, np.asarray(labels, int), names, measure, groups)


def _table(name: str, table: data.Table) -> Task:
    rows = {**table.numbers, **table.categories}
    lines = ["\t".join(map(str, line)) for line in zip(*rows.values(), table.labels, strict=True)]
    groups = np.unique(np.array(lines, object), return_inverse=True)[1]
    return Task(name, rows, table.labels.astype(int), table.label_names, "AUC", groups)
