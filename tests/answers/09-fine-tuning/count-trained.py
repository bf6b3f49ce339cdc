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

# %% wrong: a only
# forgets B
def trained(layers, targets, rank):
    numbers = sum(shapes[t][0] * rank for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: all matrices
# gives every matrix an adapter
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shape) for shapes in layers for shape in shapes.values())
    return numbers, 8 * numbers

# %% wrong: first layer
# counts the first layer only
def trained(layers, targets, rank):
    numbers = sum(rank * sum(layers[0][t]) for t in targets)
    return numbers, 8 * numbers

# %% wrong: not touched
# not touched
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    ...

# %% wrong: numbers only
# forgets the bytes
def trained(layers, targets, rank):
    return sum(rank * sum(shapes[t]) for shapes in layers for t in targets)

# %% wrong: one moment
# counts one moment
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 4 * numbers

# %% wrong: product
# multiplies inputs and outputs
def trained(layers, targets, rank):
    numbers = sum(rank * shapes[t][0] * shapes[t][1] for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: square
# takes every matrix for a square
def trained(layers, targets, rank):
    numbers = sum(2 * rank * shapes[t][0] for shapes in layers for t in targets)
    return numbers, 8 * numbers

# %% wrong: with the parameter
# counts the trained number itself too
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 12 * numbers
