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

# %% wrong: clipped -> "costs 1000", "27.63"
# the probability is cut off before the logarithm: finite, but no longer the loss
def stable_loss(scores, labels):
    chance = np.clip(1 / (1 + np.exp(-scores)), 1e-12, 1 - 1e-12)
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))

# %% wrong: kinds swapped -> "0.711", "1.044"
# labels turned around
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(0, scores) - (1 - labels) * scores)

# %% wrong: log of exp -> "sure and right", "returned inf"
# the formula typed as it stands: e to the power of 1000 is infinite
def stable_loss(scores, labels):
    return np.mean(np.log(1 + np.exp(scores)) - labels * scores)

# %% wrong: nan to zero -> "costs 1000", "returned 0.0"
# what is not a number is called 0
def stable_loss(scores, labels):
    chance = 1 / (1 + np.exp(-scores))
    losses = -(labels * np.log(chance) + (1 - labels) * np.log(1 - chance))
    return np.mean(np.nan_to_num(losses, posinf=0.0))

# %% wrong: no mean -> "one number", "0.711"
# a loss for each message
def stable_loss(scores, labels):
    return np.logaddexp(0, scores) - labels * scores

# %% wrong: not touched -> "three dots"
# not touched at all
def stable_loss(scores, labels):
    """The mean loss: stable_loss(np.array([1000.0]), np.array([0])) is 1000.0."""
    ...  # delete this line when you have repaired the function
    chance = 1 / (1 + np.exp(-scores))
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))

# %% wrong: one instead of zero -> "0.711"
# logaddexp of 1, where 1 is e to the power of 0
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(1, scores) - labels * scores)

# %% wrong: only dots deleted -> "returned nan"
# only the dots are deleted
def stable_loss(scores, labels):
    """The mean loss: stable_loss(np.array([1000.0]), np.array([0])) is 1000.0."""
    chance = 1 / (1 + np.exp(-scores))
    return np.mean(-(labels * np.log(chance) + (1 - labels) * np.log(1 - chance)))

# %% wrong: sum -> "mean is 0.711", "2.133"
# the sum instead of the mean
def stable_loss(scores, labels):
    return np.sum(np.logaddexp(0, scores) - labels * scores)

# %% wrong: wrong sign -> "0.711"
# labels times scores is added
def stable_loss(scores, labels):
    return np.mean(np.logaddexp(0, scores) + labels * scores)

# %% right: jax
# jax computes it, as a jax number
def stable_loss(scores, labels):
    return jnp.mean(jnp.logaddexp(0.0, scores) - labels * scores)

# %% right: optax
# optax has the same loss
def stable_loss(scores, labels):
    return np.mean(optax.sigmoid_binary_cross_entropy(jnp.asarray(scores), jnp.asarray(labels)))

# %% right: branches
# a case for positive and one for negative scores
def stable_loss(scores, labels):
    losses = []
    for z, y in zip(scores, labels):
        if z > 0:
            first = z + np.log1p(np.exp(-z))
        else:
            first = np.log1p(np.exp(z))
        losses.append(first - y * z)
    return sum(losses) / len(losses)

# %% right: softplus of the wrong side
# the loss is log(1 + e^m) with m how far the score is on the wrong side
def stable_loss(scores, labels):
    margin = np.where(np.asarray(labels) > 0, -np.asarray(scores), scores)
    return np.logaddexp(np.zeros(len(margin)), margin).mean()

# %% wrong: scores clipped -> "costs 1000", "30.0"
# limits the scores to 30
def stable_loss(scores, labels):
    scores = np.clip(scores, -30, 30)
    return np.mean(np.logaddexp(0, scores) - labels * scores)

# %% wrong: a small number in the logarithm -> "costs 1000"
# adds a small number before the logarithm
def stable_loss(scores, labels):
    chance = 1 / (1 + np.exp(-scores))
    return np.mean(-(labels * np.log(chance + 1e-9) + (1 - labels) * np.log(1 - chance + 1e-9)))

# %% wrong: base two -> "0.711"
# logaddexp2 counts in bits
def stable_loss(scores, labels):
    return np.mean(np.logaddexp2(0, scores) - labels * scores)

# %% wrong: hinge -> "0.711"
# only the straight part of the curve
def stable_loss(scores, labels):
    return np.mean(np.maximum(scores, 0) - labels * scores)

# %% wrong: prints -> "returned nothing"
# prints the loss
def stable_loss(scores, labels):
    print(np.mean(np.logaddexp(0, scores) - labels * scores))

# %% right: reduced over two rows
# logaddexp.reduce of a row of zeros and the scores
def stable_loss(scores, labels):
    first = np.logaddexp.reduce(np.stack([np.zeros_like(scores), scores]))
    return np.average(first - np.multiply(labels, scores))

# %% right: math, one message at a time
# two branches, by the sign of the score
import math


def stable_loss(scores, labels):
    def one(z, y):
        first = z + math.log1p(math.exp(-z)) if z > 0 else math.log1p(math.exp(z))
        return first - y * z

    return math.fsum(one(float(z), float(y)) for z, y in zip(scores, labels)) / len(scores)

# %% wrong: not a number becomes 0 -> "1000"
# hides the broken values
def stable_loss(scores, labels):
    chance = 1 / (1 + np.exp(-scores))
    each = -(labels * np.log(chance) + (1 - labels) * np.log(1 - chance))
    return np.mean(np.nan_to_num(each, nan=0.0, posinf=0.0))
