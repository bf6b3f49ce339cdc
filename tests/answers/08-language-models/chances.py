# %% inputs
"""Scores that differ, a temperature, and a number of tokens to keep; the boundaries first."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    size = 1 + draw % 12
    scores = rng.permutation(60)[:size] / 4 - rng.integers(0, 20)
    return scores, (1.0, 0.5, 2.0, 0.01)[draw % 4], 1 + draw // 3 % 14

# %% right: by hand
# a loop over the scores, in plain Python
def chances(scores, temperature, top_k):
    import math

    best = sorted(scores, reverse=True)[:top_k]
    raised = [math.exp((s - best[0]) / temperature) if s >= best[-1] else 0.0 for s in scores]
    return np.array([r / sum(raised) for r in raised])

# %% right: least kept
# everything below the k-th largest becomes 0
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    return raised / raised.sum()

# %% right: minus infinity
# sets the others to minus infinity before the softmax
def chances(scores, temperature, top_k):
    scaled = np.array(scores, float) / temperature
    ranks = np.argsort(np.argsort(-scaled))
    scaled[ranks >= top_k] = -np.inf
    scaled = scaled - scaled.max()
    return np.exp(scaled) / np.exp(scaled).sum()

# %% right: places
# fills the places of the highest
def chances(scores, temperature, top_k):
    scores = np.asarray(scores, float)
    best = np.argsort(-scores)[:top_k]
    found = np.zeros(len(scores))
    found[best] = np.exp((scores[best] - scores.max()) / temperature)
    return found / found.sum()

# %% wrong: changes the scores -> "[-inf, 6.0, -inf, 4.0]", "passed in"
# divides the array that was handed in
def chances(scores, temperature, top_k):
    scores /= temperature
    least = np.sort(scores)[-min(top_k, len(scores))]
    scores[scores < least] = -np.inf
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% wrong: fails beyond -> "`top_k` is 50", "fewer tokens than `top_k`"
# asks for a place that is not there where top_k is large
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-top_k]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    return raised / raised.sum()

# %% wrong: first k -> "0.0, 0.0]", "scores 3 and 2 stay"
# keeps the first k instead of the k highest
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    raised = np.exp(scaled - scaled.max())
    raised[top_k:] = 0
    return raised / raised.sum()

# %% wrong: not shared out -> "[0.0, 0.6439", "all adds up to one"
# cuts after the softmax and does not share out again
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    raised = np.exp(scaled - scaled.max())
    probabilities = raised / raised.sum()
    least = np.sort(probabilities)[-min(top_k, len(scaled))]
    return np.where(probabilities < least, 0, probabilities)

# %% wrong: not touched -> "three dots", "chances"
# not touched
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    ...

# %% wrong: one too few -> "[0.0900", "all tokens"
# keeps only those above the k-th
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled <= least, 0, np.exp(scaled - scaled.max()))
    return raised / max(raised.sum(), 1e-9)

# %% wrong: only the kept -> "[0.6439", "0.087, 0.644, 0.032, 0.237"
# returns only the probabilities of those that stay
def chances(scores, temperature, top_k):
    scaled = np.sort(np.asarray(scores) / temperature)[::-1][:top_k]
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()

# %% wrong: overflows -> "nan", "largest score"
# the plain softmax, which overflows
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled))
    return raised / raised.sum()

# %% wrong: score of zero -> "not score 0", "[0.0339"
# gives the others a score of 0 instead of a probability of 0
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    scaled = np.where(scaled < least, 0, scaled)
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()

# %% wrong: sorted -> "[0.6439", "0.087, 0.644, 0.032, 0.237"
# sorts, and so loses whose probability it is
def chances(scores, temperature, top_k):
    scaled = np.sort(np.asarray(scores) / temperature)[::-1]
    raised = np.exp(scaled - scaled.max())
    raised[top_k:] = 0
    return raised / raised.sum()

# %% wrong: times temperature -> "[0.1674", "temperature 0.5", "double"
# multiplies by the temperature
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) * temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    return raised / raised.sum()

# %% right: jax softmax
# the softmax of JAX, with minus infinity for the rest
import jax
import jax.numpy as jnp


def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = jnp.asarray(scores) / temperature
    kept = jnp.zeros(len(scaled), bool).at[jnp.argsort(-scaled)[:top_k]].set(True)
    return jax.nn.softmax(jnp.where(kept, scaled, -jnp.inf))

# %% right: math and a dictionary
# a dictionary from places to weights
import math


def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    ranked = sorted(range(len(scores)), key=lambda i: scores[i])[::-1][:top_k]
    top = scores[ranked[0]] / temperature
    weights = {i: math.exp(scores[i] / temperature - top) for i in ranked}
    total = math.fsum(weights.values())
    return [weights.get(i, 0) / total for i in range(len(scores))]

# %% right: logsumexp
# takes the logarithm of the sum away
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores, dtype=float) / temperature
    order = np.argsort(scaled)
    out = order[: max(len(scaled) - top_k, 0)]
    scaled[out] = -np.inf
    return np.exp(scaled - np.logaddexp.reduce(scaled))

# %% right: renormalized
# softmax first, then the cut, then shared out again
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    shifted = (scores - np.max(scores)) / temperature
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    if top_k < len(p):
        p = p * (scores >= np.partition(scores, -top_k)[-top_k])
    return p / p.sum()

# %% right: float32
# computes in 32 bits
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores, np.float32) / np.float32(temperature)
    keep = np.argsort(scaled)[::-1][:top_k]
    mask = np.full(scaled.shape, -np.inf, np.float32)
    mask[keep] = scaled[keep]
    raised = np.exp(mask - mask.max())
    return raised / raised.sum(dtype=np.float32)

# %% wrong: softmax only -> "the two highest", "others get probability 0"
# forgets top_k
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()

# %% wrong: temperature forgotten -> "temperature 0.5", "double", "[0.0871"
# forgets the temperature
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scores = np.asarray(scores)
    least = np.sort(scores)[-min(top_k, len(scores))]
    raised = np.where(scores < least, 0, np.exp(scores - scores.max()))
    return raised / raised.sum()

# %% wrong: temperature after softmax -> "temperature 0.5", "before the softmax", "[0.0871"
# divides the probabilities by the temperature instead of the scores
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scores = np.asarray(scores)
    least = np.sort(scores)[-min(top_k, len(scores))]
    raised = np.where(scores < least, 0, np.exp(scores - scores.max())) / temperature
    return raised / raised.sum()

# %% wrong: lowest kept -> "[0.731", "scores 3 and 2 stay"
# keeps the k lowest
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    most = np.sort(scaled)[min(top_k, len(scaled)) - 1]
    raised = np.where(scaled > most, 0, np.exp(scaled - scaled.max()))
    return raised / raised.sum()

# %% wrong: one too many -> "the two highest", "[0.0900"
# keeps one more
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    order = np.argsort(-scaled)
    raised = np.exp(scaled - scaled.max())
    raised[order[top_k + 1 :]] = 0
    return raised / raised.sum()

# %% wrong: no softmax -> "[0.1666", "softmax"
# shares of the scores without the exponential
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    kept = np.where(scaled < least, 0, scaled)
    return kept / kept.sum()

# %% wrong: rounded -> "[0.09, 0.64, 0.03, 0.24]", "0.087"
# rounds to two decimals
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    return np.round(raised / raised.sum(), 2)

# %% wrong: a token -> "4 numbers", "whole number 1"
# returns the most likely token instead of the probabilities
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    return int(np.argmax(scaled))

# %% wrong: clipped -> "temperature 0.001", "1000, 3000, 0, 2000"
# cuts large numbers off so that nothing overflows
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.clip(np.asarray(scores) / temperature, -50, 50)
    keep = np.argsort(-np.asarray(scores))[:top_k]
    raised = np.zeros(len(scaled))
    raised[keep] = np.exp(scaled[keep])
    return raised / raised.sum()

# %% wrong: minus the mean -> "nan", "largest score"
# takes the mean away instead of the largest
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.mean()))
    return raised / raised.sum()

# %% wrong: base two -> "[0.1333", "softmax"
# powers of two
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, 2.0 ** (scaled - scaled.max()))
    return raised / raised.sum()

# %% wrong: zeros the input -> "[-inf, 3.0, -inf, 2.0]", "passed in"
# writes minus infinity into the scores that were passed in
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scores[np.argsort(-scores)[top_k:]] = -np.inf
    scaled = scores / temperature
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()

# %% wrong: printed -> "printed", "return"
# prints the probabilities
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    print(raised / raised.sum())
