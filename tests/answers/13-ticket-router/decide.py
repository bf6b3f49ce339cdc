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

# %% right: all rounded first
# rounds every probability, then applies the rules
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    rounded = {queue: round(float(chance), 6) for queue, chance in chances.items()}
    if abs(sum(rounded.values()) - 1) > 0.001:
        return "Triage"
    for queue in rounded:
        if rounded[queue] == max(rounded.values()) and rounded[queue] > threshold:
            return queue
    return "Triage"

# %% right: jax
# jax arrays
import jax.numpy as jnp


def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    queues = list(chances)
    values = [float(chances[queue]) for queue in queues]
    if not 1 - 0.001 <= sum(values) <= 1 + 0.001:
        return "Triage"
    best = int(jnp.argmax(jnp.array(values)))
    return queues[best] if round(values[best], 6) > threshold else "Triage"

# %% right: decimal
# decimal numbers
from decimal import Decimal


def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    exact = {queue: round(Decimal(float(chance)), 6) for queue, chance in chances.items()}
    total = sum(exact.values())
    best = max(exact, key=lambda queue: exact[queue])
    if abs(total - 1) > Decimal("0.001") or exact[best] <= round(Decimal(threshold), 6):
        return "Triage"
    return best

# %% right: isclose
# math.isclose for the sum, and an early answer
import math


def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    answer = "Triage"
    if math.isclose(math.fsum(chances.values()), 1.0, rel_tol=0, abs_tol=0.001):
        chance, queue = max((float(chance), queue) for queue, chance in chances.items())
        if round(chance, 6) > threshold:
            answer = queue
    return answer

# %% right: numpy text
# a numpy text comes back
import numpy as np


def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    names = np.array([*chances, "Triage"])
    values = np.array([*chances.values()], np.float64)
    fine = abs(values.sum() - 1) < 0.001 and values.max().round(6) > threshold
    return names[values.argmax() if fine else -1]

# %% wrong: at the line -> "exactly 0.7", "'Billing'"
# routes at exactly 0.7
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) >= threshold else "Triage"

# %% wrong: max of names -> "Shipping has 0.82", "'Triage'"
# still picks the last name of the alphabet
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances)
    return best if round(float(chances[best]), 6) > threshold else "Triage"

# %% wrong: not rounded -> "0.7000002", "six decimals"
# compares without rounding
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if chances[best] > threshold else "Triage"

# %% wrong: rounds to two -> "0.700002 and 0.704", "stay above 0.7"
# rounds to two decimals, so that 0.7 and 0.704 are the same
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 2) > threshold else "Triage"

# %% wrong: sum not looked at -> "sum to 1.6"
# does not look at the sum
def decide(chances, threshold=0.7):
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) > threshold else "Triage"

# %% wrong: too much only -> "sum to 0.95"
# only a sum above one is broken
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    if sum(chances.values()) > 1.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) > threshold else "Triage"

# %% wrong: sum exactly one -> "miss one by less than 0.001"
# any sum but one is broken
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    if round(sum(chances.values()), 6) != 1:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) > threshold else "Triage"

# %% wrong: sum within a hundredth -> "miss one by more than 0.001"
# the tolerance is too wide
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    if abs(sum(chances.values()) - 1) > 0.01:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) > threshold else "Triage"

# %% wrong: fixed threshold -> "thresholds 0.5, 0.6 and 0.9"
# 0.7 is written into the rule
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) > 0.7 else "Triage"

# %% wrong: rounds to three -> "0.700002 and 0.704"
# rounds to three decimals
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 3) > threshold else "Triage"

# %% wrong: the probability -> "asks for text", "0.82"
# returns the probability instead of the queue
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances.values())
    return best if round(float(best), 6) > threshold else "Triage"

# %% wrong: nothing at the end -> "returned nothing this time"
# returns nothing below the threshold
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    if round(float(chances[best]), 6) > threshold:
        return best

# %% wrong: always triage -> "Shipping has 0.82"
# plays it safe
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    return "Triage"

# %% wrong: largest only -> "exactly 0.7", "sum to 1.6"
# returns the most probable queue, however unsure
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    return max(chances, key=chances.get)

# %% wrong: dots left in -> "Shipping has 0.82"
# the sum is repaired, the rest is not, and the line with the dots is still there
def decide(chances, threshold=0.7):
    """Where a ticket goes: decide({"Billing": 0.9, "Shipping": 0.1}) is "Billing"."""
    ...  # delete this line when you have repaired the rule
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances)
    if chances[best] >= threshold:
        return best
    return "Triage"

# %% right: fsum and match
# sums exactly, then matches the best pair
import math


def decide(chances, threshold=0.7):
    if math.isclose(math.fsum(chances.values()), 1, rel_tol=0, abs_tol=0.001):
        match max(chances.items(), key=lambda pair: pair[1]):
            case (name, chance) if round(float(chance), 6) > threshold:
                return name
    return "Triage"

# %% right: candidates above the threshold
# keeps the queues above the threshold, then takes the most probable
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    above = {name: chance for name, chance in chances.items() if round(chance, 6) > threshold}
    return max(above, key=above.get, default="Triage")

# %% wrong: only a sum that is too large -> "sum"
# does not notice a sum that is too small
def decide(chances, threshold=0.7):
    best = max(chances, key=chances.get)
    if sum(chances.values()) > 1.001:
        return "Triage"
    return best if round(chances[best], 6) > threshold else "Triage"

# %% wrong: threshold written into the function -> "threshold"
# compares with 0.7 whatever the threshold is
def decide(chances, threshold=0.7):
    best = max(chances, key=chances.get)
    if abs(sum(chances.values()) - 1) > 0.001 or round(chances[best], 6) <= 0.7:
        return "Triage"
    return best

# %% wrong: the sum must be exactly one -> "0.001"
# allows no rounding in the sum
def decide(chances, threshold=0.7):
    best = max(chances, key=chances.get)
    if sum(chances.values()) != 1:
        return "Triage"
    return best if round(chances[best], 6) > threshold else "Triage"

# %% wrong: first above the threshold -> "probable"
# takes the first queue above the threshold
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    for name, chance in chances.items():
        if round(chance, 6) > threshold:
            return name
    return "Triage"

# %% wrong: two digits are enough -> "six decimals"
# rounds to two decimals
def decide(chances, threshold=0.7):
    best = max(chances, key=chances.get)
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    return best if round(chances[best], 2) > threshold else "Triage"
