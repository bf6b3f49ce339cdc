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

# %% wrong: from first on
# holds out everything from the first day on
def parts(tickets, first, last):
    held_out = [t for t in tickets if t["arrived"] >= first]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% wrong: last day missing
# leaves the last day out
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] < last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out

# %% wrong: only by customer
# trains on what comes after the held-out month
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["customer"] not in owners], held_out

# %% wrong: only by time
# forgets the customers
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    return [t for t in tickets if t["arrived"] < first], held_out

# %% wrong: parts exchanged
# gives the held-out tickets first
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return held_out, [t for t in tickets if t["arrived"] < first and t["customer"] not in owners]
