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

# %% wrong: always the largest
# fills every text up to the largest size
def answer_one(forward, ids, values, sizes):
    size = sizes[-1]
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: compiles less
# deletes the three dots and repairs nothing
def answer_one(forward, ids, values, sizes):
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: cut to the smallest
# cuts every text to the smallest size: one program, other answers
def answer_one(forward, ids, values, sizes):
    size = sizes[0]
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: filled with ones
# fills the values up with ones
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    missing = size - len(ids)
    ids, values = list(ids)[:size] + [0] * missing, list(values)[:size] + [1] * missing
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: fills in place
# appends to the lists of the caller
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    while len(ids) < size:
        ids.append(0)
        values.append(0)
    return forward(np.array([ids[:size]]), np.array([values[:size]]))[0]

# %% wrong: fixed sizes
# takes powers of two instead of the sizes that are handed in
def answer_one(forward, ids, values, sizes):
    size = max(8, 1 << (len(ids) - 1).bit_length()) if ids else 8
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids) + zeros]), np.array([list(values) + zeros]))[0]

# %% wrong: keeps the end
# keeps the end of a long text
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[-size:] + zeros, list(values)[-size:] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: long texts as they are
# fills short texts up and lets long ones be
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), len(ids))
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids) + zeros]), np.array([list(values) + zeros]))[0]

# %% wrong: one size up
# a text that just fits goes one size up
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size > len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: only the ids
# fills the ids up and forgets the values
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    ids = list(ids)[:size] + [0] * (size - len(ids))
    return forward(np.array([ids]), np.array([values]))[0]

# %% wrong: zeros in front
# puts the zeros in front of a list that is then cut
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    zeros = [0] * len(sizes)
    ids, values = (zeros + list(ids))[:size], (zeros + list(values))[:size]
    return forward(np.array([ids]), np.array([values]))[0]
