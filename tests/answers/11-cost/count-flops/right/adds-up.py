# adds up matrix by matrix
def count_flops(shapes, tokens, training):
    flops = 0
    for inputs, outputs in shapes:
        flops += 2 * inputs * outputs * tokens
    if training:
        flops = flops + 2 * flops
    return flops
