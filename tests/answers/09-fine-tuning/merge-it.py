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

# %% wrong: a truth -> "True", "0 or a little more"
# says whether they are close instead of how far apart
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.allclose(x @ new, x @ weight + scale * (x @ a) @ b)

# %% wrong: as it was -> "[[5.0, -4.0], [4.0, -3.0]]", "shared matrix is now"
# as it was, without the dots
def merged(x, weight, a, b, alpha):
    rank = a.shape[0]
    weight += alpha * rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return weight, np.mean(x @ weight - apart)

# %% wrong: compares with itself -> "is 2", "compares the outputs of both"
# compares the merged matrix with itself
def merged(x, weight, a, b, alpha):
    new = weight + alpha / a.shape[1] * (a @ b)
    apart = x @ (weight + alpha / a.shape[1] * (a @ b))
    return new, np.max(np.abs(x @ new - apart))

# %% wrong: in place -> "[[3.0, -2.0], [2.0, -1.0]]", "shared matrix is now"
# still writes into the shared matrix
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    apart = x @ weight + scale * (x @ a) @ b
    weight += (scale * (a @ b)).astype(weight.dtype)
    return weight, np.max(np.abs(x @ weight - apart))

# %% wrong: mean -> "-0.5", "not an average"
# differences cancel
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.mean(x @ new - (x @ weight + scale * (x @ a) @ b))

# %% wrong: no abs -> "1.0)", "an absolute value"
# forgets that a difference can be negative
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.max(x @ new - (x @ weight + scale * (x @ a) @ b))

# %% wrong: no rank -> "rank is 2", "3/2"
# forgets the rank altogether
def merged(x, weight, a, b, alpha):
    new = weight + alpha * (a @ b)
    apart = x @ weight + alpha * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))

# %% wrong: not touched -> "three dots", "merged"
# not touched
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    ...  # delete this line when you have repaired the function
    rank = a.shape[0]
    weight += alpha * rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return weight, np.mean(x @ weight - apart)

# %% wrong: proof only -> "two things", "number 0.0"
# gives the proof without the matrix
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return np.max(np.abs(x @ new - (x @ weight + scale * (x @ a) @ b)))

# %% wrong: rank of inputs -> "[[2.0, -1.0], [1.0, 0.0]]", "twice that is added"
# still takes the inputs for the rank
def merged(x, weight, a, b, alpha):
    rank = a.shape[0]
    new = weight + alpha / rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))

# %% right: jax
# in JAX, 32 bits
import jax.numpy as jnp


def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    x, weight, a, b = map(jnp.asarray, (x, weight, a, b))
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    apart = x @ weight + scale * ((x @ a) @ b)
    return new, jnp.abs(x @ new - apart).max()

# %% right: list back
# a list of two comes back, the largest by Python's max
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    rank = len(a[0])
    new = np.add(weight, a @ b * (alpha / rank))
    apart = np.dot(x, weight) + np.dot(np.dot(x, a), b) * (alpha / rank)
    gaps = [abs(float(gap)) for gap in np.ravel(np.dot(x, new) - apart)]
    return [new, max(gaps)]

# %% right: with adapted
# uses a helper for the adapter apart
def beside(x, weight, a, b, alpha):
    return x @ weight + alpha / a.shape[1] * ((x @ a) @ b)


def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    new = weight + alpha / a.shape[1] * (a @ b)
    difference = x @ new - beside(x, weight, a, b, alpha)
    return new, np.linalg.norm(difference.ravel(), ord=np.inf)

# %% right: named tuple
# a named tuple comes back
from collections import namedtuple

Merged = namedtuple("Merged", "matrix gap")


def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    s = alpha / b.shape[0]
    matrix = np.array(weight) + s * np.matmul(a, b)
    gap = np.max(np.absolute(np.matmul(x, matrix) - (np.matmul(x, weight) + s * np.matmul(np.matmul(x, a), b))))
    return Merged(matrix, gap)

# %% right: einsum
# sums over indices
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[-1]
    new = weight + scale * np.einsum("kr,rm->km", a, b)
    apart = np.einsum("nk,km->nm", x, weight) + scale * np.einsum("nr,rm->nm", np.einsum("nk,kr->nr", x, a), b)
    return new, np.amax(np.abs(np.einsum("nk,km->nm", x, new) - apart))

# %% wrong: times the rank -> "rank is 2", "3/2"
# the right rank, but still multiplied
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    rank = a.shape[1]
    new = weight + alpha * rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))

# %% wrong: mean of the absolute -> "1.5)", "not an average"
# the mean absolute difference
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.mean(np.abs(x @ new - (x @ weight + scale * (x @ a) @ b)))

# %% wrong: absolute of the mean -> "0.5)", "not an average"
# the absolute value of the mean
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, abs(np.mean(x @ new - (x @ weight + scale * (x @ a) @ b)))

# %% wrong: absolute of the largest -> "1.0)", "an absolute value"
# the absolute value of the largest difference
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, abs(np.max(x @ new - (x @ weight + scale * (x @ a) @ b)))

# %% wrong: difference of the matrices -> "0 or a little more", "differ by rounding only"
# compares the matrices instead of the outputs
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    new = weight + alpha / a.shape[1] * (a @ b)
    return new, np.max(np.abs(new - weight))

# %% wrong: against the base -> "0 or a little more", "differ by rounding only"
# compares with the base without the adapter
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    new = weight + alpha / a.shape[1] * (a @ b)
    return new, np.max(np.abs(x @ new - x @ weight))

# %% wrong: all differences -> "second of the two things", "array"
# the whole array of differences
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.abs(x @ new - (x @ weight + scale * (x @ a) @ b))

# %% wrong: alias -> "[[3.0, -2.0], [2.0, -1.0]]", "shared matrix is now"
# a second name is taken for a copy
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    apart = x @ weight + scale * (x @ a) @ b
    new = weight
    new[:] = new + scale * (a @ b)
    return new, np.max(np.abs(x @ new - apart))

# %% wrong: proof rounded -> ", 0)", "is 0.5"
# rounds the proof to a whole number
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, round(float(np.max(np.abs(x @ new - (x @ weight + scale * (x @ a) @ b)))))

# %% wrong: always zero -> "0.0)", "is 2"
# merging is believed to be exact
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    return weight + alpha / a.shape[1] * (a @ b), 0.0

# %% wrong: order turned -> "(0.0, [[3.0, -2.0]", "first of the two things"
# the proof first
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return np.max(np.abs(x @ new - (x @ weight + scale * (x @ a) @ b))), new

# %% wrong: matrix only -> "two things", "[[3.0, -2.0], [2.0, -1.0]]"
# the matrix without the proof
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    return weight + alpha / a.shape[1] * (a @ b)

# %% wrong: sum of differences -> "3.0)", "largest absolute difference"
# the sum of the absolute differences
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.sum(np.abs(x @ new - (x @ weight + scale * (x @ a) @ b)))

# %% wrong: computed in 64 bits -> "0.0)", "merging loses"
# turns everything into 64 bits, so the proof is about another matrix
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    x, w, a, b = (part.astype(float) for part in (x, weight, a, b))
    return new, np.max(np.abs(x @ (w + scale * (a @ b)) - (x @ w + scale * (x @ a) @ b)))

# %% wrong: rank of a only in one place -> "same scale", "0 or a little more"
# the wrong rank stays in the adapter apart
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    new = weight + alpha / a.shape[1] * (a @ b)
    apart = x @ weight + alpha / a.shape[0] * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))
