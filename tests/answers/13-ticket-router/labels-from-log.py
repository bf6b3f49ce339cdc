# %% inputs
import random

QUEUES = ["Billing", "Technical", "Account", "Shipping", "Triage"]


def inputs(draw):
    rng = random.Random(draw)
    log = [{"id": n, "queue": rng.choice(QUEUES)} for n in range(draw % 7)]
    minutes = rng.sample(range(60), draw % 11)
    moves = [{"id": rng.randint(0, 8), "to": rng.choice(QUEUES), "when": f"2025-06-02T14:{m:02}"} for m in minutes]
    return log, moves

# %% right: latest by hand
# remembers the moment of the latest move and compares
def labels(log, moves):
    best = {}
    ours = [line["id"] for line in log]
    for move in moves:
        ticket = move["id"]
        if ticket not in ours:
            continue
        if ticket not in best or move["when"] > best[ticket]["when"]:
            best[ticket] = move
    return {ticket: move["to"] for ticket, move in best.items() if move["to"] != "Triage"}

# %% right: per ticket
# for each line of the log the last of its own moves
def labels(log, moves):
    found = {}
    for line in log:
        own = [move for move in moves if move["id"] == line["id"]]
        if own:
            last = max(own, key=lambda move: move["when"])
            if last["to"] != "Triage":
                found[line["id"]] = last["to"]
    return found

# %% right: sorted and popped
# writes in the order of time and takes open questions out again
def labels(log, moves):
    found = {}
    for _, ticket, queue in sorted((m["when"], m["id"], m["to"]) for m in moves):
        if queue == "Triage":
            found.pop(ticket, None)
        else:
            found[ticket] = queue
    ours = {line["id"] for line in log}
    return {ticket: queue for ticket, queue in found.items() if ticket in ours}

# %% right: defaultdict
# all moves of each ticket in a defaultdict
from collections import defaultdict


def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    own = defaultdict(list)
    for move in moves:
        own[move["id"]].append((move["when"], move["to"]))
    result = defaultdict(str)
    for line in log:
        if own[line["id"]]:
            _, queue = max(own[line["id"]])
            if queue != "Triage":
                result[line["id"]] = queue
    return result

# %% right: ordered dictionary
# an OrderedDict, in the order of the moves
from collections import OrderedDict


def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    known = [line["id"] for line in log]
    found = OrderedDict()
    for when in sorted(move["when"] for move in moves):
        for move in moves:
            if move["when"] == when and move["id"] in known:
                found[move["id"]] = move["to"]
    for ticket in list(found):
        if found[ticket] == "Triage":
            del found[ticket]
    return found

# %% right: dates
# times made into datetimes
from datetime import datetime


def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    latest = {}
    for move in moves:
        moment = datetime.fromisoformat(move["when"])
        if move["id"] not in latest or moment > latest[move["id"]][0]:
            latest[move["id"]] = (moment, move["to"])
    tickets = {line["id"] for line in log} & latest.keys()
    return {ticket: latest[ticket][1] for ticket in tickets if latest[ticket][1] != "Triage"}

# %% right: from the latest backwards
# the first one that is met counts
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = {line["id"] for line in log}
    done, result = set(), {}
    for move in sorted(moves, key=lambda m: m["when"])[::-1]:
        ticket = move["id"]
        if ticket in done or ticket not in ours:
            continue
        done.add(ticket)
        if move["to"] != "Triage":
            result[ticket] = move["to"]
    return result

# %% right: groupby
# sorted and grouped by ticket
from itertools import groupby


def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = [line["id"] for line in log]
    mine = [move for move in moves if move["id"] in ours]
    mine.sort(key=lambda move: (str(move["id"]), move["when"]))
    result = dict()
    for ticket, group in groupby(mine, key=lambda move: move["id"]):
        *_, last = group
        if last["to"] != "Triage":
            result[ticket] = last["to"]
    return result

# %% wrong: as they stand -> "on the third, so Shipping", "'Account'"
# takes the moves in the order in which they are told
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {move["id"]: move["to"] for move in moves if move["id"] in ours}
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: first word -> "on the third, so Shipping"
# keeps the first move
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"], reverse=True):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: other desks too -> "Ticket 9", "9: 'Shipping'"
# takes tickets that this router never answered
def labels(log, moves):
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: triage ignored -> "went to Triage, so it has no label", "1: 'Shipping'"
# skips moves to triage, and keeps what was thought before
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours and move["to"] != "Triage":
            found[move["id"]] = move["to"]
    return found

