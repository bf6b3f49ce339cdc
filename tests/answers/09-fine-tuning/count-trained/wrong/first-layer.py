# counts the first layer only
def trained(layers, targets, rank):
    numbers = sum(rank * sum(layers[0][t]) for t in targets)
    return numbers, 8 * numbers
