# counts the trained number itself too
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 12 * numbers
