# forgets the bytes
def trained(layers, targets, rank):
    return sum(rank * sum(shapes[t]) for shapes in layers for t in targets)
