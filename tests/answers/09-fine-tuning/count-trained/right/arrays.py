# makes the matrices and counts their numbers
def trained(layers, targets, rank):
    pairs = [(np.zeros((shapes[t][0], rank)), np.zeros((rank, shapes[t][1]))) for shapes in layers for t in targets]
    numbers = sum(a.size + b.size for a, b in pairs)
    return [numbers, 2 * 4 * numbers]
