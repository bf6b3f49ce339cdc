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

# %% wrong: as they stand
# takes the moves in the order in which they are told
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {move["id"]: move["to"] for move in moves if move["id"] in ours}
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: first word
# keeps the first move
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"], reverse=True):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: other desks too
# takes tickets that this router never answered
def labels(log, moves):
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}

# %% wrong: triage ignored
# skips moves to triage, and keeps what was thought before
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours and move["to"] != "Triage":
            found[move["id"]] = move["to"]
    return found

# %% wrong: triage is a label
# keeps triage as if it were a queue
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return found

# %% wrong: unmoved is right
# takes what nobody moved for right
def labels(log, moves):
    found = {line["id"]: line["queue"] for line in log}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in found:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}
