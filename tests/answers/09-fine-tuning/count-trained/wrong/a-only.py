# forgets B
def trained(layers, targets, rank):
    numbers = sum(shapes[t][0] * rank for shapes in layers for t in targets)
    return numbers, 8 * numbers
