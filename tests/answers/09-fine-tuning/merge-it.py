# %% inputs
"""Drawn matrices of small shapes and ranks from 1 to 4, as for the forward pass."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    texts, wide, out, rank = rng.integers(1, 9, 3).tolist() + [int(rng.integers(1, 5))]
    shapes = [(texts, wide), (wide, out), (wide, rank), (rank, out)]
    return *(rng.normal(size=shape) for shape in shapes), float(rng.integers(1, 9))

# %% right: copy
# writes into a copy
def merged(x, weight, a, b, alpha):
    before = weight.copy()
    weight = weight.copy()
    weight += (alpha / a.shape[1] * (a @ b)).astype(weight.dtype)
    apart = x @ before + alpha / a.shape[1] * ((x @ a) @ b)
    return weight, abs(x @ weight - apart).max()

# %% right: largest of both signs
# the largest and the smallest difference
def merged(x, weight, a, b, alpha):
    scale = alpha / len(b)
    whole = weight + scale * np.matmul(a, b)
    difference = (x @ whole) - (x @ weight + scale * (x @ a @ b))
    return whole, max(difference.max(), -difference.min())

# %% right: repaired
# each fault mended in its place
def merged(x, weight, a, b, alpha):
    rank = a.shape[1]
    new = weight + alpha / rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))

# %% wrong: a truth
# says whether they are close instead of how far apart
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.allclose(x @ new, x @ weight + scale * (x @ a) @ b)

# %% wrong: as it was
# as it was, without the dots
def merged(x, weight, a, b, alpha):
    rank = a.shape[0]
    weight += alpha * rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return weight, np.mean(x @ weight - apart)

# %% wrong: compares with itself
# compares the merged matrix with itself
def merged(x, weight, a, b, alpha):
    new = weight + alpha / a.shape[1] * (a @ b)
    apart = x @ (weight + alpha / a.shape[1] * (a @ b))
    return new, np.max(np.abs(x @ new - apart))

# %% wrong: in place
# still writes into the shared matrix
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    apart = x @ weight + scale * (x @ a) @ b
    weight += (scale * (a @ b)).astype(weight.dtype)
    return weight, np.max(np.abs(x @ weight - apart))

# %% wrong: mean
# differences cancel
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.mean(x @ new - (x @ weight + scale * (x @ a) @ b))

# %% wrong: no abs
# forgets that a difference can be negative
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.max(x @ new - (x @ weight + scale * (x @ a) @ b))

# %% wrong: no rank
# forgets the rank altogether
def merged(x, weight, a, b, alpha):
    new = weight + alpha * (a @ b)
    apart = x @ weight + alpha * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))

# %% wrong: not touched
# not touched
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    ...  # delete this line when you have repaired the function
    rank = a.shape[0]
    weight += alpha * rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return weight, np.mean(x @ weight - apart)

# %% wrong: proof only
# gives the proof without the matrix
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return np.max(np.abs(x @ new - (x @ weight + scale * (x @ a) @ b)))

# %% wrong: rank of inputs
# still takes the inputs for the rank
def merged(x, weight, a, b, alpha):
    rank = a.shape[0]
    new = weight + alpha / rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))
