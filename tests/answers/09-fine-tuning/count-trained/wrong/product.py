# multiplies inputs and outputs
def trained(layers, targets, rank):
    numbers = sum(rank * shapes[t][0] * shapes[t][1] for shapes in layers for t in targets)
    return numbers, 8 * numbers
