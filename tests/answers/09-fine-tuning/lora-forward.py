# %% inputs
"""Drawn matrices of small shapes and ranks from 1 to 4."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    texts, wide, out, rank = rng.integers(1, 9, 3).tolist() + [int(rng.integers(1, 5))]
    shapes = [(texts, wide), (wide, out), (wide, rank), (rank, out)]
    return *(rng.normal(size=shape) for shape in shapes), float(rng.integers(1, 9))

# %% right: in steps
# step by step
def adapted(x, weight, a, b, alpha):
    thin = x @ a
    wide = thin @ b
    frozen = x @ weight
    return frozen + wide * (alpha / a.shape[-1])

# %% right: library
# lets the library compute it
def adapted(x, weight, a, b, alpha):
    return lora.dot(np.asarray(x), {"base": weight, "a": a, "b": b, "scale": alpha / a.shape[1]})

# %% right: matrix first
# makes the difference of the matrices first
def adapted(x, weight, a, b, alpha):
    return x @ (weight + alpha / a.shape[1] * (a @ b))

# %% right: rank of b
# the rank is also the number of rows of b
def adapted(x, weight, a, b, alpha):
    return np.matmul(x, weight) + np.matmul(np.matmul(x, a), b) * alpha / len(b)

# %% wrong: adapter alone
# the adapter instead of the matrix, not beside it
def adapted(x, weight, a, b, alpha):
    return alpha / a.shape[1] * ((x @ a) @ b)

# %% wrong: alpha only
# forgets to divide by the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + alpha * ((x @ a) @ b)

# %% wrong: in place
# writes into the frozen matrix
def adapted(x, weight, a, b, alpha):
    weight += (alpha / a.shape[1] * (a @ b)).astype(weight.dtype)
    return x @ weight

# %% wrong: no scale
# forgets alpha and the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + (x @ a) @ b

# %% wrong: not touched
# not touched
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    ...

# %% wrong: one after the other
# sends the frozen output through the adapter
def adapted(x, weight, a, b, alpha):
    out = x @ weight
    return out + alpha / a.shape[1] * ((out @ a) @ b)

# %% wrong: rank of inputs
# takes the number of inputs for the rank
def adapted(x, weight, a, b, alpha):
    rank = a.shape[0]
    return x @ weight + alpha / rank * ((x @ a) @ b)

# %% wrong: rank times
# multiplies by the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + alpha * a.shape[1] * ((x @ a) @ b)

# %% wrong: scales all
# scales the frozen part too
def adapted(x, weight, a, b, alpha):
    return alpha / a.shape[1] * (x @ weight + x @ a @ b)
