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

# %% right: jax
# jax, and an array comes back
import jax.numpy as jnp


def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    rows = jnp.asarray(vectors)
    cosines = rows @ jnp.asarray(question) / jnp.linalg.norm(rows, axis=1)
    return jnp.argsort(cosines)[::-1][:k]

# %% right: heapq
# heapq and math
import heapq
import math


def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    def cosine(place):
        row = vectors[place]
        return sum(float(a) * float(b) for a, b in zip(row, question)) / math.hypot(*map(float, row))

    return heapq.nlargest(k, range(len(vectors)), key=cosine)

# %% right: pairs
# sorted pairs of cosine and position, a tuple comes back
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    pairs = [(np.dot(row, question) / np.sqrt(np.dot(row, row)), i) for i, row in enumerate(vectors)]
    pairs.sort(reverse=True)
    return tuple(i for _, i in pairs[:k])

# %% right: best again and again
# takes the best one out of what is left
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    cosines = (vectors * question).sum(axis=1) / np.linalg.norm(vectors, axis=1)
    left, found = list(range(len(vectors))), []
    while left and len(found) < k:
        best = max(left, key=lambda i: cosines[i])
        left.remove(best)
        found.append(best)
    return found

# %% right: numpy numbers
# a list of numpy whole numbers, by einsum
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    unit = vectors / np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    return list(np.argsort(np.einsum("ij,j->i", unit, question))[::-1][:k])

# %% wrong: cut then turned -> "2, 1, 0", "[0, 1, 2]"
# takes the last k and leaves them in rising order
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return np.argsort(nearness)[-k:].tolist()

# %% wrong: distance -> "2, 1, 0", "[2, 0, 3]"
# the nearest end point instead of the nearest direction
def top_k(question, vectors, k):
    distances = np.linalg.norm(vectors - question, axis=1)
    return np.argsort(distances)[:k].tolist()

# %% wrong: ignores sign -> "[3]", "position 2"
# takes the absolute value, so the opposite counts as near
def top_k(question, vectors, k):
    nearness = np.abs(vectors @ question) / np.linalg.norm(vectors, axis=1)
    return np.argsort(-nearness)[:k].tolist()

# %% wrong: one length for all -> "[9, 8] is only long", "[1]"
# the norm of the whole table instead of each row
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors)
    return np.argsort(-nearness)[:k].tolist()

# %% wrong: product alone -> "[9, 8] is only long", "[1]"
# forgets the lengths: a long row wins
def top_k(question, vectors, k):
    return np.argsort(-(vectors @ question))[:k].tolist()

# %% wrong: scores not places -> "position 2", "0.98"
# returns the cosines and not where they stand
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return sorted(nearness.tolist(), reverse=True)[:k]

# %% wrong: smallest first -> "[3]", "2, 1, 0"
# argsort sorts from the smallest, and nobody turned it round
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return np.argsort(nearness)[:k].tolist()

# %% wrong: rows made unit in place -> "stay as they were"
# divides the rows that were passed in
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.argsort(-(vectors @ question))[:k].tolist()

# %% wrong: counted from 1 -> "[3]", "position 2"
# counts the rows from 1
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return (np.argsort(-nearness)[:k] + 1).tolist()

# %% wrong: only the best -> "2, 1, 0"
# the best one only, whatever k is
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return [int(np.argmax(nearness))]

# %% wrong: in the order of the rows -> "2, 1, 0", "[0, 1, 2]"
# the right rows, in the order of their positions
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return sorted(np.argsort(-nearness)[:k].tolist())

# %% wrong: the rows -> "position 2", "0.5"
# returns the rows instead of their positions
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return vectors[np.argsort(-nearness)[:k]]

# %% wrong: negative cosines cut off -> "positions 1 and 2", "[]"
# keeps only rows with a cosine above zero
def top_k(question, vectors, k):
    """Positions, nearest first: top_k(np.array([1, 0]), np.array([[0, 1], [2, 1]]), 1) is [1]."""
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return [int(i) for i in np.argsort(-nearness)[:k] if nearness[i] > 0]

# %% right: nlargest with hypot
# heapq picks the positions, math.hypot gives the lengths
import heapq
import math


def top_k(question, vectors, k):
    def cosine(position):
        row = vectors[position].tolist()
        return sum(map(float.__mul__, map(float, row), map(float, question))) / math.hypot(*row)

    return heapq.nlargest(k, range(len(vectors)), key=cosine)

# %% right: numpy integers, from the back
# argsort read from its end; the positions stay NumPy numbers
def top_k(question, vectors, k):
    cosines = np.einsum("ij,j->i", vectors, question) / np.sqrt(np.square(vectors).sum(axis=1))
    return [*np.argsort(cosines)[::-1][:k]]

# %% wrong: one length for the whole table -> "is only long"
# divides by the norm of the whole table
def top_k(question, vectors, k):
    cosines = vectors @ question / np.linalg.norm(vectors)
    return np.argsort(-cosines)[:k].tolist()

# %% wrong: divided by the square of the length -> "length"
# forgets the square root
def top_k(question, vectors, k):
    cosines = vectors @ question / (vectors**2).sum(axis=1)
    return np.argsort(-cosines)[:k].tolist()

# %% wrong: last k, lowest first -> "from the highest to the lowest"
# takes the end of the ascending order as it is
def top_k(question, vectors, k):
    cosines = vectors @ question / np.linalg.norm(vectors, axis=1)
    return np.argsort(cosines)[-k:].tolist()

# %% wrong: opposite direction counts as near -> "and -1, so"
# takes the size of the cosine without its sign
def top_k(question, vectors, k):
    cosines = np.abs(vectors @ question) / np.linalg.norm(vectors, axis=1)
    return np.argsort(-cosines)[:k].tolist()

# %% wrong: positions from 1 -> "from 0"
# counts from 1
def top_k(question, vectors, k):
    cosines = vectors @ question / np.linalg.norm(vectors, axis=1)
    return (np.argsort(-cosines)[:k] + 1).tolist()
