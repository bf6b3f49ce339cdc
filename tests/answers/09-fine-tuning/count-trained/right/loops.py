# two loops
def trained(layers, targets, rank):
    numbers = 0
    for shapes in layers:
        for name in targets:
            inputs, outputs = shapes[name]
            numbers += inputs * rank + rank * outputs
    return numbers, numbers * 2 * 4
