# %% inputs
"""Up to five matrices of small shapes, whole numbers of tokens, forward or both ways; the first have no matrix."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    shapes = [tuple(shape) for shape in rng.integers(1, 40, (0 if draw < 2 else int(rng.integers(1, 6)), 2)).tolist()]
    return shapes, int(rng.integers(0, 50)), bool(draw % 2)

# %% right: adds up
# adds up matrix by matrix
def count_flops(shapes, tokens, training):
    flops = 0
    for inputs, outputs in shapes:
        flops += 2 * inputs * outputs * tokens
    if training:
        flops = flops + 2 * flops
    return flops

# %% right: library
# asks the library
def count_flops(shapes, tokens, training):
    parameters = sum(shape[0] * shape[1] for shape in shapes)
    function = cost.training_flops if training else cost.forward_flops
    return function(parameters, tokens)

# %% right: numpy
# lets numpy multiply the two columns
def count_flops(shapes, tokens, training):
    pairs = np.array(shapes, dtype=float).reshape(-1, 2)
    return 2 * tokens * pairs.prod(axis=1).sum() * (3 if training else 1)

# %% wrong: backward alone
# takes the way back for the whole step
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return 2 * parameters * tokens * (2 if training else 1)

# %% wrong: first matrix
# counts the first matrix only
def count_flops(shapes, tokens, training):
    for a, b in shapes:
        return 2 * a * b * tokens * (3 if training else 1)

# %% wrong: not touched
# not touched
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    ...

# %% wrong: one flop
# counts the multiplications and forgets the additions
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return parameters * tokens * (3 if training else 1)

# %% wrong: tokens once
# forgets that every token goes through
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return 2 * parameters * (3 if training else 1)