# %% wrong: triage is a label -> "went to Triage, so it has no label", "1: 'Triage'"
# keeps triage as if it were a queue
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return found

# %% wrong: unmoved is right -> "nobody moved 3 and 4", "4: 'Billing'"
# takes what nobody moved for right
def labels(log, moves):
    found = {line["id"]: line["queue"] for line in log}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in found:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: once in triage, never a label -> "on the fifth ticket 4", "{}"
# a ticket that was ever in triage gets no label
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = {line["id"] for line in log}
    unsure = {move["id"] for move in moves if move["to"] == "Triage"}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours - unsure:
            found[move["id"]] = move["to"]
    return found

# %% wrong: only corrections -> "confirms Billing", "{}"
# a move to the router's own answer is no label
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    before = {line["id"]: line["queue"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in before:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue not in ("Triage", before[ticket])}

# %% wrong: only from triage -> "2 to Account", "{1: 'Shipping'}"
# only tickets that the router sent to triage get a label
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = {line["id"] for line in log if line["queue"] == "Triage"}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: first move stays -> "on the third, so Shipping", "'Account'"
# setdefault keeps the first in the list
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours:
            found.setdefault(move["id"], move["to"])
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: pairs -> "asks for a dictionary"
# a list of pairs
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return [(ticket, queue) for ticket, queue in found.items() if queue != "Triage"]

# %% wrong: None for the others -> "3 and 4", "None"
# every ticket of the log has an entry
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    found = {line["id"]: None for line in log}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in found:
            found[move["id"]] = move["to"] if move["to"] != "Triage" else None
    return found

# %% wrong: whole moves -> "Ticket 1 was moved to Shipping", "'when'"
# the whole move instead of the queue
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours:
            found[move["id"]] = move
    return {ticket: move for ticket, move in found.items() if move["to"] != "Triage"}

# %% wrong: sorted by ticket -> "on the third, so Shipping"
# sorts by the queue's name
def labels(log, moves):
    """From id to queue, by each ticket's latest move."""
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: (move["id"], move["to"]), reverse=True):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% right: latest by max
# for each ticket of the log the largest pair of time and place
def labels(log, moves):
    result = {}
    for line in log:
        own = [(move["when"], move["to"]) for move in moves if move["id"] == line["id"]]
        if own and (queue := max(own)[1]) != "Triage":
            result[line["id"]] = queue
    return result

# %% right: groupby by ticket
# sorts by ticket and time, groups, and takes the last of each group
from itertools import groupby


def labels(log, moves):
    known = {line["id"] for line in log}
    ordered = sorted(moves, key=lambda move: (str(move["id"]), move["when"]))
    last = {}
    for key, group in groupby(ordered, key=lambda move: move["id"]):
        *_, latest = group
        last[key] = latest["to"]
    return {key: queue for key, queue in last.items() if key in known and queue != "Triage"}

# %% wrong: only the day counts -> "latest"
# compares the days without the time
def labels(log, moves):
    known = {line["id"] for line in log}
    result = {}
    for move in sorted(moves, key=lambda move: move["when"][:10]):
        if move["id"] in known:
            result[move["id"]] = move["to"]
    return {key: queue for key, queue in result.items() if queue != "Triage"}

# %% wrong: triage moves ignored -> "Triage"
# throws the moves to triage away first
def labels(log, moves):
    known = {line["id"] for line in log}
    result = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in known and move["to"] != "Triage":
            result[move["id"]] = move["to"]
    return result

# %% wrong: newest first overwrites -> "latest"
# sorts the wrong way round
def labels(log, moves):
    known = {line["id"] for line in log}
    result = {}
    for move in sorted(moves, key=lambda move: move["when"], reverse=True):
        if move["id"] in known:
            result[move["id"]] = move["to"]
    return {key: queue for key, queue in result.items() if queue != "Triage"}

# %% wrong: None for the unmoved -> "no label"
# writes None where there is no label
def labels(log, moves):
    result = {line["id"]: None for line in log}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in result:
            result[move["id"]] = move["to"] if move["to"] != "Triage" else None
    return result
