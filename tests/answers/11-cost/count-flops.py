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

# %% wrong: backward alone -> "1260", "840"
# takes the way back for the whole step
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return 2 * parameters * tokens * (2 if training else 1)

# %% wrong: first matrix -> "420", "120"
# counts the first matrix only
def count_flops(shapes, tokens, training):
    for a, b in shapes:
        return 2 * a * b * tokens * (3 if training else 1)

# %% wrong: not touched -> "three dots"
# not touched
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    ...

# %% wrong: one flop -> "12", "6"
# counts the multiplications and forgets the additions
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return parameters * tokens * (3 if training else 1)

# %% wrong: tokens once -> "420", "42"
# forgets that every token goes through
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return 2 * parameters * (3 if training else 1)

# %% right: step by step
# one forward pass, then the way back
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    forward = 0
    for shape in shapes:
        multiplications = shape[0] * shape[1]
        additions = shape[0] * shape[1]
        forward = forward + tokens * (multiplications + additions)
    if not training:
        return forward
    gradient_of_matrix, gradient_of_input = forward, forward
    return forward + gradient_of_matrix + gradient_of_input

# %% right: reduce
# folded over the list
from functools import reduce


def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    factor = {False: 2, True: 6}[bool(training)]
    return reduce(lambda total, shape: total + factor * tokens * np.prod(shape), shapes, 0)

# %% right: by token
# token by token
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    each = 6 if training else 2
    total = 0
    for _ in range(tokens):
        total += sum(each * rows * columns for rows, columns in shapes)
    return float(total)

# %% right: dot product
# inputs times outputs as a dot product
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    inputs = [shape[0] for shape in shapes]
    outputs = [shape[1] for shape in shapes]
    return (1 + 2 * training) * 2 * tokens * int(np.dot(inputs, outputs))

# %% right: recursive
# the first matrix, then the rest
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    if len(shapes) == 0:
        return 0
    (inputs, outputs), rest = shapes[0], shapes[1:]
    return 2 * inputs * outputs * tokens * (3 if training else 1) + count_flops(rest, tokens, training)

# %% wrong: training twice -> "1260", "840"
# a training step as two passes
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    forward = sum(2 * inputs * outputs for inputs, outputs in shapes) * tokens
    return forward + forward if training else forward

# %% wrong: always training -> "12", "36"
# the argument is not looked at
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    return 6 * tokens * sum(inputs * outputs for inputs, outputs in shapes)

# %% wrong: sides added -> "12", "10"
# inputs plus outputs
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = sum(inputs + outputs for inputs, outputs in shapes)
    return 2 * parameters * tokens * (3 if training else 1)

# %% wrong: product of matrices -> "420", "1800"
# multiplies the matrices' sizes
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = 1
    for inputs, outputs in shapes:
        parameters = parameters * inputs * outputs
    return 2 * parameters * tokens * (3 if training else 1)

# %% wrong: the last matrix -> "420", "300"
# the total begins again for each matrix
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    for inputs, outputs in shapes:
        parameters = inputs * outputs
    return 2 * parameters * tokens * (3 if training else 1)

# %% wrong: printed -> "returned nothing", "it printed"
# the count is printed
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = sum(inputs * outputs for inputs, outputs in shapes)
    print(2 * parameters * tokens * (3 if training else 1))

# %% wrong: inference returns nothing -> "returned nothing", "one path"
# only training has a return
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = sum(inputs * outputs for inputs, outputs in shapes)
    if training:
        return 6 * parameters * tokens

# %% wrong: tokens added -> "12", "13"
# the tokens are added and not multiplied
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = sum(inputs * outputs for inputs, outputs in shapes)
    return (2 * parameters + tokens) * (3 if training else 1)

# %% wrong: passes swapped -> "12", "36"
# the three passes are in the wrong branch
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = sum(inputs * outputs for inputs, outputs in shapes)
    return 2 * parameters * tokens * (1 if training else 3)

# %% wrong: in millions -> "12"
# in millions of FLOPs, as the table above prints them
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = sum(inputs * outputs for inputs, outputs in shapes)
    return 2 * parameters * tokens * (3 if training else 1) / 1e6

# %% wrong: each shape once -> "240", "120"
# equal matrices are counted once
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    parameters = sum(inputs * outputs for inputs, outputs in set(map(tuple, shapes)))
    return 2 * parameters * tokens * (3 if training else 1)

# %% right: jax
# with jax, in 32 bits
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    sides = jnp.array(shapes, dtype=jnp.float32)
    return (6 if training else 2) * tokens * jnp.sum(sides[:, 0] * sides[:, 1])

# %% wrong: tokens squared -> "420", "4200"
# as attention does
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    return sum(2 * a * b for a, b in shapes) * tokens**2 * (3 if training else 1)

# %% wrong: biases too -> "12", "15"
# one more addition for each output
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    return sum(2 * a * b + b for a, b in shapes) * tokens * (3 if training else 1)
