import random


def inputs(draw):
    rng = random.Random(draw)
    parts = [round(rng.random() ** 3, 3) for _ in range(4)]
    total = sum(parts) + rng.choice([0, 0, 0, 0.01, -0.01])
    chances = [part / total for part in parts]
    if draw % 3 == 0:
        top = rng.choice([0.7, 0.7 + 4e-7, 0.7 + 6e-7, 0.69, 0.71])
        chances = [top, 1 - top, 0.0, 0.0]
        rng.shuffle(chances)
    if draw % 7 == 0:
        chances[0] += rng.choice([0.0009, 0.0011, -0.0011])
    names = ["Billing", "Technical", "Account", "Shipping"]
    rng.shuffle(names)
    return dict(zip(names, chances, strict=True)), rng.choice([0.5, 0.7, 0.7, 0.7, 0.9])
