# counts one moment
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
    return numbers, 4 * numbers
