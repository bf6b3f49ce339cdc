# %% inputs
"""Scores of any size with labels; the first ones are a score of zero and scores of 1000 on either side."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    if draw < 3:
        return np.array([(0.0, 1000.0, -1000.0)[draw]]), np.array([draw % 2])
    rows = int(rng.integers(1, 6))
    return rng.normal(0, 10 ** rng.uniform(-1, 3), rows), rng.integers(0, 2, rows)

# %% right: by hand
# the larger part taken out by hand, so that only small powers are computed
def stable_loss(scores, labels):
    large = np.maximum(scores, 0)
    return np.mean(large - labels * scores + np.log1p(np.exp(-np.abs(scores))))

# %% right: library
# the engine's own loss, which may be looked up and used
def stable_loss(scores, labels):
    return float(binary_cross_entropy(scores, labels))

# %% right: logaddexp
# the formula of the task
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(0, scores) - labels * scores)

# %% right: message by message
# one message after the other
def stable_loss(scores, labels):
    total = 0.0
    for score, label in zip(scores, labels):
        total += np.logaddexp(0.0, score) - label * score
    return total / len(scores)

# %% right: two sides
# the loss of each kind on its own side
def stable_loss(scores, labels):
    return np.mean(np.where(labels == 1, np.logaddexp(0, -scores), np.logaddexp(0, scores)))

# %% wrong: clipped
# the probability is cut off before the logarithm: finite, but no longer the loss
def stable_loss(scores, labels):
    chance = np.clip(1 / (1 + np.exp(-scores)), 1e-12, 1 - 1e-12)
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))

# %% wrong: kinds swapped
# labels turned around
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(0, scores) - (1 - labels) * scores)

# %% wrong: log of exp
# the formula typed as it stands: e to the power of 1000 is infinite
def stable_loss(scores, labels):
    return np.mean(np.log(1 + np.exp(scores)) - labels * scores)

# %% wrong: nan to zero
# what is not a number is called 0
def stable_loss(scores, labels):
    chance = 1 / (1 + np.exp(-scores))
    losses = -(labels * np.log(chance) + (1 - labels) * np.log(1 - chance))
    return np.mean(np.nan_to_num(losses, posinf=0.0))

# %% wrong: no mean
# a loss for each message
def stable_loss(scores, labels):
    return np.logaddexp(0, scores) - labels * scores

# %% wrong: not touched
# not touched at all
def stable_loss(scores, labels):
    """The mean loss: stable_loss(np.array([1000.0]), np.array([0])) is 1000.0."""
    ...  # delete this line when you have repaired the function
    chance = 1 / (1 + np.exp(-scores))
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))

# %% wrong: one instead of zero
# logaddexp of 1, where 1 is e to the power of 0
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(1, scores) - labels * scores)

# %% wrong: only dots deleted
# only the dots are deleted
def stable_loss(scores, labels):
    """The mean loss: stable_loss(np.array([1000.0]), np.array([0])) is 1000.0."""
    chance = 1 / (1 + np.exp(-scores))
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))

# %% wrong: sum
# the sum instead of the mean
def stable_loss(scores, labels):
    return np.sum(np.logaddexp(0, scores) - labels * scores)

# %% wrong: wrong sign
# labels times scores is added
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(0, scores) + labels * scores)
