# forgets that every token goes through
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return 2 * parameters * (3 if training else 1)
