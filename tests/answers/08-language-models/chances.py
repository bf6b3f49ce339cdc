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

# %% wrong: changes the scores
# divides the array that was handed in
def chances(scores, temperature, top_k):
    scores /= temperature
    least = np.sort(scores)[-min(top_k, len(scores))]
    scores[scores < least] = -np.inf
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% wrong: fails beyond
# asks for a place that is not there where top_k is large
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-top_k]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    return raised / raised.sum()

# %% wrong: first k
# keeps the first k instead of the k highest
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    raised = np.exp(scaled - scaled.max())
    raised[top_k:] = 0
    return raised / raised.sum()

# %% wrong: not shared out
# cuts after the softmax and does not share out again
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    raised = np.exp(scaled - scaled.max())
    probabilities = raised / raised.sum()
    least = np.sort(probabilities)[-min(top_k, len(scaled))]
    return np.where(probabilities < least, 0, probabilities)

# %% wrong: not touched
# not touched
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    ...

# %% wrong: one too few
# keeps only those above the k-th
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled <= least, 0, np.exp(scaled - scaled.max()))
    return raised / max(raised.sum(), 1e-9)

# %% wrong: only the kept
# returns only the probabilities of those that stay
def chances(scores, temperature, top_k):
    scaled = np.sort(np.asarray(scores) / temperature)[::-1][:top_k]
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()

# %% wrong: overflows
# the plain softmax, which overflows
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled))
    return raised / raised.sum()

# %% wrong: score of zero
# gives the others a score of 0 instead of a probability of 0
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    scaled = np.where(scaled < least, 0, scaled)
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()

# %% wrong: sorted
# sorts, and so loses whose probability it is
def chances(scores, temperature, top_k):
    scaled = np.sort(np.asarray(scores) / temperature)[::-1]
    raised = np.exp(scaled - scaled.max())
    raised[top_k:] = 0
    return raised / raised.sum()

# %% wrong: times temperature
# multiplies by the temperature
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) * temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    return raised / raised.sum()
