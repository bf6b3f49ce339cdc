# %% inputs
import random


def inputs(draw):
    rng = random.Random(draw)
    days = [f"2025-0{rng.randint(3, 5)}-0{rng.randint(1, 9)}" for _ in range(draw % 13)]
    tickets = [{"id": n, "customer": rng.randint(0, 9), "arrived": day} for n, day in enumerate(days)]
    first, last = sorted(f"2025-0{rng.randint(3, 5)}-0{rng.randint(1, 9)}" for _ in range(2))
    return tickets, first, last

# %% right: as taught
# a set of the held-out customers, then two lists
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% right: with loops
# two loops and two lists, a tuple of them at the end
def parts(tickets, first, last):
    training, held_out, owners = [], [], []
    for ticket in tickets:
        if ticket["arrived"] >= first and not ticket["arrived"] > last:
            held_out.append(ticket)
            owners.append(ticket["customer"])
    for ticket in tickets:
        if ticket["arrived"] < first:
            if ticket["customer"] not in owners:
                training.append(ticket)
    return (training, held_out)

# %% right: with real dates
# days made into dates before they are compared, and a list of two lists
from datetime import date


def parts(tickets, first, last):
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [date.fromisoformat(ticket["arrived"]) for ticket in tickets]
    held_out = [ticket for ticket, day in zip(tickets, days) if begin <= day <= end]
    theirs = set(ticket["customer"] for ticket in held_out)
    training = []
    for ticket, day in zip(tickets, days):
        if day < begin and not ticket["customer"] in theirs:
            training.append(ticket)
    return [training, held_out]

# %% right: one loop
# sorts tickets into three piles in one loop
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    before, during = [], []
    for ticket in tickets:
        if ticket["arrived"] < first:
            before.append(ticket)
        elif ticket["arrived"] <= last:
            during.append(ticket)
    customers = [ticket["customer"] for ticket in during]
    return [ticket for ticket in before if customers.count(ticket["customer"]) == 0], during

# %% right: filter
# filter and lambda, a set by set()
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = list(filter(lambda t: first <= t["arrived"] <= last, tickets))
    theirs = set(map(lambda t: t["customer"], held_out))
    training = list(filter(lambda t: t["arrived"] < first and t["customer"] not in theirs, tickets))
    return training, held_out

# %% right: numpy
# arrays of truth values
import numpy as np


def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    days = np.array([ticket["arrived"] for ticket in tickets], dtype="datetime64[D]")
    owners = np.array([ticket["customer"] for ticket in tickets])
    inside = (days >= np.datetime64(first)) & (days <= np.datetime64(last))
    mine = (days < np.datetime64(first)) & ~np.isin(owners, owners[inside])
    return [tickets[i] for i in np.flatnonzero(mine)], [tickets[i] for i in np.flatnonzero(inside)]

# %% right: any
# asks for each ticket whether any held-out one has its customer
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    def is_held_out(ticket):
        return not (ticket["arrived"] < first or ticket["arrived"] > last)

    training = []
    for ticket in tickets:
        shared = any(is_held_out(other) and other["customer"] == ticket["customer"] for other in tickets)
        if ticket["arrived"] < first and not shared:
            training.append(ticket)
    return training, [ticket for ticket in tickets if is_held_out(ticket)]

# %% right: defaultdict
# groups the tickets by customer
from collections import defaultdict


def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    by_customer = defaultdict(list)
    for ticket in tickets:
        by_customer[ticket["customer"]].append(first <= ticket["arrived"] <= last)
    training = [t for t in tickets if t["arrived"] < first and not any(by_customer[t["customer"]])]
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    return tuple([training, held_out])

# %% wrong: from first on -> "[3, 4, 5]", "belongs to neither part"
# holds out everything from the first day on
def parts(tickets, first, last):
    held_out = [t for t in tickets if t["arrived"] >= first]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% wrong: last day missing -> "last day of April", "[3]"
# leaves the last day out
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] < last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% wrong: only by customer -> "belongs to neither part", "[1, 5, 6]"
# trains on what comes after the held-out month
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["customer"] not in owners], held_out

# %% wrong: only by time -> "Bob (2)", "[1, 2, 6]"
# forgets the customers
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    return [t for t in tickets if t["arrived"] < first], held_out

