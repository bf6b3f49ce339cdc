# gives every matrix an adapter
def trained(layers, targets, rank):
    numbers = sum(rank * sum(shape) for shapes in layers for shape in shapes.values())
    return numbers, 8 * numbers
