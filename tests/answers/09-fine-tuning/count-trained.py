# %% right: arrays
# makes the matrices and counts their numbers
def trained(layers, targets, rank):
    pairs = [(np.zeros((shapes[t][0], rank)), np.zeros((rank, shapes[t][1]))) for shapes in layers for t in targets]
    numbers = sum(a.size + b.size for a, b in pairs)
    return [numbers, 2 * 4 * numbers]

# %% right: loops
# two loops
def trained(layers, targets, rank):
    numbers = 0
    for shapes in layers:
        for name in targets:
            inputs, outputs = shapes[name]
            numbers += inputs * rank + rank * outputs
    return numbers, numbers * 2 * 4

# %% right: per layer
# a helper for one layer
def trained(layers, targets, rank):
    def of_layer(shapes):
        return sum(shape[0] + shape[1] for name, shape in shapes.items() if name in targets)

    total = rank * sum(map(of_layer, layers))
    return total, 8 * total

# %% wrong: a only -> "(4, 32)", "B has 6"
# forgets B
def trained(layers, targets, rank):
    numbers = sum(shapes[t][0] * rank for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: all matrices -> "(29, 232)", "together 10"
# gives every matrix an adapter
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shape) for shapes in layers for shape in shapes.values())
    return numbers, 8 * numbers

# %% wrong: first layer -> "(48, 384)", "two layers"
# counts the first layer only
def trained(layers, targets, rank):
    numbers = sum(rank * sum(layers[0][t]) for t in targets)
    return numbers, 8 * numbers

# %% wrong: not touched -> "three dots", "trained"
# not touched
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    ...

# %% wrong: numbers only -> "2 values", "whole number 10"
# forgets the bytes
def trained(layers, targets, rank):
    return sum(rank * sum(shapes[t]) for shapes in layers for t in targets)

# %% wrong: one moment -> "(10, 40)", "two moments of 4 bytes"
# counts one moment
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 4 * numbers

# %% wrong: product -> "(24, 192)", "together 10"
# multiplies inputs and outputs
def trained(layers, targets, rank):
    numbers = sum(rank * shapes[t][0] * shapes[t][1] for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: square -> "(8, 64)", "B has 6"
# takes every matrix for a square
def trained(layers, targets, rank):
    numbers = sum(2 * rank * shapes[t][0] for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: with the parameter -> "(10, 120)", "two moments of 4 bytes"
# counts the trained number itself too
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 12 * numbers

# %% right: numpy
# an array of shapes, an array comes back
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    shapes = np.array([shapes[name] for shapes in layers for name in targets]).reshape(-1, 2)
    return np.array([1, 8]) * rank * shapes.sum()

# %% right: named tuple
# a named tuple comes back
from collections import namedtuple

Trained = namedtuple("Trained", "numbers bytes")


def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    total = 0
    for layer in layers:
        for target in targets:
            rows, columns = layer[target]
            total += rank * (rows + columns)
    return Trained(total, total * 8)

# %% right: floats
# the bytes as a whole float
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    a = sum(layer[t][0] * rank for layer in layers for t in targets)
    b = sum(rank * layer[t][1] for layer in layers for t in targets)
    return a + b, 2 * (a + b) * 4.0

# %% right: recursive
# the first layer, then the rest
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    if not layers:
        return 0, 0
    here = rank * sum(sum(layers[0][t]) for t in targets)
    rest, _ = trained(layers[1:], targets, rank)
    return here + rest, 8 * (here + rest)

# %% right: jax
# sizes of JAX arrays
import jax.numpy as jnp


def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = jnp.array([layer[t][0] + layer[t][1] for layer in layers for t in targets], int).sum() * rank
    return numbers, numbers * 8

# %% wrong: swapped -> "(80, 10)", "together 10"
# the bytes first
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return 8 * numbers, numbers

# %% wrong: bits -> "(10, 640)", "80 bytes"
# counts bits
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 64 * numbers

# %% wrong: two numbers only -> "(10, 20)", "4 bytes"
# two moments without the bytes
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 2 * numbers

# %% wrong: rank forgotten -> "(19, 152)", "rank 2"
# forgets the rank
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: rank squared -> "(24, 192)", "B has 6"
# takes the rank twice
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(rank * shapes[t][0] * rank * shapes[t][1] for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: first layer times layers -> "(52, 416)", "second 16 + 40"
# takes all layers to be like the first
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = len(layers) * sum(rank * sum(layers[0][t]) for t in targets)
    return numbers, 8 * numbers

# %% wrong: first target -> "(12, 96)", "8 + 18"
# counts the first target only
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(rank * sum(shapes[targets[0]]) for shapes in layers)
    return numbers, 8 * numbers

# %% wrong: text -> "2 values", "'10 numbers, 80 bytes'"
# a sentence comes back
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return f"{numbers} numbers, {8 * numbers} bytes"

# %% wrong: printed -> "printed 10 80", "return"
# prints both numbers
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    print(numbers, 8 * numbers)

# %% wrong: frozen too -> "(34, 272)", "together 10"
# counts the frozen matrices too
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    numbers = sum(shapes[t][0] * shapes[t][1] + rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: overwritten -> "(48, 384)", "two layers"
# the sum starts again in each layer
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    for shapes in layers:
        numbers = sum(rank * sum(shapes[t]) for t in targets)
    return numbers, 8 * numbers
