import random

QUEUES = ["Billing", "Technical", "Account", "Shipping"]


def inputs(draw):
    rng = random.Random(draw)
    count = draw % 9
    truth = [rng.choice(QUEUES) for _ in range(count)]
    return truth, [rng.choice([*QUEUES, "Triage", "Triage"]) for _ in range(count)], rng.choice(QUEUES)
