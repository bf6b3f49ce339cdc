# %% inputs
"""Scores: the ends of the scale and of the middle in several kinds of number, then drawn ones around them."""

import numpy as np

BOUNDARIES = (0, 1, 0.0, 1.0, 0.6, 0.8, np.float32(0.6), np.float32(0.8), np.float64(0.6), np.float64(0.8))


def inputs(draw):
    if draw < len(BOUNDARIES):
        return (BOUNDARIES[draw],)
    rng = np.random.default_rng(draw)
    near = rng.choice([0.6, 0.8]) + rng.choice([-1, 1]) * 10.0 ** rng.integers(-9, -1)
    return (rng.choice([rng.random(), round(rng.random(), 1), near]),)

# %% right: from below
# asks from below, so that both comparisons are strict
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score < 0.6:
        return "allow"
    if score <= 0.8:
        return "verify"
    return "block"

# %% right: library
# calls the library's rule, which rounds by itself
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    return str(decisions.three_way(float(score), 0.6, 0.8))

# %% right: middle first
# the middle first, with both ends
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = float(np.round(np.float64(score), 6))
    if 0.6 <= score <= 0.8:
        return "verify"
    return "block" if score > 0.8 else "allow"

# %% right: millionths
# counts whole millionths
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    millionths = int(round(float(score) * 1_000_000))
    if millionths > 800_000:
        return "block"
    return "verify" if millionths >= 600_000 else "allow"

# %% right: repaired
# rounds, and mends both comparisons
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    exact = round(float(score), 6)
    if exact > 0.8:
        return "block"
    if exact >= 0.6:
        return "verify"
    return "allow"

# %% wrong: as it was -> "0.6", "verify"
# only the dots deleted
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score >= 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"

# %% wrong: lower end forgotten -> "0.6", "verify"
# mends the upper boundary only
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score > 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"

# %% wrong: no rounding -> "0.800000011920929", "verify"
# both comparisons mended, the rounding forgotten
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: not touched -> "three dots"
# not touched
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    ...  # delete this line when you have repaired the rule
    if score >= 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"

# %% wrong: otherwise verify -> "0.599999", "allow"
# "above 0.8 block, otherwise verify"
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    return "block" if score > 0.8 else "verify"

# %% wrong: printed -> "returned nothing", "it printed"
# prints the action instead of returning it
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    print("block" if score > 0.8 else "verify" if score >= 0.6 else "allow")

# %% wrong: rounded and lost -> "0.800000011920929", "verify"
# the rounded number is not stored
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    round(float(score), 6)
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: tolerance -> "0.599999", "0.800001"
# a generous tolerance instead of rounding
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score > 0.8 + 0.001:
        return "block"
    if score >= 0.6 - 0.001:
        return "verify"
    return "allow"

# %% wrong: two decimals -> "0.599999", "0.800001"
# rounds to two decimals, as prices are
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 2)
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: upper end forgotten -> "0.8", "verify"
# mends the lower boundary only
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score >= 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: wrong order -> "0.800001", "block"
# the middle is asked first, so that nothing is blocked
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score >= 0.6:
        return "verify"
    if score > 0.8:
        return "block"
    return "allow"

# %% right: written and read
# the score as text with six decimals, read again
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = float(f"{float(score):.6f}")
    answer = "allow"
    if score >= 0.6:
        answer = "verify"
    if score > 0.8:
        answer = "block"
    return answer

# %% right: exact decimals
# in decimals, where 0.6 and 0.8 are exact
from decimal import Decimal


def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    exact = Decimal(float(score)).quantize(Decimal("0.000001"))
    low, high = Decimal("0.6"), Decimal("0.8")
    return "block" if exact > high else "verify" if low <= exact else "allow"

# %% right: numpy select
# all conditions in a list
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    exact = np.round(float(score), 6)
    return np.select([exact > 0.8, exact >= 0.6], ["block", "verify"], "allow")

# %% wrong: isclose -> "0.800000011920929", "verify"
# numbers that are nearly equal count as the boundary, but only very nearly
import math


def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if math.isclose(score, 0.8) or math.isclose(score, 0.6):
        return "verify"
    if score > 0.8:
        return "block"
    return "verify" if score > 0.6 else "allow"

# %% wrong: epsilon of a millionth -> "0.800001", "block"
# a millionth of tolerance instead of rounding
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score > 0.8 + 1.5e-6:
        return "block"
    if score >= 0.6 - 1.5e-6:
        return "verify"
    return "allow"

# %% wrong: cut off after six -> "0.5999997", "verify"
# cuts off instead of rounding
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = int(float(score) * 1_000_000) / 1_000_000
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: seven decimals -> "0.8000003", "verified"
# one decimal too many
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 7)
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: five decimals -> "0.800001", "block"
# one decimal too few
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 5)
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: other words -> "'blocked'", "block"
# the words of the table instead of those of the function
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score > 0.8:
        return "blocked"
    if score >= 0.6:
        return "extra verification"
    return "allowed"

# %% wrong: as the next 32-bit number -> "0.5999997"
# everything in 32 bits, no rounding
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = np.float32(score)
    if score > np.float32(0.8):
        return "block"
    if score >= np.float32(0.6):
        return "verify"
    return "allow"

# %% wrong: range of hundredths -> "0.599999", "allow"
# compares whole percentages
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    percent = round(100 * float(score))
    if percent > 80:
        return "block"
    return "verify" if percent in range(60, 81) else "allow"

# %% right: jax numbers
# rounded by jax, in 32 bits
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    rounded = jnp.round(jnp.float32(score), 6)
    if rounded > 0.8:
        return "block"
    return "verify" if rounded >= 0.6 else "allow"

# %% right: bisect
# positions in a list of whole millionths
from bisect import bisect_right


def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    return ["allow", "verify", "block"][bisect_right([599_999, 800_000], round(float(score) * 1e6) - 0.5)]

# %% wrong: rounds one comparison -> "0.5999997", "0.8000003"
# the rounding is in one of the comparisons only
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if round(float(score), 6) > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: rounded up -> "0.800000011920929", "verify"
# to the next millionth
import math


def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = math.ceil(float(score) * 1_000_000) / 1_000_000
    if score > 0.8:
        return "block"
    return "verify" if score >= 0.6 else "allow"

# %% wrong: only the ends -> "0.7", "verify"
# equal to a boundary instead of between them
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score == 0.6 or score == 0.8:
        return "verify"
    return "block" if score > 0.8 else "allow"
