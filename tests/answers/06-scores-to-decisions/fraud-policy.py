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

# %% wrong: as it was
# only the dots deleted
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score >= 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"

# %% wrong: lower end forgotten
# mends the upper boundary only
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score > 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"

# %% wrong: no rounding
# both comparisons mended, the rounding forgotten
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: not touched
# not touched
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    ...  # delete this line when you have repaired the rule
    if score >= 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"

# %% wrong: otherwise verify
# "above 0.8 block, otherwise verify"
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    return "block" if score > 0.8 else "verify"

# %% wrong: printed
# prints the action instead of returning it
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    print("block" if score > 0.8 else "verify" if score >= 0.6 else "allow")

# %% wrong: rounded and lost
# the rounded number is not stored
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    round(float(score), 6)
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: tolerance
# a generous tolerance instead of rounding
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score > 0.8 + 0.001:
        return "block"
    if score >= 0.6 - 0.001:
        return "verify"
    return "allow"

# %% wrong: two decimals
# rounds to two decimals, as prices are
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 2)
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: upper end forgotten
# mends the lower boundary only
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score >= 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"

# %% wrong: wrong order
# the middle is asked first, so that nothing is blocked
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score >= 0.6:
        return "verify"
    if score > 0.8:
        return "block"
    return "allow"
