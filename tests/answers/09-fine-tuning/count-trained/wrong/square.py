# takes every matrix for a square
def trained(layers, targets, rank):
    numbers = sum(2 * rank * shapes[t][0] for shapes in layers for t in targets)
    return numbers, 8 * numbers
