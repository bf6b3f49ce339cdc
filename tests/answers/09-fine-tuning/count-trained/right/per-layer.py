# a helper for one layer
def trained(layers, targets, rank):
    def of_layer(shapes):
        return sum(shape[0] + shape[1] for name, shape in shapes.items() if name in targets)

    total = rank * sum(map(of_layer, layers))
    return total, 8 * total
