# %% inputs
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

# %% right: loop over queues
# goes through the queues and keeps the best
def decide(chances, threshold=0.7):
    best, most, total = "Triage", 0.0, 0.0
    for queue, chance in chances.items():
        total += float(chance)
        if float(chance) > most:
            best, most = queue, float(chance)
    if total < 0.999 or total > 1.001:
        return "Triage"
    if round(most, 6) <= round(threshold, 6):
        best = "Triage"
    return best

# %% right: numpy
# by arrays: argmax for the queue, isclose for the sum
def decide(chances, threshold=0.7):
    queues, values = list(chances), np.array(list(chances.values()), float)
    broken = not np.isclose(values.sum(), 1, rtol=0, atol=0.001)
    place = int(values.argmax())
    sure = np.round(values[place], 6) > np.round(threshold, 6)
    return queues[place] if sure and not broken else "Triage"

# %% right: sorted pairs
# sorts the pairs by probability and looks at the last
def decide(chances, threshold=0.7):
    if not 0.999 <= sum(chances.values()) <= 1.001:
        return "Triage"
    best, chance = sorted(chances.items(), key=lambda pair: pair[1])[-1]
    return best if np.round(float(chance), 6) > np.round(threshold, 6) else "Triage"

# %% wrong: at the line
# routes at exactly 0.7
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) >= threshold else "Triage"

# %% wrong: max of names
# still picks the last name of the alphabet
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances)
    return best if round(float(chances[best]), 6) > threshold else "Triage"

# %% wrong: not rounded
# compares without rounding
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if chances[best] > threshold else "Triage"

# %% wrong: rounds to two
# rounds to two decimals, so that 0.7 and 0.704 are the same
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 2) > threshold else "Triage"

# %% wrong: sum not looked at
# does not look at the sum
def decide(chances, threshold=0.7):
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) > threshold else "Triage"
