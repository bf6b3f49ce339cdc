import random

QUEUES = ["Billing", "Technical", "Account", "Shipping", "Triage"]


def inputs(draw):
    rng = random.Random(draw)
    log = [{"id": n, "queue": rng.choice(QUEUES)} for n in range(draw % 7)]
    minutes = rng.sample(range(60), draw % 11)
    moves = [{"id": rng.randint(0, 8), "to": rng.choice(QUEUES), "when": f"2025-06-02T14:{m:02}"} for m in minutes]
    return log, moves