# %% wrong: parts exchanged -> "[[3, 4], [1, 6]]"
# gives the held-out tickets first
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return held_out, [t for t in tickets if t["arrived"] < first and t["customer"] not in owners]

# %% wrong: first day missing -> "first and the last day of April", "[4]"
# the first day is not held out
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = [t for t in tickets if first < t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% wrong: later customers kept out -> "Ann's ticket in May (5)", "[6]"
# everyone who writes from the first day on is kept out of training
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in tickets if t["arrived"] >= first}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% wrong: customers leave held out -> "Held out are 3 and 4", "[3]"
# takes the tickets out of the held-out part instead
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    training = [t for t in tickets if t["arrived"] < first]
    owners = {t["customer"] for t in training}
    return training, [t for t in tickets if first <= t["arrived"] <= last and t["customer"] not in owners]

# %% wrong: training with the first day -> "Held out are 3 and 4", "[1, 3, 6]"
# what arrives on the first day is in both parts
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out if t["arrived"] > first}
    return [t for t in tickets if t["arrived"] <= first and t["customer"] not in owners], held_out

# %% wrong: sorted -> "order in which the tickets were given"
# sorts both parts by day
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    tickets = sorted(tickets, key=lambda t: t["id"])
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% wrong: one list -> "Held out are 3 and 4"
# one list of all tickets that are used
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners] + held_out

# %% wrong: only the training part -> "Held out are 3 and 4"
# forgets to return the held-out part
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners]

# %% wrong: prints -> "it printed 2 2", "return"
# prints the sizes
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    training = [t for t in tickets if t["arrived"] < first and t["customer"] not in owners]
    print(len(training), len(held_out))

# %% wrong: months compared -> "same day", "[[1], [2, 6]]"
# compares the months only
def parts(tickets, first, last):
    """The training tickets and the held-out ones, as two lists."""
    held_out = [t for t in tickets if first[:7] <= t["arrived"][:7] <= last[:7]]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"][:7] < first[:7] and t["customer"] not in owners], held_out

# %% right: filter and a frozenset
# filters twice, with the customers of the held-out part as a frozenset
from operator import itemgetter


def parts(tickets, first, last):
    held_out = list(filter(lambda one: first <= one["arrived"] <= last, tickets))
    theirs = frozenset(map(itemgetter("customer"), held_out))
    return [one for one in tickets if one["arrived"] < first and one["customer"] not in theirs], held_out

# %% right: real dates
# turns the days into dates before comparing
from datetime import date


def parts(tickets, first, last):
    begin, end = map(date.fromisoformat, (first, last))
    training, held_out = [], []
    for ticket in tickets:
        day = date.fromisoformat(ticket["arrived"])
        if day < begin:
            training.append(ticket)
        elif day <= end:
            held_out.append(ticket)
    known = {ticket["customer"] for ticket in held_out}
    return [ticket for ticket in training if ticket["customer"] not in known], held_out

# %% wrong: customers seen later are kept out too -> "in May (5) keeps nothing out"
# collects the customers of everything from the first day on
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    names = {t["customer"] for t in tickets if t["arrived"] >= first}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in names], held_out

# %% wrong: held-out part loses the customers -> "training"
# throws the shared customers out of the held-out part
def parts(tickets, first, last):
    training = [t for t in tickets if t["arrived"] < first]
    names = {t["customer"] for t in training}
    return training, [t for t in tickets if first <= t["arrived"] <= last and t["customer"] not in names]

# %% wrong: sorted by day -> "order"
# sorts the tickets by day
def parts(tickets, first, last):
    tickets = sorted(tickets, key=lambda t: t["arrived"])
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    names = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in names], held_out

# %% wrong: everything else is training -> "belongs to neither part"
# puts what came after the last day into training
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    names = {t["customer"] for t in held_out}
    return [t for t in tickets if t not in held_out and t["customer"] not in names], held_out

# %% wrong: running set of customers -> "Bob (2) also writes"
# knows only the held-out customers that it has already met
def parts(tickets, first, last):
    training, held_out, names = [], [], set()
    for t in tickets:
        if first <= t["arrived"] <= last:
            held_out.append(t)
            names.add(t["customer"])
        elif t["arrived"] < first and t["customer"] not in names:
            training.append(t)
    return training, held_out
