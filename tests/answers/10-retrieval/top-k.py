# %% inputs
"""A question and drawn rows of many lengths, sometimes fewer than are wanted."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    rows = rng.normal(size=(int(rng.integers(1, 12)), 4)) * rng.uniform(0.1, 20)
    return rng.normal(size=4), rows * rng.uniform(0.1, 20, (len(rows), 1)), int(rng.integers(0, 8))

# %% right: by hand
# without linalg: square roots of sums of squares, and an array comes back
def top_k(question, vectors, k):
    products = (vectors * question).sum(axis=1)
    lengths = np.sqrt((vectors**2).sum(axis=1))
    return (-(products / lengths)).argsort()[:k]

# %% right: loop
# one row after the other, sorted by a key
def top_k(question, vectors, k):
    nearness = []
    for row in vectors:
        nearness.append(float(row @ question) / float(np.linalg.norm(row)))
    return sorted(range(len(nearness)), key=lambda place: -nearness[place])[:k]

# %% right: unit rows
# makes all rows as long as one, then multiplies
def top_k(question, vectors, k):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    order = np.argsort(unit @ question)[::-1]
    return [int(place) for place in order[:k]]

# %% wrong: cut then turned
# takes the last k and leaves them in rising order
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return np.argsort(nearness)[-k:].tolist()

# %% wrong: distance
# the nearest end point instead of the nearest direction
def top_k(question, vectors, k):
    distances = np.linalg.norm(vectors - question, axis=1)
    return np.argsort(distances)[:k].tolist()

# %% wrong: ignores sign
# takes the absolute value, so the opposite counts as near
def top_k(question, vectors, k):
    nearness = np.abs(vectors @ question) / np.linalg.norm(vectors, axis=1)
    return np.argsort(-nearness)[:k].tolist()

# %% wrong: one length for all
# the norm of the whole table instead of each row
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors)
    return np.argsort(-nearness)[:k].tolist()

# %% wrong: product alone
# forgets the lengths: a long row wins
def top_k(question, vectors, k):
    return np.argsort(-(vectors @ question))[:k].tolist()

# %% wrong: scores not places
# returns the cosines and not where they stand
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return sorted(nearness.tolist(), reverse=True)[:k]

# %% wrong: smallest first
# argsort sorts from the smallest, and nobody turned it round
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return np.argsort(nearness)[:k].tolist()
