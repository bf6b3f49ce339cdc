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

# %% wrong: adapter alone -> "[[3.0, -3.0]]", "x W is (1, 2)"
# the adapter instead of the matrix, not beside it
def adapted(x, weight, a, b, alpha):
    return alpha / a.shape[1] * ((x @ a) @ b)

# %% wrong: alpha only -> "[[7.0, 11.0, 7.0, 9.0]]", "3/2"
# forgets to divide by the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + alpha * ((x @ a) @ b)

# %% wrong: in place -> "[[3.0, -2.0], [2.0, -1.0]]", "passed in"
# writes into the frozen matrix
def adapted(x, weight, a, b, alpha):
    weight += (alpha / a.shape[1] * (a @ b)).astype(weight.dtype)
    return x @ weight

# %% wrong: no scale -> "alpha 2", "[[4.0, -1.0]]"
# forgets alpha and the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + (x @ a) @ b

# %% wrong: not touched -> "three dots", "adapted"
# not touched
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    ...

# %% wrong: one after the other -> "(out @ a) @ b", "(1, 2, 1, 0)"
# sends the frozen output through the adapter
def adapted(x, weight, a, b, alpha):
    out = x @ weight
    return out + alpha / a.shape[1] * ((out @ a) @ b)

# %% wrong: rank of inputs -> "[[2.5, 0.5]]", "alpha / rank"
# takes the number of inputs for the rank
def adapted(x, weight, a, b, alpha):
    rank = a.shape[0]
    return x @ weight + alpha / rank * ((x @ a) @ b)

# %% wrong: rank times -> "[[13.0, 20.0, 13.0, 18.0]]", "3/2"
# multiplies by the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + alpha * a.shape[1] * ((x @ a) @ b)

# %% wrong: scales all -> "[[8.0, -2.0]]", "not the frozen part"
# scales the frozen part too
def adapted(x, weight, a, b, alpha):
    return alpha / a.shape[1] * (x @ weight + x @ a @ b)

# %% right: einsum
# sums over indices
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return np.einsum("nk,km->nm", x, weight) + alpha / a.shape[1] * np.einsum("nk,kr,rm->nm", x, a, b)

# %% right: jax
# in JAX, 32 bits
import jax.numpy as jnp


def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    x, weight, a, b = map(jnp.asarray, (x, weight, a, b))
    return jnp.dot(x, weight) + (alpha / a.shape[1]) * jnp.dot(jnp.dot(x, a), b)

# %% right: copy of the matrix
# adds to a copy
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    whole = np.array(weight, dtype=float)
    whole += alpha * (a @ b) / np.shape(a)[1]
    return x @ whole

# %% right: row by row
# one input after the other, a list comes back
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    rank = a[0].size
    return [row @ weight + (row @ a) @ b * alpha / rank for row in x]

# %% right: alpha divided first
# scales the thin product
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    rows, rank = a.shape
    return np.add(x.dot(weight), (x.dot(a) * (alpha / rank)).dot(b))

# %% wrong: minus -> "[[-2.0, 5.0]]", "the sum is (4, -1)"
# subtracts the adapter
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x @ weight - alpha / a.shape[1] * ((x @ a) @ b)

# %% wrong: elementwise -> "shape (1, 2)", "x A is 3"
# elementwise products instead of matrix products
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x * weight + alpha / a.shape[1] * (x * a * b)

# %% wrong: rank over alpha -> "Alpha 2 doubles", "[[2.5, 0.5]]"
# the fraction upside down
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x @ weight + a.shape[1] / alpha * ((x @ a) @ b)

# %% wrong: whole division -> "[[3.0, 5.0, 3.0, 3.0]]", "3/2"
# divides with two slashes
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x @ weight + alpha // a.shape[1] * ((x @ a) @ b)

# %% wrong: rank of outputs -> "[[2.5, 0.5]]", "alpha / rank"
# takes the number of outputs for the rank
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x @ weight + alpha / b.shape[1] * ((x @ a) @ b)

# %% wrong: frozen only -> "[[1.0, 2.0]]", "(3, -3)"
# forgets the adapter
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x @ weight

# %% wrong: changed and put back -> "[[3.0, -2.0], [2.0, -1.0]]", "passed in"
# adds in place, and never takes it away
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    weight[:] = weight + alpha / a.shape[1] * (a @ b)
    return np.matmul(x, weight)

# %% wrong: the matrix -> "shape (1, 2)", "[[2.0, -1.0], [1.0, 0.0]]"
# returns the merged matrix instead of outputs
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return weight + alpha / a.shape[1] * (a @ b)

# %% wrong: first input -> "shape (1, 2)", "[4.0, -1.0]"
# returns the first row only
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x[0] @ weight + alpha / a.shape[1] * (x[0] @ a @ b)

# %% wrong: rounded -> "without rounding", "[[1.4, 1.6]]"
# rounds to one decimal
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return np.round(x @ weight + alpha / a.shape[1] * ((x @ a) @ b), 1)

# %% wrong: square root of the rank -> "[[5.242", "3/2"
# divides by the square root of the rank
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x @ weight + alpha / a.shape[1] ** 0.5 * ((x @ a) @ b)

# %% wrong: printed -> "printed", "return"
# prints the outputs
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    print(x @ weight + alpha / a.shape[1] * ((x @ a) @ b))

# %% wrong: b first -> "(x @ b) @ a", "x A is 3"
# the thin matrices in the wrong order
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    return x @ weight + alpha / a.shape[1] * ((x @ b) @ a)
