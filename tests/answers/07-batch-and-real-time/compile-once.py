# %% inputs
"""Texts of up to one more than the largest size, and a forward pass that tells its shapes; the first text is empty."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    sizes = sorted(rng.choice(np.arange(1, 20), rng.integers(1, 4), replace=False).tolist())
    length = 0 if draw == 0 else int(rng.integers(0, sizes[-1] + 3))
    ids, values = rng.integers(0, 9, length).tolist(), rng.uniform(-1, 1, length).tolist()
    return forward, ids, values, sizes


def forward(ids, values):
    weighed = float(np.sum(np.asarray(values) * (1 + np.asarray(ids))))
    return [[list(np.shape(ids)), list(np.shape(values)), round(weighed, 6)]]

# %% right: arrays of zeros
# writes into arrays of zeros
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if len(ids) <= size), sizes[-1])
    length = min(len(ids), size)
    full_ids, full_values = np.zeros((1, size), int), np.zeros((1, size))
    full_ids[0, :length] = ids[:length]
    full_values[0, :length] = values[:length]
    return forward(full_ids, full_values)[0]

# %% right: cut first
# cuts what is too long first, then pads
def answer_one(forward, ids, values, sizes):
    longest = max(sizes)
    ids, values = ids[:longest], values[:longest]
    size = min(size for size in sizes if size >= len(ids))
    missing = size - len(ids)
    return forward(np.pad(np.array(ids, int), (0, missing))[None], np.pad(values, (0, missing))[None])[0]

# %% right: lists
# fills lists up with zeros
def answer_one(forward, ids, values, sizes):
    fitting = [size for size in sizes if size >= len(ids)]
    size = fitting[0] if fitting else sizes[-1]
    zeros = [0] * (size - len(ids))
    ids = list(ids)[:size] + zeros
    values = list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% right: loop
# looks for the size in a loop
def answer_one(forward, ids, values, sizes):
    for size in sizes:
        if len(ids) <= size:
            break
    ids, values = list(ids[:size]), list(values[:size])
    while len(ids) < size:
        ids.append(0)
        values.append(0)
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: always the largest -> "[32, 32, 32, 32, 32]", "9 fits into 16"
# fills every text up to the largest size
def answer_one(forward, ids, values, sizes):
    size = sizes[-1]
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: compiles less -> "[3, 5, 8, 9, 30]", "9 fits into 16"
# deletes the three dots and repairs nothing
def answer_one(forward, ids, values, sizes):
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: cut to the smallest -> "[8, 8, 8, 8, 8]", "30 into 32"
# cuts every text to the smallest size: one program, other answers
def answer_one(forward, ids, values, sizes):
    size = sizes[0]
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: filled with ones -> "1.0, 1.0", "0.125, 0, 0"
# fills the values up with ones
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    missing = size - len(ids)
    ids, values = list(ids)[:size] + [0] * missing, list(values)[:size] + [1] * missing
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: fills in place -> "[8, 8] entries", "passed in"
# appends to the lists of the caller
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    while len(ids) < size:
        ids.append(0)
        values.append(0)
    return forward(np.array([ids[:size]]), np.array([values[:size]]))[0]

# %% wrong: fixed sizes -> "sizes from the argument", "[8, 8, 8, 8, 8]"
# takes powers of two instead of the sizes that are handed in
def answer_one(forward, ids, values, sizes):
    size = max(8, 1 << (len(ids) - 1).bit_length()) if ids else 8
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids) + zeros]), np.array([list(values) + zeros]))[0]

# %% wrong: keeps the end -> "[[1, 2]]", "its beginning stays"
# keeps the end of a long text
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[-size:] + zeros, list(values)[-size:] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: long texts as they are -> "[10, 10, 11, 40]", "one size"
# fills short texts up and lets long ones be
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), len(ids))
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids) + zeros]), np.array([list(values) + zeros]))[0]

# %% wrong: one size up -> "[8, 8, 16, 16, 32]", "8 fit into 8"
# a text that just fits goes one size up
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size > len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: only the ids -> "ids of shape (1, 8) with values of shape (1, 3)"
# fills the ids up and forgets the values
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    ids = list(ids)[:size] + [0] * (size - len(ids))
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: zeros in front -> "[6, 8, 8, 12, 32]", "0.5, 0.25, 0.125, 0, 0"
# puts the zeros in front of a list that is then cut
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    zeros = [0] * len(sizes)
    ids, values = (zeros + list(ids))[:size], (zeros + list(values))[:size]
    return forward(np.array([ids]), np.array([values]))[0]

# %% right: bisect
# looks the size up by bisection
from bisect import bisect_left


def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = sizes[min(bisect_left(sizes, len(ids)), len(sizes) - 1)]
    padded = [(list(part) + [0] * size)[:size] for part in (ids, values)]
    return forward(np.array([padded[0]], dtype=int), np.array([padded[1]]))[0]

# %% right: resize
# an inner helper that fills up
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""

    def fitted(part, size, kind):
        full = np.zeros(size, kind)
        part = part[:size]
        full[: len(part)] = part
        return full[np.newaxis, :]

    size = min([s for s in sizes if s >= len(ids)], default=sizes[-1])
    return forward(fitted(ids, size, int), fitted(values, size, float))[0]

# %% right: by loop
# one place after the other
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = None
    for candidate in sizes:
        if size is None and candidate >= len(ids):
            size = candidate
    if size is None:
        size = sizes[-1]
    new_ids, new_values = [], []
    for place in range(size):
        inside = place < len(ids)
        new_ids.append(ids[place] if inside else 0)
        new_values.append(values[place] if inside else 0.0)
    return forward(np.array([new_ids]), np.array([new_values]))[0]

# %% right: jax
# JAX arrays
import jax.numpy as jnp


def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = next((s for s in sizes if s >= len(ids)), sizes[-1])
    missing = max(0, size - len(ids))
    ids = jnp.pad(jnp.array(ids[:size], dtype=int), (0, missing))
    values = jnp.pad(jnp.array(values[:size], dtype=float), (0, missing))
    return forward(ids[None], values[None])[0]

# %% wrong: zeros in front of the text -> "[[0, 0, 3, 1, 2]]", "3, 1, 2, 0, 0"
# puts the zeros in front of the text
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = next((s for s in sizes if s >= len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    ids, values = zeros + list(ids)[:size], zeros + list(values)[:size]
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: all answers -> "one number", "[4.0]"
# the whole batch comes back
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = next((s for s in sizes if s >= len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids)[:size] + zeros]), np.array([list(values)[:size] + zeros]))

# %% wrong: last value repeated -> "[0, 4, 6, 6, 20]", "0 and 4 fit into 4"
# fills the values up with the last one
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = next((s for s in sizes if s >= len(ids)), sizes[-1])
    missing = size - len(ids)
    ids = list(ids)[:size] + list(ids)[-1:] * missing
    values = list(values)[:size] + list(values)[-1:] * missing
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: multiple of the smallest -> "[4, 4, 8, 8, 8]", "5 and 6 fit into 6"
# fills up to a multiple of the smallest size
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = min(-(-max(len(ids), 1) // sizes[0]) * sizes[0], sizes[-1])
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids)[:size] + zeros]), np.array([list(values)[:size] + zeros]))[0]

# %% wrong: no batch -> "ids of shape (8,)"
# hands over the lists without the outer bracket
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = next((s for s in sizes if s >= len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    return forward(np.array(list(ids)[:size] + zeros), np.array(list(values)[:size] + zeros))[0]

# %% wrong: float ids -> "whole numbers", "float64"
# ids as floats
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = next((s for s in sizes if s >= len(ids)), sizes[-1])
    full_ids, full_values = np.zeros((1, size)), np.zeros((1, size))
    full_ids[0, : len(ids)] = ids[:size]
    full_values[0, : len(values)] = values[:size]
    return forward(full_ids, full_values)[0]

# %% wrong: long texts fail -> "min(s for s in sizes", "cut to it"
# asks for the smallest fitting size, and there may be none
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = min(s for s in sizes if s >= len(ids))
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids) + zeros]), np.array([list(values) + zeros]))[0]

# %% wrong: printed -> "printed 4.0", "return"
# prints the answer
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    size = next((s for s in sizes if s >= len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    print(forward(np.array([list(ids)[:size] + zeros]), np.array([list(values)[:size] + zeros]))[0])

# %% wrong: dots left in -> "[8, 8, 16, 16, 32]", "8 fit into 8"
# one size up for a text that just fits, and the dots are still there
def answer_one(forward, ids, values, sizes):
    """The answer to one text; `forward` compiles for each length that is new to it."""
    ...  # delete this line when you have repaired the service
    size = next((s for s in sizes if s > len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids)[:size] + zeros]), np.array([list(values)[:size] + zeros]))[0]
