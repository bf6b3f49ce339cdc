import random


def inputs(draw):
    rng = random.Random(draw)
    days = [f"2025-0{rng.randint(3, 5)}-0{rng.randint(1, 9)}" for _ in range(draw % 13)]
    tickets = [{"id": n, "customer": rng.randint(0, 9), "arrived": day} for n, day in enumerate(days)]
    first, last = sorted(f"2025-0{rng.randint(3, 5)}-0{rng.randint(1, 9)}" for _ in range(2))
    return tickets, first, last
